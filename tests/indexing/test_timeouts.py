"""Nobody waits for long for a disk that doesn't answer."""

from __future__ import annotations

import os
import threading
import time

import pytest

from indexing.library import wait_until
from lepton_desktop.indexing.timeouts import NoAnswerError, Timeouts, in_time


def test_an_answer_and_an_error_are_told() -> None:
    patience: Timeouts[int] = Timeouts()
    assert patience.ask("a", lambda: 7) == 7
    with pytest.raises(FileNotFoundError):
        patience.ask("a", lambda: os.stat("/not there").st_size)
    assert in_time(lambda: 8) == 8


def test_of_a_disk_that_does_not_answer_nobody_waits_twice_and_one_question_is_open() -> None:
    released = threading.Event()
    asked: list[int] = []

    def question() -> int:
        asked.append(1)
        released.wait(60)
        return 7

    patience: Timeouts[int] = Timeouts(0.05)
    for _ in range(5):
        with pytest.raises(NoAnswerError):
            patience.ask("slow", question)
    assert len(asked) == 1
    assert patience.ask("quick", lambda: 1) == 1
    released.set()

    def answered() -> bool:
        began = time.monotonic()
        try:
            return patience.ask("slow", question) == 7
        except NoAnswerError:
            return False
        finally:
            assert time.monotonic() - began < 5

    wait_until(answered)
    assert patience.ask("slow", question) == 7


def test_a_single_question_is_given_up_in_time() -> None:
    released = threading.Event()
    with pytest.raises(NoAnswerError):
        in_time(lambda: released.wait(60), 0.05)
    released.set()
