"""Catalogs for the tests of the search: photos that are only rows, each with a vector of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto

MODEL = "model@1"
DIMENSIONS = 16


def vectors(count: int, seed: int = 0, dimensions: int = DIMENSIONS) -> NDArray[np.float32]:
    drawn = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def put(
    catalog: Catalog, folder: Path, names: Sequence[str], matrix: NDArray[np.float32], model: str = MODEL
) -> None:
    """Photos of these names below the folder, a root of the library, with the matrix's rows as vectors."""
    root = catalog.roots.add(folder)
    details = Details("jpeg", 4, 3)
    photos = [
        NewPhoto(root.id, name, 1, 1, f"{name} {row.tobytes().hex()}", details)
        for name, row in zip(names, matrix, strict=True)
    ]
    catalog.commit(list(zip(photos, matrix, strict=True)), model)


def put_again(catalog: Catalog, matrix: NDArray[np.float32], model: str) -> None:
    """The photos of the library, seen by another model: the matrix's rows are their vectors."""
    roots = {root.id: root.path for root in catalog.roots.all()}
    again = [
        NewPhoto(
            photo.root_id,
            photo.path.relative_to(roots[photo.root_id]).as_posix(),
            photo.size,
            photo.mtime_ns,
            photo.content_hash,
            photo.details,
        )
        for photo in catalog.photos.newest(-1)
    ]
    catalog.commit(list(zip(again, matrix, strict=True)), model)


def names(count: int, start: int = 0) -> list[str]:
    return [f"{number:06}.jpg" for number in range(start, start + count)]
