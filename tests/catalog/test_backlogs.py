"""The catalog knows for which photos a kind of work is still to be done, and that at next to no cost."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lepton_desktop.catalog.backlogs import Unfinished, older_than, without_vector
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODEL = "model/1"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """Five photos, of which the model has seen those with odd ids."""
    with Catalog(tmp_path / "catalog.sqlite") as opened:
        root = opened.roots.add(tmp_path)
        photos = [
            NewPhoto(root.id, f"{n}.jpg", 5, 6, f"content {n}", Details("jpeg", 4, 3)) for n in range(1, 6)
        ]
        vectors = [np.ones(2, np.float32) if n % 2 else None for n in range(1, 6)]
        assert opened.commit(list(zip(photos, vectors, strict=True)), MODEL) == [1, 2, 3, 4, 5]
        yield opened


def ids(catalog: Catalog, *unfinished: Unfinished, after: int = 0) -> list[tuple[int, tuple[bool, ...]]]:
    return [(photo.id, wanted) for photo, wanted in catalog.backlogs.photos(unfinished, 10, after)]


def test_photos_are_given_that_any_kind_of_work_is_to_be_done_for(catalog: Catalog) -> None:
    catalog.backlogs.note([1, 2, 3], {"metadata_version": 2, "thumbnail_version": 0})
    newer, seen = older_than("metadata_version", 2), without_vector(MODEL)
    assert ids(catalog, newer) == [(4, (True,)), (5, (True,))]
    assert ids(catalog, newer, seen) == [(2, (False, True)), (4, (True, True)), (5, (True, False))]
    assert ids(catalog, newer, seen, after=4) == [(5, (True, False))]
    assert catalog.backlogs.count_there([newer, seen]) == 3
    assert [catalog.backlogs.count(one) for one in (newer, seen)] == [2, 2]
    assert ids(catalog, older_than("thumbnail_version", 1)) == [(1, (True,)), (2, (True,)), (3, (True,))]


def test_photos_that_are_offline_are_counted_and_not_given(catalog: Catalog) -> None:
    catalog.roots.set_online(1, False)
    newer = older_than("metadata_version", 2)
    assert ids(catalog, newer) == []
    assert catalog.backlogs.count_there([newer]) == 0
    assert catalog.backlogs.count(newer) == 5


def test_what_is_written_together_is_there_together_or_not_at_all(catalog: Catalog) -> None:
    with suppress(RuntimeError), catalog.database.transaction():
        catalog.backlogs.note([1], {"metadata_version": 7})
        catalog.vectors.put(MODEL, [2], np.ones((1, 2), np.float32))
        raise RuntimeError
    assert catalog.backlogs.count(older_than("metadata_version", 7)) == 5
    assert catalog.backlogs.count(without_vector(MODEL)) == 2


@pytest.mark.parametrize("kind", ["metadata", "fingerprint", "thumbnail"])
def test_an_index_knows_that_nothing_is_to_be_done(catalog: Catalog, kind: str) -> None:
    unfinished = older_than(f"{kind}_version", 1)
    (step,) = catalog.database.rows(f"EXPLAIN QUERY PLAN {unfinished.count}", unfinished.values)
    assert re.search(rf"SEARCH photos USING COVERING INDEX photos_by_{kind}_version", step[-1])


def test_indices_know_how_many_photos_a_model_has_not_seen(catalog: Catalog) -> None:
    unfinished = without_vector(MODEL)
    steps = [
        row[-1] for row in catalog.database.rows(f"EXPLAIN QUERY PLAN {unfinished.count}", unfinished.values)
    ]
    of_tables = [step for step in steps if step.startswith(("SCAN", "SEARCH")) and "CONSTANT" not in step]
    assert len(of_tables) == 3
    assert all("USING COVERING INDEX" in step for step in of_tables)
