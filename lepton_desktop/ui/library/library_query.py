"""What is read from the catalog to show the library: its numbers, its order in time, and the photos in sight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lepton_desktop.ui.grid.photo_model import PAGE, with_copies
from lepton_desktop.ui.library.grouping import month_section, months_of

if TYPE_CHECKING:
    from datetime import date

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.records import Counts, Photo
    from lepton_desktop.ui.grid.sections import Section


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Photos by date, newest first: their ids, their months with the number of photos, and those in sight.

    `copies` has the ids of the other files of a photo that exists in several.
    """

    ids: list[int]
    months: list[tuple[date, int]]
    photos: list[Photo]
    copies: dict[int, tuple[int, ...]]

    def sections(self, by_month: bool) -> list[Section]:
        """The sections of the photos."""
        return [month_section(month, count) for month, count in self.months] if by_month else []

    def first_rows(self) -> list[tuple[date, int]]:
        """The months, each with its first row."""
        starts = accumulate((count for _, count in self.months), initial=0)
        return [(month, start) for (month, _), start in zip(self.months, starts, strict=False)]


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """The library's numbers, and the photos if they were requested."""

    counts: Counts
    view: LibraryView | None


def summarise(catalog: Catalog, wanted: bool, filters: Filters | None, rows: range) -> LibrarySummary:
    """The numbers, for the model that has indexed most photos and therefore answers.

    If `wanted`, also the photos that match it: those of these rows and a page around them are fetched at once. Raises
    CatalogError.
    """
    known = catalog.vectors.counts()
    counts = catalog.statistics.counts(max(known, key=known.__getitem__, default=""))
    return LibrarySummary(counts, _view(catalog, filters, rows) if wanted else None)


def _view(catalog: Catalog, filters: Filters | None, rows: range) -> LibraryView:
    line = catalog.timeline.newest_first(filters)
    ids = line.ids.tolist()
    start = max(0, rows.start // PAGE - 1) * PAGE
    stop = ((max(rows.stop, 1) - 1) // PAGE + 2) * PAGE
    first = [] if start == 0 else ids[:PAGE]
    photos = catalog.photos.get_many(with_copies([*first, *ids[start:stop]], line.copies))
    return LibraryView(ids, months_of(line.moments), photos, line.copies)
