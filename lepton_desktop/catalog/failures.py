"""The files that could not be indexed, each with its reason."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import chunks, spoken, stored, text
from lepton_desktop.catalog.files import forget_at, put_skipped
from lepton_desktop.catalog.records import Failure
from lepton_desktop.user_messages import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.database import Database
    from lepton_desktop.user_messages import UserMessage

RETRIED = -1
"""The size, which no file has, of a failed one that must be tried again; its time is that of the wish."""


class Failures:
    """Reads and writes them. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Failure]:
        """The files that could not be indexed, the latest first."""
        rows = self._database.rows(
            """SELECT roots.path, relative, reason, seen_at FROM skipped JOIN roots ON roots.id = root_id
            WHERE reason IS NOT NULL ORDER BY seen_at DESC, roots.id, relative"""
        )
        return [
            Failure(Path(spoken(root)) / spoken(relative), from_text(reason), datetime.fromisoformat(seen_at))
            for root, relative, reason, seen_at in rows
        ]

    def add(
        self, root_id: int, relative: str, size: int, mtime_ns: int, reason: UserMessage, keep: bool = False
    ) -> None:
        """Remember that a file can't be indexed, and why.

        The photo it was before, if any, is forgotten unless `keep`: the disk failed rather than the file.
        """
        with self._database.transaction() as connection:
            if not keep:
                forget_at(connection, root_id, relative)
            put_skipped(connection, root_id, relative, size, mtime_ns, text(reason.to_text()))

    def retry_all(self) -> int:
        """Have the files that failed tried again at the next look, which a process that indexes begins by itself.

        They stay among the failures until then. Returns how many there are.
        """
        with self._database.transaction() as connection:
            return connection.execute(
                "UPDATE skipped SET size = ?, mtime_ns = ? WHERE reason IS NOT NULL",
                (RETRIED, time.time_ns()),
            ).rowcount

    def retry_wanted_at(self) -> int:
        """When it was last asked to try failed files again that weren't yet, in nanoseconds; 0 where there are none."""
        row = self._database.row(
            """SELECT max(mtime_ns) FROM skipped JOIN roots ON roots.id = root_id
            WHERE size = ? AND reason IS NOT NULL AND online""",
            (RETRIED,),
        )
        return int(row[0] or 0)

    def forget(self, root_id: int, relatives: Sequence[str]) -> None:
        """Forget that files failed, so that they are read again; photos that they were before stay."""
        with self._database.transaction() as connection:
            for marks, part in chunks([stored(relative) for relative in relatives]):
                connection.execute(
                    f"DELETE FROM skipped WHERE root_id = ? AND relative IN ({marks})", (root_id, *part)
                )
