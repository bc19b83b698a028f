"""Chooses where a model runs: CUDA, then Apple's MPS, then the CPU, or what the user wants."""

from __future__ import annotations

import platform

import torch

from lepton_desktop.encoders.encoder import EncoderError

DEVICES = ("cuda", "mps", "cpu")
"""In the order in which `auto` tries them."""


def choose_device(wish: str) -> str:
    """The device for ``auto`` or for a device's own name. Raises EncoderError when that one isn't there."""
    if wish == "auto":
        return next(device for device in DEVICES if why_not(device) is None)
    if wish not in DEVICES:
        raise EncoderError(f"{wish}: is no device; choose auto, {', '.join(DEVICES)}")
    reason = why_not(wish)
    if reason is not None:
        raise EncoderError(f"{wish}: {reason}; choose auto or cpu")
    return wish


def why_not(device: str) -> str | None:
    """Why the device can't be used, in words for the user, or None when it can."""
    if device == "cuda" and not torch.cuda.is_available():
        if torch.version.cuda is None and torch.version.hip is None:
            return f"this build of torch ({torch.__version__}) knows no graphics card"
        return "no graphics card with a working driver was found"
    if device == "mps" and not torch.backends.mps.is_available():
        if platform.system() != "Darwin":
            return "only Apple's computers have it"
        return "it needs macOS 12.3 or later, an Apple processor and a torch built for it"
    return None
