"""Libraries of any size without a photo: rows in a real catalog, with vectors that crowd as those of photographs do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.stacks import VERSION as STACK_VERSION

DIMENSIONS = 512
_BATCH = 5_000
_SCENE = 50  # photographs of one scene, on an average
_CACHE_KIB = 262_144
_FIRST = datetime(2000, 1, 1, tzinfo=UTC)


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
    """Put so many photos below the folder into an empty catalog, each with a vector and a perceptual hash.

    Half are by the camera "Half", one in twenty by "Twentieth", one in a thousand by "Thousandth". The rows are written
    straight into the tables, as indexing would leave them: a million through `Catalog.commit` take minutes.
    """
    root = catalog.roots.add(folder).id
    chance = np.random.default_rng(2)
    number = 0
    connection = catalog.database._connection
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")  # hashes come in no order
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "INSERT INTO models (id, identity, dimensions) VALUES (1, ?, ?)", (identity, DIMENSIONS)
    )
    for part in vectors(count, 1):
        photos, prints, rows = [], [], []
        hashes = chance.bytes(52 * len(part))
        for row, vector in enumerate(part):
            taken = _FIRST + timedelta(minutes=13 * number)
            content, perceptual = (
                hashes[52 * row : 52 * row + 20].hex(),
                hashes[52 * row + 20 : 52 * row + 52],
            )
            name = f"{number // 500:05}/{number:07}.jpg".encode()
            number += 1
            photos.append(
                (
                    number,
                    root,
                    name,
                    number,
                    content,
                    taken.isoformat(),
                    _camera(number - 1),
                    taken.timestamp(),
                    number,
                )
            )
            prints.append((content, perceptual))
            rows.append((number, number, vector.tobytes()))
        with catalog.database.transaction():
            connection.executemany(
                f"""INSERT INTO photos (id, root_id, relative, size, mtime_ns, content_hash, format, width, height,
                orientation, taken_at, camera, shown_at, stack, stack_version)
                VALUES (?, ?, ?, 4000000, ?, ?, 'jpeg', 4000, 3000, 1, ?, ?, ?, ?, {STACK_VERSION})""",
                photos,
            )
            connection.executemany(
                "INSERT INTO fingerprints (content_hash, perceptual) VALUES (?, ?)", prints
            )
            connection.executemany(
                "INSERT INTO vectors (id, photo_id, model_id, vector) VALUES (?, ?, 1, ?)", rows
            )


def _camera(number: int) -> str:
    if number % 2 == 0:
        return "Half"
    return "Thousandth" if number % 1000 == 7 else "Twentieth" if number % 20 == 3 else "Other"
