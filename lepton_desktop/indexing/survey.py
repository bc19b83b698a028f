"""Looks through the roots: which are there, and what in them differs from what the catalog knows."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.indexing.messages import (
    Committed,
    FailureHappened,
    Message,
    Notice,
    Progress,
    RootState,
    RootWord,
)
from lepton_desktop.indexing.scan import Changes, Seen, compare, is_denied, presence, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import FileState, Root
    from lepton_desktop.indexing.control import Control
    from lepton_desktop.indexing.names import Names

_REPORT_SECONDS = 0.25


class StoppedError(Exception):
    """The user has stopped the indexing in the middle of a look."""


class Survey:
    """Notes in the catalog whether roots are online, which folders can't be read, which RAW files came, went.

    All else that a look finds is handed back, to be worked on. `names` may be replaced; `busy` tells of a
    file, by its path and mtime, that it is still being written, and is None where that doesn't matter.
    """

    def __init__(
        self,
        catalog: Catalog,
        names: Names,
        control: Control,
        report: Callable[[Message], None],
        busy: Callable[[Path, int], bool] | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.names = names
        self.busy = busy
        self.online: set[int] = set()
        self._missed: dict[int, RootWord] = {}
        self._catalog = catalog
        self._own = catalog.path.parent.resolve()
        self._control = control
        self._report = report
        self._clock = clock
        self._reported = -float("inf")

    def find(self, root: Root) -> str | None:
        """The identity of a root that is there, else None; a change is noted and reported."""
        identity = presence(root.path, root.identity)
        if identity is None:
            self._miss(root)
        elif root.id not in self.online:
            self._missed.pop(root.id, None)
            self.online.add(root.id)
            self._catalog.set_online(root.id, True)
        return identity

    def _miss(self, root: Root) -> None:
        """The root isn't to be read now: its drive is away, or the system doesn't let us."""
        word: RootWord = "denied" if is_denied(root.path) else "offline"
        if root.online or root.id in self.online:
            self._catalog.set_online(root.id, False)
        elif self._missed.get(root.id) == word:
            return
        self.online.discard(root.id)
        self._missed[root.id] = word
        self._report(RootState(root.id, False, word))
        if word == "denied":
            self._report(
                Notice(
                    f"{root.path}: may not be read; give your user the right to read it, and it is taken up by itself"
                )
            )

    def scan(self, roots: Iterable[Root]) -> list[tuple[Root, Changes]]:
        """Look through whole roots. Raises StoppedError when the user ends it."""
        found: list[tuple[Root, Changes]] = []
        for root in roots:
            self._report(RootState(root.id, True, "scanning"))
            self._reported = -float("inf")
            with _no_collecting():
                seen = self._walk(root, "", deep=True, visit=self._tell)
                changes = self._compare(root, seen, self._catalog.files(root.id))
            identity = self.find(root)
            if identity is None:  # it went while it was looked through: what was missed isn't gone
                continue
            self._catalog.set_online(root.id, True, identity)
            self._report(RootState(root.id, True, "indexing" if changes.fresh else "watching"))
            found.append((root, changes))
        return found

    def look(self, roots: Iterable[Root], touched: Sequence[Path]) -> list[tuple[Root, Changes]]:
        """Look at paths at which something happened: at folders wholly, at files with all of their folder.

        Raises StoppedError when the user ends it.
        """
        found: list[tuple[Root, Changes]] = []
        for root in roots:
            paths = [path for path in touched if path != root.path and path.is_relative_to(root.path)]
            if not paths:
                continue
            deep: set[str] = set()
            shallow: set[str] = set()
            for path in paths:
                relative = path.relative_to(root.path)
                if (
                    path.is_symlink() and path.is_dir()
                ):  # only a walk from the top knows what else leads there
                    deep.add("")
                elif path.is_dir():
                    deep.add(relative.as_posix())
                else:
                    shallow.add(_posix(relative.parent))
                    if not path.exists():  # it may have been a folder
                        deep.add(relative.as_posix())
            places = [(place, True) for place in sorted(deep) if not _below_any(place, deep)]
            places += [
                (place, False)
                for place in sorted(shallow)
                if place not in deep and not _below_any(place, deep)
            ]
            named = {_posix(path.relative_to(root.path)) for path in paths}
            changes = [
                self._compare(
                    root, self._walk(root, place, down), self._catalog.files(root.id, place, down), named
                )
                for place, down in places
            ]
            if self.find(root) is not None:
                found += [(root, change) for change in changes]
        return found

    def concerns(self, root: Root, path: Path) -> bool:
        """Whether a path, which may be gone, is one that is looked at. May be called from any thread."""
        if not path.is_relative_to(root.path) or path == root.path or self._is_own(root, path):
            return False
        relative = path.relative_to(root.path).as_posix()
        if path.is_dir():
            return self.names.passes(root.path, relative, folder=True)
        may_be_file = self.names.passes(root.path, relative, folder=False)
        return may_be_file or (not path.exists() and self.names.passes(root.path, relative, folder=True))

    def _is_own(self, root: Root, path: Path) -> bool:
        """Whether the path is the program's own data: thumbnails are no photos."""
        return path.is_relative_to(self._own) and not root.path.is_relative_to(self._own)

    def _walk(self, root: Root, start: str, deep: bool, visit: Callable[[Path], None] | None = None) -> Seen:
        return walk(
            root.path,
            self.names,
            start=start,
            deep=deep,
            leave=self._own,
            visit=visit or self._go_on,
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
        busy = self.busy
        if busy is None:
            changes = compare(seen, known, touched=touched)
        else:
            changes = compare(
                seen, known, lambda found: busy(root.path / found.relative, found.mtime_ns), touched
            )
        for folder, reason in seen.unreadable.items():
            if folder and folder not in known:
                self._catalog.fail(root.id, folder, 0, 0, reason)
                self._report(FailureHappened(str(root.path / folder), reason))
        for photo_id, found in changes.companions.items():
            place = (root.id, found.relative, found.size, found.mtime_ns, found.companion)
            self._catalog.move(photo_id, *place, found.ctime_ns, found.inode)
        if changes.unmarked:
            marks = {path: (found.ctime_ns, found.inode) for path, found in changes.unmarked.items()}
            self._catalog.note_marks(root.id, marks)
        if changes.companions:
            self._report(Committed(len(changes.companions)))
        return changes


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
