"""The messages between the indexing process and the program that started it, one JSON object per line."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Literal

from lepton_desktop.indexing.control import Hold
from lepton_desktop.stored_json import parse_object
from lepton_desktop.user_messages import UserMessage, from_text

State = Literal["scanning", "indexing", "watching", "paused"]
RootWord = Literal["scanning", "indexing", "watching", "offline", "denied", "silent", "replaced"]
Command = Literal["pause", "resume", "rescan", "roots", "quit"]
"""What may be said to the process, a word a line: ``roots`` when folders or ignore patterns were changed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: photos looked at and in all, photos per second, seconds left, the folder at hand.

    `rate_per_s` is 0 and `seconds_left` None where they are not known yet; `held_by` says why it is paused.
    """

    state: State
    done: int = 0
    total: int = 0
    rate_per_s: float = 0.0
    seconds_left: float | None = None
    folder: str = ""
    held_by: Hold | None = None


@dataclass(frozen=True, slots=True)
class Committed:
    """The catalog has changed: how many photos were put in, moved or removed; none where copies were found."""

    count: int


@dataclass(frozen=True, slots=True)
class FailureHappened:
    """A file, or a folder, that could not be indexed, and why."""

    path: str
    reason: UserMessage


@dataclass(frozen=True, slots=True)
class RootState:
    """What is done with a folder of the library now, or why nothing is.

    ``denied``: the system doesn't let us read it; ``silent``: its drive doesn't answer; ``replaced``: another drive
    is there.
    """

    root_id: int
    online: bool
    state: RootWord


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the user should know; the work continues."""

    text: UserMessage


@dataclass(frozen=True, slots=True)
class Fatal:
    """The process ends, and why."""

    text: UserMessage


Message = Progress | Committed | FailureHappened | RootState | Notice | Fatal

_SHOWN = 200
_TOLD = ("reason", "text")
"""The fields that hold a UserMessage."""
_KINDS: dict[str, type[Message]] = {
    kind.__name__: kind for kind in (Progress, Committed, FailureHappened, RootState, Notice, Fatal)
}


def to_line(message: Message) -> str:
    """The message as a line of pure ASCII, so that no name of a file can break it."""
    said = {field.name: getattr(message, field.name) for field in fields(message)}
    return json.dumps({"kind": type(message).__name__, **said}, default=UserMessage.to_text) + "\n"


def from_line(line: str) -> Message:
    """The message of a line. Raises ValueError when it is none."""
    try:
        said = parse_object(line)
        told = {name: from_text(str(said[name])) for name in _TOLD if name in said}
        return _KINDS[said.pop("kind")](**said | told)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"no message of the indexing process: {line[:_SHOWN]!r}") from error
