"""The suggestions for a query while it is typed: recent searches, and matching values of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lepton_desktop.catalog.filters import FIELDS, Filters
from lepton_desktop.search.dates import DateError, read_span
from lepton_desktop.search.filter_kinds import FILTER_KINDS, DaysFilter, ValueFilter, value_filters
from lepton_desktop.ui.search.date_picker import presets
from lepton_desktop.ui.search.filter_words import FILTER_WORDS
from lepton_desktop.ui.search.query_pieces import Piece, drawing_of, is_dates, kind_said, said
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_SHOWN = 9
"""The maximum number of suggestions."""

_MAX_RECENT = 4  # beside others
_SHORTEST = 2
_SHORTEST_ALIAS = 3
_WORDS = 5  # the maximum in a date, with "before" or "since"


_Named = tuple[str, Filters]
"""A piece, and a name that says more than the piece would say itself, or none."""


class Values:
    """What the library holds: years, recent questions, and by the field of a filter the values that are offered for it.

    Each field is an attribute too, empty where the library has none of it: `folders` are absolute paths.
    """

    def __init__(
        self, *, years: Sequence[int] = (), recent: Sequence[str] = (), **by_field: Sequence[str]
    ) -> None:
        self.years = tuple(years)
        self.recent = tuple(recent)
        self._by_field = {field: tuple(values) for field, values in by_field.items()}
        # thousands of folders are searched through at each key
        self._names = {
            field: [FILTER_WORDS[field].value(value).casefold() for value in values]
            for field, values in self._by_field.items()
        }

    def __getattr__(self, field: str) -> tuple[str, ...]:
        if field not in FIELDS:
            raise AttributeError(field)
        return self._by_field.get(field, ())

    def offered(self, kind: ValueFilter) -> tuple[str, ...]:
        """The values to choose from."""
        return self._by_field.get(kind.field, ()) if kind.from_library else tuple(kind.vocabulary)

    def starting(self, kind: ValueFilter, typed: str) -> list[str]:
        """Those of them that may be meant by what was typed so far; those whose name starts with it come first.

        Of names that the library gives, any word may start with it; those of a vocabulary start with it themselves.
        Of what else a value is called, three characters must be typed: "ca" begins more words than the suffix "cap".
        """
        wanted = typed.casefold()
        if kind.vocabulary:
            say = FILTER_WORDS[kind.field].value
            return [
                value
                for value in self.offered(kind)
                if any(name.casefold().startswith(wanted) for name in (say(value), value))
                or (
                    len(wanted) >= _SHORTEST_ALIAS
                    and any(name.casefold().startswith(wanted) for name in kind.vocabulary.get(value, ()))
                )
            ]
        first, later = [], []
        for value, name in zip(self.offered(kind), self._names.get(kind.field, ()), strict=True):
            if wanted in name:
                if name.startswith(wanted):
                    first.append(value)
                elif re.search(rf"(?<!\w){re.escape(wanted)}", name):
                    later.append(value)
        return (first + later)[:MAX_SHOWN]


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
    room = max(_MAX_RECENT, MAX_SHOWN - len(fitting)) if typed.strip() else MAX_SHOWN
    return [*recent[:room], *fitting][:MAX_SHOWN]


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
    if isinstance(piece, Filters) and (detail := FILTER_WORDS[piece.field].detail(piece.value)):
        note = detail
    elif name and name != said(piece):
        note = said(piece)
    return Suggestion(drawing_of(piece), name or said(piece), note, start, end, piece)


def _of_kind(key: str, start: str, values: Values, today: date) -> list[_Named] | None:
    """The values of the kind of filter whose key was typed; None for a key that has none."""
    kind = FILTER_KINDS.get(key)
    if isinstance(kind, ValueFilter):
        return list(_values(kind, start, values))
    if not isinstance(kind, DaysFilter):
        return None
    lead = "" if key == "date" else key
    if not start:
        offered = [(one.name, Filters(one.since, one.until)) for one in presets(today, values.years)]
        return list(offered) if not lead else []
    return list(_dates(f"{lead} {start}".strip(), values, today))


def _named(words: str, values: Values) -> Iterator[_Named]:
    for kind in value_filters():
        if not kind.vocabulary or " " not in words:
            yield from _values(kind, words, values)


def _values(kind: ValueFilter, typed: str, values: Values) -> Iterator[_Named]:
    for value in values.starting(kind, typed):
        yield "", Filters.of(kind.field, value)


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
