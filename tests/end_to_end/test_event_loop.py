"""The window stays smooth while photos are indexed: the gaps between two turns of its event loop.

``LEPTON_SMOOTHNESS_PHOTOS=2000 pytest -s tests/end_to_end/test_event_loop.py`` indexes as many and prints the gaps.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer

from end_to_end.conftest import Open
from end_to_end.test_window import indexed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PHOTOS = int(os.environ.get("LEPTON_SMOOTHNESS_PHOTOS", "500"))
TICK_MS = 5
LIMIT_MS = 50.0
QUESTIONS = ("a cup of coffee", "a cat in the grass", "a motorcycle", "bricks")


def waited_for_a_processor() -> float:
    """Seconds for which this thread could have run but the system let others run; 0 where it doesn't tell."""
    if sys.platform != "linux":
        return 0.0
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


class Gaps(QObject):
    """Notes, in milliseconds, how long the event loop took from each turn to the next.

    What it waited for a processor doesn't count: that says how busy the machine is, not what the window does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[float] = []
        self._last = time.perf_counter() - waited_for_a_processor()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = time.perf_counter() - waited_for_a_processor()
        self.found.append((now - self._last) * 1000)
        self._last = now


def crops(folder: Path, photographs: Path) -> None:
    """Fill the folder with different pieces of real photographs."""
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


def test_the_event_loop_turns_smoothly_while_photos_are_indexed(
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
