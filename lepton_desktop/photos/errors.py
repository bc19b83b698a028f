"""What can go wrong with one picture file, in words for the person whose picture it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class PhotoError(Exception):
    """A picture that can't be shown: `path`, and `reason`, which goes on where the path ends.

    `retry` says that the file itself was not judged (no permission, the drive failed, it vanished), so that
    another try is worth it even when the file has not changed.
    """

    def __init__(self, path: Path, reason: str, *, retry: bool = False) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.retry = retry


class NotAPictureError(PhotoError):
    """A file that holds no picture and does not claim to by its name: nothing that the user need hear of."""
