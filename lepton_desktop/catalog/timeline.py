"""The library as a line in time: which picture stands where."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lepton_desktop.catalog.database import chunks
from lepton_desktop.catalog.roots import ONLINE
from lepton_desktop.catalog.stacks import originality

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.roots import Roots
    from lepton_desktop.catalog.stacks import Originality


class Line(NamedTuple):
    """Pictures in the order of time, the newest first: the photos that show them, and their other files.

    `ids` (n,) are of the photos. A moment of `moments` (n,) is when the photo was taken (else last modified) by the
    clock on the wall, in seconds since 1970 as if that clock were UTC's. `copies` has the ids of the other files of
    those that stand in several, by the id of the photo that shows them: the original.
    """

    ids: NDArray[np.int64]
    moments: NDArray[np.float64]
    copies: dict[int, tuple[int, ...]]


class Timeline:
    """The questions about it. All raise CatalogError when the file can't be read."""

    def __init__(self, database: Database, roots: Roots) -> None:
        self._database = database
        self._roots = roots

    def newest_first(self, filters: Filters | None = None) -> Line:
        """The pictures of the library, or of the photos that pass."""
        passes, values = self._roots.condition(filters)
        ids, microseconds, stacks = self._database.numbers(
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
        """Of photos (n,) in these stacks (n,): behind the original of each stack of several its others."""
        order = np.argsort(stacks, kind="stable")
        starts = np.flatnonzero(np.diff(stacks[order], prepend=-1))
        sizes = np.diff(starts, append=len(ids))
        several = [
            ids[order[start : start + size]]
            for start, size in zip(starts[sizes > 1], sizes[sizes > 1], strict=True)
        ]
        worth: dict[int, tuple[bool, Originality]] = {}
        for marks, part in chunks([int(number) for group in several for number in group]):
            rows = self._database.rows(
                f"""SELECT {ONLINE}, width * height, taken_at IS NOT NULL, mtime_ns, size, photos.id FROM photos
                JOIN roots ON roots.id = root_id WHERE photos.id IN ({marks})""",
                part,
            )
            worth.update((of_photo[-1], (online, originality(*of_photo))) for online, *of_photo in rows)
        copies: dict[int, tuple[int, ...]] = {}
        for group in several:
            members = [number for number in group.tolist() if number in worth]
            if len(members) > 1:
                original = max(members, key=worth.__getitem__)
                copies[original] = tuple(number for number in members if number != original)
        return copies
