"""The latest questions that were asked, as they were typed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lepton_desktop.catalog.database import Database

MAXIMUM = 500
"""The maximum number of questions that are remembered."""


class History:
    """Reads and writes it. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, question: str) -> None:
        """Put a question at the head of the history; not where the catalog can't be written."""
        if self._database.read_only:
            return
        with self._database.transaction() as connection:
            connection.execute(
                """INSERT INTO history (question, asked_at) VALUES (?, ?)
                ON CONFLICT (question) DO UPDATE SET asked_at = max(asked_at + 1e-3, excluded.asked_at)""",
                (question, time.time()),
            )
            connection.execute(
                """DELETE FROM history WHERE question IN
                (SELECT question FROM history ORDER BY asked_at DESC LIMIT -1 OFFSET ?)""",
                (MAXIMUM,),
            )

    def latest(self, prefix: str = "", limit: int = 50) -> list[str]:
        """The latest questions that begin so, in whichever case, the latest first."""
        rows = self._database.rows("SELECT question FROM history ORDER BY asked_at DESC")
        found = (question for (question,) in rows if question.casefold().startswith(prefix.casefold()))
        return [question for question, _ in zip(found, range(limit), strict=False)]

    def forget(self, question: str) -> None:
        """Take one question out of the history; not where the catalog can't be written."""
        if self._database.read_only:
            return
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM history WHERE question = ?", (question,))

    def clear(self) -> None:
        """Forget all that was asked. Saved searches stay."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM history")
