"""Whether this machine may have a graphics card that torch can use, found out without importing torch."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import sys
from pathlib import Path

_NVIDIA, _AMD = "/dev/nvidiactl", "/dev/kfd"


def may_be_there(device: str) -> bool:
    """Whether ``auto``, ``cuda`` or ``mps`` may lead to a card. When in doubt yes: torch then knows for certain."""
    if device == "cpu":
        return False
    if device != "cuda" and sys.platform == "darwin":
        return platform.machine() == "arm64"
    return device != "mps" and _has_driver() and _torch_knows_cards()


def _has_driver() -> bool:
    if sys.platform == "win32":
        return (Path(os.environ.get("SystemRoot", "C:/Windows")) / "System32" / "nvcuda.dll").exists()  # noqa: SIM112
    return os.path.exists(_NVIDIA) or os.path.exists(_AMD)


def _torch_knows_cards() -> bool:
    """Whether the build of torch is one for CUDA or ROCm, as it says in a file of its own."""
    package = importlib.util.find_spec("torch")
    try:
        said = (Path((package and package.origin) or "").parent / "version.py").read_text(encoding="utf-8")
    except OSError:
        return True
    return re.search(r"^(cuda|hip)\b[^=]*= *['\"]", said, re.MULTILINE) is not None
