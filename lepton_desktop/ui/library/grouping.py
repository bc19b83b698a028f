"""The order of photos in the grid: by relevance or by date, grouped by month, with the less certain ones apart."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lepton_desktop.ui.grid.sections import Section
from lepton_desktop.ui.toolkit.formatting import month_in_words
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.results import Answer, Result

LESS_CERTAIN = "less certain"
"""The key of the section of photos below the threshold."""


class Order(StrEnum):
    """What comes first: the best matches, or the newest photos."""

    RELEVANCE = "relevance"
    DATE = "date"


class Arrangement(NamedTuple):
    """Results in the order in which they are shown, and their sections."""

    results: list[Result]
    sections: list[Section]


def arrange(answer: Answer, order: Order, by_month: bool) -> Arrangement:
    """Put an answer in order: first what is above the threshold, then, folded, what is below it.

    By date, the newest come first, grouped by month if that is wanted; the less certain ones keep their order. If no
    photo is above the threshold, nothing is folded.
    """
    results = list(answer.certain)
    sections = [Section("", len(results))] if results else []
    if order is Order.DATE:
        results.sort(key=lambda result: moment_of(result.photo), reverse=True)
        if by_month:
            months = (_month(moment_of(result.photo)) for result in results)
            sections = [month_section(month, len(list(group))) for month, group in groupby(months)]
    less = answer.less_certain
    if less:
        sections.append(Section(tr("Less certain"), len(less), folds=bool(results), key=LESS_CERTAIN))
    return Arrangement([*results, *less], sections)


def moment_of(photo: Photo) -> datetime:
    """When the photo was taken, by the local clock there, otherwise when its file was last modified."""
    taken = photo.details.taken_at
    if taken is not None:
        return taken.replace(tzinfo=None)
    try:
        return datetime.fromtimestamp(photo.mtime_ns / 1e9)
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1)  # a time that no calendar has


def months_of(moments: NDArray[np.float64]) -> list[tuple[date, int]]:
    """The months of moments (n,), in seconds since 1970, newest first: each by its first day, with its count."""
    inside = np.clip(np.nan_to_num(moments), _FIRST, _LAST)
    months = inside.astype("datetime64[s]").astype("datetime64[M]")
    begins = np.ones(len(months), bool)
    begins[1:] = months[1:] != months[:-1]
    starts = np.flatnonzero(begins).tolist()
    return [(months[start].astype(date), end - start) for start, end in pairwise([*starts, len(months)])]


def month_section(month: date, photos: int) -> Section:
    """The section of the photos of a month."""
    return Section(month_in_words(month), photos, key=f"{month:%Y-%m}")


def _month(moment: datetime) -> date:
    return date(moment.year, moment.month, 1)


_FIRST = (datetime(1, 1, 1) - datetime(1970, 1, 1)).total_seconds()
_LAST = (datetime(9999, 12, 31) - datetime(1970, 1, 1)).total_seconds()
