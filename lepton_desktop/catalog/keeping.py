"""The volumes that folders and photos lie on, and the photos that are kept although their files aren't to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import chunks, spoken, stored
from lepton_desktop.catalog.reading import STATE, Reading, state_of_row
from lepton_desktop.catalog.records import MISSING, FileState

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path


class Keeping(Reading):
    """Reads and writes both. A volume is named by its identity. All methods raise CatalogError."""

    def settle(self, root_id: int, identity: str, volume: str | None, place: str | None) -> None:
        """Remember how a folder that is there was found: what the system calls it, its volume, and its way there.

        `place` is the path from the top of the volume to the folder, with forward slashes.
        """
        with self._transaction() as connection:
            connection.execute(
                "UPDATE roots SET online = 1, identity = ?, volume = ?, place = ? WHERE id = ?",
                (identity, volume_id(connection, volume), None if place is None else stored(place), root_id),
            )

    def relocate(self, root_id: int, path: Path) -> bool:
        """The folder is at another path now. False when another folder of the library is there.

        A folder of that path whose own volume is another one isn't there: the two exchange their paths, as two drives
        do whose letters were exchanged.
        """
        roots = {root.id: root for root in self.roots()}
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
        with self._transaction() as connection:
            if there is not None:  # no two may have the same path, not even for a moment
                connection.execute("UPDATE roots SET path = ? WHERE id = ?", (b"", there.id))
            connection.execute("UPDATE roots SET path = ? WHERE id = ?", (stored(path), root_id))
            if there is not None:
                connection.execute(
                    "UPDATE roots SET path = ?, online = 0 WHERE id = ?", (stored(root.path), there.id)
                )
        return True

    def adopt(self, root_id: int, volume: str | None) -> None:
        """What was recorded of the folder's volume now holds for this one; None: for whichever it is found on."""
        with self._transaction() as connection:
            (before,) = connection.execute("SELECT volume FROM roots WHERE id = ?", (root_id,)).fetchone()
            now = volume_id(connection, volume)
            connection.execute("UPDATE roots SET volume = ?, identity = NULL WHERE id = ?", (now, root_id))
            connection.execute(
                "UPDATE photos SET volume = ? WHERE root_id = ? AND volume IS ?", (now, root_id, before)
            )

    def note_seen(self, volume: str | None, photo_ids: Sequence[int]) -> None:
        """These photos are there, on this volume; None where the system tells none."""
        with self._transaction() as connection:
            number = volume_id(connection, volume)
            for marks, part in chunks(photo_ids):
                connection.execute(
                    f"UPDATE photos SET away = 0, volume = coalesce(?, volume) WHERE id IN ({marks})",
                    (number, *part),
                )

    def note_away(self, photo_ids: Sequence[int], away: int) -> None:
        """These photos are kept and not to be seen now, since their volume is away or since they are missing."""
        with self._transaction() as connection:
            for marks, part in chunks(photo_ids):
                connection.execute(f"UPDATE photos SET away = ? WHERE id IN ({marks})", (away, *part))

    def forget_missing(self, root_id: int) -> int:
        """Forget the photos of a folder that are missing, as the user wants it. Returns how many they were."""
        with self._transaction() as connection:
            return connection.execute(
                "DELETE FROM photos WHERE root_id = ? AND away = ?", (root_id, MISSING)
            ).rowcount

    def forget_failures(self, root_id: int, relatives: Sequence[str]) -> None:
        """Forget that files failed, so that they are read again; photos that they were before stay."""
        with self._transaction() as connection:
            for marks, part in chunks([stored(relative) for relative in relatives]):
                connection.execute(
                    f"DELETE FROM skipped WHERE root_id = ? AND relative IN ({marks})", (root_id, *part)
                )

    def present(self, root_id: int, under: str = "") -> int:
        """How many photos of a folder, or below a relative path in it, are there as far as is known."""
        prefix = stored(f"{under}/")
        below, values = (
            ("AND relative > ? AND relative < ?", (prefix, prefix[:-1] + b"0")) if under else ("", ())
        )
        row = self._one(
            f"SELECT count(*) FROM photos WHERE root_id = ? AND away = 0 {below}", (root_id, *values)
        )
        return int(row[0])

    def states_of(self, root_id: int, relatives: Sequence[str]) -> dict[str, FileState]:
        """What is known of these photos, by their relative paths; of files that are no photos nothing is."""
        volumes = self._volumes()
        found: dict[str, FileState] = {}
        for marks, part in chunks([stored(relative) for relative in relatives]):
            rows = self._all(
                f"""SELECT {STATE} FROM photos
                WHERE root_id = ? AND relative IN ({marks})""",
                (root_id, *part),
            )
            found.update((spoken(row[0]), state_of_row(row, volumes)) for row in rows)
        return found

    def sample(self, root_id: int, at_most: int) -> dict[str, FileState]:
        """Some photos from all over a folder, of those that lay on the folder's own volume when they were last seen."""
        where = f"""root_id = ? AND away <> {MISSING}
            AND (volume IS NULL OR volume IS (SELECT volume FROM roots WHERE id = root_id))"""
        (count,) = self._one(f"SELECT count(*) FROM photos WHERE {where}", (root_id,))
        every = max(1, int(count) // at_most)
        rows = self._all(
            f"""SELECT {STATE} FROM photos WHERE id IN (
                SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM photos WHERE {where})
                WHERE number % ? = 0 LIMIT ?
            )""",
            (root_id, every, at_most),
        )
        volumes = self._volumes()
        return {spoken(row[0]): state_of_row(row, volumes) for row in rows}


def volume_id(connection: sqlite3.Connection, identity: str | None) -> int | None:
    """The number of a volume; one that was never seen before is given one."""
    if identity is None:
        return None
    connection.execute("INSERT OR IGNORE INTO volumes (identity) VALUES (?)", (identity,))
    ((number,),) = connection.execute("SELECT id FROM volumes WHERE identity = ?", (identity,))
    return int(number)
