"""A trash for tests, so that the user's own is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def use_own_trash(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From now on files go to the trash of this home; gives its folder."""
    from send2trash import plat_other

    data = home / "share"
    data.mkdir(parents=True, exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    # it has looked for the trash when it was imported
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(data))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(data / "Trash"))
    monkeypatch.setattr("send2trash.send2trash", plat_other.send2trash)
    return data / "Trash"
