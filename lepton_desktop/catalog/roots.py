"""The folders that the user chose, and where each of them was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import CatalogError, spoken, stored
from lepton_desktop.catalog.filters import Condition, Filters, condition
from lepton_desktop.catalog.records import Root
from lepton_desktop.catalog.volumes import volume_id

if TYPE_CHECKING:
    from lepton_desktop.catalog.database import Database

ONLINE = "(roots.online AND photos.away = 0)"
"""Whether a photo's file can be seen, in a statement that joins `photos` and `roots`."""


class Roots:
    """The library's folders. A volume is named by its identity. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Root]:
        """The folders of the library, in the order they were added."""
        rows = self._database.rows(
            """SELECT roots.id, path, online, roots.identity, volumes.identity, place
            FROM roots LEFT JOIN volumes ON volumes.id = roots.volume ORDER BY roots.id"""
        )
        return [
            Root(
                number,
                Path(spoken(path)),
                bool(online),
                identity,
                volume,
                None if place is None else spoken(place),
            )
            for number, path, online, identity, volume, place in rows
        ]

    def add(self, path: Path) -> Root:
        """Add a folder to the library; one that is already in it is simply given back.

        Raises CatalogError when it is no folder, or lies inside another of the library's, or around one.
        """
        folder = path.expanduser().resolve()
        for root in self.all():
            if root.path == folder or _is_the_same(root.path, folder):
                return root
            if folder.is_relative_to(root.path):
                raise CatalogError(
                    "{path}: is already part of {root}, which is in the library", path=folder, root=root.path
                )
            if root.path.is_relative_to(folder):
                raise CatalogError(
                    "{path}: contains {root}, which is in the library; remove that one first",
                    path=folder,
                    root=root.path,
                )
        if not folder.is_dir():
            raise CatalogError(
                "{path}: there is no such folder; check its name, and check that its drive is connected",
                path=folder,
            )
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO roots (path) VALUES (?)", (stored(folder),))
            ((number, online),) = connection.execute(
                "SELECT id, online FROM roots WHERE path = ?", (stored(folder),)
            )
        return Root(number, folder, bool(online))

    def remove(self, root_id: int) -> None:
        """Forget a folder with its photos, vectors and failures. The files stay as they are."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM roots WHERE id = ?", (root_id,))  # the rest goes by cascade

    def set_online(self, root_id: int, online: bool) -> None:
        """Remember whether the folder is there. See `set_location` as well."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE roots SET online = ? WHERE id = ?", (int(online), root_id))

    def set_location(self, root_id: int, identity: str, volume: str | None, place: str | None) -> None:
        """Remember how a folder that is there was found: what the system calls it, its volume, and its way there.

        `place` is the path from the top of the volume to the folder, with forward slashes.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE roots SET online = 1, identity = ?, volume = ?, place = ? WHERE id = ?",
                (identity, volume_id(connection, volume), None if place is None else stored(place), root_id),
            )

    def relocate(self, root_id: int, path: Path) -> bool:
        """The folder is at another path now. False when another folder of the library is there.

        A folder of that path whose own volume is another one isn't there: the two exchange their paths, as two drives
        do whose letters were exchanged.
        """
        roots = {root.id: root for root in self.all()}
        root = roots.pop(root_id, None)
        if root is None:
            return False
        there = next((other for other in roots.values() if other.path == path), None)
        if there is not None and (there.volume is None or there.volume == root.volume):
            return False
        for other in roots.values():
            overlaps = path.is_relative_to(other.path) or other.path.is_relative_to(path)
            if other is not there and other.online and overlaps:
                return False
        with self._database.transaction() as connection:
            if there is not None:  # no two may have the same path, not even for a moment
                connection.execute("UPDATE roots SET path = ? WHERE id = ?", (b"", there.id))
            connection.execute("UPDATE roots SET path = ? WHERE id = ?", (stored(path), root_id))
            if there is not None:
                connection.execute(
                    "UPDATE roots SET path = ?, online = 0 WHERE id = ?", (stored(root.path), there.id)
                )
        return True

    def set_volume(self, root_id: int, volume: str | None) -> None:
        """What was recorded of the folder's volume now holds for this one; None: for whichever it is found on."""
        with self._database.transaction() as connection:
            (before,) = connection.execute("SELECT volume FROM roots WHERE id = ?", (root_id,)).fetchone()
            now = volume_id(connection, volume)
            connection.execute("UPDATE roots SET volume = ?, identity = NULL WHERE id = ?", (now, root_id))
            connection.execute(
                "UPDATE photos SET volume = ? WHERE root_id = ? AND volume IS ?", (now, root_id, before)
            )

    def condition(self, filters: Filters | None) -> Condition:
        """What a photo of these folders must be to pass the filters, as SQL; without filters all pass."""
        return ("1", []) if filters is None else condition(filters, self.all())


def _is_the_same(path: Path, folder: Path) -> bool:
    try:
        return path.samefile(folder)
    except OSError:  # one of them isn't there, or can't be looked at
        return False
