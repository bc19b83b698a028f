"""Which wheels make up the torch pack of this version of the program: a list that is made when it is packaged.

`packaging/torch_pack_list.py` writes the list, for the Python and the system that it packages.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from lepton_desktop.edition import packaged
from lepton_desktop.encoders import accelerators
from lepton_desktop.encoders.torch_packages import TORCH_PACK_LIST
from lepton_desktop.stored_json import JsonError, read_object
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LIST_FILE = TORCH_PACK_LIST
CPU, CUDA = "cpu", "cuda"


class TorchPackError(UserError):
    """A pack that can't be listed, installed or removed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel: `file` is its name, `index` the address of the package index that has it; sizes are in bytes."""

    package: str
    version: str
    file: str
    index: str
    size: int
    unpacked: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Variant:
    """All wheels of the pack for ``cpu`` or ``cuda``."""

    name: str
    wheels: tuple[Wheel, ...]

    @property
    def download_size(self) -> int:
        """What is downloaded, in bytes."""
        return sum(wheel.size for wheel in self.wheels)

    @property
    def unpacked_size(self) -> int:
        """What it takes on the disk, in bytes."""
        return sum(wheel.unpacked for wheel in self.wheels)

    @property
    def version(self) -> str:
        """The version of torch itself."""
        return next((wheel.version for wheel in self.wheels if wheel.package == "torch"), "")

    @property
    def folder_name(self) -> str:
        """The name of its folder: another one for any other list, so that a pack never meets a foreign program."""
        wheels = json.dumps([asdict(wheel) for wheel in self.wheels], sort_keys=True)
        return f"{self.name}-{hashlib.sha256(wheels.encode()).hexdigest()[:12]}"


def offered() -> tuple[Variant, ...]:
    """The variants that this edition can install: none in the Python package, nor where torch is part of the program.

    Raises TorchPackError when the program's list is damaged.
    """
    return read_variants(LIST_FILE) if packaged() and LIST_FILE.is_file() else ()


@cache
def read_variants(path: Path) -> tuple[Variant, ...]:
    """The variants in a list. Raises TorchPackError when it can't be read."""
    try:
        variants = read_object(path)["variants"]
        return tuple(
            Variant(name, tuple(Wheel(**wheel) for wheel in wheels)) for name, wheels in variants.items()
        )
    except (OSError, JsonError, KeyError, TypeError, AttributeError) as error:
        raise TorchPackError(
            "{path}: can't be read ({reason}); install Lepton Desktop again", path=path, reason=error
        ) from error


def recommended(variants: Sequence[Variant]) -> Variant:
    """The one for this computer: for CUDA if an NVIDIA driver is there, otherwise for the processor."""
    by_name = {variant.name: variant for variant in variants}
    wanted = (CUDA, CPU) if accelerators.has_nvidia_driver() else (CPU, CUDA)
    return next(by_name[name] for name in wanted if name in by_name)
