"""Which edition of the program runs: the packaged one, which carries its own Python, or the Python package."""

from __future__ import annotations

import sys

from lepton_desktop.user_messages import UserMessage


def packaged() -> bool:
    """Whether the program was installed as a whole, by an installer or an archive, and not by pip."""
    return bool(getattr(sys, "frozen", False))


def reinstall_advice(package: str) -> UserMessage:
    """What to do when a Python package, or a file of it, is broken or missing: the end of an error message.

    Only whoever installed by pip is told of pip.
    """
    if packaged():
        return UserMessage("install Lepton Desktop again")
    return UserMessage("install it again: pip install --force-reinstall {package}", package=package)
