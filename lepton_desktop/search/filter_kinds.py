"""The filters of the query language: how the value of each is read and written, and an example of it.

The parser, the writer, the help of the command line and the window loop over `FILTER_KINDS`. A new filter is a row of
it, a row of `FIELDS` in `catalog/filters.py`, and its words in `ui/search/filter_words.py` and in
`docs/query-language.md`.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lepton_desktop.catalog.filters import DAYS, EXCLUDED, Filters, Orientation
from lepton_desktop.photos.formats import FORMATS, called
from lepton_desktop.search.dates import DateError, Span, read_span, write_span
from lepton_desktop.user_messages import UserError, pattern

_NO_ORIENTATION = pattern("{value} is not an orientation; use {known}")
_NO_TYPE = pattern("{value} is not a file type; use {known}")


class FilterError(UserError, ValueError):
    """A value that a filter doesn't know."""


@dataclass(frozen=True, slots=True)
class FilterKind:
    """A filter, as it is typed: ``key:value``.

    `example` is one with its key. `negated_example` is one with a minus, empty for a filter that can't have one.
    """

    key: str
    example: str
    negated_example: str = dataclasses.field(default="", kw_only=True)

    @property
    def negatable(self) -> bool:
        """Whether a minus before it keeps out what it names."""
        return bool(self.negated_example)

    def read(self, value: str, today: date) -> Filters:
        """The filter by itself that the value says, as seen from `today`. Raises FilterError."""
        raise NotImplementedError

    def write(self, one: Filters) -> str | None:
        """The value that says this filter by itself on any day; None where it isn't of this kind."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ValueFilter(FilterKind):
    """A filter by one value of a field of `catalog.filters.FIELDS`.

    `clean` makes what is typed into what the catalog is asked for. Where there is a `vocabulary`, that must be one of
    its values, by which it has what else each is called; `unknown` is the reason otherwise, with ``{value}`` and
    ``{known}``. `from_library`: what is offered is what the library has; otherwise the whole vocabulary is.
    """

    field: str
    clean: Callable[[str], str] = lambda value: " ".join(value.split())
    vocabulary: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    unknown: str = ""
    from_library: bool = True

    def read(self, value: str, today: date) -> Filters:
        """See FilterKind."""
        cleaned = self.clean(value)
        if self.vocabulary and cleaned not in self.vocabulary:
            raise FilterError(self.unknown, value=value, known=", ".join(self.vocabulary))
        return Filters.of(self.field, cleaned)

    def write(self, one: Filters) -> str | None:
        """See FilterKind."""
        return one.value if one.field == self.field else None


@dataclass(frozen=True, slots=True)
class DaysFilter(FilterKind):
    """A filter by days, all of which must hold. `limits` turns the span that is named into the days to ask for."""

    limits: Callable[[Span], Filters]

    def read(self, value: str, today: date) -> Filters:
        """See FilterKind."""
        try:
            return self.limits(read_span(value, today))
        except DateError as error:
            raise FilterError(error.message) from error

    def write(self, one: Filters) -> str | None:
        """See FilterKind. Days that are no single year, month or day are said by two filters."""
        if one.field != DAYS:
            return None
        span = write_span(Span(one.since, one.until)) if one.since and one.until else None
        return {
            "date": span,
            "after": one.since.isoformat() if one.since and span is None else None,
            "before": (one.until + timedelta(1)).isoformat() if one.until and span is None else None,
        }[self.key]


@dataclass(frozen=True, slots=True)
class ExcludedFilter(FilterKind):
    """The photos that the user excluded from searches, instead of the others."""

    def read(self, value: str, today: date) -> Filters:
        """See FilterKind."""
        if value.strip().lower() != EXCLUDED:
            raise FilterError("{key}: accepts only {known}", key=self.key, known=EXCLUDED)
        return Filters(excluded=True)

    def write(self, one: Filters) -> str | None:
        """See FilterKind."""
        return EXCLUDED if one.field == EXCLUDED else None


def _folder(value: str) -> str:
    return os.path.expanduser(value) if value.startswith("~") else value


def _orientation(value: str) -> str:
    name = value.strip().lower()
    return {"horizontal": Orientation.LANDSCAPE, "vertical": Orientation.PORTRAIT}.get(name, name)


def _format(value: str) -> str:
    name = value.strip().lower().removeprefix(".")
    known = called(name)
    return name if known is None else known.name


FILTER_KINDS: dict[str, FilterKind] = {
    kind.key: kind
    for kind in (
        DaysFilter("date", "date:2023", lambda span: Filters(span.first, span.last)),
        DaysFilter("after", "after:2022-06", lambda span: Filters(since=span.first)),
        DaysFilter("before", 'before:"May 2021"', lambda span: Filters(until=span.first - timedelta(1))),
        ValueFilter("folder", "folder:Holidays", "folders", _folder, negated_example="-folder:Work"),
        ValueFilter("camera", 'camera:"Pixel 7"', "cameras", negated_example='-camera:"Pixel 7"'),
        ValueFilter(
            "orientation",
            "orientation:portrait",
            "orientations",
            _orientation,
            {one.value: () for one in Orientation},
            _NO_ORIENTATION,
            from_library=False,
            negated_example="-orientation:square",
        ),
        ValueFilter(
            "type",
            "type:raw",
            "formats",
            _format,
            {one.name: one.suffixes for one in FORMATS.values()},
            _NO_TYPE,
            negated_example="-type:gif",
        ),
        ExcludedFilter("is", "is:excluded"),
    )
}
"""All filters, by their keys."""


def value_filters() -> list[ValueFilter]:
    """Those of them that have values to choose from."""
    return [kind for kind in FILTER_KINDS.values() if isinstance(kind, ValueFilter)]
