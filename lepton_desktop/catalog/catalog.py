"""The catalog, the truth of a library: what `Reading` and `Likeness` do, and the writing, each call one transaction."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.database import CatalogError, chunks, stored, text
from lepton_desktop.catalog.decisions import Decisions, inherit
from lepton_desktop.catalog.keeping import Keeping, volume_id
from lepton_desktop.catalog.likeness import Likeness, put_fingerprint
from lepton_desktop.catalog.questions import Questions
from lepton_desktop.catalog.reading import RETRIED, VECTOR_TYPE, VECTORS_OF_CONTENT
from lepton_desktop.catalog.records import NewPhoto, Root
from lepton_desktop.catalog.removal import Removal
from lepton_desktop.catalog.stacking import Stacking, leave_stack
from lepton_desktop.catalog.timeline import Timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Catalog", "CatalogError"]

_DROPPED_AT_ONCE = 2000


class Catalog(Keeping, Likeness, Stacking, Timeline, Questions, Removal, Decisions):
    """The library's photos, vectors and failures. Every method raises CatalogError when it can't be done."""

    def add_root(self, path: Path) -> Root:
        """Add a folder to the library; one that is already in it is simply given back.

        Raises CatalogError when it is no folder, or lies inside another of the library's, or around one.
        """
        folder = path.expanduser().resolve()
        for root in self.roots():
            if root.path == folder or _is_the_same(root.path, folder):
                return root
            if folder.is_relative_to(root.path):
                raise CatalogError(f"{folder}: is already part of {root.path}, which is in the library")
            if root.path.is_relative_to(folder):
                raise CatalogError(
                    f"{folder}: contains {root.path}, which is in the library; remove that one first"
                )
        if not folder.is_dir():
            raise CatalogError(
                f"{folder}: there is no such folder; check its name and that its drive is connected"
            )
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO roots (path) VALUES (?)", (stored(folder),))
            ((number, online),) = connection.execute(
                "SELECT id, online FROM roots WHERE path = ?", (stored(folder),)
            )
        return Root(number, folder, bool(online))

    def remove_root(self, root_id: int) -> None:
        """Forget a folder with its photos, vectors and failures. The files stay as they are."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM roots WHERE id = ?", (root_id,))

    def set_online(self, root_id: int, online: bool, identity: str | None = None) -> None:
        """Remember whether the folder is there, and what the file system calls it if given. See `settle` as well."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE roots SET online = ?, identity = coalesce(?, identity) WHERE id = ?",
                (int(online), identity, root_id),
            )

    def commit(self, photos: Sequence[tuple[NewPhoto, NDArray[np.float32] | None]], model: str) -> None:
        """Put photos in, each with its vector (d,), or None: the vector of another photo of the same content.

        A photo takes the place of the one at its path and clears that path's failure. Where there is no
        vector to be copied (its photo went a moment ago), the photo is left to `photos_without_vector`. A
        photo whose folder has been removed in the meantime is passed over.
        """
        with self._transaction() as connection:
            model_id = _model_id(connection, model, [vector for _, vector in photos if vector is not None])
            blobs = _blobs(connection, photos, model)
            roots = {number for (number,) in connection.execute("SELECT id FROM roots")}
            for (photo, _), blob in zip(photos, blobs, strict=True):
                if photo.root_id not in roots:
                    continue
                inherit(connection, photo)
                photo_id = _put(connection, photo)
                put_fingerprint(connection, photo)
                if blob is not None and model_id is not None:
                    _put_vector(connection, photo_id, model_id, blob)

    def add_vectors(self, model: str, photo_ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Give photos the model's vectors (n, d); a photo that is no longer there is passed over."""
        with self._transaction() as connection:
            model_id = _model_id(connection, model, list(vectors))
            for photo_id, vector in zip(photo_ids, vectors, strict=True):
                stands = connection.execute("SELECT 1 FROM photos WHERE id = ?", (int(photo_id),)).fetchone()
                if stands and model_id is not None:
                    _put_vector(connection, int(photo_id), model_id, _blob(vector))

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
        with self._transaction() as connection:
            _forget(connection, root_id, relative, but=photo_id)
            number = volume_id(connection, volume)
            updated = connection.execute(
                """UPDATE photos SET (root_id, relative, size, mtime_ns, companion, ctime_ns, inode, volume, away)
                = (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, volume), 0) WHERE id = ?9 AND
                (root_id, relative, size, mtime_ns, companion, ctime_ns, inode, volume, away)
                IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, volume), 0)""",
                (*place, number, photo_id),
            )
            return updated.rowcount > 0

    def note_marks(self, root_id: int, marks: Mapping[str, tuple[int | None, int | None]]) -> None:
        """Remember ctime and inode of files, by relative path, that agree with all else that is known of them."""
        with self._transaction() as connection:
            for table in ("photos", "skipped"):
                connection.executemany(
                    f"UPDATE {table} SET ctime_ns = ?, inode = ? WHERE root_id = ? AND relative = ?",
                    [(*numbers, root_id, stored(relative)) for relative, numbers in marks.items()],
                )

    def remove(self, root_id: int, relatives: Sequence[str]) -> None:
        """Forget files that are gone, with their vectors and failures."""
        with self._transaction() as connection:
            for marks, part in chunks([stored(relative) for relative in relatives]):
                for table in ("photos", "skipped"):
                    connection.execute(
                        f"DELETE FROM {table} WHERE root_id = ? AND relative IN ({marks})", (root_id, *part)
                    )

    def fail(
        self, root_id: int, relative: str, size: int, mtime_ns: int, reason: str, keep: bool = False
    ) -> None:
        """Remember that a file can't be indexed, and why.

        The photo it was before, if any, is forgotten unless `keep`: the disk failed rather than the file.
        """
        self._skip(root_id, relative, size, mtime_ns, text(reason), keep)

    def retry(self) -> int:
        """Have the files that failed tried again at the next look, which a process that indexes begins by itself.

        They stay among the failures until then. Returns how many there are.
        """
        with self._transaction() as connection:
            return connection.execute(
                "UPDATE skipped SET size = ?, mtime_ns = ? WHERE reason IS NOT NULL",
                (RETRIED, time.time_ns()),
            ).rowcount

    def not_a_picture(self, root_id: int, relative: str, size: int, mtime_ns: int) -> None:
        """Remember that a file is no picture, so that it isn't opened again until it changes."""
        self._skip(root_id, relative, size, mtime_ns, None)

    def drop_vectors(self, model: str) -> None:
        """Forget all vectors of a model; a few at a time, so that others need not wait long."""
        while True:
            with self._transaction() as connection:
                dropped = connection.execute(
                    """DELETE FROM vectors WHERE id IN (SELECT vectors.id FROM vectors JOIN models
                    ON models.id = model_id WHERE identity = ? LIMIT ?)""",
                    (model, _DROPPED_AT_ONCE),
                ).rowcount
                if not dropped:
                    connection.execute("DELETE FROM models WHERE identity = ?", (model,))
                    return

    def _skip(
        self, root_id: int, relative: str, size: int, mtime_ns: int, reason: str | None, keep: bool = False
    ) -> None:
        with self._transaction() as connection:
            if not keep:
                _forget(connection, root_id, relative)
            connection.execute(
                """INSERT OR REPLACE INTO skipped (root_id, relative, size, mtime_ns, reason, seen_at)
                SELECT id, ?, ?, ?, ?, ? FROM roots WHERE id = ?""",
                (stored(relative), size, mtime_ns, reason, datetime.now(UTC).isoformat(), root_id),
            )


