"""The photos: how one is written, and how it is found again."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import chunks, spoken, stored, text
from lepton_desktop.catalog.records import HERE, Details, Metadata, Photo
from lepton_desktop.catalog.roots import ONLINE
from lepton_desktop.catalog.stacks import leave_stack
from lepton_desktop.catalog.vectors import WITHOUT_VECTOR
from lepton_desktop.catalog.volumes import volume_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.filters import Filters
    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.catalog.roots import Roots

_DETAILS, _METADATA = (tuple(field.name for field in fields(record)) for record in (Details, Metadata))
"""The columns of `photos` that are a photo's details, and those of its metadata: each is named like its field."""

_COLUMNS = f"""photos.id, photos.root_id, roots.path, photos.relative, photos.size, photos.mtime_ns,
    photos.content_hash, photos.companion, {ONLINE}, coalesce(decisions.excluded, 0), coalesce(decisions.rotation, 0),
    photos.stack, photos.format, photos.width, photos.height, {", ".join(f"photos.{name}" for name in _METADATA)}"""
"""What `_photo_of_row` reads."""
_WITH_ROOT = """JOIN roots ON roots.id = photos.root_id
    LEFT JOIN decisions ON decisions.content_hash = photos.content_hash"""
_PHOTOS = f"SELECT {_COLUMNS} FROM photos {_WITH_ROOT}"


