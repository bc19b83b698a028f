"""The files waiting to be indexed, and the photos waiting to be forgotten unless they turn out as moved."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.catalog.records import Root
    from lepton_desktop.indexing.scan import Changes


@dataclass(frozen=True, slots=True)
class Known:
    """A photo of the catalog, and its content."""

    photo_id: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be looked at. If its content is that of one of the `candidates`, it is that photo.

    `volume` is the identity of the volume that it was found on, None where nobody looked or the system doesn't say.
    """

    root: Root
    relative: str
    companion: str | None
    candidates: tuple[Known, ...] = ()
    volume: str | None = None

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
    """A photo whose file is no longer at its path."""

    root: Root
    relative: str
    size: int
    known: Known


class Work:
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

        A photo that is gone is held back while a fresh file of its size may be the same photo.
        """
        sizes = {entry.size for _, changes in found for entry, _ in changes.fresh}
        forgotten: list[tuple[Root, list[str]]] = []
        for root, changes in found:
            relatives: list[str] = []
            for relative, state in changes.gone.items():
                if state.photo_id is None or state.content_hash is None or state.size not in sizes:
                    relatives.append(relative)
                else:
                    known = Known(state.photo_id, state.content_hash)
                    self._held[state.photo_id] = Gone(root, relative, state.size, known)
            if relatives:
                forgotten.append((root, relatives))
        by_size: defaultdict[int, list[Known]] = defaultdict(list)
        for gone in self._held.values():
            by_size[gone.size].append(gone.known)
        for root, changes in found:
            for entry, was in changes.fresh:
                candidates = tuple(by_size.get(entry.size, ()))
                if was and was.photo_id is not None and was.content_hash and was.size == entry.size:
                    candidates = (Known(was.photo_id, was.content_hash), *candidates)
                self.put(Job(root, entry.relative, entry.companion, candidates, entry.volume), first)
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

    def release(self) -> list[Gone]:
        """The photos held back, once no job can find them any more; else none."""
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
