"""Which files are copies of one picture: `photos.stack` is the same number for them, and no number is used twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.catalog.vectors import MODEL, vector_of_blob

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.catalog.database import Database


@dataclass(frozen=True, slots=True)
class Unstacked:
    """A photo of which nobody has found out yet whose copy it is: what there is to tell it by.

    `taken_at` is the moment as text, where it is known.
    """

    photo_id: int
    content_hash: str
    taken_at: str | None
    perceptual: bytes | None
    vector: NDArray[np.float32]


class Stacks:
    """Reads and writes it. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unstacked_photos(self, model: str, limit: int) -> list[Unstacked]:
        """Photos that the model has seen and that are in no stack yet, by ascending id."""
        rows = self._database.rows(
            f"""SELECT photos.id, photos.content_hash, taken_at, perceptual, vector FROM photos
            CROSS JOIN vectors ON photo_id = photos.id AND model_id = {MODEL}
            LEFT JOIN fingerprints ON fingerprints.content_hash = photos.content_hash
            WHERE stack IS NULL ORDER BY photos.id LIMIT ?""",
            (model, limit),
        )
        return [
            Unstacked(number, content, taken_at, perceptual, vector_of_blob(vector))
            for number, content, taken_at, perceptual, vector in rows
        ]

    def perceptual_hashes(self) -> Iterator[tuple[str, bytes]]:
        """The contents of the photos that are in stacks, each once, and their perceptual hashes, row by row."""
        return self._database.stream(
            """SELECT content_hash, perceptual FROM fingerprints WHERE EXISTS (
            SELECT 1 FROM photos WHERE photos.content_hash = fingerprints.content_hash AND stack IS NOT NULL)"""
        )

    def of_content(self, content_hash: str) -> int | None:
        """The stack that a content is in; None where no photo of it is in one."""
        row = self._database.row(
            "SELECT stack FROM photos WHERE content_hash = ? AND stack IS NOT NULL LIMIT 1", (content_hash,)
        )
        return row and int(row[0])

    def moments(self, stack: int) -> set[str]:
        """When the photos of a stack were taken, as text, as far as anybody knows."""
        rows = self._database.rows(
            "SELECT DISTINCT taken_at FROM photos WHERE stack = ? AND taken_at IS NOT NULL", (stack,)
        )
        return {moment for (moment,) in rows}

    def put(self, stacks: Mapping[int, int]) -> None:
        """Put photos, by their ids, in stacks. A new stack has the id of its first photo as its number."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE photos SET stack = ? WHERE id = ?",
                [(stack, number) for number, stack in stacks.items()],
            )


def leave_stack(connection: sqlite3.Connection, photo_id: int) -> None:
    """The photo is in no stack; one that had its number gets that of another of its photos."""
    connection.execute("UPDATE photos SET stack = NULL WHERE id = ?", (photo_id,))
    (first,) = connection.execute("SELECT min(id) FROM photos WHERE stack = ?", (photo_id,)).fetchone()
    connection.execute("UPDATE photos SET stack = ? WHERE stack = ?", (first, photo_id))
