"""What the tests of the catalog share: a folder of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Root


@pytest.fixture
def root(catalog: Catalog, tmp_path: Path) -> Root:
    (tmp_path / "photos").mkdir()
    return catalog.roots.add(tmp_path / "photos")
