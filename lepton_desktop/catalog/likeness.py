"""What the catalog knows of photos that look like each other: fingerprints, and what the user said of pairs.

All of it is by content, so that it holds for every copy, wherever it is moved.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.database import chunks
from lepton_desktop.catalog.decisions import twins_of
from lepton_desktop.catalog.reading import MODEL, ONLINE, PHOTOS, VECTOR_TYPE, Reading, photo_of_row
from lepton_desktop.catalog.records import Fingerprint
from lepton_desktop.catalog.stacking import leave_stack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from lepton_desktop.catalog.records import NewPhoto, Photo


class Likeness(Reading):
    """Reads and writes it. All methods raise CatalogError."""

    def copied_contents(self) -> list[str]:
        """The contents (hashes of whole files) that several photos have whose folders are there."""
        rows = self._all(
            f"""SELECT content_hash FROM photos JOIN roots ON roots.id = root_id WHERE {ONLINE}
            GROUP BY content_hash HAVING count(*) > 1"""
        )
        return [content for (content,) in rows]

    def photos_by_content(self, contents: Sequence[str]) -> dict[str, list[Photo]]:
        """The photos, of folders that are there, of each of the contents that has any."""
        found: dict[str, list[Photo]] = {}
        for marks, part in chunks(contents):
            rows = self._all(
                f"{PHOTOS} WHERE {ONLINE} AND photos.content_hash IN ({marks}) ORDER BY photos.id", part
            )
            for row in rows:
                photo = photo_of_row(row)
                found.setdefault(photo.content_hash, []).append(photo)
        return found

    def vectors_by_content(self, model: str) -> tuple[list[str], list[str | None], NDArray[np.float32]]:
        """The model's vectors (n, d), one of each content, of folders that are there.

        With them the n contents, and when each was taken, as text, or None. The vectors are read row by row into
        their place: twice a large library's vectors would be too much memory.
        """
        rows = f"""SELECT content_hash, taken_at, vector FROM (
            SELECT min(photos.id) AS photo_id, content_hash, taken_at FROM photos
            JOIN roots ON roots.id = root_id WHERE {ONLINE} GROUP BY content_hash
        ) JOIN vectors USING (photo_id) WHERE model_id = {MODEL}"""
        contents: list[str] = []
        moments: list[str | None] = []
        with self._snapshot():
            (count,) = self._one(f"SELECT count(*) FROM ({rows})", (model,))
            vectors = np.empty((count, self.dimensions(model) or 0), np.float32)
            for content, taken_at, blob in self._connection.execute(rows, (model,)):
                vectors[len(contents)] = np.frombuffer(blob, VECTOR_TYPE)
                contents.append(content)
                moments.append(taken_at)
        return contents, moments, vectors

    def fingerprints(self, contents: Sequence[str]) -> dict[str, Fingerprint]:
        """The fingerprints of those of the contents (hashes of whole files) that have one."""
        found: dict[str, Fingerprint] = {}
        for marks, part in chunks(contents):
            rows = self._all(
                f"""SELECT content_hash, perceptual, sharpness FROM fingerprints
                WHERE content_hash IN ({marks})""",
                part,
            )
            found.update((content, Fingerprint(perceptual, sharp)) for content, perceptual, sharp in rows)
        return found

    def keep_fingerprints(self, fingerprints: Mapping[str, Fingerprint]) -> None:
        """Remember these, by content, in place of what was known.

        Those of contents that are gone are forgotten, unless something was decided of them.
        """
        if self.read_only:  # they are measured again the next time
            return
        with self._transaction() as connection:
            connection.executemany(
                """INSERT INTO fingerprints (content_hash, perceptual, sharpness) VALUES (?, ?, ?)
                ON CONFLICT (content_hash) DO UPDATE
                SET perceptual = excluded.perceptual, sharpness = excluded.sharpness""",
                [(content, one.perceptual, one.sharpness) for content, one in fingerprints.items()],
            )
            # what is decided of a picture that is gone is known again by its pixels
            connection.execute(
                """DELETE FROM fingerprints WHERE NOT EXISTS
                (SELECT 1 FROM photos WHERE photos.content_hash = fingerprints.content_hash)
                AND content_hash NOT IN (SELECT content_hash FROM decisions
                    UNION SELECT first FROM distinct_photos UNION SELECT second FROM distinct_photos)"""
            )

    def tell_apart(self, contents: Iterable[str]) -> None:
        """Remember that these contents are different photos, each from each other.

        A content that is given twice is one of which several copies are wanted. Their stacks are to be found anew.
        """
        with self._transaction() as connection:
            pairs = _with_twins(connection, _pairs(contents))
            connection.executemany(
                "INSERT OR IGNORE INTO distinct_photos (first, second) VALUES (?, ?)", pairs
            )
            _leave_stacks(connection, pairs)

    def forget_apart(self, contents: Iterable[str] | None = None) -> None:
        """Take back that these contents, or all of them, are different photos. Their stacks are to be found anew."""
        told = self.told_apart() if contents is None else _pairs(contents)
        with self._transaction() as connection:
            pairs = _with_twins(connection, told)
            connection.executemany("DELETE FROM distinct_photos WHERE first = ? AND second = ?", pairs)
            _leave_stacks(connection, pairs)

    def told_apart(self) -> set[tuple[str, str]]:
        """The pairs of contents that are different photos, the lesser hash of each pair first."""
        return set(self._all("SELECT first, second FROM distinct_photos"))


def put_fingerprint(connection: sqlite3.Connection, photo: NewPhoto) -> None:
    """Remember what the photo's content looks like: the perceptual hash unless it is known, and its pixels."""
    if photo.perceptual is not None:
        connection.execute(
            """INSERT INTO fingerprints (content_hash, perceptual, pixels) VALUES (?, ?, ?) ON CONFLICT (content_hash)
            DO UPDATE SET pixels = excluded.pixels WHERE excluded.pixels IS NOT NULL""",
            (photo.content_hash, photo.perceptual, photo.pixels),
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
