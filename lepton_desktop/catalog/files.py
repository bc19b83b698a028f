"""The files that the library knows: what each was when it was last looked at, and whether it can be seen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import chunks, spoken, stored
from lepton_desktop.catalog.records import MISSING, FileState
from lepton_desktop.catalog.volumes import volume_id, volume_identities

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.roots import Roots

_STATE = "relative, size, mtime_ns, id, content_hash, companion, ctime_ns, inode, volume, away"
"""The columns of `photos` that `_state_of_row` reads."""


class Files:
    """The files of photos, failed ones, and what is no picture. All methods raise CatalogError."""

    def __init__(self, database: Database, roots: Roots) -> None:
        self._database = database
        self._roots = roots

    def states(self, root_id: int, under: str = "", deep: bool = True) -> dict[str, FileState]:
        """The files known below a root, by relative path: photos, failed ones and what is no picture.

        Of a photo whose file couldn't be read of late what was known before stands.
        With `under`, only what is at this relative path or below it; not `deep`: only what is directly in it.
        """
        where = "root_id = ?"
        values: list[Any] = [root_id]
        prefix = stored(f"{under}/" if under else "")
        if under:
            where += " AND (relative = ? OR relative > ? AND relative < ?)"
            values += [stored(under), prefix, prefix[:-1] + b"0"]  # "0" follows "/"
        if not deep:
            where += " AND length(relative) > ? AND instr(substr(relative, ?), ?) = 0"
            values += [len(prefix), len(prefix) + 1, b"/"]
        return self._states(
            f"""SELECT relative, size, mtime_ns, NULL, NULL, NULL, ctime_ns, inode, NULL, 0 FROM skipped WHERE {where}
            UNION ALL SELECT {_STATE} FROM photos WHERE {where}""",
            (*values, *values),
        )

    def photo_states(self, root_id: int, relatives: Sequence[str]) -> dict[str, FileState]:
        """What is known of these photos, by their relative paths; of files that are no photos nothing is."""
        found: dict[str, FileState] = {}
        for marks, part in chunks([stored(relative) for relative in relatives]):
            found |= self._states(
                f"SELECT {_STATE} FROM photos WHERE root_id = ? AND relative IN ({marks})", (root_id, *part)
            )
        return found

    def photo_sample(self, root_id: int, at_most: int) -> dict[str, FileState]:
        """Some photos from all over a folder, of those that lay on the folder's own volume when they were last seen."""
        where = f"""root_id = ? AND away <> {MISSING}
            AND (volume IS NULL OR volume IS (SELECT volume FROM roots WHERE id = root_id))"""
        (count,) = self._database.row(f"SELECT count(*) FROM photos WHERE {where}", (root_id,))
        every = max(1, int(count) // at_most)
        return self._states(
            f"""SELECT {_STATE} FROM photos WHERE id IN (
                SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM photos WHERE {where})
                WHERE number % ? = 0 LIMIT ?
            )""",
            (root_id, every, at_most),
        )

    def versions(self) -> Iterator[tuple[str, int, int]]:
        """Path, size and time of all files known, as thumbnails are named by."""
        for root in self._roots.all():
            for relative, state in self.states(root.id).items():
                yield str(root.path / relative), state.size, state.mtime_ns

    def count_present(self, root_id: int, under: str = "") -> int:
        """How many photos of a folder, or below a relative path in it, are there as far as is known."""
        prefix = stored(f"{under}/")
        below, values = (
            ("AND relative > ? AND relative < ?", (prefix, prefix[:-1] + b"0")) if under else ("", ())
        )
        row = self._database.row(
            f"SELECT count(*) FROM photos WHERE root_id = ? AND away = 0 {below}", (root_id, *values)
        )
        return int(row[0])

    def move(
        self,
        photo_id: int,
        root_id: int,
        relative: str,
        size: int,
        mtime_ns: int,
        companion: str | None = None,
        ctime_ns: int | None = None,
        inode: int | None = None,
        volume: str | None = None,
    ) -> bool:
        """A photo is there, at a new path and maybe on another volume, with the same content: it keeps its vectors.

        What was known at the new path is forgotten. Returns False when all of it was known.
        """
        place = (root_id, stored(relative), size, mtime_ns, companion and stored(companion), ctime_ns, inode)
        with self._database.transaction() as connection:
            forget_at(connection, root_id, relative, but=photo_id)
            number = volume_id(connection, volume)
            updated = connection.execute(
                """UPDATE photos SET (root_id, relative, size, mtime_ns, companion, ctime_ns, inode, volume, away)
                = (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, volume), 0) WHERE id = ?9 AND
                (root_id, relative, size, mtime_ns, companion, ctime_ns, inode, volume, away)
                IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, volume), 0)""",
                (*place, number, photo_id),
            )
            return updated.rowcount > 0

    def set_marks(self, root_id: int, marks: Mapping[str, tuple[int | None, int | None]]) -> None:
        """Remember ctime and inode of files, by relative path, that agree with all else that is known of them."""
        with self._database.transaction() as connection:
            for table in ("photos", "skipped"):
                connection.executemany(
                    f"UPDATE {table} SET ctime_ns = ?, inode = ? WHERE root_id = ? AND relative = ?",
                    [(*numbers, root_id, stored(relative)) for relative, numbers in marks.items()],
                )

    def set_seen(self, volume: str | None, photo_ids: Sequence[int]) -> None:
        """These photos are there, on this volume; None where the system tells none."""
        with self._database.transaction() as connection:
            number = volume_id(connection, volume)
            for marks, part in chunks(photo_ids):
                connection.execute(
                    f"UPDATE photos SET away = 0, volume = coalesce(?, volume) WHERE id IN ({marks})",
                    (number, *part),
                )

    def set_away(self, photo_ids: Sequence[int], away: int) -> None:
        """These photos are kept and not to be seen now, since their volume is away or since they are missing."""
        with self._database.transaction() as connection:
            for marks, part in chunks(photo_ids):
                connection.execute(f"UPDATE photos SET away = ? WHERE id IN ({marks})", (away, *part))

    def add_not_a_picture(self, root_id: int, relative: str, size: int, mtime_ns: int) -> None:
        """Remember that a file is no picture, so that it isn't opened again until it changes."""
        with self._database.transaction() as connection:
            forget_at(connection, root_id, relative)
            put_skipped(connection, root_id, relative, size, mtime_ns, None)

    def forget(self, root_id: int, relatives: Sequence[str]) -> None:
        """Forget files that are gone, with their vectors and failures."""
        with self._database.transaction() as connection:
            for marks, part in chunks([stored(relative) for relative in relatives]):
                for table in ("photos", "skipped"):
                    connection.execute(
                        f"DELETE FROM {table} WHERE root_id = ? AND relative IN ({marks})", (root_id, *part)
                    )

    def forget_missing(self, root_id: int) -> int:
        """Forget the photos of a folder that are missing, as the user wants it. Returns how many they were."""
        with self._database.transaction() as connection:
            return connection.execute(
                "DELETE FROM photos WHERE root_id = ? AND away = ?", (root_id, MISSING)
            ).rowcount

    def _states(self, statement: str, values: Sequence[Any]) -> dict[str, FileState]:
        rows = self._database.rows(statement, values)
        volumes = volume_identities(self._database)
        return {spoken(row[0]): _state_of_row(row, volumes) for row in rows}


def forget_at(connection: sqlite3.Connection, root_id: int, relative: str, but: int | None = None) -> None:
    """Forget what is known at a path, except the photo `but`."""
    place = (root_id, stored(relative))
    connection.execute("DELETE FROM skipped WHERE root_id = ? AND relative = ?", place)
    connection.execute("DELETE FROM photos WHERE root_id = ? AND relative = ? AND id IS NOT ?", (*place, but))


def put_skipped(
    connection: sqlite3.Connection, root_id: int, relative: str, size: int, mtime_ns: int, reason: str | None
) -> None:
    """Remember that a file is passed over until it changes; without a reason it is no picture."""
    connection.execute(
        """INSERT OR REPLACE INTO skipped (root_id, relative, size, mtime_ns, reason, seen_at)
        SELECT id, ?, ?, ?, ?, ? FROM roots WHERE id = ?""",
        (stored(relative), size, mtime_ns, reason, datetime.now(UTC).isoformat(), root_id),
    )


def _state_of_row(row: Sequence[Any], volumes: Mapping[int | None, str]) -> FileState:
    """Of a row of _STATE."""
    _, size, mtime_ns, photo_id, content_hash, companion, ctime_ns, inode, volume, away = row
    beside = companion and spoken(companion)
    return FileState(
        size, mtime_ns, photo_id, content_hash, beside, ctime_ns, inode, volumes.get(volume), away
    )
