"""Where the folders of a library from another computer are on this one, as far as their photos tell."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from lepton_desktop.catalog import copies
from lepton_desktop.indexing.timeouts import NoAnswerError, in_time
from lepton_desktop.indexing.volumes import look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import FileState

_SAMPLE = 200
_FROM_HOME = {"users", "home"}
_SLACK_NS = 2_000_000_000
"""The coarsest times of file systems are those of FAT: two seconds."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the library as its own computer knew it.

    `place` is the path from the top of its volume. `sample` has what was known of some of its photos, by the paths
    below the folder.
    """

    id: int
    path: PurePath
    place: str | None
    photos: int
    sample: Mapping[str, FileState]


def folders_of(catalog: Catalog, system: str) -> list[Folder]:
    """The folders of a catalog that was made on this system (as Python's `sys.platform`). Raises CatalogError."""
    paths = copies.folder_paths(catalog.database)
    return [
        Folder(
            root.id,
            as_there(paths[root.id], system),
            root.place,
            catalog.files.count_present(root.id),
            catalog.files.photo_sample(root.id, _SAMPLE),
        )
        for root in catalog.roots.all()
    ]


def as_there(path: str, system: str) -> PurePath:
    """A path with the separators and the case of the system on which it was a path."""
    return PureWindowsPath(path) if system == "win32" else PurePosixPath(path)


def find(folders: Sequence[Folder], known: Mapping[int, Path]) -> dict[int, Path]:
    """The paths of the folders, by their ids, that can be told: each holds at least half of a sample, unchanged.

    `known` has those that the user told; where others lay beside them, they are looked for beside them here. Disks
    that don't answer in time are passed over.
    """
    found = dict(known)
    tops = _tops()
    for folder in sorted(folders, key=lambda one: len(one.path.parts)):
        if folder.id in found or not folder.sample:
            continue
        taken = list(found.values())
        for candidate in _candidates(folder, tops, _shifts(folders, found)):
            if _is_free(candidate, taken) and holds(folder, candidate, times=True):
                found[folder.id] = candidate.resolve()
                break
    return found


def holds(folder: Folder, path: Path, *, times: bool) -> bool:
    """Whether a path holds at least half of a sample of a folder's photos, of the same sizes, and `times` if wanted."""
    try:
        return in_time(lambda: path.is_dir() and 2 * _same(folder, path, times) >= len(folder.sample))
    except (NoAnswerError, OSError, ValueError):  # ValueError: a name that the system can't have
        return False


def _same(folder: Folder, path: Path, times: bool) -> int:
    count = 0
    for relative, state in folder.sample.items():
        try:
            status = os.stat(path / relative)
        except (OSError, ValueError):
            continue
        agrees = not times or abs(status.st_mtime_ns - state.mtime_ns) <= _SLACK_NS
        count += status.st_size == state.size and agrees
    return count


def _candidates(
    folder: Folder, tops: Iterable[Path], shifts: Iterable[tuple[PurePath, Path]]
) -> Iterator[Path]:
    """Where a folder may be, the likelier first."""
    here = Path(folder.path)
    if here.is_absolute():
        yield here
    for there, base in shifts:
        if folder.path.is_relative_to(there):
            yield base.joinpath(*folder.path.relative_to(there).parts)
    parts = folder.path.parts
    for at, part in enumerate(parts[:-2]):
        if at <= 1 and part.casefold() in _FROM_HOME:  # /home/NAME/…, /Users/NAME/…, C:\Users\NAME\…
            yield Path.home().joinpath(*parts[at + 2 :])
    if folder.place:
        for top in tops:
            yield top / folder.place


def _shifts(folders: Sequence[Folder], found: Mapping[int, Path]) -> list[tuple[PurePath, Path]]:
    """The folders around those that were found: there, and here, without what both paths end with."""
    shifts = []
    for folder in folders:
        if folder.id in found:
            there, here = folder.path, found[folder.id]
            while there.name and there.name == here.name:
                there, here = there.parent, here.parent
                shifts.append((there, here))
    return shifts


def _is_free(path: Path, taken: Sequence[Path]) -> bool:
    return not any(path.is_relative_to(other) or other.is_relative_to(path) for other in taken)


def _tops() -> list[Path]:
    try:
        return in_time(lambda: look().tops())
    except NoAnswerError:
        return []
