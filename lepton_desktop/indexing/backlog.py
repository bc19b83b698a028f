"""The photos of the catalog that some kind of work is still to be done for, as all are after a change of models."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.job_queue import CatchUp, Job, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo, Root
    from lepton_desktop.indexing.kinds.kind import Kind
    from lepton_desktop.indexing.kinds.table import Kinds

_AT_ONCE = 200


class Backlog:
    """Goes through them once whenever it is told to look, round by round of the kinds.

    `left` is about how many there are.
    """

    def __init__(self, catalog: Catalog, kinds: Kinds, root_of: Callable[[Photo], Root | None]) -> None:
        """`root_of` gives the folder that a photo can be read in now, None when there is none."""
        self.left = 0
        self._backlogs = catalog.backlogs
        self._kinds = kinds
        self._root_of = root_of
        self._rounds: deque[tuple[Kind[Any], ...]] = deque(kinds.rounds)
        self._at_hand: list[Kind[Any]] | None = (
            None  # those of the first round that there is something to do for
        )
        self._after = 0  # up to this id, photos were gone through for them
        self._page: deque[Job | None] = deque()
        # by kind, how many photos it can't be done for now: they are offline, or gone this moment
        self._unhelped = dict.fromkeys(kinds.all, 0)

    @property
    def pending(self) -> bool:
        """Whether there may be some."""
        return bool(self._rounds)

    def look(self) -> None:
        """Go through the catalog from its beginning."""
        self._rounds = deque(self._kinds.rounds)
        self._at_hand, self._after = None, 0

    def count(self) -> None:
        """Find out how many are left."""
        if self._rounds:
            active = [kind.backlog for kinds in self._rounds for kind in self._active(kinds)]
            self.left = self._backlogs.count_there(active) if active else 0

    def next(self) -> Job | None:
        """The next one that can be read now, or None."""
        while self._page or self._turn():
            self.left -= 1
            if (job := self._page.popleft()) is not None:
                return job
        self.left = 0
        return None

    def grew(self) -> bool:
        """Whether more has come to be done since this was asked, as for a new photo that costly work is left for.

        Then it is looked for. Cheap where there is nothing.
        """
        before = self._unhelped
        self._unhelped = {kind: self._backlogs.count(kind.backlog) for kind in self._kinds.all}
        more = any(count not in (0, before[kind]) for kind, count in self._unhelped.items())
        if more:
            self.look()
        return more

    def _active(self, kinds: tuple[Kind[Any], ...]) -> list[Kind[Any]]:
        """Those of the kinds that there may be something to do for."""
        return [kind for kind in kinds if self._backlogs.count(kind.backlog)]

    def _turn(self) -> bool:
        """Fill the next page. False when there is none."""
        while self._rounds:
            if self._at_hand is None:
                self._at_hand = self._active(self._rounds[0])
            if self._at_hand:
                backlogs = [kind.backlog for kind in self._at_hand]
                found = self._backlogs.photos(backlogs, _AT_ONCE, self._after)
                for photo, wanted in found:
                    self._after = photo.id
                    names = (kind.name for kind, one in zip(self._at_hand, wanted, strict=True) if one)
                    self._page.append(self._job(photo, frozenset(names)))
                if found:
                    return True
            self._rounds.popleft()
            self._at_hand, self._after = None, 0
        return False

    def _job(self, photo: Photo, kinds: frozenset[str]) -> Job | None:
        """None for a photo that can't be read now."""
        root = self._root_of(photo)
        if root is None:
            return None
        companion = photo.companion.relative_to(root.path).as_posix() if photo.companion else None
        catch_up = CatchUp(Known(photo.id, photo.content_hash), kinds)
        return Job(root, photo.path.relative_to(root.path).as_posix(), companion, catch_up=catch_up)
