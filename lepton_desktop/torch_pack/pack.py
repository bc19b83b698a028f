"""The torch pack on the disk: which one is there, and making it importable.

    torch/cuda-1f0c…/          a pack: what its wheels contain, and MANIFEST_FILE, which says that it is whole
    torch/cuda-1f0c….part/     one that is being installed
    torch/cuda-1f0c….wheels/   its wheels, each deleted when it is unpacked; `NAME.done` says that it was
    torch/lock                 held by whoever installs or removes

A folder without its manifest, or of another version of the program, is a leftover.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.torch_pack.variants import Variant, offered

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.settings import Places

MANIFEST_FILE = "lepton_torch_pack.json"
PART, WHEELS = ".part", ".wheels"


@dataclass(frozen=True, slots=True)
class Installed:
    """A whole pack that belongs to this version of the program."""

    variant: Variant
    folder: Path


def installed(places: Places) -> Installed | None:
    """The pack that is there, if it is whole and for this version of the program."""
    if not places.torch.is_dir():
        return None
    for variant in offered():
        folder = places.torch / variant.folder_name
        if (folder / MANIFEST_FILE).is_file():
            return Installed(variant, folder)
    return None


def is_outdated(places: Places) -> bool:
    """Whether the only pack that is there belongs to another version of the program."""
    return bool(offered()) and installed(places) is None and any(places.torch.glob(f"*/{MANIFEST_FILE}"))


def activate(places: Places) -> Installed | None:
    """Let this process import torch from the pack, if there is one. It may be called again after an installation.

    Takes less than a millisecond, and imports nothing.
    """
    pack = installed(places)
    folder = None if pack is None else str(pack.folder)
    inside = str(places.torch) + os.sep
    stale = [path for path in sys.path if path.startswith(inside) and path != folder]
    for path in stale:
        sys.path.remove(path)
    new = folder is not None and folder not in sys.path
    if folder is not None and new:
        # First: of what is in both, the program carries only the modules that it needs itself, and the pack has all.
        sys.path.insert(0, folder)
        # A packaged Python writes no bytecode, and would compile torch at every start.
        sys.dont_write_bytecode = False
    if new or stale:
        importlib.invalidate_caches()
    return pack
