"""The files that are in a folder now, and how they differ from what the catalog knows of it."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path, PurePath
from posixpath import splitext
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lepton_desktop.indexing.file_marks import NO_MARKS, marks_of_entry
from lepton_desktop.indexing.volumes import keeps_marks
from lepton_desktop.photos.formats import FORMATS, RAW_SUFFIXES
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from lepton_desktop.catalog.records import FileState
    from lepton_desktop.indexing.ignore_rules import IgnoreRules

_WITH_RAW = tuple(f".{suffix}" for one in FORMATS.values() for suffix in one.beside_raw)
"""The pictures that cameras write beside a RAW file, the likelier one first."""

# Files whose content is in the cloud: to read one would fetch it over the network.
_WINDOWS_AWAY = 0x1000 | 0x40000 | 0x400000  # OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS
_MACOS_AWAY = 0x40000000  # SF_DATALESS
_WINDOWS_HIDDEN = 0x2 | 0x4  # HIDDEN, SYSTEM
_MACOS_HIDDEN = 0x8000  # UF_HIDDEN
_WINDOWS_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_HAS_FLAGS = sys.platform in ("win32", "darwin")

NOTHING_MOUNTED: Mapping[str, str] = MappingProxyType({})


class Found(NamedTuple):
    """A file that may be a photo. Its paths are those below the root, with forward slashes.

    `ctime_ns` and `inode` are None where they don't say whether it was written; `volume` is the identity of the volume
    that its folder lies on, None where the system doesn't say.
    """

    relative: str
    size: int
    mtime_ns: int
    companion: str | None
    ctime_ns: int | None = None
    inode: int | None = None
    volume: str | None = None


@dataclass
class Seen:
    """What a walk came across.

    `unreadable` has the folders that could not be read, with the reason, and `kept` what could not be judged
    now (a link to a drive that is away): what is known at and below them still stands. `beside` has the RAW files that
    are taken for companions, by the relative path of the picture.
    """

    files: dict[str, Found] = field(default_factory=dict)
    beside: dict[str, Found] = field(default_factory=dict)
    unreadable: dict[str, UserMessage] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be done: `fresh` files to be looked at, `gone` ones that weren't seen, which may have moved.

    A fresh file comes with what was known of it, None when it is new. `companions` are known photos, by id,
    whose RAW file has gone. `unmarked` are files that agree, of which ctime and inode weren't known.
    `back` are the ids of known photos, by volume, that were away or on another volume, or nobody knew on which, and are
    here now. `displaced` are known photos, by relative path, at whose path another drive has another file.
    """

    fresh: list[tuple[Found, FileState | None]]
    gone: dict[str, FileState]
    companions: dict[int, Found]
    unmarked: dict[str, Found] = field(default_factory=dict)
    back: dict[str | None, list[int]] = field(default_factory=dict)
    displaced: dict[str, FileState] = field(default_factory=dict)


def identity(root: Path) -> str | None:
    """What the file system calls a folder, or None when it isn't there or can't be read."""
    try:
        status = root.stat()
        with os.scandir(root):
            return f"{status.st_dev}:{status.st_ino}"
    except OSError:
        return None


def presence(root: Path, last_identity: str | None) -> str | None:
    """The identity of a root that is online, None of one that is not.

    A mount point without its drive is empty, and not the folder that was last scanned.
    """
    now = identity(root)
    if now is None or last_identity is None or now == last_identity:
        return now
    try:
        with os.scandir(root) as entries:
            return now if next(entries, None) is not None else None
    except OSError:
        return None


def is_denied(root: Path) -> bool:
    """Whether a folder is there, and the system doesn't let us read it."""
    try:
        with os.scandir(root):
            return False
    except PermissionError:
        return True
    except OSError:
        return False


def walk(
    root: Path,
    ignore_rules: IgnoreRules,
    *,
    start: str = "",
    deep: bool = True,
    leave: Path | None = None,
    visit: Callable[[Path], None] = lambda folder: None,
    mounted: Mapping[str, str] = NOTHING_MOUNTED,
    volume_of: Callable[[Path], str | None] = lambda folder: None,
) -> Seen:
    """Look at the files of the folder `start` below the root, and if `deep` at all below it.

    `leave` is a folder to be passed over (the program's own); `visit` is told of each folder and may raise to end
    the walk. A `start` that isn't there is an empty one. Links to folders are followed where they lead to what isn't
    reached otherwise. `mounted` has the identities of the volumes by the relative paths that they are mounted at, that
    of the root by the empty one; `volume_of` gives that of a folder behind a link.
    """
    return _Walk(root, ignore_rules, deep, leave, visit, mounted, volume_of).run(start)


