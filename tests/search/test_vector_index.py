"""The vector index: right with and without a snapshot, and never a place where something could be lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.search import index_graph, index_snapshot
from lepton_desktop.search import vector_index as index_module
from lepton_desktop.search.vector_index import VectorIndex, compact
from search.library import MODEL, names, put, put_again, vectors


@pytest.fixture(autouse=True)
def _small_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot pays from ten vectors on, so that small libraries have one."""
    monkeypatch.setattr(index_module, "DELTA_AT_LEAST", 10)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def nearest(catalog: Catalog, query: NDArray[np.float32], count: int) -> list[int]:
    """What the catalog's own vectors say, one by one."""
    ids, matrix = catalog.vectors.after(MODEL, 0)
    return [int(ids[row]) for row in np.argsort(-(matrix @ query))[:count]]


def found(index: VectorIndex, query: NDArray[np.float32], count: int) -> list[int]:
    ids, scores = index.search(query, count)
    assert list(scores) == sorted(scores, reverse=True)
    return [int(number) for number in ids]


def test_without_a_base_everything_is_found_out_of_the_catalog(
    catalog: Catalog, photos: Path, index_folder: Path
) -> None:
    put(catalog, photos, names(50), vectors(50))
    index = VectorIndex(index_folder, catalog, MODEL)
    query = vectors(1, seed=9)[0]
    assert found(index, query, 7) == nearest(catalog, query, 7)


def test_base_and_fresh_vectors_answer_as_one(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(40), vectors(40))
    assert compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(5, 40), vectors(5, seed=1))
    index = VectorIndex(index_folder, catalog, MODEL)
    assert len(index) == 45
    query = vectors(1, seed=9)[0]
    assert found(index, query, 45) == nearest(catalog, query, 45)


def test_scores_are_cosines(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    matrix = vectors(20)
    put(catalog, photos, names(20), matrix)
    compact(catalog, index_folder, MODEL)
    _, scores = VectorIndex(index_folder, catalog, MODEL).search(matrix[3], 20)
    assert np.allclose(scores, np.sort(matrix @ matrix[3])[::-1], atol=1e-3)
    assert scores[0] == pytest.approx(1, abs=1e-3)


def test_a_vector_committed_later_is_found_after_refresh(
    catalog: Catalog, photos: Path, index_folder: Path
) -> None:
    put(catalog, photos, names(3), vectors(3))
    index = VectorIndex(index_folder, catalog, MODEL)
    new = vectors(1, seed=5)
    put(catalog, photos, ["new.jpg"], new)
    index.refresh()
    assert found(index, new[0], 1) == [int(catalog.vectors.ids(MODEL)[-1])]


def test_an_open_index_takes_up_a_newer_snapshot(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(20), vectors(20))
    index = VectorIndex(index_folder, catalog, MODEL)
    assert compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(20, 20), vectors(20, seed=1))
    assert compact(catalog, index_folder, MODEL)
    index.refresh()
    assert len(index) == 40
    query = vectors(1, seed=9)[0]
    assert found(index, query, 40) == nearest(catalog, query, 40)


def test_only_allowed_ids_come_exactly(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(40), vectors(40))
    compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(4, 40), vectors(4, seed=1))
    index = VectorIndex(index_folder, catalog, MODEL)
    query = vectors(1, seed=9)[0]
    allowed = catalog.vectors.ids(MODEL)[::3]
    ids, _ = index.search(query, 5, allowed)
    assert list(ids) == [number for number in nearest(catalog, query, 44) if number in allowed][:5]
    assert len(index.search(query, 5, allowed[:0])[0]) == 0


