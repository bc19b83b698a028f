"""A library on a disk that can't be written is read as any other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from mounting import make_read_only, small_disk

from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.catalog.records import Details, NewPhoto

if TYPE_CHECKING:
    from pathlib import Path


def make_catalog(path: Path, photos: Path) -> Catalog:
    photos.mkdir()
    catalog = Catalog(path)
    root = catalog.roots.add(photos)
    new = NewPhoto(root.id, "red.png", 1, 1, "hash", Details("png", 40, 30))
    catalog.commit([(new, np.array([1, 0], np.float32))], "m@1")
    return catalog


def test_it_is_read_and_what_would_be_remembered_is_not(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "8m") as disk:
        make_catalog(disk / "catalog.sqlite", tmp_path / "photos").close()
        make_read_only(disk)

        with Catalog(disk / "catalog.sqlite") as catalog:
            assert catalog.read_only
            assert catalog.statistics.counts("m@1").indexed == 1
            assert catalog.changes() == catalog.changes()
            catalog.history.add("a dog")
            assert catalog.history.latest() == []
            with pytest.raises(CatalogError, match="can't be opened for writing"):
                catalog.saved_searches.add("Beach", "beach")


def test_what_was_not_yet_written_back_is_read_too(tmp_path: Path) -> None:
    """As on a disk that was pulled out while the program ran."""
    with small_disk(tmp_path / "disk", "8m") as disk:
        open_still = make_catalog(tmp_path / "catalog.sqlite", tmp_path / "photos")
        for file in tmp_path.glob("catalog.sqlite*"):
            shutil.copy(file, disk)
        assert (disk / "catalog.sqlite-wal").stat().st_size
        open_still.close()
        make_read_only(disk)

        with Catalog(disk / "catalog.sqlite") as catalog:
            assert catalog.statistics.counts("m@1").indexed == 1
