"""The vectors that models made of photos, one for each photo and model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.catalog.roots import ONLINE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.catalog.roots import Roots

MODEL = "(SELECT id FROM models WHERE identity = ?)"
WITHOUT_VECTOR = f"NOT EXISTS (SELECT 1 FROM vectors WHERE photo_id = photos.id AND model_id = {MODEL})"
"""Of the photos that the model hasn't seen."""
_TYPE = np.dtype("<f4")
_DROPPED_AT_ONCE = 2000
_OF_CONTENT = f"""FROM photos CROSS JOIN vectors ON photo_id = photos.id
    WHERE photos.content_hash = ? AND model_id = {MODEL}"""
"""The photos go first: SQLite would otherwise go through all vectors of the model."""


class Vectors:
    """Reads and writes them; a model is named by its identity. All methods raise CatalogError."""

    def __init__(self, database: Database, roots: Roots) -> None:
        self._database = database
        self._roots = roots

    def models(self) -> list[str]:
        """The identities of the models that have or had vectors here, the earliest first."""
        return [identity for (identity,) in self._database.rows("SELECT identity FROM models ORDER BY id")]

    def counts(self) -> dict[str, int]:
        """The identities of the models that have vectors here, each with how many."""
        rows = self._database.rows(
            """SELECT identity, count(*) FROM vectors JOIN models ON models.id = model_id
            GROUP BY identity ORDER BY models.id"""
        )
        return dict(rows)

    def dimensions(self, model: str) -> int | None:
        """The length of the model's vectors, or None when it has none here."""
        row = self._database.row("SELECT dimensions FROM models WHERE identity = ?", (model,))
        return row and int(row[0])

    def ids(self, model: str, filters: Filters | None = None) -> NDArray[np.int64]:
        """The ids (n,), int64, ascending, of the model's vectors, or of those whose photos pass."""
        if filters is None:
            statement, values = f"SELECT id FROM vectors WHERE model_id = {MODEL}", [model]
        else:
            passes, values = self._roots.condition(filters)
            statement = f"""SELECT vectors.id FROM photos CROSS JOIN vectors ON photo_id = photos.id
                WHERE {passes} AND model_id = {MODEL}"""  # few pass, mostly: they go first
            values = [*values, model]
        return np.sort(self._database.numbers(("id",), statement, values)[0])

    def after(self, model: str, after: int, limit: int = -1) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The model's vectors with ids above `after`, ascending: ids (n,) int64, vectors (n, d) float32."""
        rows = self._database.rows(
            f"SELECT id, vector FROM vectors WHERE model_id = {MODEL} AND id > ? ORDER BY id LIMIT ?",
            (model, after, limit),
        )
        if not rows:
            return np.empty(0, np.int64), np.empty((0, self.dimensions(model) or 0), np.float32)
        ids = np.fromiter((number for number, _ in rows), np.int64, len(rows))
        return ids, vector_of_blob(b"".join(vector for _, vector in rows)).reshape(len(rows), -1)

    def of_photo(self, photo_id: int, model: str) -> NDArray[np.float32] | None:
        """The vector (d,), float32, of a photo, or None when the model hasn't seen it."""
        row = self._database.row(
            f"SELECT vector FROM vectors WHERE photo_id = ? AND model_id = {MODEL}", (photo_id, model)
        )
        return row and vector_of_blob(row[0])

    def of_content(self, content_hash: str, model: str) -> NDArray[np.float32] | None:
        """The model's vector (d,), float32, of a content, or None when it hasn't seen it."""
        row = self._database.row(f"SELECT vector {_OF_CONTENT} LIMIT 1", (content_hash, model))
        return row and vector_of_blob(row[0])

    def by_content(self, model: str) -> tuple[list[str], NDArray[np.float32]]:
        """The model's vectors (n, d), one of each content, of folders that are there.

        With them the n contents. The vectors are read row by row into their place: twice a large library's vectors
        would be too much memory.
        """
        rows = f"""SELECT content_hash, vector FROM (
            SELECT min(photos.id) AS photo_id, content_hash FROM photos
            JOIN roots ON roots.id = root_id WHERE {ONLINE} GROUP BY content_hash
        ) JOIN vectors USING (photo_id) WHERE model_id = {MODEL}"""
        contents: list[str] = []
        with self._database.snapshot():
            (count,) = self._database.row(f"SELECT count(*) FROM ({rows})", (model,))
            vectors = np.empty((count, self.dimensions(model) or 0), np.float32)
            for content, blob in self._database.stream(rows, (model,)):
                vectors[len(contents)] = vector_of_blob(blob)
                contents.append(content)
        return contents, vectors

    def put(self, model: str, photo_ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Give photos the model's vectors (n, d)."""
        with self._database.transaction() as connection:
            number = model_id(connection, model, list(vectors))
            for photo_id, vector in zip(photo_ids, vectors, strict=True):
                if number is not None:
                    put_vector(connection, photo_id, number, _blob(vector))

    def drop(self, model: str) -> None:
        """Forget all vectors of a model; a few at a time, so that others need not wait long."""
        while True:
            with self._database.transaction() as connection:
                dropped = connection.execute(
                    """DELETE FROM vectors WHERE id IN (SELECT vectors.id FROM vectors JOIN models
                    ON models.id = model_id WHERE identity = ? LIMIT ?)""",
                    (model, _DROPPED_AT_ONCE),
                ).rowcount
                if not dropped:
                    connection.execute("DELETE FROM models WHERE identity = ?", (model,))
                    return


def vector_of_blob(blob: bytes) -> NDArray[np.float32]:
    """The numbers of one vector or several, float32, in one row."""
    return np.frombuffer(blob, _TYPE).astype(np.float32, copy=False)


def model_id(
    connection: sqlite3.Connection, model: str, vectors: Sequence[NDArray[np.float32]]
) -> int | None:
    """The model's number; it is given one with its first vector. None when it has neither.

    Raises CatalogError when the vectors are not of the model's length.
    """
    if vectors:
        connection.execute(
            "INSERT OR IGNORE INTO models (identity, dimensions) VALUES (?, ?)", (model, vectors[0].size)
        )
    row = connection.execute("SELECT id, dimensions FROM models WHERE identity = ?", (model,)).fetchone()
    if row is None:
        return None
    for vector in vectors:
        if vector.shape != (row[1],):
            raise CatalogError(
                ("{model}: gave a vector of shape {shape}, but its other vectors have the shape ({length},)"),
                model=model,
                shape=vector.shape,
                length=row[1],
            )
    return int(row[0])


def blobs_of_batch(
    connection: sqlite3.Connection, photos: Sequence[tuple[NewPhoto, NDArray[np.float32] | None]], model: str
) -> list[bytes | None]:
    """Each photo's vector as it is stored: its own, or that of its content here or in the catalog.

    They are all gathered before anything is written: of two files that changed names, the first would otherwise
    wipe out the vector that the second needs.
    """
    here = {photo.content_hash: _blob(vector) for photo, vector in photos if vector is not None}
    blobs: list[bytes | None] = []
    for photo, vector in photos:
        if vector is not None:
            blobs.append(_blob(vector))
        elif photo.content_hash in here:
            blobs.append(here[photo.content_hash])
        else:
            row = connection.execute(
                f"SELECT vector {_OF_CONTENT} LIMIT 1", (photo.content_hash, model)
            ).fetchone()
            blobs.append(row[0] if row else None)
    return blobs


def put_vector(connection: sqlite3.Connection, photo_id: int, model_id: int, blob: bytes) -> None:
    """Give a photo a vector. One that is the same as before keeps its id; any other gets a new one."""
    place = (photo_id, model_id)
    connection.execute(
        "DELETE FROM vectors WHERE photo_id = ? AND model_id = ? AND vector <> ?", (*place, blob)
    )
    connection.execute(
        "INSERT OR IGNORE INTO vectors (photo_id, model_id, vector) VALUES (?, ?, ?)", (*place, blob)
    )


def _blob(vector: NDArray[np.float32]) -> bytes:
    return np.asarray(vector, _TYPE).tobytes()
