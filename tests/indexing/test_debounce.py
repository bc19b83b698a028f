"""Paths become quiet when nothing has happened to them for a while."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from indexing.library import HandClock
from lepton_desktop.indexing import debounce
from lepton_desktop.indexing.debounce import Debounce

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def test_a_file_is_quiet_when_neither_event_nor_size_shows_a_change(tmp_path: Path, clock: HandClock) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"1")
    waiting = Debounce(1.0, clock)
    waiting.touch(file)
    clock.now = 0.9
    assert waiting.quiet() == []
    file.write_bytes(b"12")  # no event told of it
    clock.now = 1.1
    assert waiting.quiet() == []
    clock.now = 2.0
    waiting.touch(file)
    clock.now = 2.9
    assert waiting.quiet() == []
    clock.now = 3.1
    assert waiting.quiet() == [file]
    assert not waiting.waiting()


def test_a_file_that_is_gone_waits_longer_unless_it_is_known_where_it_moved(
    tmp_path: Path, clock: HandClock
) -> None:
    (tmp_path / "new.jpg").write_bytes(b"1")
    waiting = Debounce(1.0, clock)
    waiting.touch(tmp_path / "deleted.jpg")
    waiting.moved(tmp_path / "old.jpg", tmp_path / "new.jpg")
    clock.now = 1.5
    assert set(waiting.quiet()) == {tmp_path / "old.jpg", tmp_path / "new.jpg"}
    clock.now = 2.5
    assert waiting.quiet() == [tmp_path / "deleted.jpg"]


def test_of_a_file_moved_twice_all_paths_become_quiet_together(tmp_path: Path, clock: HandClock) -> None:
    (tmp_path / "last.jpg").write_bytes(b"1")
    waiting = Debounce(1.0, clock)
    waiting.moved(tmp_path / "first.jpg", tmp_path / "between.jpg")
    waiting.moved(tmp_path / "between.jpg", tmp_path / "last.jpg")
    clock.now = 1.5
    assert {path.name for path in waiting.quiet()} == {"first.jpg", "between.jpg", "last.jpg"}


def test_too_much_at_once_calls_for_a_look_at_everything(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debounce, "_PENDING_AT_MOST", 3)
    waiting = Debounce(1.0, clock)
    for number in range(3):
        waiting.touch(tmp_path / str(number))
    assert not waiting.overflowed()
    waiting.touch(tmp_path / "one more")
    assert waiting.overflowed()
    assert not waiting.overflowed()


def test_a_file_just_written_is_restless_though_no_event_told_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"1")
    waiting = Debounce(3600.0)
    assert waiting.is_restless(file, file.stat().st_mtime_ns)
    assert waiting.waiting()
    old = tmp_path / "old.jpg"
    old.write_bytes(b"1")
    os.utime(old, (0, 0))
    assert not waiting.is_restless(old, 0)
    assert not waiting.is_restless(old, time.time_ns() + 10**15)  # a clock that was wrong: no reason to wait
