"""`torch`: installing PyTorch into the data folder of a packaged program, and removing it."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from lepton_desktop.app import Application
from lepton_desktop.edition import packaged
from lepton_desktop.encoders.torch_packages import torch_is_here
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line
from lepton_desktop.subcommands.terminal import ProgressLine
from lepton_desktop.torch_pack.pack import installed, is_outdated
from lepton_desktop.torch_pack.variants import offered, recommended
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from lepton_desktop.torch_pack.variants import Variant

_TELL_EVERY_S = 0.2
_MB = 1_000_000


def show_status(arguments: argparse.Namespace) -> int:
    """Print whether PyTorch is there, and what can be installed."""
    with told_to_the_user():
        places = Application().places
        variants = offered()
        if not variants:
            line(_nothing_to_install())
            return 0
        pack = installed(places)
        if pack is not None:
            line(f"PyTorch {pack.variant.version} for {pack.variant.name} is installed in {pack.folder}")
        elif is_outdated(places):
            line("PyTorch must be installed again for this version: lepton-desktop torch install")
        else:
            line("PyTorch is not installed: lepton-desktop torch install")
        for variant in variants:
            mark = "*" if variant == recommended(variants) else " "
            line(f"{mark} {variant.name:5} PyTorch {variant.version}: {_sizes(variant)}")
    line("An asterisk marks what suits this computer.")
    return 0


def install_torch(arguments: argparse.Namespace) -> int:
    """Download and install PyTorch; an interrupted installation continues where it stopped."""
    with told_to_the_user():
        places = Application().places
        variant = _variant(arguments.variant)
        from lepton_desktop.torch_pack.install import install

        with ProgressLine(f"PyTorch {variant.version} for {variant.name}, MB") as progress:
            install(variant, places, lambda done, total: progress.update(done // _MB, total // _MB))
    line(f"PyTorch {variant.version} for {variant.name}: installed; open windows use it from now on")
    return 0


def remove_torch(arguments: argparse.Namespace) -> int:
    """Remove PyTorch."""
    with told_to_the_user():
        places = Application().places
        from lepton_desktop.torch_pack.install import remove

        gone = remove(places)
    if gone:
        line("PyTorch is removed")
    else:
        line(
            "PyTorch is removed; its disk space is freed at the next start of the indexing, as it is still in use"
        )
    return 0


def torch_installer(arguments: argparse.Namespace) -> int:
    """Install a variant for the window, which reads what is printed here: JSON, one object per line.

    ``{"done", "total"}`` in bytes while it runs; at the end ``{"installed"}`` with the variant, or ``{"failed"}`` with
    the reason. To cancel, end the process; what has arrived is kept.
    """
    from lepton_desktop.torch_pack.install import install

    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _TELL_EVERY_S or done == total:
            told = time.monotonic()
            data({"done": done, "total": total})

    try:
        places = Application().places
        install(_variant(arguments.variant), places, progress)
    except UserError as error:
        data({"failed": error.message.to_text()})
        return 1
    data({"installed": arguments.variant})
    return 0


def _variant(name: str | None) -> Variant:
    """The variant of this name, or the one for this computer. Raises CommandError where there is none."""
    variants = offered()
    if not variants:
        raise CommandError(_nothing_to_install())
    if name is None:
        return recommended(variants)
    for variant in variants:
        if variant.name == name:
            return variant
    raise CommandError(
        f"{name}: this system has no such variant; it has {', '.join(one.name for one in variants)}"
    )


def _nothing_to_install() -> str:
    if packaged() and not torch_is_here():
        return "this edition of the program can't install PyTorch"
    if packaged():
        return "PyTorch is part of this program; there is nothing to install"
    return "this is the Python package, to which PyTorch comes with pip; there is nothing to install"


def _sizes(variant: Variant) -> str:
    return f"{variant.download_size / 1e6:,.0f} MB to download, {variant.unpacked_size / 1e6:,.0f} MB on the disk"
