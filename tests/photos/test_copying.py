"""Copying picture files into a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lepton_desktop.photos.copying import copy_into
from lepton_desktop.photos.errors import PhotoError


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "beach.day.jpg"
    path.write_bytes(b"the sea")
    os.utime(path, ns=(10**18, 10**18))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Chosen"
    folder.mkdir()
    return folder


def test_a_copy_has_the_name_the_content_and_the_time(photo: Path, folder: Path) -> None:
    copy = copy_into(photo, folder)
    assert copy == folder / "beach.day.jpg"
    assert copy.read_bytes() == b"the sea"
    assert copy.stat().st_mtime_ns == 10**18
    assert photo.read_bytes() == b"the sea"


def test_nothing_is_overwritten(photo: Path, folder: Path) -> None:
    (folder / "beach.day.jpg").write_bytes(b"another")
    names = [copy_into(photo, folder).name for _ in range(2)]
    assert names == ["beach.day (2).jpg", "beach.day (3).jpg"]
    assert (folder / "beach.day.jpg").read_bytes() == b"another"


def test_a_link_that_leads_nowhere_is_not_written_through(photo: Path, folder: Path) -> None:
    (folder / "beach.day.jpg").symlink_to(folder / "elsewhere.jpg")
    assert copy_into(photo, folder).name == "beach.day (2).jpg"
    assert not (folder / "elsewhere.jpg").exists()


def test_a_photo_that_is_gone_says_so_and_leaves_nothing(photo: Path, folder: Path) -> None:
    photo.unlink()
    with pytest.raises(PhotoError, match=r"beach\.day\.jpg: can't be read"):
        copy_into(photo, folder)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_gone_says_so(photo: Path, folder: Path) -> None:
    with pytest.raises(PhotoError, match="nothing can be written to"):
        copy_into(photo, folder / "nowhere")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no drive that is always full")
def test_a_copy_that_can_not_be_finished_is_taken_away(
    photo: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def on_a_full_drive(path: Path, mode: str = "r") -> object:
        file = opened(path, mode)
        return os.fdopen(os.open("/dev/full", os.O_WRONLY), "wb") if mode == "xb" else file

    monkeypatch.setattr(Path, "open", on_a_full_drive)
    with pytest.raises(PhotoError, match="free space"):
        copy_into(photo, folder)
    assert list(folder.iterdir()) == []
