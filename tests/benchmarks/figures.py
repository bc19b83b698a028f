"""What a benchmark gives back, and how a noisy machine is measured: in turns, by the median, as a ratio."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its name. `target` is what it should be at least (``>=``) or at most (``<=``), if anything."""

    name: str
    value: float
    unit: str
    target: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it is as it should be; None where nothing is asked of it."""
        if not self.target:
            return None
        sign, bound = self.target.split()
        return self.value >= float(bound) if sign == ">=" else self.value <= float(bound)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to do: `work` is a folder for what can be made once and used again."""

    work: Path
    quick: bool
    photos: Path | None = None
    """A folder of real photographs to make the test's from; else those that come with Python packages."""


def seconds(run: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Spent:
    """What programs that were run took, run by run: seconds, and the processor's seconds (not known on Windows)."""

    wall: list[float] = field(default_factory=list)
    cores: list[float] = field(default_factory=list)

    def add(self, run: Callable[[], object]) -> None:
        """Run it and note what it took, its child processes counted."""
        before, began = os.times(), time.perf_counter()
        run()
        self.wall.append(time.perf_counter() - began)
        after = os.times()
        spent = after.children_user - before.children_user + after.children_system - before.children_system
        self.cores.append(spent or float("nan"))


def in_turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each, taken in turns, so that what else the machine does disturbs all alike."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            took[name].append(seconds(run))
    return took


def ratio(took: Mapping[str, Sequence[float]], slow: str, fast: str) -> float:
    """How many times as long the one takes: the median over the rounds."""
    return float(np.median(np.array(took[slow]) / np.array(took[fast])))


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return float(np.percentile(values, 50)), float(np.percentile(values, 95))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size with which the cost grows, fitted over all sizes."""
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])


def python(program: str, data: Path, *arguments: str) -> str:
    """Run a program of our own in a process of its own; what it printed. Raises CalledProcessError."""
    environment = os.environ | {
        "LEPTON_DATA_DIR": str(data),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


PEAK_MB = """
def peak_mb():
    if sys.platform == "linux":  # its getrusage counts what the process had been before it ran this program
        return next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
    if sys.platform == "win32":
        return float("nan")
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
"""
"""Part of a program of `python`: the most memory that it had resident. It has `sys` already."""


def lepton(data: Path, *arguments: str) -> None:
    """Run `lepton-desktop`. Raises CalledProcessError."""
    environment = os.environ | {
        "LEPTON_DATA_DIR": str(data),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    subprocess.run(
        [sys.executable, "-m", "lepton_desktop", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
