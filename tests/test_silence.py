"""No byte leaves the machine by itself: only what the user starts by a button or a command knows the network."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lepton_desktop
from lepton_desktop.encoders import openvino_runtime

PACKAGE = Path(lepton_desktop.__file__).parent
NETWORK = {"http", "socket", "ssl", "urllib.request", "truststore", "requests", "huggingface_hub", "aiohttp"}
DOORS = {
    "web.py": NETWORK,
    "encoders/download.py": NETWORK,
    "ui/system/instance.py": {"PySide6.QtNetwork"},
}
"""Who may know it: what opens an address, the download, and the window's socket, which only another window on this
machine can reach."""
ASKED_FOR = {"encoders/download.py", "updates.py"}
"""Who may open an address: the download of models and of PyTorch, and the check for updates, each in a process that a
button or a command starts."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_only_what_the_user_starts_knows_the_network() -> None:
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        where = path.relative_to(PACKAGE).as_posix()
        for name in imported(path):
            root = name.partition(".")[0]
            known = {name, root} & (NETWORK | {"PySide6.QtNetwork"})
            if name == "lepton_desktop.web" and where not in ASKED_FOR:
                known.add(name)
            if known - DOORS.get(where, set()):
                found.setdefault(where, set()).add(name)
    assert found == {}


QUANTISING = """
import sys
import numpy as np
tried = []

def listen(event, arguments):
    sends = event.partition(".")[0] in ("socket", "urllib", "http")
    if sends or (event == "subprocess.Popen" and "python" in str(arguments[0])):  # torch asks ldconfig
        tried.append(event)

sys.addaudithook(listen)
from lepton_desktop.encoders.openvino_runtime import import_openvino
from lepton_desktop.encoders.quantisation import quantise
openvino = import_openvino()
from openvino import opset13 as step
pixels = step.parameter([-1, 8, 8, 3], np.uint8)
looked = step.matmul(step.convert(pixels, "f32"), step.constant(np.ones((3, 4), np.float32)), False, False)
quantise(openvino.Model([looked], [pixels]), np.random.default_rng(0).integers(0, 256, (9, 8, 8, 3), np.uint8))
print(tried, sys.modules["openvino_telemetry"], "nncf" in sys.modules)
"""


@pytest.mark.skipif(
    openvino_runtime.version() is None or "i8" not in openvino_runtime.precisions(),
    reason="nothing here computes in eight bits",
)
def test_making_eight_bits_sends_nothing_and_does_not_try() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", QUANTISING], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] None True"
    assert done.stderr == ""
