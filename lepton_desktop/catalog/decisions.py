"""What the user decided about pictures: which no search brings, how they are turned, which are different photos.

It belongs to the picture, not to a file: it is kept by content, and holds for every content of the same pixels.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import chunks, stored
from lepton_desktop.catalog.filters import EXCLUDED_IDS
from lepton_desktop.catalog.fingerprints import twins_of
from lepton_desktop.catalog.stacks import leave_stack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.records import NewPhoto


class Decisions:
    """Reads and writes them. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def excluded_ids(self) -> list[int]:
        """The ids of the photos that the user excluded from searches."""
        return [number for (number,) in self._database.rows(EXCLUDED_IDS)]

    def set_excluded(self, photo_ids: Sequence[int], excluded: bool) -> None:
        """Let no search bring these pictures, whichever files show them, or let them come again."""
        self._decide("excluded", int(excluded), photo_ids)

    def set_rotation(self, photo_ids: Sequence[int], quarters: int) -> None:
        """Show these pictures turned clockwise by that many quarters beyond what their files say."""
        self._decide("rotation", quarters % 4, photo_ids)

    def replaced_file(self, photo: NewPhoto) -> tuple[str, int, int] | None:
        """The content, size and mtime of the file that the photo takes the place of, if that was another content.

        None also where nothing is decided of either: nobody needs to know then whether they show the same picture.
        """
        row = self._database.row(
            """SELECT content_hash, size, mtime_ns FROM photos
            WHERE root_id = ? AND relative = ? AND content_hash <> ? AND (
                EXISTS (SELECT 1 FROM decisions WHERE content_hash IN (photos.content_hash, ?))
                OR EXISTS (SELECT 1 FROM distinct_photos WHERE photos.content_hash IN (first, second)))""",
            (photo.root_id, stored(photo.relative), photo.content_hash, photo.content_hash),
        )
        return row and (str(row[0]), int(row[1]), int(row[2]))

    def add_distinct(self, contents: Iterable[str]) -> None:
        """Remember that these contents are different photos, each from each other.

        A content that is given twice is one of which several copies are wanted. Their stacks must be found again.
        """
        with self._database.transaction() as connection:
            pairs = _with_twins(connection, _pairs(contents))
            connection.executemany(
                "INSERT OR IGNORE INTO distinct_photos (first, second) VALUES (?, ?)", pairs
            )
            _leave_stacks(connection, pairs)

    def remove_distinct(self, contents: Iterable[str] | None = None) -> None:
        """Take back that these contents, or all of them, are different photos. Their stacks must be found again."""
        told = self.distinct_pairs() if contents is None else _pairs(contents)
        with self._database.transaction() as connection:
            pairs = _with_twins(connection, told)
            connection.executemany("DELETE FROM distinct_photos WHERE first = ? AND second = ?", pairs)
            _leave_stacks(connection, pairs)

    def distinct_pairs(self) -> set[tuple[str, str]]:
        """The pairs of contents that are different photos, the lesser hash of each pair first."""
        return set(self._database.rows("SELECT first, second FROM distinct_photos"))

    def _decide(self, column: str, value: int, photo_ids: Sequence[int]) -> None:
        with self._database.transaction() as connection:
            for marks, part in chunks([int(number) for number in photo_ids]):
                connection.execute(
                    f"""INSERT INTO decisions (content_hash, {column})
                    SELECT content_hash, ? FROM (
                        SELECT content_hash FROM photos WHERE id IN ({marks})
                        UNION SELECT other.content_hash FROM photos
                        CROSS JOIN fingerprints AS own ON own.content_hash = photos.content_hash
                        CROSS JOIN fingerprints AS other ON other.pixels = own.pixels WHERE photos.id IN ({marks}))
                    WHERE true ON CONFLICT (content_hash) DO UPDATE SET {column} = excluded.{column}""",
                    (value, *part, *part),
                )
            connection.execute("DELETE FROM decisions WHERE excluded = 0 AND rotation = 0")


def inherit(connection: sqlite3.Connection, photo: NewPhoto) -> None:
    """Let what was decided of the picture hold for the photo's content too, which is about to be put in.

    Of a content or picture that the library has, what was decided stands. One that is new to it takes over from what
    it is known to be the same picture as, otherwise from a content of the same pixels that is gone.
    """
    content = photo.content_hash
    if _are_here(connection, [content]):
        return
    twins = sorted(twins_of(connection, [content], photo.pixels)[content] - {content})
    if photo.same_picture_as is None or _are_here(connection, twins):
        _take_over(connection, twins, content)
    elif photo.same_picture_as != content:
        connection.execute("DELETE FROM decisions WHERE content_hash = ?", (content,))
        _take_over(connection, [photo.same_picture_as], content)


def _are_here(connection: sqlite3.Connection, contents: Sequence[str]) -> bool:
    """Whether the library has a photo of any of these contents."""
    return any(
        connection.execute(f"SELECT 1 FROM photos WHERE content_hash IN ({marks}) LIMIT 1", part).fetchone()
        for marks, part in chunks(contents)
    )


def _take_over(connection: sqlite3.Connection, sources: Sequence[str], content: str) -> None:
    """Let what was decided of any of the sources hold for the content."""
    pairs: set[tuple[str, str]] = set()
    for marks, part in chunks(sources):
        connection.execute(
            f"""INSERT OR IGNORE INTO decisions (content_hash, excluded, rotation)
            SELECT ?, max(excluded), max(rotation) FROM decisions WHERE content_hash IN ({marks}) HAVING count(*)""",
            (content, *part),
        )
        for column, other in (("first", "second"), ("second", "first")):
            rows = connection.execute(
                f"SELECT {column}, {other} FROM distinct_photos WHERE {column} IN ({marks})", part
            )
            for source, different in rows:
                # of a content that was paired with itself, several copies are wanted: this one too
                pairs |= (
                    {(content, source), (content, content)} if different == source else {(content, different)}
                )
    connection.executemany(
        "INSERT OR IGNORE INTO distinct_photos (first, second) VALUES (?, ?)",
        [tuple(sorted(pair)) for pair in pairs],
    )


def _with_twins(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs, and those of the same pixels: what is said of a pair is said of the pictures, not of their files."""
    pairs = set(pairs)
    twins = twins_of(connection, {content for pair in pairs for content in pair})
    return pairs | {
        (min(one, other), max(one, other))
        for first, second in pairs
        if first == second or second not in twins[first]
        for one in twins[first]
        for other in twins[second]
    }


def _leave_stacks(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """The photos of these contents are in no stack."""
    for marks, part in chunks(sorted({content for pair in pairs for content in pair})):
        rows = connection.execute(
            f"SELECT id FROM photos WHERE content_hash IN ({marks}) AND stack IS NOT NULL", part
        )
        for (number,) in rows.fetchall():
            leave_stack(connection, number)


def _pairs(contents: Iterable[str]) -> list[tuple[str, str]]:
    return list(combinations(sorted(contents), 2))
