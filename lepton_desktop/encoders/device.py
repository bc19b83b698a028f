"""Chooses where a model runs: CUDA, then Apple's MPS, then the CPU, or what the user wants."""

from __future__ import annotations

import platform

import torch

from lepton_desktop.encoders.accelerators import DEVICES
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.user_messages import UserMessage


def choose_device(wish: str) -> str:
    """The device for ``auto`` or for a device's own name. Raises EncoderError when that one isn't there."""
    if wish == "auto":
        return next(device for device in DEVICES if why_not(device) is None)
    if wish not in DEVICES:
        raise EncoderError(
            "{device}: is not a device; choose auto, {known}", device=wish, known=", ".join(DEVICES)
        )
    reason = why_not(wish)
    if reason is not None:
        raise EncoderError("{device}: {reason}; choose auto or cpu", device=wish, reason=reason)
    return wish


def why_not(device: str) -> UserMessage | None:
    """Why the device can't be used, in words for the user, or None when it can."""
    if device == "cuda" and not torch.cuda.is_available():
        if torch.version.cuda is None and torch.version.hip is None:
            return UserMessage(
                "this build of torch ({version}) doesn't support graphics cards", version=torch.__version__
            )
        return UserMessage("no graphics card with a working driver was found")
    if device == "mps" and not torch.backends.mps.is_available():
        if platform.system() != "Darwin":
            return UserMessage("only Apple's computers have it")
        return UserMessage("it needs macOS 12.3 or later, an Apple processor and a torch built for it")
    return None
