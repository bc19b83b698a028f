"""The worker thread: order, errors, and the way back to the thread of the window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from lepton_desktop.ui.toolkit.worker import Worker, any_left

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_jobs_run_on_its_thread_and_answers_come_back_on_ours(qtbot: QtBot) -> None:
    worker: Worker[list[int]] = Worker("test", list)
    answers: list[tuple[int, int]] = []
    worker.ask(
        lambda thing: threading.get_ident(),
        lambda ran_on: answers.append((ran_on, threading.get_ident())),
        answers.append,
    )
    qtbot.waitUntil(lambda: bool(answers))
    worker.close()
    ((ran_on, came_back_on),) = answers
    assert ran_on != came_back_on == threading.get_ident()


def test_an_error_becomes_a_reason_and_the_thread_goes_on(qtbot: QtBot) -> None:
    worker: Worker[dict[str, int]] = Worker("test", dict)
    said: list[object] = []
    worker.ask(lambda thing: thing["missing"], said.append, said.append)
    worker.ask(lambda thing: len(thing), said.append, said.append)
    qtbot.waitUntil(lambda: len(said) == 2)
    worker.close()
    assert said == ["KeyError: 'missing'", 0]


def test_what_could_not_be_made_is_tried_again_by_the_next_job(qtbot: QtBot) -> None:
    tries: list[int] = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the drive is busy")
        return "made"

    worker = Worker("test", make)
    said: list[str] = []
    worker.ask(str, said.append, said.append)
    worker.ask(str, said.append, said.append)
    qtbot.waitUntil(lambda: len(said) == 2)
    worker.close()
    assert said == ["OSError: the drive is busy", "made"]


def test_a_job_that_is_no_longer_wanted_is_never_run(qtbot: QtBot) -> None:
    worker: Worker[list[str]] = Worker("test", list)
    started, go_on = threading.Event(), threading.Event()
    ran: list[str] = []

    def first(thing: list[str]) -> None:
        started.set()
        go_on.wait(10)

    wanted = True
    worker.ask(first, lambda _: None, ran.append)
    assert started.wait(10)
    worker.ask(lambda thing: ran.append("second"), lambda _: None, ran.append, lambda: wanted)
    worker.ask(lambda thing: ran.append("third"), lambda _: None, ran.append)
    wanted = False
    go_on.set()
    qtbot.waitUntil(lambda: bool(ran))
    worker.close()
    assert ran == ["third"]


def test_closing_closes_what_it_owns_and_lets_no_answer_through(qtbot: QtBot) -> None:
    class Door:
        closed = False

        def close(self) -> None:
            self.closed = True

    door = Door()
    worker = Worker("test", lambda: door)
    said: list[object] = []
    ran = threading.Event()
    worker.ask(lambda thing: ran.set(), said.append, said.append)
    assert ran.wait(10)
    worker.close()
    qtbot.wait(1)  # lets the answer, if it were still on its way, arrive
    assert door.closed
    assert said == []


def test_a_thread_that_does_not_end_in_time_is_known_to_be_left(qtbot: QtBot) -> None:
    worker: Worker[list[str]] = Worker("test", list)
    started, go_on = threading.Event(), threading.Event()

    def busy(thing: list[str]) -> None:
        started.set()
        go_on.wait(10)

    worker.ask(busy, lambda _: None, lambda _: None)
    assert started.wait(10)
    worker.close(seconds=0.01)
    assert any_left()
    go_on.set()
    qtbot.waitUntil(lambda: not any_left())
