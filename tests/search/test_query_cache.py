"""Questions that were asked before need no model, whatever happened to the file they are kept in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lepton_desktop.search.query_cache import QueryCache
from search.library import vectors


def test_what_was_asked_is_known_at_the_next_start(tmp_path: Path) -> None:
    one, other = vectors(2)
    first = QueryCache(tmp_path, "model@1")
    first.put("a dog", one)
    first.put("a cat", other)
    again = QueryCache(tmp_path, "model@1")
    assert np.array_equal(again.get("a dog"), one)  # type: ignore[arg-type]
    assert np.array_equal(again.get("a cat"), other)  # type: ignore[arg-type]
    assert again.get("a bird") is None


def test_models_share_nothing(tmp_path: Path) -> None:
    QueryCache(tmp_path, "model@1").put("a dog", vectors(1)[0])
    assert QueryCache(tmp_path, "model@2").get("a dog") is None


def test_no_words_are_kept(tmp_path: Path) -> None:
    QueryCache(tmp_path, "model@1").put("my secret", vectors(1)[0])
    (file,) = tmp_path.iterdir()
    assert b"secret" not in file.read_bytes()


def test_the_latest_stay(tmp_path: Path) -> None:
    cache = QueryCache(tmp_path, "model@1", kept=5)
    for number, vector in enumerate(vectors(30)):
        cache.put(str(number), vector)
    again = QueryCache(tmp_path, "model@1", kept=5)
    assert [number for number in range(30) if again.get(str(number)) is not None] == [25, 26, 27, 28, 29]
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size < 1100  # at most twice as many of 84 bytes each


@pytest.mark.parametrize("damage", ["torn", "flipped", "empty", "foreign"])
def test_a_damaged_file_costs_only_what_is_damaged(tmp_path: Path, damage: str) -> None:
    cache = QueryCache(tmp_path, "model@1")
    one, other = vectors(2)
    cache.put("a dog", one)
    cache.put("a cat", other)
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    broken = {
        "torn": content[:-5],
        "flipped": content[:-9] + b"\xff" + content[-8:],
        "empty": b"",
        "foreign": b"x" * 99,
    }
    file.write_bytes(broken[damage])
    again = QueryCache(tmp_path, "model@1")
    assert again.get("a cat") is None
    if damage in ("torn", "flipped"):
        assert np.array_equal(again.get("a dog"), one)  # type: ignore[arg-type]
    again.put("a bird", other)
    assert np.array_equal(QueryCache(tmp_path, "model@1").get("a bird"), other)  # type: ignore[arg-type]


def test_a_folder_that_can_not_be_written_costs_only_the_remembering(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = QueryCache(tmp_path / "file", "model@1")
    cache.put("a dog", vectors(1)[0])
    assert cache.get("a dog") is not None
