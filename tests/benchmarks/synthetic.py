"""Libraries of any size without a photo: rows in a real catalog, with vectors that crowd as those of photographs do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto

DIMENSIONS = 512
_BATCH = 5_000
_SCENE = 50  # photographs of one scene, on an average


def vectors(count: int, seed: int) -> Iterator[NDArray[np.float32]]:
    """Unit vectors (n, 512) in parts: scenes in a space whose axes matter less and less, as CLIP's do."""
    space = np.random.default_rng(0)
    basis = np.linalg.qr(space.normal(size=(DIMENSIONS, DIMENSIONS)))[0].T.astype(np.float32)
    scale = ((np.arange(DIMENSIONS) + 4.0) ** -0.7).astype(np.float32)
    chance = np.random.default_rng(seed)
    for start in range(0, count, _BATCH):
        size = min(_BATCH, count - start)
        scenes = chance.standard_normal((max(1, size // _SCENE), DIMENSIONS), np.float32)
        drawn = 0.8 * scenes[chance.integers(0, len(scenes), size)]
        drawn += 0.6 * chance.standard_normal((size, DIMENSIONS), np.float32)
        drawn = (drawn * scale) @ basis
        yield drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def fill(catalog: Catalog, folder: Path, count: int, identity: str) -> None:
    """Put so many photos below the folder into the catalog, each with a vector.

    Half are by the camera "Half", one in twenty by "Twentieth", one in a thousand by "Thousandth".
    """
    root = catalog.add_root(folder)
    number = 0
    for part in vectors(count, 1):
        batch = []
        for vector in part:
            camera = "Thousandth" if number % 1000 == 7 else "Twentieth" if number % 20 == 3 else "Other"
            camera = "Half" if number % 2 == 0 else camera
            taken = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=13 * number)
            details = Details("jpeg", 4000, 3000, taken_at=taken, camera=camera)
            name = f"{number // 500:05}/{number:07}.jpg"
            digest = hashlib.blake2b(name.encode(), digest_size=20).hexdigest()
            batch.append((NewPhoto(root.id, name, 4_000_000, number, digest, details), vector))
            number += 1
        catalog.commit(batch, identity)
