"""The whole road from words to paths, at several sizes: with and without filters, uncached, cached, beside peers."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import PEAK_MB, Figure, Scale, exponent, lepton, percentiles, python, ratio
from benchmarks.synthetic import fill, vectors
from lepton_desktop.app import Application
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.encoders.compiled_forms import description_of
from lepton_desktop.encoders.load import identity_of
from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.search.index_snapshot import EXACT_UP_TO
from lepton_desktop.search.query import Query, Refinement, Words
from lepton_desktop.search.vector_index import VectorIndex
from lepton_desktop.settings import Places

_TOP = 10
_FILTERS = {"50": "Half", "5": "Twentieth", "01": "Thousandth"}


_BUILD = f"""
import sys, time
from pathlib import Path
{PEAK_MB}
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.search.vector_index import compact
began = time.perf_counter()
with Catalog(Path(sys.argv[1])) as catalog:
    compact(catalog, Path(sys.argv[2]), sys.argv[3])
print(time.perf_counter() - began, time.process_time(), peak_mb())
"""
_HNSW_UP_TO = 100_000
"""faiss takes half an hour over its graph of a million."""


def run(scale: Scale) -> list[Figure]:
    """p50 and p95 at each size, uncached, cached and filtered; recall; how the costs grow."""
    sizes = [10_000, 100_000] if scale.quick else [10_000, 100_000, 1_000_000]
    figures: list[Figure] = []
    medians: list[float] = []
    cores: list[float] = []
    builds: dict[int, float] = {}
    for size in sizes:
        places = library(scale.work, size)
        built = _build(places, size)
        figures += built
        if size > EXACT_UP_TO:  # below, there is no graph
            builds[size] = built[1].value
        found, median, core = _search(places, size, 40 if scale.quick else 200)
        figures += found
        medians.append(median)
        cores.append(core)
        figures += _against_others(places, size, 20 if scale.quick else 100, graph=not scale.quick)
        figures.append(_add_one(places, size))
    figures.append(Figure("search_exponent", exponent(sizes, medians), "", "<= 1.1"))
    figures.append(Figure("search_core_exponent", exponent(sizes, cores), "", "<= 1.1"))
    if len(builds) > 1:
        figures.append(
            Figure("base_build_core_exponent", exponent(list(builds), list(builds.values())), "", "<= 1.1")
        )
    return figures


def library(work: Path, size: int) -> Places:
    """The places of a library of so many photos, indexed; made only once."""
    root = work / f"library-{size}"
    places = Places(root / "data")
    (root / "photos").mkdir(parents=True, exist_ok=True)
    identity = identity_of("starter", places.models)
    with Catalog(places.catalog) as catalog:
        if not catalog.vectors.counts():
            fill(catalog, root / "photos", size, identity)
    if not _built(places).is_file():
        told = python(_BUILD, places.data, str(places.catalog), str(places.index), identity)
        _built(places).write_text(json.dumps([float(number) for number in told.split()]))
    if description_of(places.compiled, identity, "auto") is None:
        compiled = work / "compiled"  # by one library, for all
        if compiled.is_dir():
            shutil.copytree(compiled, places.compiled, dirs_exist_ok=True)
        else:
            lepton(places.data, "models", "prepare")
            shutil.copytree(places.compiled, compiled)
    return places


def _built(places: Places) -> Path:
    return places.data.parent / "build.json"


def _build(places: Places, size: int) -> list[Figure]:
    """What making the snapshot of the index took, in a process of its own."""
    took, core, peak = json.loads(_built(places).read_text())
    return [
        Figure(f"base_build_s_{_label(size)}", took, "s"),
        Figure(f"base_build_core_s_{_label(size)}", core, "core-s"),
        Figure(f"base_build_peak_mb_{_label(size)}", peak, "MB", "<= 1536"),
    ]


def _label(size: int) -> str:
    return f"1e{round(np.log10(size))}"


def questions(count: int, seed: int) -> Iterator[str]:
    """Sentences, no two alike."""
    chance = np.random.default_rng(seed)
    nouns = (
        "dog",
        "cat",
        "beach",
        "car",
        "child",
        "mountain",
        "cup",
        "train",
        "flower",
        "bird",
        "lake",
        "snow",
    )
    for number in range(count):
        one, two = chance.choice(nouns, 2)
        yield f"a {one} beside a {two}, picture {seed} {number}"


def _search(places: Places, size: int, count: int) -> tuple[list[Figure], float, float]:
    application = Application(places)
    engine = application.make_engine()
    engine.prepare()
    ask(engine, "warm up")
    engine_seed = time.time_ns() % 1_000_000  # what was asked at the last run would be known from the disk
    texts = list(questions(count, engine_seed))
    uncached, cached = np.array([(ask(engine, text), ask(engine, text)) for text in texts]).T.tolist()
    began = time.process_time()
    for text in questions(count, engine_seed + 2):
        ask(engine, text)
    core = (time.process_time() - began) * 1000 / count
    label = _label(size)
    median, p95 = percentiles(uncached)
    target = {"1e5": "<= 30", "1e6": "<= 50"}.get(label, "")
    figures = [
        Figure(f"search_p50_ms_{label}", median, "ms"),
        Figure(f"search_p95_ms_{label}", p95, "ms", target),
        Figure(f"search_core_ms_{label}", core, "core-ms"),
        Figure(f"search_cached_p50_ms_{label}", percentiles(cached)[0], "ms"),
        Figure(
            f"search_cached_p95_ms_{label}", percentiles(cached)[1], "ms", "<= 5" if label == "1e6" else ""
        ),
    ]
    for name, camera in _FILTERS.items():
        filters = Filters(cameras=(camera,))
        first = ask(engine, texts[0], filters)
        filtered = [ask(engine, text, filters) for text in questions(count // 2, engine_seed + 1)]
        figures.append(Figure(f"search_filter_{name}_first_ms_{label}", first, "ms"))
        figures.append(Figure(f"search_filter_{name}_p95_ms_{label}", percentiles(filtered)[1], "ms"))
    engine.close()
    return figures, median, core


def ask(engine: SearchEngine, text: str, filters: Filters | None = None) -> float:
    """The milliseconds from the words to the paths. Raises AssertionError when there are none."""
    began = time.perf_counter()
    answer = engine.answer(Query((Words(text),), filters or Filters()), _TOP)
    paths = [result.photo.path for result in answer.results]
    took = (time.perf_counter() - began) * 1000
    assert len(paths) == _TOP
    return took


def _against_others(places: Places, size: int, count: int, graph: bool) -> list[Figure]:
    """Of questions that lie between two photos: how many of the true nearest the index finds; and how fast others are.

    The others are numpy and faiss's flat index, which are exact, and faiss's HNSW graph.
    """
    label, identity = _label(size), identity_of("starter", places.models)
    with Catalog(places.catalog) as catalog:
        index = VectorIndex(places.index, catalog, identity)
        matrix, ids = _all_vectors(index)
        mixed = np.concatenate(list(vectors(count, 5))) + 0.7 * matrix[: count * 7 : 7].astype(np.float32)
        queries = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
        whole = np.concatenate(
            [np.asarray(matrix[start : start + _PART], np.float32) for start in range(0, size, _PART)]
        )
        ways, figures = _faiss(whole, label, graph and size <= _HNSW_UP_TO)
        ways["numpy"] = lambda query, top: np.argpartition(whole @ -query, top)[:top]
        ways["ours"] = lambda query, top: np.searchsorted(ids, index.search(query, top)[0])
        truth = _exactly(queries, whole)
        took: dict[str, list[float]] = {name: [] for name in ways}
        shares: dict[tuple[str, int], list[float]] = {(name, top): [] for name in ways for top in (10, 100)}
        for _ in range(_ROUNDS):
            for name, way in ways.items():
                way(queries[0], 100)  # threads of the way before wait for each other a while, in a loop
                for query, expected in zip(queries, truth, strict=True):
                    began = time.perf_counter()
                    found = way(query, 100)
                    took[name].append(time.perf_counter() - began)
                    for top in (10, 100):
                        some = set(found.tolist() if top == 100 else way(query, 10).tolist())
                        shares[name, top].append(len(some & set(expected[:top].tolist())) / top)
    figures += [
        Figure(f"recall_at_10_{label}", float(np.mean(shares["ours", 10])), "", ">= 0.99"),
        Figure(f"recall_at_100_{label}", float(np.mean(shares["ours", 100])), ""),
        Figure(f"index_p50_ms_{label}", float(np.median(took["ours"])) * 1000, "ms"),
    ]
    figures += [
        Figure(f"index_vs_{name}_{label}", ratio(took, name, "ours"), "x") for name in took if name != "ours"
    ]
    if "faiss_hnsw" in ways:
        recall = float(np.mean(shares["faiss_hnsw", 10]))
        figures.append(Figure(f"faiss_hnsw_recall_at_10_{label}", recall, ""))
    return figures


_PART, _ROUNDS = 50_000, 3
_Way = Callable[[NDArray[np.float32], int], NDArray[np.int64]]
"""The rows of the nearest of a query (d,), so many."""


def _faiss(whole: NDArray[np.float32], label: str, with_graph: bool) -> tuple[dict[str, _Way], list[Figure]]:
    """faiss's indices of all vectors (n, d), and how long its graph took; none where it isn't installed."""
    try:
        import faiss
    except ImportError:
        return {}, []
    flat = faiss.IndexFlatIP(whole.shape[1])
    flat.add(whole)
    ways: dict[str, _Way] = {"faiss_flat": lambda query, top: flat.search(query[None], top)[1][0]}
    if not with_graph:
        return ways, []
    graph = faiss.IndexHNSWFlat(whole.shape[1], 16, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction, graph.hnsw.efSearch = 64, 512  # as ours
    began, core = time.perf_counter(), time.process_time()
    graph.add(whole)
    built = [
        Figure(f"faiss_hnsw_build_s_{label}", time.perf_counter() - began, "s"),
        Figure(f"faiss_hnsw_build_core_s_{label}", time.process_time() - core, "core-s"),
    ]
    ways["faiss_hnsw"] = lambda query, top: graph.search(query[None], top)[1][0]
    return ways, built


def _all_vectors(index: VectorIndex) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    snapshot = index._snapshot
    assert snapshot is not None
    return snapshot.vectors, snapshot.ids


def _exactly(queries: NDArray[np.float32], whole: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """The rows of the 100 nearest of each query, best first."""
    nearest: list[NDArray[np.int64]] = []
    for start in range(0, len(queries), 10):
        for row in queries[start : start + 10] @ whole.T:
            top = np.argpartition(-row, 100)[:100]
            nearest.append(top[np.argsort(-row[top])])
    return nearest


def _add_one(places: Places, size: int) -> Figure:
    """From the commit of a new photo to the answer that has it."""
    application = Application(places)
    identity = application.model_identity()
    vector = next(iter(vectors(1, time.time_ns() % 1_000_000)))[0]
    engine = application.make_engine()
    ask(engine, "warm up")
    with Catalog(places.catalog) as writer:
        root = writer.roots.all()[0]
        began = time.perf_counter()
        photo = NewPhoto(root.id, "new.jpg", 1, time.time_ns(), str(time.time_ns()), Details("jpeg", 4, 3))
        writer.commit([(photo, vector)], identity)
        answer = engine.answer(Query((Refinement(root.path / "new.jpg", 1.0),)), _TOP)
        took = time.perf_counter() - began
        assert answer.results[0].photo.path.name == "new.jpg"
        writer.files.forget(root.id, ["new.jpg"])
    engine.close()
    return Figure(f"add_one_s_{_label(size)}", took, "s", "<= 1")
