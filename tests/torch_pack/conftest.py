"""An index, and a program that is packaged as far as it knows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lepton_desktop.encoders import download as download_module
from lepton_desktop.settings import Places
from torch_pack.small_index import SmallIndex


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
