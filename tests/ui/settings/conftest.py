"""What the tests of the settings share: the choices of a library, kept in a real file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lepton_desktop.settings import Places, read_settings
from lepton_desktop.ui.settings.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def places(tmp_path: Path) -> Places:
    data = tmp_path / "data"
    data.mkdir()
    return Places(data)


@pytest.fixture
def choices(qapp: QApplication, places: Places) -> Iterator[Choices]:
    made = Choices(places, read_settings(places.settings))
    yield made
    made.close()
