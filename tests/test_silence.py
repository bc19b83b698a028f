"""No byte leaves the machine by itself: only the download of a model knows the network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import lepton_desktop

PACKAGE = Path(lepton_desktop.__file__).parent
NETWORK = {"http", "socket", "ssl", "urllib.request", "truststore", "requests", "huggingface_hub", "aiohttp"}
DOORS = {"encoders/transfer.py": NETWORK, "ui/instance.py": {"PySide6.QtNetwork"}}
"""Who may know it: the download, and the window's socket, which only another window on this machine can reach."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_only_the_download_knows_the_network() -> None:
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        where = path.relative_to(PACKAGE).as_posix()
        for name in imported(path):
            root = name.partition(".")[0]
            known = {name, root} & (NETWORK | {"PySide6.QtNetwork"})
            if known - DOORS.get(where, set()):
                found.setdefault(where, set()).add(name)
    assert found == {}
