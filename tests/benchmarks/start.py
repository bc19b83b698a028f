"""From the start of the process to the painted window and to the first answer, against importing torch alone."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np

from benchmarks.figures import Figure, Scale, python
from benchmarks.searching import library

_PROGRAM = """
import os, sys, time
began = float(sys.argv[1])
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from dataclasses import replace
from PySide6.QtCore import QEvent, QObject
from lepton_desktop.app import Application
from lepton_desktop.ui.application import make_application, wait_for
from lepton_desktop.ui.theme import Theme
from lepton_desktop.ui.window import Window
parts = Application().parts()
application = make_application()
window = Window(replace(parts, indexer_command=()), Theme(application))
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
memory = [line for line in open("/proc/self/status") if line.startswith("VmRSS")] if sys.platform == "linux" else []
print(painted[0], answered, int(memory[0].split()[1]) / 1024 if memory else 0, "torch" in sys.modules)
os._exit(0)
"""


def run(scale: Scale) -> list[Figure]:
    """Medians; and the window's memory when all is quiet."""
    size = 10_000 if scale.quick else 100_000
    places = library(scale.work, size)
    rows: list[tuple[float, float, float]] = []
    imports: list[float] = []
    for _ in range(3 if scale.quick else 7):
        painted, answered, memory, torch = python(_PROGRAM, places.data, str(time.time())).split()
        assert torch == "False"
        rows.append((float(painted), float(answered), float(memory)))
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import torch, open_clip"], check=True)
        imports.append(time.perf_counter() - began)
    window, answer, megabytes = np.median(np.array(rows), 0)
    ratios = np.array([answered for _, answered, _ in rows]) / np.array(imports)
    label = f"1e{round(np.log10(size))}"
    return [
        Figure("start_window_s", float(window), "s", "<= 1.0"),
        Figure("start_answer_s", float(answer), "s", "<= 2.0"),
        Figure("start_vs_import_torch", float(np.median(ratios)), "x", "<= 0.5"),
        Figure(f"idle_mb_{label}", float(megabytes), "MB", "<= 350"),
    ]