def _is_the_same(path: Path, folder: Path) -> bool:
    try:
        return path.samefile(folder)
    except OSError:  # one of them isn't there, or can't be looked at
        return False


def _forget(connection: sqlite3.Connection, root_id: int, relative: str, but: int | None = None) -> None:
    """Forget what is known at a path, except the photo `but`."""
    place = (root_id, stored(relative))
    connection.execute("DELETE FROM skipped WHERE root_id = ? AND relative = ?", place)
    connection.execute("DELETE FROM photos WHERE root_id = ? AND relative = ? AND id IS NOT ?", (*place, but))


def _put(connection: sqlite3.Connection, photo: NewPhoto) -> int:
    """The id of the photo, now in the catalog. A photo whose content changed has lost its vectors and its stack."""
    place = (photo.root_id, stored(photo.relative))
    connection.execute("DELETE FROM skipped WHERE root_id = ? AND relative = ?", place)
    for (changed,) in connection.execute(
        "SELECT id FROM photos WHERE root_id = ? AND relative = ? AND content_hash <> ?",
        (*place, photo.content_hash),
    ).fetchall():
        connection.execute("DELETE FROM vectors WHERE photo_id = ?", (changed,))
        leave_stack(connection, changed)
    details = photo.details
    values = {
        "root_id": photo.root_id,
        "relative": place[1],
        "size": photo.size,
        "mtime_ns": photo.mtime_ns,
        "ctime_ns": photo.ctime_ns,
        "inode": photo.inode,
        "content_hash": photo.content_hash,
        "format": details.format,
        "width": details.width,
        "height": details.height,
        "orientation": details.orientation,
        "taken_at": details.taken_at and details.taken_at.isoformat(),
        "camera": details.camera and text(details.camera),
        "latitude": details.latitude,
        "longitude": details.longitude,
        "companion": photo.companion and stored(photo.companion),
        "shown_at": _shown_at(photo),
        "away": 0,
        "volume": volume_id(connection, photo.volume),
    }
    names = ", ".join(values)
    changed = (name for name in values if name != "volume" or photo.volume is not None)
    changes = ", ".join(f"{name} = excluded.{name}" for name in changed)
    ((number,),) = connection.execute(
        f"""INSERT INTO photos ({names}) VALUES ({", ".join("?" * len(values))})
        ON CONFLICT (root_id, relative) DO UPDATE SET {changes} RETURNING id""",
        tuple(values.values()),
    )
    return int(number)


