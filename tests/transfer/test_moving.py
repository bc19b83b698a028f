"""The data folder goes to another folder or disk, and is found there; where its disk is away that is said."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from indexing.library import Library
from mounting import small_disk

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.data_folder import (
    DATA_VARIABLE,
    LibraryAwayError,
    put_note_aside,
    read_note,
    standard_folder,
)
from lepton_desktop.settings import Places, places
from lepton_desktop.storage import clear_leftovers, everything, remove_everything
from lepton_desktop.transfer.moving import move, target_of
from lepton_desktop.transfer.task import CancelledError, Task, TransferError
from transfer.conftest import NAMES


@pytest.fixture
def mine(library: Library) -> Places:
    """The user's own library, in the system's folder, with a file of the user's in it."""
    standard_folder().parent.mkdir(parents=True, exist_ok=True)
    library.data.rename(standard_folder())
    (standard_folder() / "notes.txt").write_text("of the user")
    return places()


def photos_in(where: Places) -> int:
    with Catalog(where.catalog) as catalog:
        return len(catalog.photos.newest(100))


def moved(where: Places, chosen: Path) -> Path:
    done = move(where, target_of(where, chosen), Task())
    assert done.left is None
    return done.folder


def test_it_is_found_where_it_was_moved_to(mine: Places, tmp_path: Path) -> None:
    before = {
        path.relative_to(mine.data): path.read_bytes()
        for one in everything(mine)
        for path in ([one] if one.is_file() else one.rglob("*.jpg"))
        if not path.name.endswith((".lock", ".sqlite"))
    }

    folder = moved(mine, tmp_path / "disk")

    assert folder == tmp_path / "disk"
    assert places() == Places(folder)
    assert photos_in(places()) == len(NAMES)
    assert before
    assert {relative: (folder / relative).read_bytes() for relative in before} == before
    if os.name == "posix":
        assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in (folder, *folder.rglob("*")))
    left = {path.name for path in mine.data.iterdir()}
    assert left - {"window.lock", "indexing.lock"} == {"moved.json", "notes.txt"}


def test_a_folder_that_is_not_empty_gets_one_for_the_library(mine: Places, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "mine.txt").write_text("mine")
    assert moved(mine, tmp_path / "disk") == tmp_path / "disk" / "lepton-desktop"
    assert (tmp_path / "disk" / "mine.txt").read_text() == "mine"


def test_it_goes_on_and_comes_back(mine: Places, tmp_path: Path) -> None:
    first = moved(mine, tmp_path / "first")
    second = moved(places(), tmp_path / "second")
    assert not first.exists()
    assert places().data == second
    (standard_folder() / "notes.txt").unlink()

    assert moved(places(), standard_folder()) == standard_folder()

    assert not second.exists()
    assert read_note(standard_folder()) is None
    assert places().data == standard_folder()
    assert photos_in(places()) == len(NAMES)


def test_a_disk_that_is_away_is_told_and_no_library_begun(mine: Places, tmp_path: Path) -> None:
    folder = moved(mine, tmp_path / "disk")
    folder.rename(tmp_path / "away")
    for there in ("nothing", "an empty folder", "another library"):
        if there != "nothing":
            folder.mkdir(exist_ok=True)
        if there == "another library":
            Catalog(folder / "catalog.sqlite").close()
        with pytest.raises(LibraryAwayError, match=f"{folder}: .*connect its disk.*or delete .*moved.json"):
            places()
    shutil.rmtree(folder)
    (tmp_path / "away").rename(folder)
    assert photos_in(places()) == len(NAMES)


def test_who_does_without_it_begins_an_empty_one(mine: Places, tmp_path: Path) -> None:
    shutil.rmtree(moved(mine, tmp_path / "disk"))
    with pytest.raises(LibraryAwayError) as caught:
        places()
    aside = put_note_aside(caught.value.note)
    assert aside.exists()
    assert places().data == standard_folder()


def test_the_variable_still_wins(mine: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = moved(mine, tmp_path / "disk")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "other"))
    assert places().data == tmp_path / "other"
    with pytest.raises(TransferError, match=f"set by {DATA_VARIABLE}; move the folder yourself"):
        move(Places(folder), tmp_path / "third", Task())


@pytest.mark.parametrize("where", ["itself", "inside", "around", "file", "full"])
def test_where_it_cannot_go_is_told_and_nothing_changed(mine: Places, tmp_path: Path, where: str) -> None:
    target = {
        "itself": mine.data,
        "inside": mine.data / "inside",
        "around": mine.data.parent,
        "file": tmp_path / "file",
        "full": tmp_path / "full",
    }[where]
    (tmp_path / "file").write_text("a file")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").write_text("of the user")
    with pytest.raises(TransferError):
        move(mine, target, Task())
    assert places() == mine
    assert photos_in(mine) == len(NAMES)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["something"]


def test_a_full_disk_and_one_that_cannot_be_written_change_nothing(
    mine: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "disk", "200k") as disk:
        with pytest.raises(TransferError, match="not enough room on this disk"):
            move(mine, disk / "library", Task())
        monkeypatch.setattr("lepton_desktop.transfer.moving.need_room", lambda folder, size: None)
        with pytest.raises(TransferError, match=r"disk is full|free space"):
            move(mine, disk / "library", Task())
        assert list(disk.iterdir()) == []
    assert places() == mine
    assert photos_in(mine) == len(NAMES)


@pytest.mark.parametrize("after", [0, 1, 3, 6])
def test_who_cancels_finds_all_as_it_was(mine: Places, tmp_path: Path, after: int) -> None:
    asked = 0

    def wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked <= after

    with pytest.raises(CancelledError):
        move(mine, tmp_path / "disk", Task(wanted=wanted))
    assert not (tmp_path / "disk").exists()
    assert places() == mine
    assert photos_in(mine) == len(NAMES)


def test_what_could_not_be_removed_goes_with_the_next_indexing(
    mine: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = moved(mine, tmp_path / "first")
    with monkeypatch.context() as failing:

        def fail(where: Places) -> None:
            raise OSError(13, "in use", str(where.data))

        failing.setattr("lepton_desktop.transfer.moving.remove_left", fail)
        done = move(places(), tmp_path / "second", Task())
    assert done.left is not None
    assert first.exists()

    clear_leftovers(places())

    assert not first.exists()
    assert photos_in(places()) == len(NAMES)


def test_a_library_begun_in_the_former_folder_is_not_taken_for_its_rest(
    mine: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = moved(mine, tmp_path / "first")
    monkeypatch.setattr("lepton_desktop.transfer.moving.remove_left", lambda where: None)
    move(places(), tmp_path / "second", Task())
    shutil.rmtree(first)
    Catalog(first / "catalog.sqlite").close()

    clear_leftovers(places())

    assert (first / "catalog.sqlite").exists()


def test_removing_everything_forgets_where_it_was(mine: Places, tmp_path: Path) -> None:
    folder = moved(mine, tmp_path / "disk")
    (standard_folder() / "notes.txt").unlink()
    remove_everything(places())
    assert not folder.exists()
    assert not standard_folder().exists()
    assert places().data == standard_folder()


def test_a_note_that_makes_no_sense_is_told(mine: Places) -> None:
    (mine.data / "moved.json").write_text('{"data": "relative"}')
    with pytest.raises(
        Exception, match=r"moved.json: can't be read .*delete it to start with an empty library"
    ):
        places()
