"""The same done to many files on a thread."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from lepton_desktop.ui.actions.batch import Batch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_tells_its_progress_and_what_came_of_each(qtbot: QtBot) -> None:
    batch = Batch([1, 0, 4], lambda number: 8 / number)
    seen: list[int] = []
    batch.progressed.connect(seen.append)
    with qtbot.waitSignal(batch.finished) as finished:
        batch.start()
    assert seen == [1, 2, 3]
    assert finished.args == [[(1, 8.0), (4, 2.0)], ["ZeroDivisionError: division by zero"]]


def test_it_stops_before_the_next_item(qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def act(number: int) -> int:
        begun.set()
        assert go_on.wait(20)
        return number

    batch = Batch(range(100), act)
    with qtbot.waitSignal(batch.finished) as finished:
        batch.start()
        assert begun.wait(20)
        batch.stop()
        go_on.set()
    assert finished.args == [[(0, 0)], []]
    batch.wait(5)
