"""Where a folder of the library is now: at its path, at another path together with its volume, or nowhere."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lepton_desktop.indexing.messages import Notice, RootState, RootWord
from lepton_desktop.indexing.scan import is_denied, presence
from lepton_desktop.indexing.timeouts import NoAnswerError, Timeouts
from lepton_desktop.indexing.volumes import look
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lepton_desktop.catalog.records import FileState, Root
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.volumes import Volume

_SAMPLE = 200
"""That many of a folder's photos tell whether it is the same folder."""
_COMPARE_AGAIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is at a root's path: its identity (see `presence`), None where it isn't to be seen; what it lies on.

    `place` is the path from the top of the volume, `below` has the identities of the volumes that are mounted below
    the root, by their paths there.
    """

    path: Path
    identity: str | None
    volume: str | None = None
    place: str | None = None
    below: tuple[tuple[str, str], ...] = ()

    def lies_as(self, other: Standing) -> bool:
        """Whether the root and what is mounted below it lie on the same volumes.

        The identity tells only where the volume isn't known: some shares give a folder another at every look.
        """
        return self == (other if self.volume is None else replace(other, identity=self.identity))


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a look at the disk told: how the root stands, and at which paths its volume has its folder now."""

    standing: Standing
    denied: bool
    elsewhere: tuple[tuple[Path, Volume], ...]


class RootLocations:
    """Finds the roots, and notes in the catalog which are online and which moved. For one thread.

    `online` has the ids of those that are there, `standings` how they stand. `unproven` are those whose photos were
    never seen on the volume that they are taken to lie on: what isn't seen there is kept; a look takes them off.
    """

    def __init__(self, context: Context) -> None:
        """A root that takes longer to answer than the context's times allow is offline for now."""
        self.online: set[int] = set()
        self.standings: dict[int, Standing] = {}
        self.unproven: set[int] = set()
        self._catalog = context.catalog
        self._report = context.report
        self._clock = context.clock
        self._sights: Timeouts[_Sight] = Timeouts(context.times.answer)
        self._counts: Timeouts[int] = Timeouts(context.times.answer)
        self._missed: dict[int, RootWord] = {}
        self._others: dict[int, tuple[Standing, float]] = {}

    def find(self, root: Root) -> Root | None:
        """The root if it is there, with its present path and volume; otherwise None. A change is noted and reported."""
        try:
            return self._find(root, self._sights.ask(root.id, lambda: _look_at(root)))
        except NoAnswerError:
            self._miss(root, "silent")
            return None

    def _find(self, root: Root, sight: _Sight) -> Root | None:
        standing = sight.standing
        if standing.identity is not None and self._is_the_same(root, standing):
            return self._greet(root, standing)
        for path, volume in sight.elsewhere:
            there = volume.certain or self._holds_its_photos(root, path)
            if there and self._catalog.roots.relocate(root.id, path):
                self._report(
                    Notice(UserMessage("{path}: was found at {place} again", path=root.path, place=path))
                )
                return self.find(replace(root, path=path))
        if standing.identity is None:
            self._miss(root, "denied" if sight.denied else "offline")
            return None
        compared, at = self._others.get(root.id, (None, 0.0))
        if compared != standing or self._clock() - at >= _COMPARE_AGAIN_SECONDS:
            if self._holds_its_photos(root, root.path):
                self._catalog.roots.set_volume(root.id, standing.volume)
                self.unproven.add(root.id)
                return self._greet(replace(root, volume=standing.volume), standing)
            self._others[root.id] = standing, self._clock()
        self._miss(root, "replaced")
        return None

    def _is_the_same(self, root: Root, standing: Standing) -> bool:
        """Whether the folder at the root's path is plainly the root."""
        first = root.volume is None and root.id not in self.online
        if root.identity is None and root.volume is None:  # never looked through, or the user says that it is
            self.unproven |= {root.id} if first else set()
            return True
        if first and standing.volume is not None and standing.identity == root.identity:
            self.unproven.add(root.id)  # last looked through by a version that didn't know of volumes
        if root.volume is None or standing.volume is None:
            return standing.identity == root.identity
        return standing.volume == root.volume

    def _holds_its_photos(self, root: Root, path: Path) -> bool:
        """Whether at least half of the root's photos, as far as a sample tells, are there, unchanged."""
        sample = self._catalog.files.photo_sample(root.id, _SAMPLE)
        return 2 * self._counts.ask(root.id, lambda: _count_of_same(path, sample)) >= len(sample)

    def _greet(self, root: Root, standing: Standing) -> Root:
        self.standings[root.id] = standing
        if root.id not in self.online:
            self._missed.pop(root.id, None)
            self.online.add(root.id)
            self._catalog.roots.set_online(root.id, True)
        return root

    def _miss(self, root: Root, word: RootWord) -> None:
        """The root isn't to be read now, and why."""
        if root.online or root.id in self.online:
            self._catalog.roots.set_online(root.id, False)
        elif self._missed.get(root.id) == word:
            return
        said = self._missed.get(root.id) == word
        self.online.discard(root.id)
        self.standings.pop(root.id, None)
        self._missed[root.id] = word
        self._report(RootState(root.id, False, word))
        if word == "denied" and not said:
            self._report(
                Notice(
                    UserMessage(
                        (
                            "{path}: no permission to read it; give your user read permission, and it is indexed "
                            "automatically"
                        ),
                        path=root.path,
                    )
                )
            )
        elif word == "replaced" and not said:
            self._report(
                Notice(
                    UserMessage(
                        (
                            "{path}: another drive is connected here; its files are left out, and the photos of "
                            "the previous drive are kept"
                        ),
                        path=root.path,
                    )
                )
            )


def _look_at(root: Root) -> _Sight:
    """Look at the disk; may take long."""
    # before the volumes: it has the system mount what it mounts by itself
    identity = presence(root.path, root.identity)
    volumes = look()
    volume = volumes.of(root.path) if identity is not None else None
    elsewhere: list[tuple[Path, Volume]] = []
    if (
        root.volume is not None
        and root.place is not None
        and (volume is None or volume.identity != root.volume)
    ):
        for top in volumes.places(root.volume):
            mounted = volumes.of(top)
            path = top / root.place
            if path != root.path and mounted is not None and _has_entries(path):
                elsewhere.append((path, mounted))
    if identity is None or volume is None:
        standing = Standing(root.path, identity)
    else:
        below = tuple(one for one in sorted(volumes.below(root.path).items()) if not _is_hidden(one[0]))
        standing = Standing(root.path, identity, volume.identity, _way_to(root.path, volume), below)
    return _Sight(standing, identity is None and is_denied(root.path), tuple(elsewhere))


def _is_hidden(relative: str) -> bool:
    """Whether it is below a hidden folder, into which nobody looks: programs mount there what comes and goes."""
    return any(part.startswith(".") for part in relative.split("/"))


def _way_to(path: Path, volume: Volume) -> str | None:
    resolved = path.resolve()
    if not resolved.is_relative_to(volume.mount_point):
        return None
    return resolved.relative_to(volume.mount_point).as_posix()


def _has_entries(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


def _count_of_same(folder: Path, sample: Mapping[str, FileState]) -> int:
    """How many of these files are in the folder, with the same size and time."""
    count = 0
    for relative, state in sample.items():
        try:
            status = os.stat(folder / relative)
        except OSError:
            continue
        count += (status.st_size, status.st_mtime_ns) == (state.size, state.mtime_ns)
    return count
