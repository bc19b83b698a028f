"""The library as a line in time: which photo stands where, and the photos of any stretch of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.database import chunks
from lepton_desktop.catalog.reading import PHOTOS, Reading, photo_of_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.records import Photo


class Timeline(Reading):
    """The questions about it. All raise CatalogError when the file can't be read."""

    def timeline(self, filters: Filters | None = None) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The ids (n,) of the photos, or of those that pass, in the order of `newest`, and their moments (n,).

        A moment is when the photo was taken (else last modified) by the clock on the wall, in seconds since 1970 as
        if that clock were UTC's.
        """
        passes, values = self._condition(filters)
        rows = self._all(
            f"SELECT id, shown_at FROM photos WHERE {passes} ORDER BY shown_at DESC, id DESC", values
        )
        ids = np.fromiter((number for number, _ in rows), np.int64, len(rows))
        return ids, np.fromiter((moment for _, moment in rows), np.float64, len(rows))

    def photos(self, photo_ids: Sequence[int]) -> list[Photo]:
        """The photos of these ids that there are, in the order of the ids."""
        found: dict[int, Photo] = {}
        for marks, part in chunks([int(number) for number in photo_ids]):
            found.update(
                (row[0], photo_of_row(row))
                for row in self._all(f"{PHOTOS} WHERE photos.id IN ({marks})", part)
            )
        return [found[number] for number in photo_ids if number in found]

    def size_of(self, photo_ids: Sequence[int]) -> int:
        """How many bytes the files of these photos have together."""
        return sum(
            int(self._one(f"SELECT coalesce(sum(size), 0) FROM photos WHERE id IN ({marks})", part)[0])
            for marks, part in chunks([int(number) for number in photo_ids])
        )
