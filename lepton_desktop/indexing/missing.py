"""Decides about photos that a scan didn't find: which are gone, and which are kept since that isn't certain.

A photo is gone when the volume that it was last seen on is mounted at its place, and the nearest folder above it that
is there can be listed. When most of a folder is gone at once the user is asked before it is forgotten.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from lepton_desktop.catalog.records import AWAY, HERE, MISSING
from lepton_desktop.indexing.messages import Notice
from lepton_desktop.indexing.volumes import Volumes, look
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from lepton_desktop.catalog.records import FileState, Root
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.root_locations import RootLocations

MANY = 20
"""Fewer photos than these are forgotten without asking, whatever part of their folder they are."""


class MissingPhotos:
    """Forgets photos, or notes in the catalog that they aren't to be seen. For one thread."""

    def __init__(self, context: Context, root_locations: RootLocations) -> None:
        self._catalog = context.catalog
        self._report = context.report
        self._root_locations = root_locations

    def let_go(self, root: Root, relatives: Sequence[str], kept: Set[str] = frozenset()) -> int:
        """Forget the files that are gone, of these that a look at the root didn't find. Returns how many changed.

        Of the photos `kept` none is forgotten unasked.
        """
        found = self._root_locations.find(root)
        if found is None or found.path != root.path:
            return 0
        states = self._catalog.files.photo_states(root.id, relatives)
        forgotten = [
            relative for relative in relatives if relative not in states
        ]  # no photos: nothing is lost
        away: list[int] = []
        vanished: dict[str, FileState] = {}
        is_gone = self._judge(root)
        for relative, state in states.items():
            match is_gone(relative, state):
                case "superseded":
                    forgotten.append(relative)
                case "vanished":
                    vanished[relative] = state
                case "away" if state.away == HERE and state.photo_id is not None:
                    away.append(state.photo_id)
        vanished = {relative: state for relative, state in vanished.items() if state.away != MISSING}
        missing = self._most_of_a_folder(root, vanished)
        missing |= {relative: state for relative, state in vanished.items() if relative in kept}
        missing = self._nowhere_else(root, missing)
        forgotten += [relative for relative in vanished if relative not in missing]
        if forgotten:
            self._catalog.files.forget(root.id, forgotten)
        if away:
            self._catalog.files.set_away(away, AWAY)
        if missing:
            self._catalog.files.set_away(
                [state.photo_id for state in missing.values() if state.photo_id], MISSING
            )
            self._report(
                Notice(
                    UserMessage(
                        "{path}: {count} photos disappeared all at once; they are kept until you forget them",
                        path=root.path,
                        count=len(missing),
                    )
                )
            )
        return len(forgotten) + len(away) + len(missing)

    def _judge(self, root: Root) -> Callable[[str, FileState], str]:
        volumes = look()
        standing = self._root_locations.standings[root.id]

        @cache
        def volume_of(folder: str) -> tuple[bool, str | None]:
            return _volume_of_nearest(root, folder, volumes)

        def judge(relative: str, state: FileState) -> str:
            listed, volume = volume_of(relative.rpartition("/")[0])
            if not listed or volume != (state.volume or standing.volume):
                return "away"
            try:
                os.lstat(root.path / relative)
            except (FileNotFoundError, NotADirectoryError):
                return "vanished"
            except OSError:
                return "away"
            return "superseded"  # the file is there, and left out now, or part of another photo

        return judge

    def _most_of_a_folder(self, root: Root, vanished: dict[str, FileState]) -> dict[str, FileState]:
        """Those of the vanished that are most of the root, or of one of the folders in it."""
        tops = Counter(relative.partition("/")[0] for relative in vanished if "/" in relative)
        kept = [top for top, count in tops.items() if self._is_most(root, top, count, vanished)]
        if self._is_most(root, "", len(vanished), vanished):
            return dict(vanished)
        return {relative: state for relative, state in vanished.items() if relative.partition("/")[0] in kept}

    def _nowhere_else(self, root: Root, missing: dict[str, FileState]) -> dict[str, FileState]:
        """Those whose picture isn't to be seen at any other place: what was moved or has a copy isn't missing."""
        contents = {state.content_hash for state in missing.values() if state.content_hash is not None}
        gone = {root.path / relative for relative in missing}
        elsewhere = {
            content
            for content, photos in self._catalog.photos.online_by_content(list(contents)).items()
            if any(photo.path not in gone and os.path.lexists(photo.path) for photo in photos)
        }
        return {relative: state for relative, state in missing.items() if state.content_hash not in elsewhere}

    def _is_most(self, root: Root, under: str, count: int, vanished: dict[str, FileState]) -> bool:
        if count < MANY:
            return False
        prefix = f"{under}/" if under else ""
        not_counted = sum(
            state.away != HERE for relative, state in vanished.items() if relative.startswith(prefix)
        )
        return 2 * count > self._catalog.files.count_present(root.id, under) + not_counted


def _volume_of_nearest(root: Root, folder: str, volumes: Volumes) -> tuple[bool, str | None]:
    """Whether the nearest folder that is there can be listed, and the volume it lies on."""
    while True:
        path = root.path / folder
        try:
            with os.scandir(path):
                pass
        except (FileNotFoundError, NotADirectoryError):
            if not folder or os.path.islink(path):  # a link to nowhere: nobody knows what is behind it
                return False, None
            folder = folder.rpartition("/")[0]
        except OSError:
            return False, None
        else:
            volume = volumes.of(path)
            return True, volume.identity if volume is not None else None
