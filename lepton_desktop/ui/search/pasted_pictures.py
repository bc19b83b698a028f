"""Pictures that were pasted from the clipboard and are not files: the latest are kept in the program's own data."""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from pathlib import Path

MOST = 100
"""The maximum number of pictures that are kept."""


class PasteError(UserError):
    """A pasted picture that can't be saved; the message says why, and what to do."""


def keep(image: QImage, folder: Path, most: int = MOST) -> Path:
    """The picture's file in the folder, written if it doesn't exist; the oldest are deleted. Raises PasteError."""
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    digest = hashlib.blake2b(f"{pixels.width()}".encode(), digest_size=10)
    digest.update(pixels.constBits())
    path = folder / f"pasted-{digest.hexdigest()}.png"
    part = folder / f".{path.stem}-{os.getpid()}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists():
            os.utime(path)
        elif pixels.save(str(part)):
            os.replace(part, path)
        else:
            part.unlink(missing_ok=True)
            raise PasteError(
                "{folder}: the pasted picture can't be saved; free some space on this disk", folder=folder
            )
        _bound(folder, most)
    except OSError as error:
        raise PasteError(
            "{folder}: the pasted picture can't be saved ({reason}); free some space, or check the folder's "
            "permissions",
            folder=folder,
            reason=error,
        ) from error
    return path


def _bound(folder: Path, most: int) -> None:
    """Delete the pictures that were pasted longest ago."""
    files = sorted(folder.glob("pasted-*.png"), key=lambda path: path.stat().st_mtime_ns)
    for path in files[:-most]:
        with contextlib.suppress(OSError):  # another window was faster
            path.unlink()
