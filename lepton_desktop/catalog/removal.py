"""Photos that are taken out of the catalog and may be put back as they were, with their vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import chunks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class TakenOut:
    """All that was known of some photos: rows of `photos` with the names of their columns, and their vectors."""

    columns: tuple[str, ...]
    photos: tuple[tuple[Any, ...], ...]
    vectors: tuple[tuple[int, int, bytes], ...]


def take_out(connection: sqlite3.Connection, photo_ids: Sequence[int]) -> TakenOut:
    """Forget these photos, and give what was known of them."""
    columns = tuple(
        row[1] for row in connection.execute("PRAGMA table_info(photos)")
    )  # without generated ones
    photos: list[tuple[Any, ...]] = []
    vectors: list[tuple[int, int, bytes]] = []
    for marks, part in chunks([int(number) for number in photo_ids]):
        photos += connection.execute(f"SELECT {', '.join(columns)} FROM photos WHERE id IN ({marks})", part)
        vectors += connection.execute(
            f"SELECT photo_id, model_id, vector FROM vectors WHERE photo_id IN ({marks})", part
        )
        connection.execute(f"DELETE FROM photos WHERE id IN ({marks})", part)
    return TakenOut(columns, tuple(photos), tuple(vectors))


def put_back(connection: sqlite3.Connection, taken: TakenOut, photo_ids: Collection[int]) -> None:
    """Know these of the photos as before; one that has been found again in the meantime stays as it is.

    Their stacks are found again: the others of them may have changed.
    """
    identity, root = taken.columns.index("id"), taken.columns.index("root_id")
    found_again = {"stack": "NULL", "stack_version": "0"}
    values = ", ".join(found_again.get(column, "?") for column in taken.columns)
    kept = [place for place, column in enumerate(taken.columns) if column not in found_again]
    back: set[int] = set()
    roots = {number for (number,) in connection.execute("SELECT id FROM roots")}
    models = {number for (number,) in connection.execute("SELECT id FROM models")}
    for row in taken.photos:
        if row[identity] in photo_ids and row[root] in roots:
            put = connection.execute(
                f"INSERT OR IGNORE INTO photos ({', '.join(taken.columns)}) VALUES ({values})",
                [row[place] for place in kept],
            )
            back |= {row[identity]} if put.rowcount else set()
    # They get new ids: what an old index still says of the old ones must find nothing.
    connection.executemany(
        "INSERT OR IGNORE INTO vectors (photo_id, model_id, vector) VALUES (?, ?, ?)",
        [vector for vector in taken.vectors if vector[0] in back and vector[1] in models],
    )
