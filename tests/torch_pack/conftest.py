"""An index, and a program that is packaged as far as it knows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lepton_desktop.encoders import download as download_module
from lepton_desktop.settings import Places
from lepton_desktop.torch_pack import variants
from lepton_desktop.torch_pack.variants import Variant
from torch_pack.small_index import SmallIndex, tiny_torch, write_list


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallIndex]:
    monkeypatch.setattr(download_module, "WAIT_SECONDS", 0.01)
    monkeypatch.delattr(os, "sync", raising=False)  # it would wait for whatever else this machine writes
    with SmallIndex() as index:
        yield index


@pytest.fixture
def places(tmp_path: Path) -> Places:
    data = tmp_path / "data"
    data.mkdir()
    return Places(data)


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.fixture
def variant(index: SmallIndex) -> Variant:
    return tiny_torch(index)


@pytest.fixture
def listed(packaged: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variant: Variant) -> Path:
    """The program's list of the variant."""
    path = write_list(tmp_path / "torch_pack.json", variant)
    monkeypatch.setattr(variants, "LIST_FILE", path)
    return path


@pytest.fixture(autouse=True)
def path_of_modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield
    for name in [name for name in sys.modules if name.endswith("_of_tests")]:
        del sys.modules[name]