@pytest.fixture(params=[400, 2000], ids=["shards", "one shard"])
def graphs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Graphs from 500 vectors on, always asked, of at most so many vectors each."""
    monkeypatch.setattr(index_snapshot, "EXACT_UP_TO", 500)
    monkeypatch.setattr(index_snapshot, "_CANDIDATE_COST", 0)
    monkeypatch.setattr(index_snapshot, "_CANDIDATES", 100)
    monkeypatch.setattr(index_graph, "SHARD", request.param)
    return int(request.param)


def shards_of(index_folder: Path) -> tuple[index_graph.Shard, ...]:
    opened = index_snapshot.open_newest(index_snapshot.folder_of(index_folder, MODEL))
    assert opened is not None
    return opened.shards


def recall(index: VectorIndex, catalog: Catalog) -> float:
    """How many of the ten nearest come."""
    queries = vectors(20, seed=9)
    shared = [len(set(found(index, query, 10)) & set(nearest(catalog, query, 10))) for query in queries]
    return float(np.mean(shared)) / 10


def test_many_vectors_are_searched_by_graphs(
    catalog: Catalog, photos: Path, index_folder: Path, graphs: int
) -> None:
    put(catalog, photos, names(1500), vectors(1500))
    compact(catalog, index_folder, MODEL)
    shards = shards_of(index_folder)
    assert [(shard.first, shard.end) for shard in shards] == [
        (first, min(1500, first + graphs)) for first in range(0, 1500, graphs)
    ]
    index = VectorIndex(index_folder, catalog, MODEL)
    assert recall(index, catalog) > 0.95
    assert len(found(index, vectors(1, seed=9)[0], 1500)) == 1500


def test_graphs_that_stand_are_taken_over_and_the_last_is_gone_on_with(
    catalog: Catalog, photos: Path, index_folder: Path, graphs: int
) -> None:
    put(catalog, photos, names(1500), vectors(1500))
    compact(catalog, index_folder, MODEL)
    before = shards_of(index_folder)
    inodes = _inodes(index_folder)
    catalog.files.forget(catalog.roots.all()[0].id, names(30))
    put(catalog, photos, names(400, 1500), vectors(400, seed=1))
    assert compact(catalog, index_folder, MODEL)
    shards = shards_of(index_folder)
    assert (
        sum(len(shard.graph) for shard in shards) == 1900
    )  # those that are gone are known still, but don't come
    assert [len(shard.graph) for shard in shards[: len(before) - 1]] == [graphs] * (len(before) - 1)
    if os.name == "posix":  # the files themselves, under their new names
        assert len(_inodes(index_folder) & inodes) == len(before) - 1
    index = VectorIndex(index_folder, catalog, MODEL)
    assert len(index) == 1870
    standing = set(catalog.vectors.ids(MODEL).tolist())
    assert all(set(found(index, query, 10)) <= standing for query in vectors(20, seed=9))
    assert recall(index, catalog) > 0.95


def test_a_graph_of_which_much_is_gone_is_made_anew(
    catalog: Catalog, photos: Path, index_folder: Path, graphs: int
) -> None:
    put(catalog, photos, names(1500), vectors(1500))
    compact(catalog, index_folder, MODEL)
    catalog.files.forget(catalog.roots.all()[0].id, names(350, 100))
    assert compact(catalog, index_folder, MODEL)
    shards = shards_of(index_folder)
    assert sum(map(len, shards)) == 1150
    assert all(len(shard.graph) <= 1.2 * len(shard) for shard in shards)
    assert [shard.first for shard in shards[1:]] == [shard.end for shard in shards[:-1]]
    assert recall(VectorIndex(index_folder, catalog, MODEL), catalog) > 0.95


def _inodes(index_folder: Path) -> set[int]:
    return {path.stat().st_ino for path in index_folder.rglob("graph-*")}


@pytest.mark.parametrize("share", [2, 20, 500])
def test_what_is_allowed_is_found_among_many(
    catalog: Catalog, photos: Path, index_folder: Path, graphs: int, share: int
) -> None:
    put(catalog, photos, names(3000), vectors(3000))
    compact(catalog, index_folder, MODEL)
    index = VectorIndex(index_folder, catalog, MODEL)
    allowed = catalog.vectors.ids(MODEL)[::share]
    for query in vectors(10, seed=9):
        ids, _ = index.search(query, 5, allowed)
        expected = [number for number in nearest(catalog, query, 3000) if number in allowed][:5]
        assert len(set(ids.tolist()) & set(expected)) >= 4


def test_what_is_allowed_may_lie_in_one_part_of_the_library(
    catalog: Catalog, photos: Path, index_folder: Path, graphs: int
) -> None:
    put(catalog, photos, names(1500), vectors(1500))
    compact(catalog, index_folder, MODEL)
    index = VectorIndex(index_folder, catalog, MODEL)
    allowed = catalog.vectors.ids(MODEL)[850:1100]
    for query in vectors(10, seed=9):
        ids, _ = index.search(query, 5, allowed)
        expected = [number for number in nearest(catalog, query, 1500) if number in allowed][:5]
        assert len(set(ids.tolist()) & set(expected)) >= 4
    assert len(index.search(query, 300, allowed)[0]) == 250


def test_damage_that_is_found_in_the_background_loses_nothing(
    catalog: Catalog, photos: Path, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_snapshot, "_CHECKED_AT_ONCE", 100)
    put(catalog, photos, names(30), vectors(30))
    compact(catalog, index_folder, MODEL)
    (file,) = index_snapshot.folder_of(index_folder, MODEL).glob("*/vectors.f16")
    content = file.read_bytes()
    file.write_bytes(content[:-9] + bytes([content[-9] ^ 255]) + content[-8:])
    index = VectorIndex(index_folder, catalog, MODEL)
    if index._snapshot is not None:  # otherwise the sample that is compared with the catalog was enough
        assert index._snapshot.damaged.wait(10)
    index.refresh()
    query = vectors(1, seed=9)[0]
    assert found(index, query, 30) == nearest(catalog, query, 30)
    assert compact(catalog, index_folder, MODEL)


def test_a_new_base_is_built_only_when_it_pays(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(9), vectors(9))
    assert not compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(1, 9), vectors(1, seed=1))
    assert compact(catalog, index_folder, MODEL)
    assert not compact(catalog, index_folder, MODEL)
    catalog.files.forget(catalog.roots.all()[0].id, names(9))
    assert not compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(10), vectors(10, seed=2))
    assert compact(catalog, index_folder, MODEL)
    assert len(VectorIndex(index_folder, catalog, MODEL)) == 10


def test_in_a_large_library_a_new_base_is_built_before_a_fifth_is_new(
    catalog: Catalog, photos: Path, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "DELTA_AT_MOST", 15)
    put(catalog, photos, names(200), vectors(200))
    assert compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(14, 200), vectors(14, seed=1))
    assert not compact(catalog, index_folder, MODEL)
    put(catalog, photos, names(1, 214), vectors(1, seed=2))
    assert compact(catalog, index_folder, MODEL)


def test_only_the_newest_generation_stays_on_disk(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    for start in (0, 20, 60):
        put(catalog, photos, names(20 + start, start), vectors(20 + start, seed=start))
        assert compact(catalog, index_folder, MODEL)
    assert len(list(index_snapshot.folder_of(index_folder, MODEL).iterdir())) == 1


@pytest.mark.parametrize("name", ["vectors.f16", "ids.i64", "base.json"])
@pytest.mark.parametrize("damage", ["missing", "torn", "flipped"])
def test_a_damaged_base_loses_nothing_and_is_built_anew(
    catalog: Catalog, photos: Path, index_folder: Path, name: str, damage: str
) -> None:
    put(catalog, photos, names(30), vectors(30))
    compact(catalog, index_folder, MODEL)
    (file,) = index_snapshot.folder_of(index_folder, MODEL).glob(f"*/{name}")
    content = file.read_bytes()
    if damage == "missing":
        file.unlink()
    elif damage == "torn":
        file.write_bytes(content[: len(content) // 2])
    else:
        file.write_bytes(content[:-9] + bytes([content[-9] ^ 255]) + content[-8:])
    query = vectors(1, seed=9)[0]
    assert found(VectorIndex(index_folder, catalog, MODEL), query, 30) == nearest(catalog, query, 30)
    assert compact(catalog, index_folder, MODEL)
    assert index_snapshot.open_newest(index_snapshot.folder_of(index_folder, MODEL)) is not None
    assert found(VectorIndex(index_folder, catalog, MODEL), query, 30) == nearest(catalog, query, 30)


def test_an_index_that_was_deleted_is_built_anew(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(30), vectors(30))
    compact(catalog, index_folder, MODEL)
    shutil.rmtree(index_folder)
    assert compact(catalog, index_folder, MODEL)
    assert len(VectorIndex(index_folder, catalog, MODEL)) == 30


def test_the_base_of_another_catalog_is_not_believed(
    catalog: Catalog, photos: Path, index_folder: Path, tmp_path: Path
) -> None:
    put(catalog, photos, names(30), vectors(30))
    compact(catalog, index_folder, MODEL)
    with Catalog(tmp_path / "begun anew.sqlite") as anew:
        put(anew, photos, names(30), vectors(30, seed=7))
        query = vectors(1, seed=9)[0]
        assert found(VectorIndex(index_folder, anew, MODEL), query, 30) == nearest(anew, query, 30)
        assert compact(anew, index_folder, MODEL)
        assert found(VectorIndex(index_folder, anew, MODEL), query, 30) == nearest(anew, query, 30)


@pytest.mark.parametrize("new", [0, 5, 10, 14, 15, 16])
def test_a_catalog_put_back_from_an_older_copy_gets_a_base_of_its_own(
    catalog: Catalog, photos: Path, index_folder: Path, tmp_path: Path, new: int
) -> None:
    put(catalog, photos, names(30), vectors(30))
    copy = tmp_path / "older copy.sqlite"
    with sqlite3.connect(catalog.path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    put(catalog, photos, names(15, 30), vectors(15, seed=1))
    compact(catalog, index_folder, MODEL)
    with Catalog(copy) as older:
        put(older, photos, names(new, 30), vectors(new, seed=2))  # given ids that the snapshot knew as others
        assert compact(older, index_folder, MODEL)
        query = vectors(1, seed=9)[0]
        index = VectorIndex(index_folder, older, MODEL)
        assert found(index, query, 50) == nearest(older, query, 50)


def test_models_have_bases_of_their_own(catalog: Catalog, photos: Path, index_folder: Path) -> None:
    put(catalog, photos, names(20), vectors(20))
    put_again(catalog, vectors(20, seed=1, dimensions=8), "other@1")
    assert compact(catalog, index_folder, MODEL)
    assert compact(catalog, index_folder, "other@1")
    assert VectorIndex(index_folder, catalog, "other@1").search(vectors(1, 3, 8)[0], 3)[0].shape == (3,)
    catalog.vectors.drop(MODEL)
    compact(catalog, index_folder, "other@1")
    assert list(index_folder.iterdir()) == [index_snapshot.folder_of(index_folder, "other@1")]
    assert len(VectorIndex(index_folder, catalog, "other@1")) == 20


def test_an_empty_library_answers_nothing(catalog: Catalog, index_folder: Path) -> None:
    index = VectorIndex(index_folder, catalog, MODEL)
    assert len(index) == 0
    assert len(index.search(vectors(1)[0], 5)[0]) == 0
    assert not compact(catalog, index_folder, MODEL)


def test_a_base_of_photos_that_are_all_gone_goes_too(
    catalog: Catalog, photos: Path, index_folder: Path
) -> None:
    put(catalog, photos, names(20), vectors(20))
    compact(catalog, index_folder, MODEL)
    catalog.roots.remove(catalog.roots.all()[0].id)
    assert not compact(catalog, index_folder, MODEL)
    assert list(index_folder.iterdir()) == []
    assert len(VectorIndex(index_folder, catalog, MODEL)) == 0
