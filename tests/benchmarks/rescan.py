"""Looking again at files that haven't changed, against a bare walk that asks for each file's size and time."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from indexing.projection import ProjectionEncoder

from benchmarks.figures import Figure, Scale, exponent, in_turns, ratio
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.indexing.context import Context
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.debounce import Debounce
from lepton_desktop.indexing.ignore_rules import IgnoreRules
from lepton_desktop.indexing.root_locations import RootLocations
from lepton_desktop.indexing.root_scan import RootScan
from lepton_desktop.photos.thumbnails import Thumbnails

_IN_FOLDER = 500


def run(scale: Scale) -> list[Figure]:
    """The ratio at the largest size, and how the cost grows."""
    sizes = [1_000, 3_000, 10_000] if scale.quick else [1_000, 10_000, 100_000]
    costs: list[float] = []
    against = 0.0
    for size in sizes:
        folder, catalog = make_library(scale.work / f"files-{size}", size)
        runs = {
            "scan": lambda catalog=catalog: rescan(catalog),
            "walk": lambda folder=folder: bare_walk(folder),
        }
        in_turns(runs, 1)
        took = in_turns(runs, 5)
        against = ratio(took, "scan", "walk")
        costs.append(float(np.median(took["scan"])))
        catalog.close()
    return [
        Figure("rescan_vs_scandir", against, "x", "<= 3"),
        Figure("rescan_s", costs[-1], "s"),
        Figure("rescan_exponent", exponent(sizes, costs), "", "<= 1.1"),
    ]


def rescan(catalog: Catalog) -> None:
    """Look at the folder again, of which the catalog knows everything, as the indexing process does."""
    thumbnails = Thumbnails(catalog.path.parent / "thumbnails")
    context = Context(catalog, ProjectionEncoder(), thumbnails, Control(), lambda message: None)
    root_locations = RootLocations(context)
    root_scan = RootScan(context, root_locations, IgnoreRules(()), Debounce().is_restless)
    roots = [root for root in map(root_locations.find, catalog.roots.all()) if root is not None]
    ((_, changes),) = root_scan.scan(roots)
    assert not changes.fresh
    assert not changes.gone


def bare_walk(folder: Path) -> int:
    """The size of all files: the least that looking at them can be."""
    total = 0
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            total += bare_walk(Path(entry.path))
        else:
            total += entry.stat().st_size
    return total


def make_library(place: Path, size: int) -> tuple[Path, Catalog]:
    """A folder of so many files, and a catalog that knows them; made only once."""
    folder = place / "photos"
    catalog = Catalog(place / "catalog.sqlite")
    if not folder.is_dir():
        for start in range(0, size, _IN_FOLDER):
            below = folder / f"{start:07}"
            below.mkdir(parents=True)
            for number in range(start, min(size, start + _IN_FOLDER)):
                (below / f"{number:07}.jpg").touch()
    if not catalog.roots.all():
        root = catalog.roots.add(folder)
        details = Details("jpeg", 4, 3)
        photos = []
        for path in sorted(folder.rglob("*.jpg")):
            status = path.stat()
            relative = path.relative_to(folder).as_posix()
            new = NewPhoto(root.id, relative, status.st_size, status.st_mtime_ns, relative, details)
            photos.append((new, np.zeros(1, np.float32)))
        for start in range(0, size, 5_000):
            catalog.commit(photos[start : start + 5_000], "model@1")
    return folder, catalog