class Photos:
    """The questions about them. All methods raise CatalogError when the file can't be read."""

    def __init__(self, database: Database, roots: Roots) -> None:
        self._database = database
        self._roots = roots

    def get(self, photo_id: int) -> Photo | None:
        """The photo of this id, or None."""
        row = self._database.row(f"{_PHOTOS} WHERE photos.id = ?", (photo_id,))
        return row and _photo_of_row(row)

    def get_many(self, photo_ids: Sequence[int]) -> list[Photo]:
        """The photos of these ids that there are, in the order of the ids."""
        found: dict[int, Photo] = {}
        for marks, part in chunks([int(number) for number in photo_ids]):
            rows = self._database.rows(f"{_PHOTOS} WHERE photos.id IN ({marks})", part)
            found.update((row[0], _photo_of_row(row)) for row in rows)
        return [found[number] for number in photo_ids if number in found]

    def at(self, path: Path) -> Photo | None:
        """The photo at this path, or None when the library doesn't have it. A path of links is followed.

        The RAW file beside a photo is that photo too.
        """
        roots = self._roots.all()
        for candidate in (Path(os.path.abspath(path)), path.resolve()):
            for root in roots:
                if candidate.is_relative_to(root.path):
                    relative = candidate.relative_to(root.path).as_posix()
                    for column in ("relative", "companion"):
                        where = f"WHERE photos.root_id = ? AND photos.{column} = ?"
                        row = self._database.row(f"{_PHOTOS} {where}", (root.id, stored(relative)))
                        if row:
                            return _photo_of_row(row)
        return None

    def with_content(self, content_hash: str) -> list[Photo]:
        """The photos that have this very content, by ascending id."""
        rows = self._database.rows(
            f"{_PHOTOS} WHERE photos.content_hash = ? ORDER BY photos.id", (content_hash,)
        )
        return [_photo_of_row(row) for row in rows]

    def online_by_content(self, contents: Sequence[str]) -> dict[str, list[Photo]]:
        """The photos, of folders that are there, of each of the contents that has any."""
        found: dict[str, list[Photo]] = {}
        for marks, part in chunks(contents):
            rows = self._database.rows(
                f"{_PHOTOS} WHERE {ONLINE} AND photos.content_hash IN ({marks}) ORDER BY photos.id", part
            )
            for row in rows:
                photo = _photo_of_row(row)
                found.setdefault(photo.content_hash, []).append(photo)
        return found

    def copied_contents(self) -> list[str]:
        """The contents (hashes of whole files) that several photos have whose folders are there."""
        rows = self._database.rows(
            f"""SELECT content_hash FROM photos JOIN roots ON roots.id = root_id WHERE {ONLINE}
            GROUP BY content_hash HAVING count(*) > 1"""
        )
        return [content for (content,) in rows]

    def by_vector(self, vector_ids: Sequence[int]) -> dict[int, Photo]:
        """The photos of those of the vectors that still stand, by the vector's id."""
        found: dict[int, Photo] = {}
        for marks, part in chunks([int(number) for number in vector_ids]):
            rows = self._database.rows(
                f"""SELECT vectors.id, {_COLUMNS} FROM vectors JOIN photos ON photos.id = vectors.photo_id
                {_WITH_ROOT} WHERE vectors.id IN ({marks})""",
                part,
            )
            found.update((row[0], _photo_of_row(row[1:])) for row in rows)
        return found

    def newest(self, limit: int, offset: int = 0, filters: Filters | None = None) -> list[Photo]:
        """Photos by when they were taken (else last modified), newest first: the library, or what passes.

        Without filters the photos are among them that the user excluded from searches.
        """
        passes, values = self._roots.condition(filters)
        rows = self._database.rows(
            f"{_PHOTOS} WHERE {passes} ORDER BY photos.shown_at DESC, photos.id DESC LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [_photo_of_row(row) for row in rows]

    def without_vector(self, model: str, limit: int, after: int = 0) -> list[Photo]:
        """Photos that are there but that the model hasn't seen, by ascending id, those above `after`."""
        rows = self._database.rows(
            f"{_PHOTOS} WHERE {ONLINE} AND photos.id > ? AND {WITHOUT_VECTOR} ORDER BY photos.id LIMIT ?",
            (after, model, limit),
        )
        return [_photo_of_row(row) for row in rows]

    def paths(self, photo_ids: Sequence[int]) -> list[str]:
        """Where the photos of these ids lie, those that there are, in the order of the ids; cheaper than the photos."""
        found: dict[int, str] = {}
        for marks, part in chunks([int(number) for number in photo_ids]):
            rows = self._database.rows(
                f"""SELECT photos.id, path, relative FROM photos JOIN roots ON roots.id = root_id
                WHERE photos.id IN ({marks})""",
                part,
            )
            found.update(
                (number, os.path.join(spoken(root), spoken(relative))) for number, root, relative in rows
            )
        return [found[number] for number in photo_ids if number in found]

    def total_size(self, photo_ids: Sequence[int]) -> int:
        """How many bytes the files of these photos have together."""
        total = 0
        for marks, part in chunks([int(number) for number in photo_ids]):
            (size,) = self._database.row(
                f"SELECT coalesce(sum(size), 0) FROM photos WHERE id IN ({marks})", part
            )
            total += int(size)
        return total


def put_photo(connection: sqlite3.Connection, photo: NewPhoto) -> int:
    """The id of the photo, now in the catalog. A photo whose content changed has lost its vectors and its stack."""
    place = (photo.root_id, stored(photo.relative))
    connection.execute("DELETE FROM skipped WHERE root_id = ? AND relative = ?", place)
    for (changed,) in connection.execute(
        "SELECT id FROM photos WHERE root_id = ? AND relative = ? AND content_hash <> ?",
        (*place, photo.content_hash),
    ).fetchall():
        connection.execute("DELETE FROM vectors WHERE photo_id = ?", (changed,))
        leave_stack(connection, changed)
    values = {
        "root_id": photo.root_id,
        "relative": place[1],
        "size": photo.size,
        "mtime_ns": photo.mtime_ns,
        "ctime_ns": photo.ctime_ns,
        "inode": photo.inode,
        "content_hash": photo.content_hash,
        "companion": photo.companion and stored(photo.companion),
        "shown_at": _shown_at(photo),
        "away": HERE,
        "volume": volume_id(connection, photo.volume),
        **{name: _stored_detail(getattr(photo.details, name)) for name in _DETAILS},
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


def _stored_detail(value: Any) -> Any:
    """A detail as its column keeps it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return text(value) if isinstance(value, str) else value


@lru_cache(maxsize=64)
def _folder(path: bytes) -> Path:
    return Path(spoken(path))


def _photo_of_row(row: Sequence[Any]) -> Photo:
    """Of a row of _COLUMNS."""
    # By name, in the order of _COLUMNS: passing the metadata on as a dictionary takes a tenth longer for the whole row.
    (
        photo_id,
        root_id,
        root_path,
        relative,
        size,
        mtime_ns,
        content_hash,
        companion,
        online,
        excluded,
        rotation,
        stack,
        kind,
        width,
        height,
        orientation,
        taken_at,
        camera,
        latitude,
        longitude,
    ) = row
    root = _folder(root_path)  # taking paths apart is most of what a row costs, and the roots are few
    return Photo(
        id=photo_id,
        root_id=root_id,
        path=root / spoken(relative),
        size=size,
        mtime_ns=mtime_ns,
        content_hash=content_hash,
        details=Details(
            format=kind,
            width=width,
            height=height,
            orientation=orientation,
            taken_at=datetime.fromisoformat(taken_at) if taken_at else None,
            camera=camera,
            latitude=latitude,
            longitude=longitude,
        ),
        companion=root / spoken(companion) if companion else None,
        online=bool(online),
        excluded=bool(excluded),
        rotation=rotation,
        stack=stack,
    )
