"""One indexing to a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lepton_desktop.indexing.lock import LibraryLock, LockedError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lock_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "data" / "indexing.lock"
    with LibraryLock(path), pytest.raises(LockedError, match="already"), LibraryLock(path):
        pass
    with LibraryLock(path):
        assert path.exists()


def test_a_lock_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(OSError, match=r"file"),
        LibraryLock(tmp_path / "file" / "indexing.lock"),
    ):
        pass
