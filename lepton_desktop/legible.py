"""Makes the names of files, and all text that may hold one, fit to show: a name is only a name.

A name may hold control characters that a terminal obeys, line breaks that forge a line, and marks that turn the order
of letters around. What goes to a terminal, a log or the window goes through here; JSON has escapes of its own.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, line breaks among them
    "\u2028\u2029"  # line and paragraph separators
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the order of letters around
    "\ud800-\udfff]"  # bytes that are no proper text, as os.fsdecode writes them
)


def legible(text: str | PurePath) -> str:
    """The text on one line, with an escape such as ``\\x1b`` or ``\\u202e`` in the place of what isn't fit to show.

    What is legible already stays as it is.
    """
    return _UNFIT.sub(_escaped, str(text))


def legible_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines. The names in it have gone through `legible` before."""
    return "\n".join(map(legible, text.split("\n")))


class LegibleFormatter(logging.Formatter):
    """Formats a log's records so."""

    def format(self, record: logging.LogRecord) -> str:
        return legible_lines(super().format(record))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


_LONGEST_REASON = 200


def first_line(error: Exception) -> str:
    """The first line of what an error says, shortened; its kind where it says nothing."""
    said = error.args[0] if len(error.args) == 1 else str(error)
    if isinstance(said, bytes):  # as LibRaw says it
        said = said.decode("utf-8", "replace")
    lines = str(said).strip().splitlines()
    return lines[0][:_LONGEST_REASON] if lines else type(error).__name__
