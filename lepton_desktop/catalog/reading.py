"""What can be asked of the catalog: photos, failures, numbers and vectors."""

from __future__ import annotations

import os
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lepton_desktop.catalog.database import Database, chunks, spoken, stored
from lepton_desktop.catalog.filters import EXCLUDED_IDS, FIELDS, Condition, Filters, condition
from lepton_desktop.catalog.records import (
    AWAY,
    MISSING,
    Counts,
    Details,
    Failure,
    FileState,
    Photo,
    Root,
    RootCounts,
    Suggestions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

VECTOR_TYPE = np.dtype("<f4")
RETRIED = -1
"""The size, which no file has, of a failed one that is to be tried again; its time is that of the wish."""

ONLINE = "(roots.online AND photos.away = 0)"
_PHOTO = f"""SELECT photos.id, photos.root_id, roots.path, photos.relative, photos.size, photos.mtime_ns,
    photos.content_hash, photos.format, photos.width, photos.height, photos.orientation, photos.taken_at,
    photos.camera, photos.latitude, photos.longitude, photos.companion, {ONLINE}, coalesce(decisions.excluded, 0),
    coalesce(decisions.rotation, 0), photos.stack"""
_WITH_ROOT = """JOIN roots ON roots.id = photos.root_id
    LEFT JOIN decisions ON decisions.content_hash = photos.content_hash"""
PHOTOS = f"{_PHOTO} FROM photos {_WITH_ROOT}"
STATE = ", ".join(
    ("relative", "size", "mtime_ns", "id", "content_hash", "companion", "ctime_ns", "inode", "volume", "away")
)
"""The columns of `photos` that `state_of_row` reads."""
MODEL = "(SELECT id FROM models WHERE identity = ?)"


class Reading(Database):
    """The questions. All raise CatalogError when the file can't be read."""

    def roots(self) -> list[Root]:
        """The folders of the library, in the order they were added."""
        rows = self._all(
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

    def files(self, root_id: int, under: str = "", deep: bool = True) -> dict[str, FileState]:
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
        rows = self._all(
            f"""SELECT relative, size, mtime_ns, NULL, NULL, NULL, ctime_ns, inode, NULL, 0 FROM skipped WHERE {where}
            UNION ALL SELECT {STATE} FROM photos WHERE {where}""",
            (*values, *values),
        )
        volumes = self._volumes()
        return {spoken(row[0]): state_of_row(row, volumes) for row in rows}

    def _volumes(self) -> dict[int | None, str]:
        """The identities of the volumes by their numbers."""
        return dict(self._all("SELECT id, identity FROM volumes"))

    def states(self) -> Iterator[tuple[str, int, int]]:
        """Path, size and time of all files known, as thumbnails are named by."""
        for root in self.roots():
            for relative, state in self.files(root.id).items():
                yield str(root.path / relative), state.size, state.mtime_ns

    def photo(self, photo_id: int) -> Photo | None:
        """The photo of this id, or None."""
        row = self._one(f"{PHOTOS} WHERE photos.id = ?", (photo_id,))
        return row and photo_of_row(row)

    def photo_at(self, path: Path) -> Photo | None:
        """The photo at this path, or None when the library doesn't have it. A path of links is followed.

        The RAW file beside a photo is that photo too.
        """
        roots = self.roots()
        for candidate in (Path(os.path.abspath(path)), path.resolve()):
            for root in roots:
                if candidate.is_relative_to(root.path):
                    relative = candidate.relative_to(root.path).as_posix()
                    for column in ("relative", "companion"):
                        where = f"WHERE photos.root_id = ? AND photos.{column} = ?"
                        row = self._one(f"{PHOTOS} {where}", (root.id, stored(relative)))
                        if row:
                            return photo_of_row(row)
        return None

    def photos_of_content(self, content_hash: str) -> list[Photo]:
        """The photos that have this very content, by ascending id."""
        rows = self._all(f"{PHOTOS} WHERE photos.content_hash = ? ORDER BY photos.id", (content_hash,))
        return [photo_of_row(row) for row in rows]

    def photos_by_vector(self, vector_ids: Sequence[int]) -> dict[int, Photo]:
        """The photos of those of the vectors that still stand, by the vector's id."""
        found: dict[int, Photo] = {}
        for marks, part in chunks([int(number) for number in vector_ids]):
            rows = self._all(
                f"""{_PHOTO}, vectors.id FROM vectors JOIN photos ON photos.id = vectors.photo_id
                {_WITH_ROOT} WHERE vectors.id IN ({marks})""",
                part,
            )
            found.update((row[-1], photo_of_row(row)) for row in rows)
        return found

    def newest(self, limit: int, offset: int = 0, filters: Filters | None = None) -> list[Photo]:
        """Photos by when they were taken (else last modified), newest first: the library, or what passes.

        Without filters the photos are among them that the user excluded from searches.
        """
        passes, values = self._condition(filters)
        rows = self._all(
            f"{PHOTOS} WHERE {passes} ORDER BY photos.shown_at DESC, photos.id DESC LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [photo_of_row(row) for row in rows]

    def count(self, filters: Filters | None = None) -> int:
        """How many photos the library has, or how many pass."""
        passes, values = self._condition(filters)
        return int(self._one(f"SELECT count(*) FROM photos WHERE {passes}", values)[0])

    def months(self, filters: Filters | None = None) -> list[tuple[int, int, int]]:
        """The months that have photos, as year, month and how many, in the order of `newest`."""
        passes, values = self._condition(filters)
        rows = self._all(
            f"""SELECT strftime('%Y%m', shown_at, 'unixepoch') AS month, count(*) FROM photos WHERE {passes}
            GROUP BY month ORDER BY month DESC""",
            values,
        )
        return [(int(month[:4]), int(month[4:]), count) for month, count in rows]

    def excluded_ids(self) -> list[int]:
        """The ids of the photos that the user excluded from searches."""
        return [number for (number,) in self._all(EXCLUDED_IDS)]

    def suggestions(self) -> Suggestions:
        """What a question can be narrowed to in this library."""
        folders = self._all(
            "SELECT root_id, CAST(folder AS BLOB), count(*) FROM photos GROUP BY root_id, folder"
        )
        years: dict[int, int] = {}
        for year, _, count in self.months():
            years[year] = years.get(year, 0) + count
        roots = {root.id: root.path for root in self.roots()}
        return Suggestions(
            folders=tuple((roots[root] / spoken(folder), count) for root, folder, count in folders),
            years=tuple(years.items()),
            values={
                name: tuple((str(value), count) for value, count in self._all(field.offered))
                for name, field in FIELDS.items()
                if field.offered
            },
        )

    def photos_without_vector(self, model: str, limit: int, after: int = 0) -> list[Photo]:
        """Photos that are there but that the model hasn't seen, by ascending id, those above `after`."""
        rows = self._all(
            f"""{PHOTOS} WHERE {ONLINE} AND photos.id > ? AND NOT EXISTS (
                SELECT 1 FROM vectors WHERE photo_id = photos.id AND model_id = {MODEL}
            ) ORDER BY photos.id LIMIT ?""",
            (after, model, limit),
        )
        return [photo_of_row(row) for row in rows]

    def count_without_vector(self, model: str) -> int:
        """How many photos the model hasn't seen, there or not. Counted in the indices alone: cheap."""
        return int(
            self._one(
                f"""SELECT (SELECT count(*) FROM photos)
                - (SELECT count(*) FROM vectors WHERE model_id = {MODEL})""",
                (model,),
            )[0]
        )

    def has_vector(self, content_hash: str, model: str) -> bool:
        """Whether a photo of this content has already been seen by the model."""
        return self._one(f"SELECT 1 {VECTORS_OF_CONTENT} LIMIT 1", (content_hash, model)) is not None

    def failures(self) -> list[Failure]:
        """The files that could not be indexed, the latest first."""
        rows = self._all(
            """SELECT roots.path, relative, reason, seen_at FROM skipped JOIN roots ON roots.id = root_id
            WHERE reason IS NOT NULL ORDER BY seen_at DESC, roots.id, relative"""
        )
        return [
            Failure(Path(spoken(root)) / spoken(relative), reason, datetime.fromisoformat(seen_at))
            for root, relative, reason, seen_at in rows
        ]

    def retry_wanted_at(self) -> int:
        """When it was last asked to try failed files again that weren't yet, in nanoseconds; 0 where there are none."""
        row = self._one(
            """SELECT max(mtime_ns) FROM skipped JOIN roots ON roots.id = root_id
            WHERE size = ? AND reason IS NOT NULL AND online""",
            (RETRIED,),
        )
        return int(row[0] or 0)

    def counts(self, model: str) -> Counts:
        """The numbers of the library and of each folder; `indexed` counts photos that the model has seen."""
        with self._snapshot():
            roots = self.roots()
            photos = dict(self._all("SELECT root_id, count(*) FROM photos GROUP BY root_id"))
            indexed = dict(
                self._all(
                    # the photos go first: that way the indices have it all, and no vector is read
                    f"""SELECT root_id, count(*) FROM photos CROSS JOIN vectors ON photo_id = photos.id
                    WHERE model_id = {MODEL} GROUP BY root_id""",
                    (model,),
                )
            )
            failed = dict(
                self._all("SELECT root_id, count(*) FROM skipped WHERE reason IS NOT NULL GROUP BY root_id")
            )
            (excluded,) = self._one(f"SELECT count(*) FROM ({EXCLUDED_IDS})")
            unseen = {
                (root_id, away): count
                for root_id, away, count in self._all(
                    "SELECT root_id, away, count(*) FROM photos WHERE away <> 0 GROUP BY root_id, away"
                )
            }
        rows = tuple(
            RootCounts(
                root,
                photos.get(root.id, 0),
                indexed.get(root.id, 0),
                failed.get(root.id, 0),
                unseen.get((root.id, AWAY), 0),
                unseen.get((root.id, MISSING), 0),
            )
            for root in roots
        )
        return Counts(
            photos=sum(row.photos for row in rows),
            indexed=sum(row.indexed for row in rows),
            failed=sum(row.failed for row in rows),
            offline=sum(row.away + row.missing if row.root.online else row.photos for row in rows),
            roots=rows,
            excluded=excluded,
        )

    def models(self) -> dict[str, int]:
        """The identities of the models that have vectors here, each with how many."""
        rows = self._all(
            """SELECT identity, count(*) FROM vectors JOIN models ON models.id = model_id
            GROUP BY identity ORDER BY models.id"""
        )
        return dict(rows)

    def identities(self) -> list[str]:
        """The identities of the models that have or had vectors here, the earliest first."""
        return [identity for (identity,) in self._all("SELECT identity FROM models ORDER BY id")]

    def vectors_after(
        self, model: str, after: int, limit: int = -1
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The model's vectors with ids above `after`, ascending: ids (n,) int64, vectors (n, d) float32."""
        rows = self._all(
            f"SELECT id, vector FROM vectors WHERE model_id = {MODEL} AND id > ? ORDER BY id LIMIT ?",
            (model, after, limit),
        )
        if not rows:
            return np.empty(0, np.int64), np.empty((0, self.dimensions(model) or 0), np.float32)
        ids = np.fromiter((number for number, _ in rows), np.int64, len(rows))
        return ids, _vector(b"".join(vector for _, vector in rows)).reshape(len(rows), -1)

    def vector_of(self, photo_id: int, model: str) -> NDArray[np.float32] | None:
        """The vector (d,), float32, of a photo, or None when the model hasn't seen it."""
        row = self._one(
            f"SELECT vector FROM vectors WHERE photo_id = ? AND model_id = {MODEL}", (photo_id, model)
        )
        return row and _vector(row[0])

    def vector_ids(self, model: str, filters: Filters | None = None) -> NDArray[np.int64]:
        """The ids (n,), int64, ascending, of the model's vectors, or of those whose photos pass."""
        if filters is None:
            statement, values = f"SELECT id FROM vectors WHERE model_id = {MODEL}", [model]
        else:
            passes, values = self._condition(filters)
            statement = f"""SELECT vectors.id FROM photos CROSS JOIN vectors ON photo_id = photos.id
                WHERE {passes} AND model_id = {MODEL}"""  # few pass, mostly: they go first
            values = [*values, model]
        return np.sort(self._numbers(("id",), statement, values)[0])

    def _numbers(
        self, columns: Sequence[str], statement: str, values: Sequence[Any]
    ) -> tuple[NDArray[np.int64], ...]:
        """These columns of the statement's rows, whole numbers and never NULL, each (n,) in the order of the rows.

        SQLite writes each column into one text: a million rows would take four times as long as Python's objects.
        """
        texts = ", ".join(f"group_concat({column})" for column in columns)
        row = self._one(f"SELECT {texts} FROM ({statement})", values)
        return tuple(np.fromstring(text or "", np.int64, sep=",") for text in row)

    def dimensions(self, model: str) -> int | None:
        """The length of the model's vectors, or None when it has none here."""
        row = self._one("SELECT dimensions FROM models WHERE identity = ?", (model,))
        return row and int(row[0])

    def _condition(self, filters: Filters | None) -> Condition:
        return ("1", []) if filters is None else condition(filters, self.roots())


VECTORS_OF_CONTENT = f"""FROM photos CROSS JOIN vectors ON photo_id = photos.id
    WHERE photos.content_hash = ? AND model_id = {MODEL}"""
"""The photos go first: SQLite would else go through all vectors of the model."""


def _vector(blob: bytes) -> NDArray[np.float32]:
    return np.frombuffer(blob, VECTOR_TYPE).astype(np.float32, copy=False)


@lru_cache(maxsize=64)
def _folder(path: bytes) -> Path:
    return Path(spoken(path))


def state_of_row(row: Sequence[Any], volumes: Mapping[int | None, str]) -> FileState:
    """Of a row of STATE."""
    _, size, mtime_ns, photo_id, content_hash, companion, ctime_ns, inode, volume, away = row
    beside = companion and spoken(companion)
    return FileState(
        size, mtime_ns, photo_id, content_hash, beside, ctime_ns, inode, volumes.get(volume), away
    )


def photo_of_row(row: Sequence[Any]) -> Photo:
    root = _folder(row[2])  # taking paths apart is most of what a row costs, and the roots are few
    return Photo(
        id=row[0],
        root_id=row[1],
        path=root / spoken(row[3]),
        size=row[4],
        mtime_ns=row[5],
        content_hash=row[6],
        details=Details(
            format=row[7],
            width=row[8],
            height=row[9],
            orientation=row[10],
            taken_at=datetime.fromisoformat(row[11]) if row[11] else None,
            camera=row[12],
            latitude=row[13],
            longitude=row[14],
        ),
        companion=root / spoken(row[15]) if row[15] else None,
        online=bool(row[16]),
        excluded=bool(row[17]),
        rotation=row[18],
        stack=row[19],
    )
