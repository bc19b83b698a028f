"""Questions that name folders and pictures, which have other paths on another computer."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from lepton_desktop.search.query_writer import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.catalog.catalog import Catalog

_NAMED = re.compile(r'\b(image|more|less|folder):(?:"((?:[^"]|"")*)"|([^\s"“”]+))', re.IGNORECASE)


def moved_paths(catalog: Catalog, folders: Sequence[tuple[PurePath, Path]]) -> None:
    """Have saved and recent questions name the present paths: each folder's there, and here. Raises CatalogError."""
    with catalog.database.transaction() as connection:
        for table, key in (("saved_searches", "id"), ("history", "question")):
            for number, question in connection.execute(f"SELECT {key}, question FROM {table}").fetchall():
                moved = moved_in(question, folders)
                if moved != question:
                    connection.execute(
                        f"UPDATE OR REPLACE {table} SET question = ? WHERE {key} = ?", (moved, number)
                    )


def moved_in(question: str, folders: Sequence[tuple[PurePath, Path]]) -> str:
    """A question with the present paths of what lies in these folders."""

    def moved(named: re.Match[str]) -> str:
        quoted, plain = named[2], named[3]
        text = plain if quoted is None else quoted.replace('""', '"')
        for there, here in folders:
            path = type(there)(text)
            if path.is_relative_to(there):
                return f"{named[1]}:{quote(str(here.joinpath(*path.relative_to(there).parts)))}"
        return named[0]

    return _NAMED.sub(moved, question)
