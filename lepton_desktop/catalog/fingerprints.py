"""What was measured of contents to find others like them, by content: it holds for every copy, wherever it is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import chunks
from lepton_desktop.catalog.records import Fingerprint

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.records import NewPhoto


class Fingerprints:
    """Reads and writes them. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_many(self, contents: Sequence[str]) -> dict[str, Fingerprint]:
        """The fingerprints of those of the contents (hashes of whole files) that have one."""
        found: dict[str, Fingerprint] = {}
        for marks, part in chunks(contents):
            rows = self._database.rows(
                f"""SELECT content_hash, perceptual, sharpness, grey FROM fingerprints
                WHERE content_hash IN ({marks})""",
                part,
            )
            found.update(
                (content, Fingerprint(perceptual, sharp, None if grey is None else bool(grey)))
                for content, perceptual, sharp, grey in rows
            )
        return found

    def put(self, fingerprints: Mapping[str, Fingerprint]) -> None:
        """Remember these, by content, in place of what was known.

        Those of contents that are gone are forgotten, unless something was decided of them.
        """
        if self._database.read_only:  # they are measured again the next time
            return
        with self._database.transaction() as connection:
            connection.executemany(
                """INSERT INTO fingerprints (content_hash, perceptual, sharpness, grey) VALUES (?, ?, ?, ?)
                ON CONFLICT (content_hash) DO UPDATE
                SET perceptual = excluded.perceptual, sharpness = excluded.sharpness, grey = excluded.grey""",
                [(content, one.perceptual, one.sharpness, one.grey) for content, one in fingerprints.items()],
            )
            # what is decided of a picture that is gone is known again by its pixels
            connection.execute(
                """DELETE FROM fingerprints WHERE NOT EXISTS
                (SELECT 1 FROM photos WHERE photos.content_hash = fingerprints.content_hash)
                AND content_hash NOT IN (SELECT content_hash FROM decisions
                    UNION SELECT first FROM distinct_photos UNION SELECT second FROM distinct_photos)"""
            )


def put_fingerprint(connection: sqlite3.Connection, photo: NewPhoto) -> None:
    """Remember what the photo's content looks like: the perceptual hash, and its pixels unless they aren't given."""
    if photo.perceptual is not None:
        connection.execute(
            """INSERT INTO fingerprints (content_hash, perceptual, pixels) VALUES (?, ?, ?) ON CONFLICT (content_hash)
            DO UPDATE SET perceptual = excluded.perceptual, pixels = coalesce(excluded.pixels, pixels)""",
            (photo.content_hash, photo.perceptual, photo.pixels),
        )


def twins_of(
    connection: sqlite3.Connection, contents: Iterable[str], pixels: bytes | None = None
) -> dict[str, set[str]]:
    """Each of the contents with all that have the same pixels, itself among them; `pixels` if they aren't kept yet."""
    twins: dict[str, set[str]] = {}
    for content in contents:
        same = connection.execute(
            """SELECT content_hash FROM fingerprints
            WHERE pixels = coalesce(?, (SELECT pixels FROM fingerprints WHERE content_hash = ?))""",
            (pixels, content),
        )
        twins[content] = {content, *(twin for (twin,) in same)}
    return twins
