"""Made-up kinds of work, which know how bright a photo is: what a new kind needs, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lepton_desktop.catalog.backlogs import Unfinished
from lepton_desktop.indexing.kinds.kind import Kind
from lepton_desktop.photos.decoder import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing.kinds.kind import OpenedPhoto, Request

COLUMN = (
    "ALTER TABLE photos ADD COLUMN mood_version INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE photos ADD COLUMN mood REAL",
)
TABLE = ("CREATE TABLE moods (content_hash TEXT PRIMARY KEY, mood REAL NOT NULL)",)

_NOT_IN_TABLE = "photos.content_hash NOT IN (SELECT content_hash FROM moods)"


class Mood(Kind[float]):
    """Kept in a column of `photos`, and done together with what else a new photo needs."""

    name = "mood"
    version = 1

    def request(self) -> Request:
        return brightness, ()

    def received(self, value: Any, buffers: Sequence[bytes]) -> float:
        return float(value)

    def commit(self, results: Sequence[tuple[int, float]]) -> None:
        catalog = self.tools.catalog
        with catalog.database.transaction() as connection:
            connection.executemany(
                "UPDATE photos SET mood = ? WHERE id = ?", [(mood, photo_id) for photo_id, mood in results]
            )


class CostlyMood(Mood):
    """Too costly for a new photo to wait for it."""

    seconds = 1.0


class MoodOfContent(Mood):
    """Kept in a table of its own, by content: no column says for which photos it is done."""

    name = "mood of content"
    version = None

    @property
    def backlog(self) -> Unfinished:
        return Unfinished(_NOT_IN_TABLE, f"SELECT count(*) FROM photos WHERE {_NOT_IN_TABLE}")

    def commit(self, results: Sequence[tuple[int, float]]) -> None:
        with self.tools.catalog.database.transaction() as connection:
            connection.executemany(
                """INSERT OR REPLACE INTO moods (content_hash, mood)
                SELECT content_hash, ? FROM photos WHERE id = ?""",
                [(mood, photo_id) for photo_id, mood in results],
            )


def brightness(opened: OpenedPhoto) -> Answer:
    """In a decoder."""
    return Answer(float(np.asarray(opened.photo.picture).mean()))


def alter(catalog: Catalog, statements: Sequence[str]) -> None:
    """Do what a migration would."""
    with catalog.database.transaction() as connection:
        for statement in statements:
            connection.execute(statement)
