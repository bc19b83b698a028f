"""The program's own data: how big, and how it goes without anything else going."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.settings import Places, Settings, write_settings
from lepton_desktop.storage import (
    StorageError,
    clear_leftovers,
    clear_thumbnails,
    everything,
    measure,
    remove_everything,
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder with something of each kind, in which the user keeps a file and a photo of his own."""
    places = Places(tmp_path / "data")
    Catalog(places.catalog).close()
    write_settings(places.settings, Settings())
    for folder, size in (
        (places.index, 300),
        (places.thumbnails / "ab", 200),
        (places.models / "m", 5000),
        (places.torch / "cpu-1" / "torch", 7000),
    ):
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(b"x" * size)
    (places.data / "notes.txt").write_text("mine")
    (places.data / "Holiday").mkdir()
    (places.data / "Holiday" / "photo.jpg").write_bytes(b"photo")
    return places


def test_each_part_is_measured(places: Places) -> None:
    storage = measure(places)
    assert (storage.index, storage.thumbnails, storage.models, storage.torch) == (300, 200, 5000, 7000)
    assert storage.catalog == places.catalog.stat().st_size
    assert storage.rest == places.settings.stat().st_size
    assert storage.total == storage.catalog + 12_500 + storage.rest
    assert storage.free > 0


def test_a_data_folder_with_nothing_in_it_has_no_size(tmp_path: Path) -> None:
    assert measure(Places(tmp_path)).total == 0


def test_clearing_the_thumbnails_leaves_all_else(places: Places) -> None:
    clear_thumbnails(places)
    clear_thumbnails(places)
    assert measure(places).thumbnails == 0
    assert measure(places).models == 5000


def test_all_that_the_program_made_goes_and_nothing_else(places: Places) -> None:
    remove_everything(places)
    assert everything(places) == []
    assert sorted(path.name for path in places.data.rglob("*")) == ["Holiday", "notes.txt", "photo.jpg"]


def test_the_folder_itself_goes_when_nothing_else_lies_in_it(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    Catalog(places.catalog).close()
    remove_everything(places)
    assert not places.data.exists()


def test_a_link_is_removed_and_not_what_it_leads_to(places: Places, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "photo.jpg").write_bytes(b"photo")
    places.demo.symlink_to(elsewhere)
    remove_everything(places)
    assert (elsewhere / "photo.jpg").exists()
    assert not places.demo.is_symlink()


def test_what_can_not_be_removed_is_named(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageError, match=r"catalog.sqlite: can't be removed \(Permission denied\)"):
        remove_everything(places)


def test_every_place_of_the_program_is_among_what_goes(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    named = [name for name, member in vars(Places).items() if isinstance(member, property)]
    for name in named:
        getattr(places, name).mkdir(parents=True, exist_ok=True)
    remove_everything(places)
    assert "catalog" in named
    assert not places.data.exists()


def test_what_a_killed_process_left_half_written_goes_and_downloads_stay(tmp_path: Path) -> None:
    places = Places(tmp_path)
    here = [places.index / "model" / "17.part" / "ids", places.backups / "2026-01-01.4.part"]
    old = [places.questions / "q.4.part", places.calibration / ".b.npz.4.part", tmp_path / "settings.part"]
    kept = [
        places.models / "hf-hub--a--b.part" / "model.part",
        places.calibration / ".new.npz.4.part",
        places.index / "model" / "16" / "ids",
        tmp_path / "notes.txt",
    ]
    for path in (*here, *old, *kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for path in old:
        os.utime(path, (1, 1))

    clear_leftovers(places)

    assert [path for path in (*here, *old) if path.exists()] == []
    assert not here[0].parent.exists()
    assert [path for path in kept if not path.exists()] == []
