"""The queue of files to be indexed, and the photos to be forgotten unless their files turn up at another path."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lepton_desktop.catalog.records import FileState, Root
    from lepton_desktop.indexing.scan import Changes


@dataclass(frozen=True, slots=True)
class Known:
    """A photo of the catalog, and its content."""

    photo_id: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What is still to be done for a photo of the catalog: the kinds of work, by name."""

    photo: Known
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be looked at. If its content is that of one of the `candidates`, it is that photo.

    With `catch_up` it is the file of a photo that is known, and only that work is done. `same_picture_as` is the
    content of the RAW or JPEG file that was the photo in its place until now. `apart` is the RAW file of its name, once
    it was found to be another shot. `volume` is the identity of the volume
    that it was found on, None where nobody looked or the system doesn't say.
    """

    root: Root
    relative: str
    companion: str | None
    candidates: tuple[Known, ...] = ()
    volume: str | None = None
    same_picture_as: str | None = None
    catch_up: CatchUp | None = None
    apart: str | None = None

    @property
    def key(self) -> tuple[int, str]:
        """What makes it one file."""
        return self.root.id, self.relative

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.root.path / self.relative


@dataclass(frozen=True, slots=True)
class Gone:
    """A photo whose file is no longer at its path, or `is_companion`: is now the RAW file beside another."""

    root: Root
    relative: str
    size: int
    known: Known
    is_companion: bool = False


class JobQueue:
    """A queue without doubles. Jobs that may be moved photos go first, since others wait on them."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[tuple[int, str], Job] = OrderedDict()
        self._taken: set[tuple[int, str]] = set()
        self._undecided: set[tuple[int, str]] = set()
        self._held: dict[int, Gone] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    def add(self, found: Sequence[tuple[Root, Changes]], first: bool = False) -> list[tuple[Root, list[str]]]:
        """Queue what is fresh; `first` puts it before all else. Returns what can be forgotten at once.

        A photo that is gone is held back while a fresh file of its size may be the same photo, or while what was
        decided of it must pass to the RAW or JPEG file that is the photo in its place.
        """
        sizes = {entry.size for _, changes in found for entry, _ in changes.fresh}
        before = {place: known for root, changes in found for place, known in _in_its_place(root, changes)}
        succeeded = {known.photo_id for known in before.values()}
        companions = {(root.id, entry.companion) for root, changes in found for entry, _ in changes.fresh}
        forgotten: list[tuple[Root, list[str]]] = []
        for root, changes in found:
            relatives: list[str] = []
            for relative, state in changes.gone.items():
                known = _known(state)
                if known is None or (state.size not in sizes and known.photo_id not in succeeded):
                    relatives.append(relative)
                else:
                    gone = Gone(root, relative, state.size, known, (root.id, relative) in companions)
                    self._held[known.photo_id] = gone
            if relatives:
                forgotten.append((root, relatives))
        by_size: defaultdict[int, list[Known]] = defaultdict(list)
        for gone in self._held.values():
            by_size[gone.size].append(gone.known)
        for root, changes in found:
            for entry, was in changes.fresh:
                candidates = tuple(by_size.get(entry.size, ()))
                own = _known(was)
                if was and own and was.size == entry.size:
                    candidates = (own, *candidates)
                job = Job(root, entry.relative, entry.companion, candidates, entry.volume)
                if (other := before.get(job.key)) is not None:
                    job = replace(job, candidates=(*candidates, other), same_picture_as=other.content_hash)
                self.put(job, first)
        return forgotten

    def put(self, job: Job, first: bool = False) -> None:
        """Queue one job; it takes the place of an earlier one for the same file."""
        self._jobs[job.key] = job
        if job.candidates:
            self._undecided.add(job.key)
        else:
            self._undecided.discard(job.key)
        if first or job.candidates:
            self._jobs.move_to_end(job.key, last=False)

    def take(self) -> Job | None:
        """The next job, or None. A file that is being worked on isn't given out a second time meanwhile."""
        key = next((key for key in self._jobs if key not in self._taken), None)
        if key is None:
            return None
        self._taken.add(key)
        return self._jobs.pop(key)

    def finished(self, job: Job) -> None:
        """The job is done, whatever came of it."""
        self._taken.discard(job.key)
        if job.key not in self._jobs:  # it is not queued again
            self._undecided.discard(job.key)

    def claim(self, photo_id: int) -> bool:
        """A file was found to be this photo, which was gone. False when another was found to be it before."""
        return self._held.pop(photo_id, None) is not None

    def stays(self, root_id: int, relative: str) -> None:
        """The file is no companion: if it is a photo that was held back, it is that still."""
        self._held = {
            number: gone
            for number, gone in self._held.items()
            if (gone.root.id, gone.relative) != (root_id, relative)
        }

    def release(self) -> list[Gone]:
        """The photos held back, once no job can find them any more; otherwise none."""
        if self._undecided:
            return []
        gone, self._held = list(self._held.values()), {}
        return gone

    def drop(self, root_id: int) -> None:
        """Forget all about a folder that was removed from the library or went offline."""
        for key in [key for key in self._jobs if key[0] == root_id]:
            del self._jobs[key]
        self._undecided = {key for key in self._undecided if key[0] != root_id}
        self._held = {number: gone for number, gone in self._held.items() if gone.root.id != root_id}


def _known(state: FileState | None) -> Known | None:
    """The photo of a file; None when it is none."""
    if state is None or state.photo_id is None or state.content_hash is None:
        return None
    return Known(state.photo_id, state.content_hash)


def _in_its_place(root: Root, changes: Changes) -> Iterator[tuple[tuple[int, str], Known]]:
    """The fresh files that are the photo now, where the RAW beside them was, or they beside what is gone."""
    with_raw = {state.companion: state for state in changes.gone.values() if state.companion is not None}
    for entry, _ in changes.fresh:
        state = with_raw.get(entry.relative) if entry.companion is None else changes.gone.get(entry.companion)
        if (known := _known(state)) is not None:
            yield (root.id, entry.relative), known
