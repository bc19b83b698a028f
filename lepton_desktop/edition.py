"""Which edition of the program runs: the packaged one, which carries its own Python, or the Python package."""

from __future__ import annotations

import sys
from pathlib import Path

from lepton_desktop.user_messages import UserMessage


def packaged() -> bool:
    """Whether the program was installed as a whole, by an installer or an archive, and not by pip."""
    return bool(getattr(sys, "frozen", False))


PORTABLE_MARKER = "portable"
"""The file beside the packaged program that makes it keep its data there too, as on a stick that is carried around."""


def portable_data() -> Path | None:
    """The folder of the data of a portable program: ``data`` beside it, if the marker is there; otherwise None."""
    if not packaged():
        return None
    beside = Path(sys.executable).parent
    return beside / "data" if (beside / PORTABLE_MARKER).is_file() else None


def reinstall_advice(package: str) -> UserMessage:
    """What to do when a Python package, or a file of it, is broken or missing: the end of an error message.

    Only whoever installed by pip is told of pip.
    """
    if packaged():
        return UserMessage("install Lepton Desktop again")
    return UserMessage("install it again: pip install --force-reinstall {package}", package=package)
