"""The whole road from words to paths: at several sizes, with and without filters, uncached and cached; and recall."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import Figure, Scale, exponent, lepton, percentiles
from benchmarks.synthetic import fill, vectors
from lepton_desktop.app import Application
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.encoders.compiled import description_of
from lepton_desktop.encoders.load import identity_of
from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.search.query import Query, Words
from lepton_desktop.search.vectors import VectorIndex, compact
from lepton_desktop.settings import Places

_TOP = 10
_FILTERS = {"50": "Half", "5": "Twentieth", "01": "Thousandth"}


def run(scale: Scale) -> list[Figure]:
    """p50 and p95 at each size, uncached, cached and filtered; recall; how the costs grow."""
    sizes = [10_000, 100_000] if scale.quick else [10_000, 100_000, 1_000_000]
    figures: list[Figure] = []
    medians: list[float] = []
    for size in sizes:
        places = library(scale.work, size)
        found, median = _search(places, size, 40 if scale.quick else 200)
        figures += found
        medians.append(median)
        figures += _add_one(places, size)
    figures.append(Figure("search_exponent", exponent(sizes, medians), "", "<= 1.1"))
    return figures


def library(work: Path, size: int) -> Places:
    """The places of a library of so many photos, indexed; made only once."""
    root = work / f"library-{size}"
    places = Places(root / "data")
    (root / "photos").mkdir(parents=True, exist_ok=True)
    identity = identity_of("starter", places.models)
    with Catalog(places.catalog) as catalog:
        if catalog.models().get(identity, 0) < size:
            fill(catalog, root / "photos", size, identity)
        compact(catalog, places.index, identity)
    if description_of(places.compiled, identity, "auto") is None:
        lepton(places.data, "models", "prepare")
    return places


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


def _search(places: Places, size: int, count: int) -> tuple[list[Figure], float]:
    application = Application(places)
    application.settings = application.reread_settings()
    engine = application.make_engine()
    engine.prepare()
    ask(engine, "warm up")
    engine_seed = time.time_ns() % 1_000_000  # what was asked at the last run would be known from the disk
    texts = list(questions(count, engine_seed))
    uncached, cached = np.array([(ask(engine, text), ask(engine, text)) for text in texts]).T.tolist()
    began = time.thread_time()
    for text in questions(count, engine_seed + 2):
        ask(engine, text)
    core = (time.thread_time() - began) * 1000 / count
    label = f"1e{round(np.log10(size))}"
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
    figures += _recall(places, label, min(count, 100))
    return figures, median


def ask(engine: SearchEngine, text: str, filters: Filters | None = None) -> float:
    """The milliseconds from the words to the paths. Raises AssertionError when there are none."""
    began = time.perf_counter()
    answer = engine.answer(Query((Words(text),), filters or Filters()), _TOP)
    paths = [result.photo.path for result in answer.results]
    took = (time.perf_counter() - began) * 1000
    assert len(paths) == _TOP
    return took


def _recall(places: Places, label: str, count: int) -> list[Figure]:
    """Of questions that lie between two photos: how many of the true nearest the index finds; and numpy's own speed."""
    identity = identity_of("starter", places.models)
    with Catalog(places.catalog) as catalog:
        index = VectorIndex(places.index, catalog, identity)
        matrix, ids = _all_vectors(index)
        mixed = np.concatenate(list(vectors(count, 5))) + 0.7 * matrix[: count * 7 : 7].astype(np.float32)
        queries = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
        truth, brute = _exactly(queries, matrix, ids)
        at_10, at_100, took = [], [], []
        for query, expected in zip(queries, truth, strict=True):
            began = time.perf_counter()
            found, _ = index.search(query, 100)
            took.append(time.perf_counter() - began)
            at_10.append(len(set(found[:10].tolist()) & set(expected[:10].tolist())) / 10)
            at_100.append(len(set(found.tolist()) & set(expected.tolist())) / 100)
    return [
        Figure(f"recall_at_10_{label}", float(np.mean(at_10)), "", ">= 0.99"),
        Figure(f"recall_at_100_{label}", float(np.mean(at_100)), ""),
        Figure(f"index_vs_numpy_{label}", brute / float(np.median(took)), "x"),
    ]


def _all_vectors(index: VectorIndex) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    base = index._base
    assert base is not None
    return base.vectors, base.ids


def _exactly(
    queries: NDArray[np.float32], matrix: NDArray[np.float16], ids: NDArray[np.int64]
) -> tuple[list[NDArray[np.int64]], float]:
    """The 100 nearest of each query by numpy, and the seconds that one query takes alone."""
    scores = np.empty((len(queries), len(matrix)), np.float32)
    alone = 0.0
    for start in range(0, len(matrix), 50_000):
        part = np.asarray(matrix[start : start + 50_000], np.float32)
        began = time.perf_counter()
        np.argpartition(-(part @ queries[0]), 10)
        alone += time.perf_counter() - began
        scores[:, start : start + 50_000] = queries @ part.T
    nearest: list[NDArray[np.int64]] = []
    for row in scores:
        top = np.argpartition(-row, 100)[:100]
        nearest.append(ids[top[np.argsort(-row[top])]])
    return nearest, alone


def _add_one(places: Places, size: int) -> list[Figure]:
    """How long after it is committed a new photo is found."""
    identity = identity_of("starter", places.models)
    vector = next(iter(vectors(1, time.time_ns() % 1_000_000)))[0]
    with Catalog(places.catalog) as writer, Catalog(places.catalog) as reader:
        index = VectorIndex(places.index, reader, identity)
        root = writer.roots()[0]
        began = time.perf_counter()
        photo = NewPhoto(root.id, "new.jpg", 1, time.time_ns(), str(time.time_ns()), Details("jpeg", 4, 3))
        writer.commit([(photo, vector)], identity)
        index.refresh()
        _, scores = index.search(vector, 1)
        took = time.perf_counter() - began
        assert scores[0] > 0.999
        writer.remove(root.id, ["new.jpg"])
    return [Figure(f"add_one_s_1e{round(np.log10(size))}", took, "s", "<= 1")]
