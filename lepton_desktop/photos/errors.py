"""What can go wrong with one picture file, in words for the person whose picture it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from pathlib import Path


class PhotoError(UserError):
    """A picture that can't be shown: `path`, and `reason`, which goes on where the path ends.

    `retry` says that the file itself was not judged (no permission, the drive failed, it vanished), so that
    another try is worth it even when the file has not changed.
    """

    def __init__(
        self, path: Path, reason: UserMessage | str, /, *, retry: bool = False, **values: object
    ) -> None:
        self.path = path
        self.reason = reason if isinstance(reason, UserMessage) else UserMessage(reason, **values)
        super().__init__(UserMessage("{subject}: {reason}", subject=path, reason=self.reason))
        self.retry = retry


class NotAPictureError(PhotoError):
    """A file that holds no picture and does not claim to by its name: nothing that the user need hear of."""


class BrokenFileError(UserError, ValueError):
    """A file whose content can't be as it is; the message says what is wrong with it."""
