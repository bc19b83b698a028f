"""How a command says that it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lepton_desktop.user_messages import UserError, UserMessage


class CommandError(UserError):
    """A command that can't go on: a message for the terminal, and the exit code (1 failed, 2 wrong use)."""

    def __init__(self, message: UserMessage | str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def told_to_the_user() -> Iterator[None]:
    """Turn what is for the user into a CommandError; anything else is a bug and keeps its trace."""
    try:
        yield
    except CommandError:
        raise
    except UserError as error:
        raise CommandError(error.message) from error
