"""Whether this machine may have a graphics card that torch can use, found out without importing torch."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import sys
from pathlib import Path

from lepton_desktop.encoders.torch_packages import import_open_clip, torch_advice, torch_is_here
from lepton_desktop.user_messages import UserMessage

DEVICES = ("cuda", "mps", "cpu")
"""In the order in which `auto` tries them."""

_NVIDIA, _AMD = "/dev/nvidiactl", "/dev/kfd"


def may_be_there(device: str) -> bool:
    """Whether ``auto``, ``cuda`` or ``mps`` may lead to a card. When in doubt yes: torch then knows for certain.

    Only torch runs models on them, so without torch there is none.
    """
    if device == "cpu" or not torch_is_here():
        return False
    if device != "cuda" and sys.platform == "darwin":
        return platform.machine() == "arm64"
    return device != "mps" and _has_driver() and _torch_knows_cards()


def why_not() -> dict[str, UserMessage | None]:
    """Each device with the reason why it can't be used here, or None where it can. Asks torch, if that is here.

    Raises EncoderError when torch is broken.
    """
    if not torch_is_here():
        reason = UserMessage(
            "only PyTorch runs models there, and it isn't installed; {advice}", advice=torch_advice()
        )
        return {device: None if device == "cpu" else reason for device in DEVICES}
    import_open_clip()
    from lepton_desktop.encoders import device as known_to_torch

    return {device: known_to_torch.why_not(device) for device in DEVICES}


def has_nvidia_driver() -> bool:
    """Whether the driver of an NVIDIA card is installed."""
    if sys.platform == "win32":
        return (Path(os.environ.get("SystemRoot", "C:/Windows")) / "System32" / "nvcuda.dll").exists()  # noqa: SIM112
    return os.path.exists(_NVIDIA)


def _has_driver() -> bool:
    return has_nvidia_driver() or os.path.exists(_AMD)


def _torch_knows_cards() -> bool:
    """Whether the build of torch is one for CUDA or ROCm, as it says in a file of its own."""
    package = importlib.util.find_spec("torch")
    try:
        said = (Path((package and package.origin) or "").parent / "version.py").read_text(encoding="utf-8")
    except OSError:
        return True
    return re.search(r"^(cuda|hip)\b[^=]*= *['\"]", said, re.MULTILINE) is not None
