"""Work that outlives an interruption: arrays computed once, block by block, and kept on disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that name a computation by what goes into it."""
    state = hashlib.sha256()
    for part in parts:
        state.update(part.encode())
        state.update(b"\0")
    return state.hexdigest()[:16]


def save_atomically(path: Path, save: Callable[[Path], None]) -> None:
    """Let `save` write a temporary file beside `path`, then put it in its place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part{path.suffix}")
    save(temporary)
    os.replace(temporary, path)


def cached_rows(
    folder: Path,
    name: str,
    items: Sequence[T],
    compute: Callable[[Sequence[T]], NDArray[np.float16]],
    *,
    block: int,
    report: Callable[[str], None],
) -> NDArray[np.float16]:
    """One row for each item, computed a block at a time; blocks already on disk are read and not computed again.

    `name` must name everything that the rows depend on (see `digest`). Returns the rows in the items' order,
    shape (len(items), …), float16.
    """
    blocks = []
    for start in range(0, len(items), block):
        path = folder / f"{name}-{start:07d}.npy"
        if not path.is_file():
            rows = compute(items[start : start + block])
            save_atomically(path, lambda temporary, rows=rows: np.save(temporary, rows))  # type: ignore[misc]
            report(f"{name}: {min(start + block, len(items))} of {len(items)}")
        blocks.append(np.load(path, mmap_mode="r"))
    return np.concatenate(blocks)
