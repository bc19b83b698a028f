"""Whether torch, and what runs models with it, is here: asked without importing it, which takes seconds."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from lepton_desktop.edition import packaged, reinstall_advice
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.user_messages import UserMessage

TORCH_PACKAGES = ("torch", "torchvision", "open_clip", "timm")
"""The modules that PyTorch's engine needs."""

TORCH_PACK_LIST = RESOURCES / "torch_pack.json"
"""Lists what a packaged program can install of PyTorch; see `torch_pack`. Without it, it can't."""


def torch_is_here() -> bool:
    """Whether all of TORCH_PACKAGES are installed."""
    return all(importlib.util.find_spec(name) is not None for name in TORCH_PACKAGES)


def torch_advice() -> UserMessage:
    """What whoever lacks torch should do: the end of an error message."""
    if packaged() and not TORCH_PACK_LIST.is_file():
        return UserMessage("this edition of the program can't install PyTorch")
    if packaged():
        return UserMessage("install PyTorch in Settings > Models, or run: lepton-desktop torch install")
    return reinstall_advice("torch torchvision open_clip_torch timm")


def require_torch() -> None:
    """Raises EncoderError, with what to do, unless all of TORCH_PACKAGES are installed."""
    if not torch_is_here():
        raise EncoderError("PyTorch isn't installed; {advice}", advice=torch_advice())


def import_open_clip() -> Any:
    """The module `open_clip`; its first import takes seconds. Raises EncoderError where torch is missing or broken."""
    require_torch()
    try:
        return importlib.import_module("open_clip")
    except (ImportError, OSError, RuntimeError) as error:
        if "torchvision" in str(error):
            raise EncoderError(
                "torch and torchvision are not from the same build ({reason}); {advice}",
                reason=str(error),
                advice=reinstall_advice("torch torchvision"),
            ) from error
        raise EncoderError(
            "open_clip can't be imported ({reason}); {advice}",
            reason=str(error),
            advice=reinstall_advice("open_clip_torch"),
        ) from error
