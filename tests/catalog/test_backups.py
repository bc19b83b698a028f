"""What the user decided survives the catalog: day by day, through damage, and before a migration."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from mounting import fill, small_disk

from lepton_desktop.catalog import backups
from lepton_desktop.catalog.backups import BackupError, back_up, restore
from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.catalog.database import RESTORE, DamagedCatalogError
from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.catalog.schema import MIGRATIONS, migrate

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 3, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog with a folder, two photos of which one is excluded and turned, a saved search and a history."""
    path = tmp_path / "data" / "catalog.sqlite"
    folder = tmp_path / "photos"
    folder.mkdir()
    with Catalog(path) as catalog:
        root = catalog.roots.add(folder)
        photos = [NewPhoto(root.id, f"{n}.jpg", 1, 1, f"hash{n}", Details("jpeg", 4, 3)) for n in (1, 2)]
        catalog.commit([(photo, np.array([1, 0], np.float32)) for photo in photos], "m@1")
        first, second = catalog.photos.newest(2)
        catalog.decisions.set_excluded([first.id], True)
        catalog.decisions.set_rotation([first.id], 3)
        catalog.decisions.add_distinct([first.content_hash, second.content_hash])
        catalog.saved_searches.add("Beach", "beach date:2023")
        catalog.history.add("a dog")
    return path


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    match how:
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "garbage":
            path.write_bytes(b"\x5a" * len(content))
        case "truncated":
            path.write_bytes(content[:1000])
        case "half":
            path.write_bytes(content[: len(content) // 2 // 4096 * 4096])


def read_all(path: Path) -> None:
    with Catalog(path) as catalog:
        catalog.statistics.counts("m@1")
        catalog.photos.newest(10)
        catalog.integrity_problem()
        catalog.history.latest()


def test_a_backup_holds_the_decisions_and_no_photos(path: Path) -> None:
    assert back_up(path, DAY)

    (backup,) = backups.backups(path)
    assert (backup.day, backup.folders, backup.decisions, backup.searches) == (DAY, 1, 1, 1)
    with closing(sqlite3.connect(backup.path)) as kept:
        assert kept.execute("SELECT count(*) FROM photos").fetchone() == (0,)
        assert kept.execute("SELECT count(*) FROM distinct_photos").fetchone() == (1,)
        assert kept.execute("SELECT question FROM history").fetchall() == [("a dog",)]


def test_a_day_without_a_change_makes_none(path: Path) -> None:
    assert back_up(path, DAY)
    with Catalog(path) as catalog:
        catalog.roots.set_online(1, False)  # nothing that the user decided
    assert not back_up(path, DAY + timedelta(1))
    with Catalog(path) as catalog:
        catalog.saved_searches.add("Alps", "mountains")
    assert back_up(path, DAY + timedelta(1))
    assert back_up(path, DAY + timedelta(1)) is False
    assert [backup.searches for backup in backups.backups(path)] == [2, 1]


def test_the_last_seven_are_kept(path: Path) -> None:
    for number in range(10):
        with Catalog(path) as catalog:
            catalog.history.add(f"question {number}")
        assert back_up(path, DAY + timedelta(number))
    days = [backup.day for backup in backups.backups(path)]
    assert days == [DAY + timedelta(number) for number in range(9, 2, -1)]


def test_a_library_without_folders_is_not_worth_one(tmp_path: Path) -> None:
    Catalog(tmp_path / "catalog.sqlite").close()
    assert not back_up(tmp_path / "catalog.sqlite", DAY)


@pytest.mark.parametrize("how", ["gone", "empty", "garbage", "truncated", "half"])
def test_a_lost_catalog_is_not_taken_for_a_new_one_and_is_put_back(path: Path, how: str) -> None:
    back_up(path, DAY)
    damage(path, how)
    broken = path.read_bytes() if path.exists() else None

    with pytest.raises(DamagedCatalogError, match=RESTORE):
        read_all(path)
    aside = restore(path, backups.backups(path)[0])

    assert (aside.read_bytes() if aside else None) == broken
    with Catalog(path) as catalog:
        (root,) = catalog.roots.all()
        assert (root.path.name, catalog.statistics.counts("m@1").photos) == ("photos", 0)
        assert [one.question for one in catalog.saved_searches.all()] == ["beach date:2023"]
        assert len(catalog.decisions.distinct_pairs()) == 1
        # the photos come back by indexing, and what was decided about them with them
        photos = [NewPhoto(root.id, f"{n}.jpg", 1, 1, f"hash{n}", Details("jpeg", 4, 3)) for n in (1, 2)]
        catalog.commit([(photo, np.array([1, 0], np.float32)) for photo in photos], "m@1")
        assert sorted((one.excluded, one.rotation) for one in catalog.photos.newest(2)) == [
            (False, 0),
            (True, 3),
        ]
        assert catalog.vectors.ids("m@1").min() > 1_000_000  # no index can take them for vectors it knows


def test_what_is_put_aside_is_never_overwritten(path: Path) -> None:
    back_up(path, DAY)
    backup = backups.backups(path)[0]
    aside = {restore(path, backup), restore(path, backup), restore(path, None)}
    assert len(aside) == 3
    assert all(one is not None and one.stat().st_size for one in aside)


def test_without_a_backup_a_damaged_catalog_is_told_of_as_before(path: Path) -> None:
    damage(path, "garbage")
    with pytest.raises(CatalogError, match="restore a backup, or move the file away"):
        Catalog(path)


def test_a_backup_that_is_damaged_itself_is_passed_over(path: Path) -> None:
    back_up(path, DAY)
    with Catalog(path) as catalog:
        catalog.history.add("another")
    back_up(path, DAY + timedelta(1))
    backups.backups(path)[0].path.write_bytes(b"garbage")
    assert [backup.day for backup in backups.backups(path)] == [DAY]


def old_catalog(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:2])
        connection.execute("INSERT INTO saved_searches (name, question) VALUES ('Old', 'old')")


def test_the_whole_catalog_is_kept_before_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    old_catalog(path)
    Catalog(path).close()

    (kept,) = (tmp_path / "backups").glob("*.sqlite")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT name FROM saved_searches").fetchall() == [("Old",)]
    assert backups.backups(path) == []  # it is none of a day


def test_without_room_for_a_copy_nothing_is_migrated(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1m") as disk:
        path = disk / "catalog.sqlite"
        old_catalog(path)
        fill(disk)
        with pytest.raises(CatalogError, match=r"space|full"):
            Catalog(path)
        (disk / "filling").unlink()
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        Catalog(path).close()


def test_a_backup_that_cannot_be_written_is_told_of_in_words(path: Path) -> None:
    backups.folder_of(path).write_text("in the way")
    with pytest.raises(BackupError, match="a backup of your choices can't be saved"):
        back_up(path, DAY)
