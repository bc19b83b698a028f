"""The searches that the user saved: questions as they are typed, so that a relative date in one stays relative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.catalog.records import SavedSearch

if TYPE_CHECKING:
    from lepton_desktop.catalog.database import Database


class SavedSearches:
    """Reads and writes them. All methods raise CatalogError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SavedSearch]:
        """All of them, by name."""
        rows = self._database.rows(
            "SELECT id, name, question FROM saved_searches ORDER BY name COLLATE NOCASE, id"
        )
        return [SavedSearch(*row) for row in rows]

    def add(self, name: str, question: str) -> SavedSearch:
        """Keep a question under a name. Raises CatalogError where the name is empty or taken."""
        name = self._free_name(name, None)
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO saved_searches (name, question) VALUES (?, ?) RETURNING id", (name, question)
            ).fetchone()
        return SavedSearch(int(row[0]), name, question)

    def rename(self, search_id: int, name: str) -> None:
        """Give it another name. Raises CatalogError where that is empty or taken."""
        name = self._free_name(name, search_id)
        with self._database.transaction() as connection:
            connection.execute("UPDATE saved_searches SET name = ? WHERE id = ?", (name, search_id))

    def delete(self, search_id: int) -> None:
        """Forget it."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM saved_searches WHERE id = ?", (search_id,))

    def _free_name(self, name: str, search_id: int | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise CatalogError("a saved search needs a name")
        taken = [one for one in self.all() if one.name == name and one.id != search_id]
        if taken:
            raise CatalogError("there is already a saved search named {name}; choose another name", name=name)
        return name
