"""Keeps speed from sliding back: a few ratios on small cases, each against what it was.

Two ways of doing the same take turns, and the processor's own time counts, so that a busy machine changes little. A
ratio that has fallen by a quarter is measured twice more before it counts as fallen. Both sides are ours, or Pillow's:
numpy's threads wait for each other in a loop, which makes their share of the processor's time anything.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
import psutil
from indexing.projection import ProjectionEncoder
from numpy.typing import NDArray
from PIL import Image
from torch import set_num_threads

from benchmarks.pictures import make_photos
from benchmarks.rescan import bare_walk, make_library, rescan
from benchmarks.synthetic import vectors
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.encoders.load import load_compiled, load_encoder
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.sample_pictures import draw
from lepton_desktop.encoders.torch_graphs import torch_source
from lepton_desktop.indexing.context import Context
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.indexer import Callbacks, Indexer
from lepton_desktop.photos.photo import decode
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.search import index_snapshot, snapshot_writer
from lepton_desktop.search.stacks import Stacks

REFERENCE = {
    "compiled_vs_torch": 1.4,
    "scaled_vs_full_decode": 2.3,
    "walk_vs_rescan": 0.21,
    "decode_vs_indexing": 0.7,
    "exact_vs_graph": 4.5,
}
"""What each ratio was at its least, on two cores of an AMD EPYC."""
FALLEN = 0.75
_ROUNDS = 9
_TRIES = 3

Case = Callable[[Path], tuple[Callable[[], object], Callable[[], object]]]
"""Makes, in a folder, the slow way and the fast way."""


def run() -> bool:
    """Print each ratio; whether none has fallen by a quarter."""
    good = True
    with tempfile.TemporaryDirectory(prefix="lepton-guard-") as folder:
        for name, case in CASES.items():
            slow, fast = case(Path(folder))
            for _ in range(_TRIES):
                found = paired(slow, fast)
                stands = found >= FALLEN * REFERENCE[name]
                if stands:
                    break
            good = good and stands
            print(
                f"{name:24}{found:8.2f}   was {REFERENCE[name]:.2f}   {'stands' if stands else 'HAS FALLEN'}"
            )
    return good


def paired(slow: Callable[[], object], fast: Callable[[], object]) -> float:
    """How many times as much of the processor's time the slow way takes: each at the best of several turns.

    Whatever else the machine does can only add to a time.
    """
    slow()
    fast()
    best = [float("inf"), float("inf")]
    for _ in range(_ROUNDS):
        for number, way in enumerate((slow, fast)):
            before, began = _spent_by_decoders(), time.process_time()
            way()
            took = time.process_time() - began
            best[number] = min(best[number], took + _spent_by_decoders() - before)
    return best[0] / max(best[1], 1e-6)


def _spent_by_decoders() -> float:
    """The seconds of processor time of the processes that this one has started and that still run."""
    times = [child.cpu_times() for child in psutil.Process().children()]
    return float(sum(one.user + one.system for one in times))


def _encoding(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    torch = load_encoder("starter", folder / "models", "cpu")
    convert(torch_source(torch), folder / "compiled", "f32")  # not every processor has a faster precision
    compiled = load_compiled("starter", folder / "models", folder / "compiled", "f32")
    assert compiled is not None
    pictures = draw(8, compiled.preprocessing.size)
    set_num_threads(1)  # threads of torch that wait for each other would count as work
    return lambda: torch.encode_images(pictures), lambda: compiled.encode_images(pictures)


def _decoding(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    photo = next(make_photos(folder / "photos", 1, None).iterdir())

    def in_full() -> None:
        with Image.open(photo) as picture:
            picture.load()

    return in_full, lambda: decode(photo, 224)


def _rescanning(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    files, catalog = make_library(folder / "files", 2_000)
    return lambda: bare_walk(files), lambda: rescan(catalog)


class _NoEncoder(ProjectionEncoder):
    """Takes pictures of the size of real models, and next to no time for them."""

    preprocessing = Preprocessing(224, "squash", "bicubic", (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        return super().encode_images(pixels[:, ::14, ::14])


def _indexing(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Photos of twelve megapixels decoded at an eighth, and all that indexing does but for the encoder."""
    photos, numbers = make_photos(folder / "camera", 8, None), count()

    def bare() -> None:
        for path in sorted(photos.iterdir()):
            with Image.open(path) as picture:
                picture.draft("RGB", (500, 375))
                picture.load()

    def index() -> None:
        data = folder / f"indexed-{next(numbers)}"
        with Catalog(data / "catalog.sqlite") as catalog:
            catalog.roots.add(photos)
            Indexer(
                Context(
                    catalog,
                    _NoEncoder(),
                    Thumbnails(data / "thumbnails"),
                    Control(),
                    lambda message: None,
                ),
                Callbacks(stack=Stacks().update),
            ).run_once()
            assert len(catalog.vectors.ids(_NoEncoder.identity)) == 8

    return bare, index


def _searching(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """As many vectors as are still searched exactly, and some more, which a graph is made of."""
    few, many = (
        _snapshot(folder / f"base-{size}", size)
        for size in (index_snapshot.EXACT_UP_TO, index_snapshot.EXACT_UP_TO + 1_000)
    )
    queries = next(vectors(20, 5))

    def search(where: index_snapshot.Snapshot) -> None:
        for query in queries:
            assert len(where.search(query, 100)[0]) == 100

    return lambda: search(few), lambda: search(many)


def _snapshot(place: Path, size: int) -> index_snapshot.Snapshot:
    def parts() -> Iterator[tuple[NDArray[np.int64], NDArray[np.float16]]]:
        first = 0
        for part in vectors(size, 1):
            yield np.arange(first, first + len(part)), part.astype(np.float16)
            first += len(part)

    snapshot_writer.write(place, None, np.empty(0, bool), parts(), size)
    made = index_snapshot.open_newest(place, check=True)
    assert made is not None
    return made


# decoding comes first: what others leave in the process's memory spares a picture in full its page faults
CASES: dict[str, Case] = {
    "scaled_vs_full_decode": _decoding,
    "compiled_vs_torch": _encoding,
    "walk_vs_rescan": _rescanning,
    "decode_vs_indexing": _indexing,
    "exact_vs_graph": _searching,
}