def _shown_at(photo: NewPhoto) -> float:
    """When it was taken, else last modified, by the clock on the wall there and then, as if it were UTC's."""
    taken = photo.details.taken_at
    if taken is None:
        modified = photo.mtime_ns / 1e9
        try:
            return datetime.fromtimestamp(modified).replace(tzinfo=UTC).timestamp()
        except (ValueError, OverflowError, OSError):
            return modified  # a time that no calendar has
    return taken.replace(tzinfo=UTC).timestamp()


def _model_id(
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
                f"{model}: gave a vector of shape {vector.shape}, where its others are ({row[1]},)"
            )
    return int(row[0])


def _blobs(
    connection: sqlite3.Connection, photos: Sequence[tuple[NewPhoto, NDArray[np.float32] | None]], model: str
) -> list[bytes | None]:
    """Each photo's vector as it is stored: its own, or that of its content here or in the catalog.

    They are all gathered before anything is written: of two files that changed names, the first would else
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
                f"SELECT vector {VECTORS_OF_CONTENT} LIMIT 1", (photo.content_hash, model)
            ).fetchone()
            blobs.append(row[0] if row else None)
    return blobs


def _put_vector(connection: sqlite3.Connection, photo_id: int, model_id: int, blob: bytes) -> None:
    """A vector that is the same as before keeps its id; any other gets a new one."""
    place = (photo_id, model_id)
    connection.execute(
        "DELETE FROM vectors WHERE photo_id = ? AND model_id = ? AND vector <> ?", (*place, blob)
    )
    connection.execute(
        "INSERT OR IGNORE INTO vectors (photo_id, model_id, vector) VALUES (?, ?, ?)", (*place, blob)
    )


def _blob(vector: NDArray[np.float32]) -> bytes:
    return np.asarray(vector, VECTOR_TYPE).tobytes()
