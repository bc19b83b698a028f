"""Small things done on a thread of the pool."""

from __future__ import annotations

from threading import Event, current_thread
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QCoreApplication, QThreadPool

from lepton_desktop.ui.toolkit.background_call import BackgroundCalls

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_work_is_done_on_a_thread_and_its_outcome_dealt_with_here(qtbot: QtBot) -> None:
    aside = BackgroundCalls()
    seen: list[tuple[str, bool]] = []
    here = current_thread()
    aside.run(lambda: current_thread() is here, lambda worked_here: seen.append(("work", worked_here)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("work", False)]


def test_each_gets_what_its_own_work_found(qtbot: QtBot) -> None:
    first, second = BackgroundCalls(), BackgroundCalls()
    seen: list[str] = []
    first.run(lambda: "first", seen.append)
    second.run(lambda: "second", seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert sorted(seen) == ["first", "second"]


def test_whoever_is_gone_before_the_work_is_done_is_destroyed_by_the_thread_of_the_window(
    qapp: object,
) -> None:
    aside = BackgroundCalls()
    begun, go_on = Event(), Event()
    seen: list[object] = []

    def work() -> str:
        begun.set()
        go_on.wait(20)
        return "late"

    aside.run(work, seen.append)
    assert begun.wait(20)
    watched = ref(aside)
    del aside
    assert watched() is None
    go_on.set()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QCoreApplication.processEvents()
    assert seen == []
