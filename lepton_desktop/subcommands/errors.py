"""How a command says that it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class CommandError(Exception):
    """A command that can't go on: a message for the terminal, and the exit code (1 failed, 2 wrong use)."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def told_to_the_user() -> Iterator[None]:
    """Turn what the rooms raise for the user's ears into a CommandError; anything else is a bug and keeps its trace."""
    from lepton_desktop.catalog.backups import BackupError
    from lepton_desktop.catalog.database import CatalogError
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.photos.errors import PhotoError
    from lepton_desktop.search.engine import SearchError
    from lepton_desktop.settings import SettingsError

    try:
        yield
    except (BackupError, CatalogError, EncoderError, PhotoError, SearchError, SettingsError) as error:
        raise CommandError(str(error)) from error
