"""The tables of the catalog, as numbered migrations: the file's `user_version` says how many it has had.

Names of files are kept as the bytes the file system gave (`os.fsencode`), so that a name that is no proper
text loses nothing. A vector is its float32 numbers, little-endian; `models.dimensions` says how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION_ID = 0x4C657074
"""Marks a SQLite file as a catalog ("Lept")."""

Migration = Sequence["str | Callable[[sqlite3.Connection], None]"]
"""Statements, and functions for what SQL can't say. All of a migration is one transaction, which none of them ends."""

# `shown_at` is what the window sorts by: when the photo was taken, else last modified, by the clock on the wall there,
# in seconds since 1970 as if that clock were UTC's.
# `vectors.id` is AUTOINCREMENT: an id is never given twice, so a stale index can't bring back a wrong photo.
# `skipped` holds files that need no second look until they change: failed (with a reason), and no pictures.
_FIRST: Migration = (
    """CREATE TABLE roots (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL UNIQUE,
        online INTEGER NOT NULL DEFAULT 1,
        identity TEXT
    )""",
    """CREATE TABLE photos (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        root_id INTEGER NOT NULL REFERENCES roots (id) ON DELETE CASCADE,
        relative BLOB NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        format TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        orientation INTEGER NOT NULL,
        taken_at TEXT,
        camera TEXT,
        latitude REAL,
        longitude REAL,
        companion BLOB,
        shown_at REAL NOT NULL,
        UNIQUE (root_id, relative)
    )""",
    "CREATE INDEX photos_by_content ON photos (content_hash)",
    "CREATE INDEX photos_newest ON photos (shown_at DESC, id DESC)",
    """CREATE TABLE models (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        identity TEXT NOT NULL UNIQUE,
        dimensions INTEGER NOT NULL
    )""",
    """CREATE TABLE vectors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
        vector BLOB NOT NULL,
        UNIQUE (photo_id, model_id)
    )""",
    "CREATE INDEX vectors_by_model ON vectors (model_id, id)",
    """CREATE TABLE skipped (
        root_id INTEGER NOT NULL REFERENCES roots (id) ON DELETE CASCADE,
        relative BLOB NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (root_id, relative)
    ) WITHOUT ROWID""",
)

# `excluded`: the user wants no search to bring the photo. `rotation`: how it is shown, in quarter turns clockwise
# beyond what its file says. `folder`: the way from the root to the photo's folder, with a slash at its end.
# `shown_at` counted in the zones that cameras wrote, and in UTC for files, before. `saved_searches` and `history`
# hold questions as they are typed, in the query language.
# `fingerprints` is what was measured of a content to find others like it; `distinct_photos` are pairs of contents
# that the user called different photos. It outlives a move, and a folder that is removed and added again.
_SECOND: Migration = (
    "ALTER TABLE photos ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE photos ADD COLUMN rotation INTEGER NOT NULL DEFAULT 0",
    """ALTER TABLE photos ADD COLUMN folder TEXT GENERATED ALWAYS AS
        (rtrim(CAST(relative AS TEXT), replace(CAST(relative AS TEXT), '/', ''))) VIRTUAL""",
    "CREATE INDEX photos_by_folder ON photos (root_id, folder)",
    "CREATE INDEX photos_by_camera ON photos (camera)",
    """UPDATE photos SET shown_at = CASE WHEN taken_at IS NULL
        THEN strftime('%s', mtime_ns / 1000000000, 'unixepoch', 'localtime') + mtime_ns % 1000000000 / 1e9
        ELSE strftime('%s', substr(taken_at, 1, 19)) + coalesce(0.0 + ('0' || substr(taken_at, 20, 7)), 0) END""",
    """CREATE TABLE saved_searches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL
    )""",
    "CREATE TABLE history (question TEXT PRIMARY KEY, asked_at REAL NOT NULL) WITHOUT ROWID",
    """CREATE TABLE fingerprints (
        content_hash TEXT PRIMARY KEY,
        perceptual BLOB NOT NULL,
        sharpness REAL
    ) WITHOUT ROWID""",
    """CREATE TABLE distinct_photos (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        PRIMARY KEY (first, second)
    ) WITHOUT ROWID""",
)

# `stack`: one number for all files of the same picture; NULL where nobody has looked yet. It is the id of a photo of
# the stack, or of one that is gone. The library by date is read from the second index alone.
_THIRD: Migration = (
    "ALTER TABLE photos ADD COLUMN stack INTEGER",
    "CREATE INDEX photos_by_stack ON photos (stack)",
    "CREATE INDEX photos_excluded ON photos (id) WHERE excluded = 1",
    "DROP INDEX photos_newest",
    "CREATE INDEX photos_newest ON photos (shown_at DESC, id DESC, stack)",
)