def compare(
    seen: Seen,
    known: Mapping[str, FileState],
    busy: Callable[[Found], bool] = lambda found: False,
    touched: Set[str] = frozenset(),
) -> Changes:
    """What is new, changed or gone. `known` is what the catalog has of the same folders as were walked.

    `busy` says of a file that is new or changed that it is still being written: it is left for later. A file
    that was written though it has the size and time that are known is among the fresh ones too: one whose ctime or
    inode says so, or one of those `touched`, of which the system told. Only its content can say whether it changed.
    """
    fresh: list[tuple[Found, FileState | None]] = []
    companions: dict[int, Found] = {}
    unmarked: dict[str, Found] = {}
    back: dict[str | None, list[int]] = {}
    displaced: dict[str, FileState] = {}
    awaited: set[str] = set()
    strangers = _strangers(seen, known)
    files = _with_raw_files_apart(seen, known)
    for relative, found in files.items():
        state = known.get(relative)
        if state is None or relative in touched or _differs(state, found):
            if state is not None and (state.volume, found.volume) in strangers:
                displaced[relative] = state
            elif not busy(found):
                fresh.append((found, state))
            elif found.companion is not None:  # it is the photo until the file beside it can be read
                awaited.add(found.companion)
            continue
        if state.photo_id is not None and found.companion not in (None, state.companion):
            fresh.append((found, state))  # whether they are one shot, their contents tell
            continue
        if state.ctime_ns is None and state.inode is None and (found.ctime_ns or found.inode):
            unmarked[relative] = found
        if state.photo_id is not None:
            if state.companion != found.companion:
                companions[state.photo_id] = found
            if state.away or found.volume not in (None, state.volume):
                back.setdefault(found.volume, []).append(state.photo_id)
    still_standing = seen.kept | seen.unreadable.keys()
    gone = {
        relative: state
        for relative, state in known.items()
        if relative not in files and relative not in awaited and not _within(relative, still_standing)
    }
    return Changes(fresh, gone, companions, unmarked, back, displaced)


def _with_raw_files_apart(seen: Seen, known: Mapping[str, FileState]) -> dict[str, Found]:
    """The files that were seen; a RAW file that was found to be another shot than the picture beside it is one of them.

    So is one beside a picture that can't be read.
    """
    apart: dict[str, Found] = {}
    for relative, raw in seen.beside.items():
        state, found = known.get(relative), seen.files[relative]
        if state is None or raw.relative not in known or state.companion is not None:
            continue
        if state.photo_id is None or not _differs(state, found):
            apart |= {relative: found._replace(companion=None), raw.relative: raw}
    return seen.files | apart if apart else seen.files


def _differs(state: FileState, found: Found) -> bool:
    """Whether the file was written since, as far as its numbers tell; those that nobody knows agree."""
    return (
        state.size != found.size
        or state.mtime_ns != found.mtime_ns
        or (state.ctime_ns != found.ctime_ns and None not in (state.ctime_ns, found.ctime_ns))
        or (state.inode != found.inode and None not in (state.inode, found.inode))
    )


def _strangers(seen: Seen, known: Mapping[str, FileState]) -> set[tuple[str | None, str | None]]:
    """The volumes that were known and are in their places, where less than half of the files are the same.

    So another camera's card isn't taken for the one before it, and a copy of a drive is.
    """
    same: Counter[tuple[str | None, str | None]] = Counter()
    for relative, found in seen.files.items():
        state = known.get(relative)
        if state is None or state.volume is None or found.volume is None or state.volume == found.volume:
            continue
        agrees = state.size == found.size and state.mtime_ns == found.mtime_ns
        same[state.volume, found.volume] += 1 if agrees else -1
    return {pair for pair, more in same.items() if more < 0}


