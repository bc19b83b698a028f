"""Scans the roots: what in them differs from what the catalog knows."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.catalog.records import AWAY, HERE
from lepton_desktop.indexing.messages import (
    Committed,
    FailureHappened,
    Notice,
    Progress,
    RootState,
)
from lepton_desktop.indexing.scan import Changes, Found, Seen, compare, walk
from lepton_desktop.indexing.volumes import look
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

    from lepton_desktop.catalog.records import FileState, Root
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.ignore_rules import IgnoreRules
    from lepton_desktop.indexing.root_locations import RootLocations, Standing
    from lepton_desktop.indexing.volumes import Volumes

_REPORT_SECONDS = 0.25
_TRIES = 3  # a look may itself have the system mount something below


class StoppedError(Exception):
    """The user has stopped the indexing in the middle of a look."""


class RootScan:
    """Notes in the catalog which folders can't be read, which photos can be seen again, which RAW files came, went.

    All else that a look finds is handed back, to be worked on. `ignore_rules` may be replaced; `busy` tells of a
    file, by its path and mtime, that it is still being written and is left for later. `scanned` is how
    roots stood when they were last looked through.
    """

    def __init__(
        self,
        context: Context,
        root_locations: RootLocations,
        ignore_rules: IgnoreRules,
        busy: Callable[[Path, int], bool],
    ) -> None:
        self.ignore_rules = ignore_rules
        self._busy = busy
        self.scanned: dict[int, Standing] = {}
        self._root_locations = root_locations
        self._catalog = context.catalog
        self._own = context.catalog.path.parent.resolve()
        self._control = context.control
        self._report = context.report
        self._clock = context.clock
        self._reported = -float("inf")

    def scan(self, roots: Iterable[Root]) -> list[tuple[Root, Changes]]:
        """Look through whole roots. Raises StoppedError when the user ends it."""
        found: list[tuple[Root, Changes]] = []
        for root in roots:
            for _ in range(_TRIES):
                changes = self._scan(root)
                if changes is not None:
                    found.append((root, changes))
                    break
        return found

    def _scan(self, root: Root) -> Changes | None:
        """Look through a root. None when it or a volume below it came or went meanwhile: what was missed isn't gone."""
        before = self._root_locations.standings.get(root.id)
        if before is None or before.identity is None:
            return None
        self._report(RootState(root.id, True, "scanning"))
        self._reported = -float("inf")
        with _no_collecting():
            seen = self._walk(root, before, "", deep=True, visit=self._tell)
            known = self._catalog.files.states(root.id)
            changes = self._compare(root, seen, known)
        if not self._stands_as(root, before):
            return None
        self._catalog.roots.set_location(root.id, before.identity, before.volume, before.place)
        self.scanned[root.id] = before
        self._note(root, seen, known, changes)
        self._report(RootState(root.id, True, "indexing" if changes.fresh else "watching"))
        return changes

    def look(self, roots: Iterable[Root], touched: Sequence[Path]) -> list[tuple[Root, Changes]]:
        """Look at paths at which something happened: at folders wholly, at files with all of their folder.

        Raises StoppedError when the user ends it.
        """
        found: list[tuple[Root, Changes]] = []
        for root in roots:
            paths = [path for path in touched if path != root.path and path.is_relative_to(root.path)]
            before = self._root_locations.standings.get(root.id)
            if not paths or before is None:
                continue
            deep: set[str] = set()
            shallow: set[str] = set()
            for path in paths:
                relative = path.relative_to(root.path)
                if os.path.islink(path) and os.path.isdir(path):
                    deep.add("")  # only a walk from the top knows what else leads there
                elif os.path.isdir(path):
                    deep.add(relative.as_posix())
                else:
                    shallow.add(_posix(relative.parent))
                    if not os.path.exists(path):  # it may have been a folder
                        deep.add(relative.as_posix())
            places = [(place, True) for place in sorted(deep) if not _below_any(place, deep)]
            places += [
                (place, False)
                for place in sorted(shallow)
                if place not in deep and not _below_any(place, deep)
            ]
            named = {_posix(path.relative_to(root.path)) for path in paths}
            looks = []
            for place, down in places:
                seen = self._walk(root, before, place, down)
                known = self._catalog.files.states(root.id, place, down)
                looks.append((seen, known, self._compare(root, seen, known, named)))
            if self._stands_as(root, before):
                for seen, known, changes in looks:
                    self._note(root, seen, known, changes)
                    found.append((root, changes))
        return found

    def _stands_as(self, root: Root, before: Standing) -> bool:
        """Whether the root and all that is mounted below it are there as before they were looked at."""
        now = self._root_locations.find(root)
        return now is not None and before.lies_as(self._root_locations.standings[root.id])

    def concerns(self, root: Root, path: Path) -> bool:
        """Whether a path, which may be gone, is one that is looked at. May be called from any thread."""
        if not path.is_relative_to(root.path) or path == root.path or self._is_own(root, path):
            return False
        relative = path.relative_to(root.path).as_posix()
        if os.path.isdir(path):
            return self.ignore_rules.passes(root.path, relative, folder=True)
        may_be_file = self.ignore_rules.passes(root.path, relative, folder=False)
        return may_be_file or (
            not os.path.exists(path) and self.ignore_rules.passes(root.path, relative, folder=True)
        )

    def _is_own(self, root: Root, path: Path) -> bool:
        """Whether the path is the program's own data: thumbnails are no photos."""
        return path.is_relative_to(self._own) and not root.path.is_relative_to(self._own)

    def _walk(
        self,
        root: Root,
        standing: Standing,
        start: str,
        deep: bool,
        visit: Callable[[Path], None] | None = None,
    ) -> Seen:
        volumes: Volumes | None = None

        def volume_of(folder: Path) -> str | None:
            nonlocal volumes
            volumes = volumes or look()
            volume = volumes.of(folder)
            return volume.identity if volume is not None else None

        mounted = dict(standing.below)
        if standing.volume is not None:
            mounted[""] = standing.volume
        return walk(
            root.path,
            self.ignore_rules,
            start=start,
            deep=deep,
            leave=self._own,
            visit=visit or self._go_on,
            mounted=mounted,
            volume_of=volume_of,
        )

    def _go_on(self, folder: Path) -> None:
        if self._control.stopped:
            raise StoppedError

    def _tell(self, folder: Path) -> None:
        self._go_on(folder)
        if self._clock() - self._reported >= _REPORT_SECONDS:
            self._reported = self._clock()
            self._report(Progress("scanning", folder=str(folder)))

    def _compare(
        self, root: Root, seen: Seen, known: dict[str, FileState], touched: Set[str] = frozenset()
    ) -> Changes:
        def busy(found: Found) -> bool:
            return self._busy(root.path / found.relative, found.mtime_ns)

        return compare(seen, known, busy, touched)

    def _note(self, root: Root, seen: Seen, known: dict[str, FileState], changes: Changes) -> None:
        for folder, reason in seen.unreadable.items():
            if folder and folder not in known:
                self._catalog.failures.add(root.id, folder, 0, 0, reason)
                self._report(FailureHappened(str(root.path / folder), reason))
        for photo_id, found in changes.companions.items():
            place = (root.id, found.relative, found.size, found.mtime_ns, found.companion)
            self._catalog.files.move(photo_id, *place, found.ctime_ns, found.inode, found.volume)
        if changes.unmarked:
            file_marks = {path: (found.ctime_ns, found.inode) for path, found in changes.unmarked.items()}
            self._catalog.files.set_marks(root.id, file_marks)
        for volume, photo_ids in changes.back.items():
            self._catalog.files.set_seen(volume, photo_ids)
        displaced = {
            state.photo_id: relative
            for relative, state in changes.displaced.items()
            if state.away == HERE and state.photo_id is not None
        }
        if displaced:
            self._catalog.files.set_away(list(displaced), AWAY)
            folder_of = (root.path / next(iter(displaced.values()))).parent
            self._report(
                Notice(
                    UserMessage(
                        (
                            "{path}: another drive is connected here; files with the same names as photos of the "
                            "previous drive are left out"
                        ),
                        path=folder_of,
                    )
                )
            )
        came = sum(map(len, changes.back.values()))
        if changes.companions or displaced or came:
            self._report(Committed(len(changes.companions) + len(displaced) + came))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without Python's search for cycles, which hundreds of thousands of new objects set off again and again.

    There are none among what a look finds, and the search takes a seventh of the look.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _posix(relative: Path) -> str:
    """The path with forward slashes, the root's own being the empty one."""
    return "" if relative == Path() else relative.as_posix()


def _below_any(place: str, places: set[str]) -> bool:
    """Whether the place lies below one of the others."""
    if not place:
        return False
    return any(_posix(parent) in places for parent in Path(place).parents)
