"""The folders of the library: which are there, which are watched, and which must be scanned now."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lepton_desktop.indexing.messages import Notice
from lepton_desktop.indexing.watch import Watcher, WatchError, remedy, spent_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lepton_desktop.catalog.records import Photo, Root
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.root_locations import RootLocations, Standing


class Roots:
    """For one thread. Without a watcher every folder that is there must be looked through whenever it is asked."""

    def __init__(
        self,
        context: Context,
        root_locations: RootLocations,
        scanned: dict[int, Standing],
        left: Callable[[int], None],
        relocated: Callable[[], None],
    ) -> None:
        """`scanned` has how folders stood when they were last looked through, by their ids.

        `left` is told of the id of a folder that isn't there any more, or at another path; `relocated` when one was
        found at another path.
        """
        self._catalog = context.catalog
        self._report = context.report
        self._thumbnails = context.thumbnails
        self._root_locations = root_locations
        self._scanned = scanned
        self._left = left
        self._relocated = relocated
        self._watcher: Watcher | None = None
        self._unwatchable: set[int] = set()
        self._spent_limit: str | None = None
        self._known: dict[int, Root] = {}
        self.some_were_removed = False
        """Whether the user took a folder out of the library since this was set to False."""

    @contextmanager
    def watched_by(self, watcher: Watcher) -> Iterator[None]:
        """Within the block the folders are watched."""
        self._watcher = watcher
        try:
            yield
        finally:
            self._watcher = None
            watcher.close()

    @property
    def are_watched(self) -> bool:
        """Whether the folders are watched."""
        return self._watcher is not None

    def all(self) -> list[Root]:
        """All that the library has, as they were last found."""
        return list(self._known.values())

    def online(self) -> list[Root]:
        """Those that are there, as they were last found."""
        return [root for root in self._known.values() if root.id in self._root_locations.online]

    def of(self, photo: Photo) -> Root | None:
        """The folder of a photo, where it is there. None, too, for one that another process added or moved just now."""
        root = self._known.get(photo.root_id)
        there = (
            root is not None
            and root.id in self._root_locations.online
            and photo.path.is_relative_to(root.path)
        )
        return root if there else None

    def find(self) -> list[Root]:
        """Those that were added, or came back, or must be watched again since this was last asked."""
        roots = {root.id: root for root in self._catalog.roots.all()}
        for root_id in self._known.keys() - roots.keys():
            self._leave(root_id)
            self.some_were_removed = True
        self._known = roots
        return [found for root in list(roots.values()) if (found := self._came(root)) is not None]

    def find_again(self) -> None:
        """See whether those that were there still are, and where."""
        for root in self.online():
            self._known[root.id] = self._find(root) or root

    @property
    def unwatched(self) -> bool:
        """Whether some can't be watched, so that only looks tell what happens in them."""
        return bool(self._unwatchable or self._spent_limit)

    def can_be_watched_again(self) -> bool:
        """Whether the system lets more folders be watched than when this was last asked: then all must be."""
        if self._watcher is None:
            return False
        before, self._spent_limit = self._spent_limit, spent_limit()
        if self._spent_limit and not before:
            self._report(Notice(remedy(self._spent_limit)))
        if before and not self._spent_limit:
            self._watcher.forget_all()
            self._unwatchable.clear()
            return True
        return False

    def _came(self, root: Root) -> Root | None:
        """The root, where it has to be looked through."""
        was_online = root.id in self._root_locations.online
        found = self._find(root)
        if found is None:
            return None
        self._known[root.id] = found
        if self._watcher is None:
            return found
        as_scanned = self._scanned.get(root.id) == self._root_locations.standings[root.id]
        is_watched = root.id in self._unwatchable or self._watcher.watches(root.id)
        if was_online and as_scanned and is_watched:
            return None
        try:
            self._watcher.watch(found)
        except WatchError as error:
            self._unwatchable.add(root.id)
            self._report(Notice(error.message))
        return found

    def _find(self, root: Root) -> Root | None:
        """The root as it is there now; if it is at another path, what waits at the old one is dropped."""
        found = self._root_locations.find(root)
        if found is None or found.path != root.path:
            self._leave(root.id)
        if found is not None and found.path != root.path:
            self._take_thumbnails_along()
            self._relocated()
        return found

    def _take_thumbnails_along(self) -> None:
        """They are named by paths: where a root got another, and where one exchanged its path with it."""
        for root in self._catalog.roots.all():
            before = self._known.get(root.id)
            if before is None or before.path == root.path:
                continue
            self._known[root.id] = root
            for relative, state in self._catalog.files.states(root.id).items():
                paths = before.path / relative, root.path / relative
                self._thumbnails.move(*paths, state.size, state.mtime_ns)

    def _leave(self, root_id: int) -> None:
        """A root was removed, or its drive is away."""
        self._left(root_id)
        self._unwatchable.discard(root_id)
        if self._watcher is not None:
            self._watcher.unwatch(root_id)
