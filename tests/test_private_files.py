"""The program's data is its owner's alone, and what else lies beside it is left as it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.private_files import keep_private
from lepton_desktop.settings import DATA_VARIABLE, Places, Settings, places, write_settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rights of Windows are the profile's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def existing(tmp_path: Path) -> Places:
    """A library that an earlier version made, which let others read."""
    where = Places(tmp_path / "data")
    where.data.mkdir()
    Catalog(where.catalog).close()
    write_settings(where.settings, Settings())
    for folder in (where.index / "a", where.thumbnails / "b", where.questions):
        folder.mkdir(parents=True)
    for path in (where.data, *where.data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return where


def test_an_existing_library_is_closed_to_others(existing: Places) -> None:
    keep_private(existing)
    assert mode(existing.data) == 0o700
    assert {mode(path) for path in existing.data.iterdir() if path.is_dir()} == {0o700}
    assert {mode(path) for path in existing.data.iterdir() if path.is_file()} == {0o600}


def test_a_folder_that_holds_other_things_stays_open_and_they_do_too(existing: Places) -> None:
    notes = existing.data / "notes.txt"
    notes.write_text("mine")
    notes.chmod(0o644)
    keep_private(existing)
    assert (mode(existing.data), mode(notes)) == (0o755, 0o644)
    assert (mode(existing.catalog), mode(existing.index)) == (0o600, 0o700)


def test_a_new_library_is_private_from_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "chosen"))
    where = places()
    with Catalog(where.catalog) as catalog:
        catalog.history.add("a dog")
        write_settings(where.settings, Settings())
        assert mode(where.data) == 0o700
        files = list(where.data.iterdir())
        assert where.catalog.with_name("catalog.sqlite-wal") in files
        assert {mode(path) for path in files} == {0o600}
