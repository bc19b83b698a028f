"""The library's numbers: what it has, and what a question can be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import spoken
from lepton_desktop.catalog.filters import EXCLUDED_IDS, FIELDS
from lepton_desktop.catalog.records import AWAY, MISSING, Counts, RootCounts, Suggestions
from lepton_desktop.catalog.vectors import MODEL

if TYPE_CHECKING:
    from lepton_desktop.catalog.database import Database
    from lepton_desktop.catalog.roots import Roots


class Statistics:
    """The questions about them. All methods raise CatalogError when the file can't be read."""

    def __init__(self, database: Database, roots: Roots) -> None:
        self._database = database
        self._roots = roots

    def counts(self, model: str) -> Counts:
        """The numbers of the library and of each folder; `indexed` counts photos that the model has seen."""
        read = self._database.rows
        with self._database.snapshot():
            roots = self._roots.all()
            photos = dict(read("SELECT root_id, count(*) FROM photos GROUP BY root_id"))
            indexed = dict(
                read(
                    # the photos go first: that way the indices have it all, and no vector is read
                    f"""SELECT root_id, count(*) FROM photos CROSS JOIN vectors ON photo_id = photos.id
                    WHERE model_id = {MODEL} GROUP BY root_id""",
                    (model,),
                )
            )
            failed = dict(
                read("SELECT root_id, count(*) FROM skipped WHERE reason IS NOT NULL GROUP BY root_id")
            )
            ((excluded,),) = read(f"SELECT count(*) FROM ({EXCLUDED_IDS})")
            unseen = {
                (root_id, away): count
                for root_id, away, count in read(
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

    def suggestions(self) -> Suggestions:
        """What a question can be narrowed to in this library."""
        read = self._database.rows
        folders = read("SELECT root_id, CAST(folder AS BLOB), count(*) FROM photos GROUP BY root_id, folder")
        years = read(
            """SELECT strftime('%Y', shown_at, 'unixepoch') AS year, count(*) FROM photos
            WHERE year IS NOT NULL GROUP BY year ORDER BY year DESC"""
        )
        roots = {root.id: root.path for root in self._roots.all()}
        return Suggestions(
            folders=tuple((roots[root] / spoken(folder), count) for root, folder, count in folders),
            years=tuple((int(year), count) for year, count in years),
            values={
                name: tuple((str(value), count) for value, count in read(field.offered))
                for name, field in FIELDS.items()
                if field.offered
            },
        )
