"""The smallest encoder there is, a fixed projection of the pixels: without torch, a process starts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.encoders.encoder import EncoderError, Preprocessing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SIZE, _DIMENSIONS = 16, 32


class ProjectionEncoder:
    """Pictures that look alike have vectors that lie together. It can't read."""

    identity = "projection/1"
    dimensions = _DIMENSIONS
    device = "cpu"
    preprocessing = Preprocessing(_SIZE, "squash", "bilinear", (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))

    def __init__(self) -> None:
        drawn = np.random.default_rng(0).normal(size=(_SIZE * _SIZE * 3, _DIMENSIONS))
        self._projection = drawn.astype(np.float32)

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        flat = pixels.reshape(len(pixels), -1).astype(np.float32) / 127.5 - 1
        vectors = flat @ self._projection
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise EncoderError("a projection can't read")
