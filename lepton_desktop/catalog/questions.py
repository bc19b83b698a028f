"""The questions that the catalog keeps: saved searches, and the history."""

from __future__ import annotations

import time

from lepton_desktop.catalog.database import CatalogError, Database
from lepton_desktop.catalog.records import SavedSearch

HISTORY = 500
"""So many questions are remembered."""


class Questions(Database):
    """Questions as they are typed, in the query language: a relative date in one stays relative."""

    def saved_searches(self) -> list[SavedSearch]:
        """All of them, by name."""
        rows = self._all("SELECT id, name, question FROM saved_searches ORDER BY name COLLATE NOCASE, id")
        return [SavedSearch(*row) for row in rows]

    def save_search(self, name: str, question: str) -> SavedSearch:
        """Keep a question under a name. Raises CatalogError where the name is empty or taken."""
        name = self._free_name(name, None)
        with self._transaction() as connection:
            row = connection.execute(
                "INSERT INTO saved_searches (name, question) VALUES (?, ?) RETURNING id", (name, question)
            ).fetchone()
        return SavedSearch(int(row[0]), name, question)

    def rename_search(self, search_id: int, name: str) -> None:
        """Give it another name. Raises CatalogError where that is empty or taken."""
        name = self._free_name(name, search_id)
        with self._transaction() as connection:
            connection.execute("UPDATE saved_searches SET name = ? WHERE id = ?", (name, search_id))

    def change_search(self, search_id: int, question: str) -> None:
        """Let it ask another question under the same name."""
        with self._transaction() as connection:
            connection.execute("UPDATE saved_searches SET question = ? WHERE id = ?", (question, search_id))

    def delete_search(self, search_id: int) -> None:
        """Forget it."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM saved_searches WHERE id = ?", (search_id,))

    def note_question(self, question: str) -> None:
        """Put a question at the head of the history; not where the catalog can't be written."""
        if self.read_only:
            return
        with self._transaction() as connection:
            connection.execute(
                """INSERT INTO history (question, asked_at) VALUES (?, ?)
                ON CONFLICT (question) DO UPDATE SET asked_at = max(asked_at + 1e-3, excluded.asked_at)""",
                (question, time.time()),
            )
            connection.execute(
                """DELETE FROM history WHERE question IN
                (SELECT question FROM history ORDER BY asked_at DESC LIMIT -1 OFFSET ?)""",
                (HISTORY,),
            )

    def history(self, prefix: str = "", limit: int = 50) -> list[str]:
        """The latest questions that begin so, in whichever case, the latest first."""
        rows = self._all("SELECT question FROM history ORDER BY asked_at DESC")
        found = (question for (question,) in rows if question.casefold().startswith(prefix.casefold()))
        return [question for question, _ in zip(found, range(limit), strict=False)]

    def forget_question(self, question: str) -> None:
        """Take one question out of the history; not where the catalog can't be written."""
        if self.read_only:
            return
        with self._transaction() as connection:
            connection.execute("DELETE FROM history WHERE question = ?", (question,))

    def clear_history(self) -> None:
        """Forget all that was asked. Saved searches stay."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM history")

    def _free_name(self, name: str, search_id: int | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise CatalogError("a saved search needs a name")
        taken = [one for one in self.saved_searches() if one.name == name and one.id != search_id]
        if taken:
            raise CatalogError(f"there is a saved search of the name {name} already; choose another name")
        return name