class _Walk:
    """One walk. Links are kept for the end, so that a folder is seen at its own place if it has one."""

    def __init__(
        self,
        root: Path,
        ignore_rules: IgnoreRules,
        deep: bool,
        leave: Path | None,
        visit: Callable[[Path], None],
        mounted: Mapping[str, str],
        volume_of: Callable[[Path], str | None],
    ) -> None:
        self._root = root
        self._ignore_rules = ignore_rules
        self._deep = deep
        self._leave = leave
        self._visit = visit
        self._mounted = mounted
        self._volume_of = volume_of
        self._seen = Seen()
        self._folders: list[str] = []
        self._links: list[str] = []
        self._behind_links = False
        self._volume: str | None = None
        self._visited: set[tuple[int, int]] = set()
        self._marked: dict[int, bool] = {}  # whether files have marks that can be relied on, by device

    def run(self, start: str) -> Seen:
        self._folders.append(start)
        while self._folders or self._links:
            if self._folders:
                self._open(self._folders.pop())
            else:
                self._behind_links = True
                self._follow(self._links.pop())
        return self._seen

    def _volume_at(self, relative: str) -> str | None:
        """The identity of the volume that a folder lies on."""
        if self._behind_links:  # there anything may be mounted
            return self._volume_of(self._root / relative)
        while relative not in self._mounted and relative:
            relative = relative.rpartition("/")[0]
        return self._mounted.get(relative)

    def _follow(self, relative: str) -> None:
        """Open a link to a folder, if it leads to one not seen yet, and not to the root or one around it."""
        try:
            target = (self._root / relative).resolve(strict=True)
            status = target.stat()
        except (OSError, RuntimeError):  # its drive is away, or (RuntimeError) it leads to itself
            self._seen.kept.add(relative)
            return
        if (status.st_dev, status.st_ino) not in self._visited and not self._root.is_relative_to(target):
            self._open(relative)

    def _open(self, relative: str) -> None:
        folder = self._root / relative
        self._visit(folder)
        files: list[Found] = []
        self._volume = self._volume_at(relative)
        try:
            status = folder.stat()
            self._visited.add((status.st_dev, status.st_ino))
            if status.st_dev not in self._marked:
                self._marked[status.st_dev] = keeps_marks(folder)
            marked = self._marked[status.st_dev]
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=attrgetter("name")):
                    path = f"{relative}/{entry.name}" if relative else entry.name
                    try:
                        self._sort_in(entry, path, files, marked)
                    except OSError:  # a link to nowhere, or it went this moment
                        self._seen.kept.add(path)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._seen.unreadable[relative] = UserMessage("the folder can't be read ({reason})", reason=error)
        together, beside = _with_companions(files)
        self._seen.files.update((found.relative, found) for found in together)
        self._seen.beside.update(beside)

    def _sort_in(self, entry: os.DirEntry[str], path: str, files: list[Found], marked: bool) -> None:
        """Put an entry of a folder where it belongs. Raises OSError when it can't be judged."""
        if entry.is_dir():
            if not self._ignore_rules.folder_passes(self._root, path) or Path(entry.path) == self._leave:
                return
            status = entry.stat(follow_symlinks=False)
            if _HAS_FLAGS and _is_hidden(status):
                return
            if not self._deep:
                self._seen.kept.add(path)
            elif entry.is_symlink() or getattr(status, "st_reparse_tag", 0) == _WINDOWS_JUNCTION:
                self._links.append(path)
            else:
                self._folders.append(path)
        elif self._ignore_rules.file_passes(self._root, path):
            status = entry.stat()
            if not stat.S_ISREG(status.st_mode) or (_HAS_FLAGS and _is_hidden(status)):
                return
            if _HAS_FLAGS and _is_away(status):
                self._seen.kept.add(path)
            else:
                file_marks = marks_of_entry(entry, status) if marked else NO_MARKS
                files.append(Found(path, status.st_size, status.st_mtime_ns, None, *file_marks, self._volume))


def _with_companions(files: list[Found]) -> tuple[list[Found], dict[str, Found]]:
    """The files of one folder, a RAW and its JPEG or HEIC of the same name as one, and those RAW files (`Seen.beside`).

    Whether they are one shot, their contents must tell.
    """
    # not by pathlib, nor the rest at all, which would take more time than all else in a look at unchanged files
    suffixes = {found.relative[found.relative.rfind(".") :] for found in files}
    if not any(suffix.lower() in RAW_SUFFIXES for suffix in suffixes):
        return files, {}
    by_stem: dict[str, dict[str, list[Found]]] = {}
    for found in files:
        stem, suffix = splitext(found.relative.rpartition("/")[2])
        by_stem.setdefault(stem.casefold(), {}).setdefault(suffix.lower(), []).append(found)
    together: list[Found] = []
    beside: dict[str, Found] = {}
    for by_suffix in by_stem.values():
        raws = [found for suffix in by_suffix if suffix in RAW_SUFFIXES for found in by_suffix[suffix]]
        pictures = [
            found for suffix in by_suffix if suffix not in RAW_SUFFIXES for found in by_suffix[suffix]
        ]
        main = next((by_suffix[suffix][0] for suffix in _WITH_RAW if suffix in by_suffix), None)
        if main is None or not raws:
            together += pictures + raws
        else:
            together.append(main._replace(companion=raws[0].relative))
            together += [found for found in pictures if found is not main] + raws[1:]
            beside[main.relative] = raws[0]
    return together, beside


def _within(relative: str, places: Set[str]) -> bool:
    """Whether the path is one of the places or below one; the root's own place is the empty path."""
    if not places:
        return False
    if relative in places or "" in places:
        return True
    return any(parent.as_posix() in places for parent in PurePath(relative).parents)


def _is_hidden(status: os.stat_result) -> bool:
    return bool(
        getattr(status, "st_file_attributes", 0) & _WINDOWS_HIDDEN
        or getattr(status, "st_flags", 0) & _MACOS_HIDDEN
    )


def _is_away(status: os.stat_result) -> bool:
    return bool(
        getattr(status, "st_file_attributes", 0) & _WINDOWS_AWAY
        or getattr(status, "st_flags", 0) & _MACOS_AWAY
    )
