"""What the program tells its user: patterns with values, so that the window can say them in the user's language.

The English text is the pattern itself. `packaging/developers/update_translations.py` collects the patterns: each is
written out where a `UserMessage` or a kind of `UserError` is made.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lepton_desktop.legible import legible

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACE = re.compile(r"\{(\w+)\}")
_DEEPEST = 8


@dataclass(frozen=True, slots=True, init=False)
class UserMessage:
    """A pattern, such as ``{path}: can't be read ({reason})``, and its values by their names.

    A value that is a message too is translated with it; any other is shown as it is, whatever it holds.
    """

    pattern: str
    values: tuple[tuple[str, UserMessage | str], ...]

    def __init__(self, pattern: str, /, **values: object) -> None:
        """An error among the values stands for its `reason_of`; what is neither text nor message becomes text."""
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "values", tuple((name, _value(value)) for name, value in values.items()))

    def __str__(self) -> str:
        """In English, on one line, with the values made legible."""
        return legible(self.filled(self.pattern, str))

    def filled(self, pattern: str, say: Callable[[UserMessage], str]) -> str:
        """The values in a pattern, which may be a translation of this one; `say` puts those that are messages in words.

        Each value is filled in once: braces within it stay as they are.
        """
        said = {name: value if isinstance(value, str) else say(value) for name, value in self.values}
        return _PLACE.sub(lambda place: said.get(place[1], place[0]), pattern)

    def to_text(self) -> str:
        """What `from_text` reads: JSON, or the pattern alone where there are no values."""
        return json.dumps(self._fields()) if self.values else self.pattern

    def _fields(self) -> dict[str, Any]:
        values = {name: value if isinstance(value, str) else value._fields() for name, value in self.values}
        return {"pattern": self.pattern, "values": values}


class UserError(Exception):
    """An error whose `message` is for the user: what it is about, the reason, and what to do."""

    def __init__(self, pattern: UserMessage | str, /, **values: object) -> None:
        self.message = pattern if isinstance(pattern, UserMessage) else UserMessage(pattern, **values)
        super().__init__(self.message)


def pattern(text: str) -> str:
    """The text as it is: the pattern of a message that is made elsewhere, in the place where it is written out."""
    return text


def reason_of(error: BaseException) -> UserMessage:
    """Why something failed: what the system says of an OSError, the error's own words for any other."""
    if isinstance(error, UserError):
        return error.message
    return UserMessage(str(getattr(error, "strerror", None) or error))


def from_text(text: str) -> UserMessage:
    """The message that `to_text` wrote. Any other text is a message without values, and its own pattern."""
    try:
        return _read(json.loads(text), _DEEPEST) if text.startswith("{") else UserMessage(text)
    except (ValueError, RecursionError):
        return UserMessage(text)


def _read(fields: object, deepest: int) -> UserMessage:
    match fields:
        case {"pattern": str(pattern), "values": dict(values)} if deepest:
            read = {
                name: value if isinstance(value, str) else _read(value, deepest - 1)
                for name, value in values.items()
            }
            return UserMessage(pattern, **read)
    raise ValueError("is no message for the user")


def _value(value: object) -> UserMessage | str:
    match value:
        case str() | UserMessage():
            return value
        case BaseException():
            return reason_of(value)
    return str(value)
