"""The library as a line in time: which photo stands where, and the photos of any stretch of it."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lepton_desktop.catalog.database import chunks, spoken
from lepton_desktop.catalog.reading import ONLINE, PHOTOS, Reading, photo_of_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.records import Photo


class Line(NamedTuple):
    """Pictures in the order of time, the newest first: the photos that show them, and their other files.

    `ids` (n,) are of the photos. A moment of `moments` (n,) is when the photo was taken (else last modified) by the
    clock on the wall, in seconds since 1970 as if that clock were UTC's. `copies` has the ids of the other files of
    those that stand in several, by the id of the photo that shows them: the largest, of several the first.
    """

    ids: NDArray[np.int64]
    moments: NDArray[np.float64]
    copies: dict[int, tuple[int, ...]]


class Timeline(Reading):
    """The questions about it. All raise CatalogError when the file can't be read."""

    def timeline(self, filters: Filters | None = None) -> Line:
        """The pictures of the library, or of the photos that pass."""
        passes, values = self._condition(filters)
        ids, microseconds, stacks = self._numbers(
            ("id", "moment", "stack"),
            f"""SELECT id, CAST(round(shown_at * 1e6) AS INTEGER) AS moment, coalesce(stack, id) AS stack
            FROM photos WHERE {passes} ORDER BY shown_at DESC, id DESC""",
            values,
        )
        moments = microseconds / 1e6
        copies = self._copies(ids, stacks)
        behind = np.fromiter(chain.from_iterable(copies.values()), np.int64)
        shown = np.isin(ids, behind, invert=True)
        return Line(ids[shown], moments[shown], copies)

    def _copies(self, ids: NDArray[np.int64], stacks: NDArray[np.int64]) -> dict[int, tuple[int, ...]]:
        """Of photos (n,) in these stacks (n,): behind the largest of each stack of several its others."""
        order = np.argsort(stacks, kind="stable")
        starts = np.flatnonzero(np.diff(stacks[order], prepend=-1))
        sizes = np.diff(starts, append=len(ids))
        several = [
            ids[order[start : start + size]]
            for start, size in zip(starts[sizes > 1], sizes[sizes > 1], strict=True)
        ]
        worth: dict[int, tuple[int, int, int, int]] = {}
        for marks, part in chunks([int(number) for group in several for number in group]):
            rows = self._all(
                f"""SELECT photos.id, {ONLINE}, width * height, size FROM photos
                JOIN roots ON roots.id = root_id WHERE photos.id IN ({marks})""",
                part,
            )
            worth.update((number, (online, pixels, size, -number)) for number, online, pixels, size in rows)
        copies: dict[int, tuple[int, ...]] = {}
        for group in several:
            members = [number for number in group.tolist() if number in worth]
            if len(members) > 1:
                largest = max(members, key=worth.__getitem__)
                copies[largest] = tuple(number for number in members if number != largest)
        return copies

    def photos(self, photo_ids: Sequence[int]) -> list[Photo]:
        """The photos of these ids that there are, in the order of the ids."""
        found: dict[int, Photo] = {}
        for marks, part in chunks([int(number) for number in photo_ids]):
            found.update(
                (row[0], photo_of_row(row))
                for row in self._all(f"{PHOTOS} WHERE photos.id IN ({marks})", part)
            )
        return [found[number] for number in photo_ids if number in found]

    def paths(self, photo_ids: Sequence[int]) -> list[str]:
        """Where the photos of these ids lie, those that there are, in the order of the ids; cheaper than the photos."""
        found: dict[int, str] = {}
        for marks, part in chunks([int(number) for number in photo_ids]):
            rows = self._all(
                f"""SELECT photos.id, path, relative FROM photos JOIN roots ON roots.id = root_id
                WHERE photos.id IN ({marks})""",
                part,
            )
            found.update(
                (number, os.path.join(spoken(root), spoken(relative))) for number, root, relative in rows
            )
        return [found[number] for number in photo_ids if number in found]

    def size_of(self, photo_ids: Sequence[int]) -> int:
        """How many bytes the files of these photos have together."""
        return sum(
            int(self._one(f"SELECT coalesce(sum(size), 0) FROM photos WHERE id IN ({marks})", part)[0])
            for marks, part in chunks([int(number) for number in photo_ids])
        )
