"""Keeps the program's own files and folders readable by their owner alone; Windows does so by the profile's rights."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from lepton_desktop.storage import everything

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.settings import Places


def keep_private(places: Places) -> None:
    """Take the rights of all others from what the program has made, where that may be done.

    The data folder itself may be one that the user keeps other things in: then it stays as it is.
    """
    if os.name != "posix":
        return
    ours = everything(places)
    for path in ours:
        _take_from_others(path)
    with contextlib.suppress(OSError):
        if set(os.listdir(places.data)) <= {path.name for path in ours}:
            _take_from_others(places.data)


def _take_from_others(path: Path) -> None:
    with contextlib.suppress(OSError):  # somebody else's, or on a disk that can't be written
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & 0o700)
