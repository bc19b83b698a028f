"""The photos that the model hasn't seen yet: after a change of models, that is all of them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lepton_desktop.indexing.job_queue import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo, Root

_AT_ONCE = 200


class Backlog:
    """Goes through them once whenever it is told to look. `left` is about how many there are."""

    def __init__(self, catalog: Catalog, model: str, root_of: Callable[[Photo], Root | None]) -> None:
        """`root_of` gives the folder that a photo can be read in now, None when there is none."""
        self.left = 0
        self._catalog = catalog
        self._model = model
        self._root_of = root_of
        self._page: deque[Photo] = deque()
        self._after: int | None = 0  # photos above this id may lack a vector; None: there are no more
        self._unhelped = 0  # photos without a vector that it can do nothing for: offline, or gone this moment

    @property
    def pending(self) -> bool:
        """Whether there may be some."""
        return self._after is not None

    def look(self) -> None:
        """Go through the catalog from its beginning."""
        self._after = 0

    def count(self) -> None:
        """Find out how many are left."""
        if self._after is not None:
            counts = self._catalog.statistics.counts(self._model)
            self.left = sum(row.photos - row.indexed for row in counts.roots if row.root.online)

    def next(self) -> Job | None:
        """The next one that can be read now, or None."""
        while (photo := self._take()) is not None:
            self.left -= 1
            root = self._root_of(photo)
            if root is not None:
                companion = photo.companion.relative_to(root.path).as_posix() if photo.companion else None
                return Job(root, photo.path.relative_to(root.path).as_posix(), companion)
        self.left = 0
        return None

    def lost_some(self) -> bool:
        """Whether photos have come to be without a vector since this was asked, as a copy whose original went.

        Then they are looked for. Cheap where none has.
        """
        before, self._unhelped = self._unhelped, self._catalog.photos.count_without_vector(self._model)
        lost = self._unhelped not in (0, before)
        if lost:
            self.look()
        return lost

    def _take(self) -> Photo | None:
        if not self._page and self._after is not None:
            page = self._catalog.photos.without_vector(self._model, _AT_ONCE, self._after)
            self._page.extend(page)
            self._after = page[-1].id if page else None
        return self._page.popleft() if self._page else None