# `decisions`: what the user decided about a picture, by its content: it outlives a move, another name, a folder that is
# removed and added again, and never passes to another picture that takes the path. What is as it would be anyway has
# no row. `fingerprints.pixels` is a digest of the decoded picture: the same where only a file's metadata differs.
# `volumes` are the file systems that photos were seen on, by what the system calls them; NULL where nobody asked.
# `roots.place` is the way from the top of its volume to the folder, as the bytes of a path. `away`: why a photo that is
# kept isn't to be seen now: 0 it is there, 1 its volume isn't, 2 it vanished together with most of its folder.
# `ctime_ns` and `inode` show a change that kept size and time; NULL where nobody looked.
# `…_version`: the version of a kind of work that was last done for the photo (see `backlogs.py`), 0 where none was.
# Photos from before have the work of the first versions; that of fingerprints knew no `pixels`.
_FOURTH: Migration = (
    """CREATE TABLE decisions (
        content_hash TEXT PRIMARY KEY,
        excluded INTEGER NOT NULL DEFAULT 0,
        rotation INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    "CREATE INDEX decisions_excluded ON decisions (content_hash) WHERE excluded = 1",
    """INSERT INTO decisions (content_hash, excluded, rotation)
        SELECT content_hash, max(excluded), max(rotation) FROM photos
        WHERE excluded <> 0 OR rotation <> 0 GROUP BY content_hash""",
    "DROP INDEX photos_excluded",
    "ALTER TABLE photos DROP COLUMN excluded",
    "ALTER TABLE photos DROP COLUMN rotation",
    "CREATE TABLE volumes (id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE)",
    "ALTER TABLE roots ADD COLUMN volume INTEGER REFERENCES volumes (id)",
    "ALTER TABLE roots ADD COLUMN place BLOB",
    "ALTER TABLE photos ADD COLUMN volume INTEGER REFERENCES volumes (id)",
    "ALTER TABLE photos ADD COLUMN away INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE photos ADD COLUMN ctime_ns INTEGER",
    "ALTER TABLE photos ADD COLUMN inode INTEGER",
    "ALTER TABLE skipped ADD COLUMN ctime_ns INTEGER",
    "ALTER TABLE skipped ADD COLUMN inode INTEGER",
    "ALTER TABLE fingerprints ADD COLUMN pixels BLOB",
    "CREATE INDEX fingerprints_by_pixels ON fingerprints (pixels) WHERE pixels IS NOT NULL",
    "ALTER TABLE photos ADD COLUMN metadata_version INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE photos ADD COLUMN fingerprint_version INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE photos ADD COLUMN thumbnail_version INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX photos_by_metadata_version ON photos (metadata_version)",
    "CREATE INDEX photos_by_fingerprint_version ON photos (fingerprint_version)",
    "CREATE INDEX photos_by_thumbnail_version ON photos (thumbnail_version)",
)

# `stack_version`: the version of the way in which the photo's stack was found, see `stacks.py`. What was found in an
# earlier way stands until the photo has been compared again. `grey`: whether a content has no colours; NULL where that
# wasn't measured.
_FIFTH: Migration = (
    "ALTER TABLE photos ADD COLUMN stack_version INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX photos_by_stack_version ON photos (stack_version)",
    "ALTER TABLE fingerprints ADD COLUMN grey INTEGER",
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""Never edit one that was released: append the next."""


class NewerSchemaError(Exception):
    """The file was made by a newer version of the program."""


class OlderSchemaError(Exception):
    """The file was made by an older version of the program, and can't be written."""


class ForeignFileError(Exception):
    """The file is a SQLite database of some other program."""


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the database to the newest schema in one transaction; one that is already there isn't written.

    The connection is in autocommit mode. Raises NewerSchemaError, ForeignFileError or sqlite3.Error.
    """
    if _number(connection, "user_version") == len(migrations) and _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _number(connection, "user_version")  # again: another process may have been faster
        if not _is_ours(connection):
            raise ForeignFileError
        if version > len(migrations):
            raise NewerSchemaError
        for migration in migrations[version:]:
            for step in migration:
                if isinstance(step, str):
                    connection.execute(step)
                else:
                    step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def outdated(connection: sqlite3.Connection) -> int | None:
    """The version of a catalog that is older than this program's; None of any other file, and of a new one."""
    version = _number(connection, "user_version")
    return version if 0 < version < len(MIGRATIONS) and _is_ours(connection) else None


def check_readable(connection: sqlite3.Connection) -> None:
    """See that a catalog which can't be written can be read: it is ours, and of this version.

    Raises OlderSchemaError, NewerSchemaError, ForeignFileError or sqlite3.Error.
    """
    if not _is_ours(connection):
        raise ForeignFileError
    version = _number(connection, "user_version")
    if version != len(MIGRATIONS):
        raise OlderSchemaError if version < len(MIGRATIONS) else NewerSchemaError


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _is_ours(connection: sqlite3.Connection) -> bool:
    if _number(connection, "application_id") == APPLICATION_ID:
        return True
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return int(tables) == 0 and _number(connection, "user_version") == 0
