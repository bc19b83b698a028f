"""Divides the text of a query into what stays in the line and what becomes chips."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.search.query_language import Parsed, parse
from lepton_desktop.ui.search.query_pieces import Piece, pieces_of, typed_of

if TYPE_CHECKING:
    from datetime import date

# a sign, a weight and a key, each where there is one, before a phrase in quotes or a word
_FRAGMENT = re.compile(
    r'-?(?:[\d.]+[:：]-?)?(?:[^\W\d_]+[:：])?(?:"(?:[^"]|"")*"?|[“”][^"“”]*["“”]?|[^\s"“”]+)'  # noqa: RUF001
)
_WITHOUT = re.compile(r"(?:^|(?<=\s))without\s+\S.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a text, from `start` to before `end`, that says one piece."""

    start: int
    end: int
    text: str
    piece: Piece


def understood(text: str, today: date) -> Parsed:
    """What a text means; whether the pictures that it names are there, the search finds out, off the UI thread."""
    return parse(text, today, lambda path: True)


def fragments(text: str, today: date) -> tuple[str, list[Fragment]]:
    """What of a text is left to stand in the line, and what becomes chips."""
    found = _all(text, today)
    left, at = "", 0
    for fragment in found:
        left += text[at : fragment.start]
        at = fragment.end
    return " ".join((left + text[at:]).split()), found


def complete(text: str, cursor: int | None, today: date) -> list[Fragment]:
    """What has been typed to its end: a space follows, and the cursor has left it. All of it without a cursor."""
    found = _all(text, today)
    if cursor is not None:
        return [
            one
            for one in found
            if text[one.end : one.end + 1].isspace() and not one.start <= cursor <= one.end
        ]
    rest = _WITHOUT.search(text)
    if rest is not None and all(one.end <= rest.start() for one in found):
        found += _as_fragment(rest.start(), rest[0], today)
    return found


def _all(text: str, today: date) -> list[Fragment]:
    return [
        fragment
        for match in _FRAGMENT.finditer(text)
        for fragment in _as_fragment(match.start(), match[0], today)
    ]


def _as_fragment(start: int, text: str, today: date) -> list[Fragment]:
    """The one piece that the text says, if that is all it says."""
    parsed = understood(text, today)
    pieces = pieces_of(parsed.query)
    if parsed.mistakes or typed_of(parsed.query).parts or len(pieces) != 1:
        return []
    return [Fragment(start, start + len(text), text, pieces[0])]
