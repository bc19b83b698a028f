"""What the tests of transfers share: a library on a computer of its own, with decisions, searches and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from indexing.library import CountingEncoder, Library
from indexing.projection import ProjectionEncoder

from lepton_desktop.data_folder import DATA_VARIABLE
from lepton_desktop.settings import Places, Settings, write_settings

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("a.png", "b.png", "été/c.png", "été/d.png", "照片/e.png")


@pytest.fixture(autouse=True)
def own_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's folders are below the test's own, and no variable moves the data."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def library_of(folder: Path) -> Library:
    """An indexed library in a folder, with something of all that the user can decide."""
    library = Library(folder, CountingEncoder(ProjectionEncoder()))
    library.draw(*NAMES)
    library.index()
    with library.catalog() as catalog:
        ids = sorted(photo.id for photo in catalog.photos.newest(100))
        catalog.decisions.set_excluded(ids[:1], True)
        catalog.decisions.set_rotation(ids[1:2], 3)
        catalog.saved_searches.add("Summer", f'image:"{library.photos / "a.png"}" beach')
    write_settings(
        Places(library.data).settings, Settings(engine="torch", language="zh_CN", ignore=["*.bmp"])
    )
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path / "there")


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """The data folder of another computer, with nothing in it."""
    places = Places(tmp_path / "here")
    places.data.mkdir()
    return places
