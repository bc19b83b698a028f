"""Writes a question in the query language, so that it means the same on whichever day it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lepton_desktop.catalog.filters import Filters
from lepton_desktop.search.filter_kinds import FILTER_KINDS
from lepton_desktop.search.query import LESS, MORE, Part, Picture, Query, Refinement, Words
from lepton_desktop.search.query_language import parse

_PLAIN = re.compile(r"[^\s\"“”]+")


def write(query: Query) -> str:
    """The question as text that means the same, on whichever day it is read."""
    pieces: list[str] = []
    after_words = False
    for part in query.parts:
        piece = _write_part(part, after_words)
        after_words = isinstance(part, Words) and part.weight == 1 and not piece.startswith('"')
        pieces.append(piece)
    return " ".join((*pieces, *_write_filters(query.filters)))


def quote(text: str) -> str:
    """The text in quotes, as a phrase or a value; a quote in it is doubled."""
    return '"' + text.replace('"', '""') + '"'


def _write_part(part: Part, after_words: bool) -> str:
    """`after_words`: plain words stand before it, which it would run into if it were plain too."""
    match part:
        case Words(text, weight):
            text = " ".join(text.split())
            bare = f"{_sign(weight)}{_write_weight(abs(weight))}{text}"
            plain_after_plain = weight == 1 and after_words
            if not plain_after_plain and parse(bare, date.min).query.parts == (Words(text, weight),):
                return bare
            return f"{bare.removesuffix(text)}{quote(text)}"
        case Picture(path, weight):
            return f"{_sign(weight)}{_write_weight(abs(weight))}image:{quote(str(path))}"
        case Refinement(path, weight):
            key, usual = ("more", MORE) if weight > 0 else ("less", -LESS)
            return f"{_write_weight(abs(weight), usual)}{key}:{quote(str(path))}"


def _write_filters(filters: Filters) -> Iterator[str]:
    for one in filters.apart():
        for kind in FILTER_KINDS.values():
            if (value := kind.write(one)) is not None:
                sign = "-" if one.negative else ""
                yield f"{sign}{kind.key}:{value if _PLAIN.fullmatch(value) else quote(value)}"


def _sign(weight: float) -> str:
    return "-" if weight < 0 else ""


def _write_weight(weight: float, usual: float = 1.0) -> str:
    if weight == usual:
        return ""
    return f"{weight:.9f}".rstrip("0").rstrip(".") + ":"
