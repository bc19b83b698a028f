"""The suggestions for a query while it is typed: recent searches, and matching values of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lepton_desktop.photos.formats import FORMATS, title_of
from lepton_desktop.search.dates import DateError, read_span
from lepton_desktop.search.query import Filters, Orientation
from lepton_desktop.ui.search.date_picker import presets
from lepton_desktop.ui.search.query_pieces import (
    Piece,
    drawing_of,
    folder_said,
    is_dates,
    kind_said,
    orientation_said,
    said,
)
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 9
"""The maximum number of suggestions."""

_MOST_RECENT = 4  # beside others
_SHORTEST = 2
_WORDS = 5  # a date has so many at most, with "before" or "since"


_Named = tuple[str, Filters]
"""A piece, and a name that says more than the piece would say itself, or none."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the library has: folders as absolute paths, cameras, years and formats; and recent searches.

    `folder_names` are the folders' own names in lower case: thousands of them are searched at each key press.
    """

    folders: tuple[str, ...] = ()
    cameras: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    folder_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folder_names", tuple(folder_said(one).casefold() for one in self.folders))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A recent `question` as a whole, or a `piece` in the place of what is typed from `start` to before `end`."""

    drawing: str
    text: str
    note: str
    start: int = 0
    end: int = 0
    piece: Piece | None = None
    question: str | None = None


def suggestions(typed: str, cursor: int, asked: str, values: Values, today: date) -> list[Suggestion]:
    """What fits the words before the cursor. `asked` is the whole question, which isn't suggested again."""
    of_values = {one.piece: one for one in reversed(list(_fitting(typed[:cursor], values, today)))}
    fitting = list(
        reversed(of_values.values())
    )  # of those that say the same, the one in the place of most words
    recent = list(_recent(typed.strip(), asked, values.recent))
    room = max(_MOST_RECENT, MOST - len(fitting)) if typed.strip() else MOST
    return [*recent[:room], *fitting][:MOST]


def _recent(typed: str, asked: str, recent: Sequence[str]) -> Iterator[Suggestion]:
    wanted = typed.casefold().strip()
    starting = [one for one in recent if one.casefold().startswith(wanted)]
    holding = [one for one in recent if wanted in one.casefold() and one not in starting]
    for question in (*starting, *holding):
        if question.casefold() not in (asked.casefold().strip(), wanted):
            yield Suggestion("clock", question, tr("Recent"), question=question)


def _fitting(before: str, values: Values, today: date) -> Iterator[Suggestion]:
    """The pieces that the last words name, the longest run of words first."""
    key = re.search(r"(?:^|\s)(-?)(\w+):\"?([^\s\"]*)$", before)
    if key is not None:
        named = _of_kind(key[2].lower(), key[3], values, today)
        if named is not None:
            for words, piece in named:
                piece = piece.negated() if key[1] else piece
                if not (key[1] and is_dates(piece)):
                    yield _suggestion(piece, words, key.start(1), len(before))
            return
    dated = False
    for start in [found.start() for found in re.finditer(r"(?<!\S)\S", before)][-_WORDS:]:
        words = before[start:].strip()
        if len(words) < _SHORTEST or before.endswith(" "):
            continue
        dates = [] if dated else list(_dates(words, values, today))
        dated = dated or bool(dates)
        for name, piece in (*dates, *_named(words, values)):
            yield _suggestion(piece, name, start, len(before))


def _suggestion(piece: Piece, name: str, start: int, end: int) -> Suggestion:
    note = kind_said(piece)
    if isinstance(piece, Filters) and (folders := piece.folders or piece.not_folders):
        note = folders[0]
    elif name and name != said(piece):
        note = said(piece)
    return Suggestion(drawing_of(piece), name or said(piece), note, start, end, piece)


def _of_kind(key: str, start: str, values: Values, today: date) -> list[_Named] | None:
    """The values of the kind of filter whose key was typed; None for a key that isn't one."""
    match key:
        case "folder":
            return _folders(start, values)
        case "camera":
            return _cameras(start, values)
        case "type":
            return _formats(start, values)
        case "orientation":
            return _orientations(start)
        case "date" | "after" | "before":
            lead = "" if key == "date" else key
            if not start:
                offered = [(one.name, Filters(one.since, one.until)) for one in presets(today, values.years)]
                return list(offered) if not lead else []
            return list(_dates(f"{lead} {start}".strip(), values, today))
    return None


def _named(words: str, values: Values) -> Iterator[_Named]:
    yield from _folders(words, values)
    yield from _cameras(words, values)
    if " " not in words:
        yield from _orientations(words)
        yield from _formats(words, values)


def _dates(words: str, values: Values, today: date) -> Iterator[_Named]:
    """The days that the words name, or will name when they are typed on."""
    lead, _, rest = words.lower().partition(" ")
    led = bool(rest) and lead in ("before", "until", "after", "since", "from", "in", "on", "during")
    typed = rest if led else words.lower()
    spans: list[tuple[str, date, date]] = []
    try:
        span = read_span(typed, today)
        spans.append(("", span.first, span.last))
    except DateError:
        offered = presets(today, values.years)
        if len(typed) >= (2 if typed.isdigit() else 3):
            spans += [
                (one.name, one.since, one.until) for one in offered if one.name.lower().startswith(typed)
            ]
    for name, first, last in spans:
        match lead if led else "":
            case "before" if first > date.min:
                yield "", Filters(until=first - timedelta(1))
            case "until":
                yield "", Filters(until=last)
            case "after" if last < date.max:
                yield "", Filters(since=last + timedelta(1))
            case "since" | "from":
                yield "", Filters(since=first)
            case _:
                yield name, Filters(since=first, until=last)


def _folders(words: str, values: Values) -> list[_Named]:
    return [("", Filters(folders=(one,))) for one in _starting(words, values.folders, values.folder_names)]


def _cameras(words: str, values: Values) -> list[_Named]:
    return [
        ("", Filters(cameras=(one,)))
        for one in _starting(words, values.cameras, [one.casefold() for one in values.cameras])
    ]


def _formats(words: str, values: Values) -> list[_Named]:
    wanted = words.casefold()
    return [
        ("", Filters(formats=(one,)))
        for one in values.formats
        if any(name.casefold().startswith(wanted) for name in _names_of(one))
    ]


def _names_of(name: str) -> tuple[str, ...]:
    return title_of(name), name, *(FORMATS[name].suffixes if name in FORMATS else ())


def _orientations(words: str) -> list[_Named]:
    wanted = words.casefold()
    return [
        ("", Filters(orientations=(one,)))
        for one in Orientation
        if one.value.startswith(wanted) or orientation_said(one).casefold().startswith(wanted)
    ]


def _starting(words: str, values: Sequence[str], names: Sequence[str]) -> list[str]:
    """Those of the values in whose name a word starts with what was typed; first those that start with it.

    `names` are in small letters.
    """
    wanted = words.casefold()
    first, later = [], []
    for value, name in zip(values, names, strict=True):
        if wanted in name:
            if name.startswith(wanted):
                first.append(value)
            elif re.search(rf"(?<!\w){re.escape(wanted)}", name):
                later.append(value)
    return (first + later)[:MOST]
