"""The window stays smooth while thousands of photos are indexed: the gaps between two turns of its event loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer

from end_to_end.conftest import Open
from end_to_end.test_window import indexed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PHOTOS = 2_000
TICK_MS = 5
LIMIT_MS = 50.0
QUESTIONS = ("a cup of coffee", "a cat in the grass", "a motorcycle", "bricks")


class Gaps(QObject):
    """Notes, in milliseconds, how long the event loop took from each turn to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = time.perf_counter()
        self.found.append((now - self._last) * 1000)
        self._last = now


def crops(folder: Path, photographs: Path) -> None:
    """Fill the folder with thousands of different pieces of real photographs."""
    folder.mkdir()
    pictures = [Image.open(path).convert("RGB") for path in sorted(photographs.iterdir())]
    places = np.random.default_rng(0)
    for number in range(PHOTOS):
        picture = pictures[number % len(pictures)]
        edge = min(picture.size) // 2
        left = int(places.integers(picture.width - edge))
        top = int(places.integers(picture.height - edge))
        piece = picture.crop((left, top, left + edge, top + edge)).resize((160, 160))
        piece.save(folder / f"{number:04}.jpg")


def test_the_event_loop_turns_smoothly_while_thousands_of_photos_are_indexed(
    photographs: Path,
    tmp_path: Path,
    open_window: Open,
    qtbot: QtBot,
) -> None:
    crops(tmp_path / "pieces", photographs)
    window = open_window(tmp_path / "pieces")
    qtbot.waitUntil(lambda: indexed(window) > 0, timeout=60_000)

    gaps = Gaps()
    scroll = window.grid.verticalScrollBar()
    asked = 0
    while indexed(window) < PHOTOS:
        before = indexed(window)
        window.search.set_text(QUESTIONS[asked % len(QUESTIONS)] if asked % 2 else "")
        asked += 1
        scroll.setValue(scroll.value() + scroll.pageStep() if scroll.value() < scroll.maximum() else 0)
        qtbot.waitUntil(lambda before=before: indexed(window) > before, timeout=60_000)

    worst = float(np.percentile(gaps.found, 99))
    print(f"{len(gaps.found)} turns, 99th percentile {worst:.1f} ms, longest {max(gaps.found):.0f} ms")
    assert worst <= LIMIT_MS
