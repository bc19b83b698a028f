"""Compares how fast editions of the program start, and how much memory they take.

    python packaging/linux/measure.py PHOTOS packaged=/usr/bin/lepton-desktop pip=.venv/bin/lepton-desktop

Needs xvfb-run's Xvfb, and xdotool. Each edition first indexes the folder PHOTOS into a library of its own, and compiles
the model: what is measured is a start with everything made. The editions take turns, and the median of the rounds is
printed: on a busy machine only the comparison means something.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

DISPLAY = ":73"
SETTLED_S = 6
"""What the window does after its start, such as looking for changed photos, is over by then."""
MEGABYTE = 1e6


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a command takes."""
    began = time.monotonic()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began


def window(program: str, environment: dict[str, str]) -> tuple[float, float]:
    """The seconds until the window is visible, and the memory in MB of all its processes when it is idle.

    The memory is the proportional set size: what processes share is counted once.
    """
    began = time.monotonic()
    process = subprocess.Popen(
        [program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Lepton Desktop"]
        subprocess.run(search, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=60)
        visible = time.monotonic() - began
        time.sleep(SETTLED_S)
        whole = psutil.Process(process.pid)
        memory = sum(one.memory_full_info().pss for one in (whole, *whole.children(recursive=True)))
    finally:
        process.terminate()
        process.wait(30)
    return visible, memory / MEGABYTE


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("photos", type=Path)
    parser.add_argument("editions", nargs="+", metavar="NAME=PROGRAM")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: 5")
    arguments = parser.parse_args()
    editions = dict(one.split("=", 1) for one in arguments.editions)
    figures: dict[str, dict[str, list[float]]] = {name: {} for name in editions}
    screen = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with tempfile.TemporaryDirectory() as folder:
            environments = {
                name: os.environ
                | {"LEPTON_DATA_DIR": f"{folder}/{name}", "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
                for name in editions
            }
            for name, program in editions.items():
                for step in (["index", str(arguments.photos)], ["models", "prepare"], ["search", "a cat"]):
                    seconds([program, *step], environments[name])
            for _ in range(arguments.rounds):
                for name, program in editions.items():
                    environment, found = environments[name], figures[name]
                    found.setdefault("--version, s", []).append(seconds([program, "--version"], environment))
                    search = [program, "search", f"a dog at {time.time()}"]
                    found.setdefault("first answer of the command line, s", []).append(
                        seconds(search, environment)
                    )
                    visible, memory = window(program, environment)
                    found.setdefault("window visible, s", []).append(visible)
                    found.setdefault("idle window, MB", []).append(memory)
    finally:
        screen.terminate()
        screen.wait(30)
    print(
        f"median of {arguments.rounds} rounds; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    )
    for what in next(iter(figures.values())):
        row = ", ".join(f"{name} {statistics.median(found[what]):.2f}" for name, found in figures.items())
        print(f"{what}: {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
