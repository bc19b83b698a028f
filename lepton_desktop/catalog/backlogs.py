"""Which photos each kind of work must still be done for, and that it was done.

A kind of work that is done again in a later version has a column in `photos`: the version that last did it, 0 where
none did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import chunks
from lepton_desktop.catalog.failures import RETRIED
from lepton_desktop.catalog.roots import ONLINE
from lepton_desktop.catalog.vectors import MODEL, WITHOUT_VECTOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.photos import Photos
    from lepton_desktop.catalog.records import Photo


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A condition on `photos` in SQL: the photos that something is still to be done for.

    `count` is a statement that counts them, whether or not their files are there; it is run often, so it should need
    indices alone. `values` are those of the condition, and of the statement.
    """

    condition: str
    count: str
    values: tuple[Any, ...] = ()


def older_than(column: str, version: int) -> Unfinished:
    """The photos whose version in this column of `photos` is less. The column should be indexed."""
    condition = f"photos.{column} < ?"
    return Unfinished(condition, f"SELECT count(*) FROM photos WHERE {condition}", (version,))


def without_vector(model: str) -> Unfinished:
    """The photos that the model hasn't seen."""
    count = f"SELECT (SELECT count(*) FROM photos) - (SELECT count(*) FROM vectors WHERE model_id = {MODEL})"
    return Unfinished(WITHOUT_VECTOR, count, (model,))


class Backlogs:
    """All methods raise CatalogError when the file can't be read or written."""

    def __init__(self, database: Database, photos: Photos) -> None:
        self._database = database
        self._photos = photos

    def count(self, unfinished: Unfinished) -> int:
        """How many photos it holds for, whether or not their files are there. Cheap."""
        return int(self._database.row(unfinished.count, unfinished.values)[0])

    def count_there(self, several: Sequence[Unfinished]) -> int:
        """How many photos at least one of these holds for, of those whose files are there."""
        condition, values = _any_of(several)
        row = self._database.row(
            f"SELECT count(*) FROM photos JOIN roots ON roots.id = root_id WHERE {ONLINE} AND {condition}",
            values,
        )
        return int(row[0])

    def photos(
        self, several: Sequence[Unfinished], limit: int, after: int = 0
    ) -> list[tuple[Photo, tuple[bool, ...]]]:
        """Photos whose files are there and that at least one of these holds for, by ascending id, those above `after`.

        Each comes with whether each one holds for it.
        """
        condition, values = _any_of(several)
        flags = ", ".join(one.condition for one in several)
        rows = self._database.rows(
            f"""SELECT photos.id, {flags} FROM photos JOIN roots ON roots.id = root_id
            WHERE {ONLINE} AND photos.id > ? AND {condition} ORDER BY photos.id LIMIT ?""",
            (*values, after, *values, limit),
        )
        holds = {row[0]: tuple(map(bool, row[1:])) for row in rows}
        return [(photo, holds[photo.id]) for photo in self._photos.get_many(list(holds))]

    def note(self, photo_ids: Sequence[int], versions: Mapping[str, int]) -> None:
        """Remember for these photos by which version each kind of work was last done, by its column."""
        if not versions:
            return
        changes = ", ".join(f"{column} = ?" for column in versions)
        with self._database.transaction() as connection:
            for marks, part in chunks(photo_ids):
                connection.execute(
                    f"UPDATE photos SET {changes} WHERE id IN ({marks})", (*versions.values(), *part)
                )

    def reopen_failed(self, columns: Sequence[str]) -> None:
        """Have the work of these columns tried again for photos for which it failed, where the user wants that."""
        changes = ", ".join(f"{column} = 0" for column in columns)
        with self._database.transaction() as connection:
            connection.execute(
                f"""UPDATE photos SET {changes} WHERE EXISTS (SELECT 1 FROM skipped
                WHERE skipped.root_id = photos.root_id AND skipped.relative = photos.relative AND skipped.size = ?)""",
                (RETRIED,),
            )


def _any_of(several: Sequence[Unfinished]) -> tuple[str, list[Any]]:
    conditions = " OR ".join(one.condition for one in several)
    return f"({conditions})", [value for one in several for value in one.values]
