"""From the start of the process to the painted window and to the first answer, against importing torch alone."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np

from benchmarks.figures import Figure, Scale, exponent, python
from benchmarks.searching import library
from lepton_desktop.settings import Places

_PROGRAM = """
import os, sys, time
began = float(sys.argv[1])
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from dataclasses import replace
from PySide6.QtCore import QEvent, QObject
from lepton_desktop.app import Application
from lepton_desktop.ui.application import make_application, wait_for
from lepton_desktop.ui.toolkit.theme import Theme
from lepton_desktop.ui.window import Window
dependencies = Application().dependencies()
application = make_application()
window = Window(replace(dependencies, indexer_command=()), Theme(application))
painted = []
class Eye(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint and not painted:
            painted.append(time.time() - began)
        return False
eye = Eye()
application.installEventFilter(eye)
window.show()
window.start()
wait_for(lambda: bool(painted), 60)
window.search.set_text(f"a dog at {began}")
wait_for(window.settled, 60)
answered = time.time() - began
whole = mapped = 0
name = ""
for line in open("/proc/self/smaps") if sys.platform == "linux" else ():
    word, *rest = line.split()
    if not word.endswith(":"):
        name = rest[-1]
    elif word == "Rss:":
        whole += int(rest[0]) / 1024
        mapped += int(rest[0]) / 1024 if name.startswith(str(dependencies.places.index)) else 0
print(painted[0], answered, whole, mapped, "torch" in sys.modules)
os._exit(0)
"""


def run(scale: Scale) -> list[Figure]:
    """Medians; the window's memory when all is quiet; and how both grow."""
    sizes = [10_000] if scale.quick else [10_000, 100_000, 1_000_000]
    rounds = 3 if scale.quick else 5
    figures: list[Figure] = []
    answers: list[float] = []
    for size in sizes:
        label = f"1e{round(np.log10(size))}"
        asked = size == sizes[-1] if scale.quick else size == 100_000
        found, ratios = _start(library(scale.work, size), rounds, against=asked)
        window, answer, whole, mapped = np.median(found, 0).tolist()
        answers.append(answer)
        if asked:
            figures += [
                Figure("start_window_s", window, "s", "<= 1.0"),
                Figure("start_answer_s", answer, "s", "<= 2.0"),
                Figure("start_vs_import_torch", float(np.median(ratios)), "x", "<= 0.5"),
            ]
        figures += [
            Figure(f"start_window_s_{label}", window, "s"),
            Figure(f"start_answer_s_{label}", answer, "s"),
            Figure(f"idle_mb_{label}", whole - mapped, "MB", "<= 350" if label == "1e5" else ""),
            Figure(f"idle_mapped_mb_{label}", mapped, "MB"),
        ]
    if len(sizes) > 1:
        figures.append(Figure("start_exponent", exponent(sizes, answers), "", "<= 1.1"))
    return figures


def _start(places: Places, rounds: int, against: bool) -> tuple[list[list[float]], list[float]]:
    """Of each round the seconds to window and answer and the megabytes; and its share of importing torch."""
    rows: list[list[float]] = []
    ratios: list[float] = []
    for _ in range(rounds):
        *numbers, torch = python(_PROGRAM, places.data, str(time.time())).split()
        assert torch == "False"
        rows.append([float(number) for number in numbers])
        if against:
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", "import torch, open_clip"], check=True)
            ratios.append(rows[-1][1] / (time.perf_counter() - began))
    return rows, ratios
