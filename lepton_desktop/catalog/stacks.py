"""Which files are copies of one picture: `photos.stack` is the same number for them, and no number is used twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lepton_desktop.catalog.roots import ONLINE
from lepton_desktop.catalog.vectors import MODEL, vector_of_blob

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.catalog.database import Database


VERSION = 1
"""Raise it when stacks are found in another way: every photo is compared again, and stays in its stack until then."""

_MEMBER = """photos.id, photos.content_hash, photos.taken_at, photos.width, photos.height, photos.size,
    photos.mtime_ns"""
"""The columns of a Member."""


class Member(NamedTuple):
    """A photo of a stack. `taken_at` is the moment as text, where it is known; width and height in pixels, upright."""

    photo_id: int
    content_hash: str
    taken_at: str | None
    width: int
    height: int
    size: int
    mtime_ns: int

    @property
    def originality(self) -> Originality:
        """Compares with that of other members."""
        return originality(
            self.width * self.height, self.taken_at is not None, self.mtime_ns, self.size, self.photo_id
        )


@dataclass(frozen=True, slots=True)
class Unstacked:
    """A photo of which nobody has found out yet whose copy it is: what there is to tell it by.

    `stack` is one that was found in an earlier way.
    """

    photo: Member
    stack: int | None
    perceptual: bytes | None
    vector: NDArray[np.float32]


Originality = tuple[int, bool, int, int, int]


def originality(pixels: int, dated: bool, mtime_ns: int, size: int, photo_id: int) -> Originality:
    """Is greatest for the original of several copies: the largest, one that says when it was taken, the earliest."""
    return pixels, dated, -mtime_ns, size, -photo_id


class Stacks:
    """Reads and writes it. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unstacked_photos(self, model: str, limit: int, after: int = 0) -> list[Unstacked]:
        """Photos that the model has seen and whose stack must still be found, by ascending id, those above `after`."""
        rows = self._database.rows(
            f"""SELECT {_MEMBER}, stack, perceptual, vector FROM photos
            CROSS JOIN vectors ON photo_id = photos.id AND model_id = {MODEL}
            LEFT JOIN fingerprints ON fingerprints.content_hash = photos.content_hash
            WHERE stack_version < {VERSION} AND photos.id > ? ORDER BY photos.id LIMIT ?""",
            (model, after, limit),
        )
        return [
            Unstacked(Member(*photo), stack, perceptual, vector_of_blob(vector))
            for *photo, stack, perceptual, vector in rows
        ]

    def perceptual_hashes(self) -> Iterator[tuple[str, bytes]]:
        """The contents of the photos whose stacks are found, each once, and their perceptual hashes, row by row."""
        return self._database.stream(
            f"""SELECT content_hash, perceptual FROM fingerprints WHERE EXISTS (
            SELECT 1 FROM photos WHERE photos.content_hash = fingerprints.content_hash
            AND stack_version >= {VERSION})"""
        )

    def of_content(self, content_hash: str) -> int | None:
        """The stack that a content was found to be in; None where no photo of it is in one."""
        row = self._database.row(
            f"SELECT stack FROM photos WHERE content_hash = ? AND stack_version >= {VERSION} LIMIT 1",
            (content_hash,),
        )
        return row and int(row[0])

    def members(self, stack: int) -> list[Member]:
        """The photos that were found to be in a stack, by ascending id."""
        return self._members("stack = ? AND stack_version >= ?", stack)

    def unproven(self, stack: int) -> list[Member]:
        """The photos that an earlier way has put in a stack, by ascending id."""
        return self._members("stack = ? AND stack_version < ?", stack)

    def several(self) -> list[list[str]]:
        """The contents of each stack that has several, as far as that was found and their folders are there."""
        rows = self._database.rows(
            f"""SELECT DISTINCT stack, content_hash FROM photos JOIN roots ON roots.id = root_id
            WHERE {ONLINE} AND stack_version >= {VERSION} AND stack IN (
                SELECT stack FROM photos WHERE stack_version >= {VERSION}
                GROUP BY stack HAVING min(content_hash) < max(content_hash))
            ORDER BY stack"""
        )
        stacks: dict[int, list[str]] = {}
        for stack, content in rows:
            stacks.setdefault(stack, []).append(content)
        return [contents for contents in stacks.values() if len(contents) > 1]

    def put(self, stacks: Mapping[int, int]) -> None:
        """Put photos, by their ids, in stacks. A new stack has the id of one of its photos as its number."""
        with self._database.transaction() as connection:
            connection.executemany(
                f"UPDATE photos SET stack = ?, stack_version = {VERSION} WHERE id = ?",
                [(stack, number) for number, stack in stacks.items()],
            )

    def _members(self, condition: str, stack: int) -> list[Member]:
        rows = self._database.rows(
            f"SELECT {_MEMBER} FROM photos WHERE {condition} ORDER BY id", (stack, VERSION)
        )
        return [Member(*row) for row in rows]


def leave_stack(connection: sqlite3.Connection, photo_id: int) -> None:
    """The photo is in no stack; one that had its number gets that of another of its photos."""
    connection.execute("UPDATE photos SET stack = NULL, stack_version = 0 WHERE id = ?", (photo_id,))
    (first,) = connection.execute("SELECT min(id) FROM photos WHERE stack = ?", (photo_id,)).fetchone()
    connection.execute("UPDATE photos SET stack = ? WHERE stack = ?", (first, photo_id))
