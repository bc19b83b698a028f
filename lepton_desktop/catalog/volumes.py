"""The volumes that folders and photos lie on, each by what the system calls it and by its number here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from lepton_desktop.catalog.database import Database


def volume_id(connection: sqlite3.Connection, identity: str | None) -> int | None:
    """The number of a volume; one that was never seen before is given one."""
    if identity is None:
        return None
    connection.execute("INSERT OR IGNORE INTO volumes (identity) VALUES (?)", (identity,))
    ((number,),) = connection.execute("SELECT id FROM volumes WHERE identity = ?", (identity,))
    return int(number)


def volume_identities(database: Database) -> dict[int | None, str]:
    """The identities of the volumes by their numbers."""
    return dict(database.rows("SELECT id, identity FROM volumes"))
