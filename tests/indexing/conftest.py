"""What the tests of the indexing share: a real, tiny model and a small library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from encoders import tiny

from indexing.drives import Drives
from indexing.library import CountingEncoder, Library
from lepton_desktop.encoders.load import load_encoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lepton_desktop.encoders.encoder import Encoder


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny.install(folder)
    return folder


@pytest.fixture(scope="session")
def encoder(models_folder: Path) -> Encoder:
    return load_encoder("hf-hub:tests/tiny", models_folder, "cpu")


@pytest.fixture
def library(tmp_path: Path, encoder: Encoder) -> Library:
    return Library(tmp_path, CountingEncoder(encoder))


@pytest.fixture
def drives(tmp_path: Path) -> Iterator[Drives]:
    made = Drives(tmp_path / "drives")
    yield made
    made.close()
