"""Pictures drawn by chance, for measuring how two engines agree: no photo of the user's is needed for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FALL = 1.2
"""Photographs have about this spectrum: amplitude falls with the frequency to this power."""


def draw(count: int, size: int, seed: int = 0) -> NDArray[np.uint8]:
    """Clouds of colour (count, size, size, 3), uint8, always the same for a seed."""
    chance = np.random.default_rng(seed)
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(size), np.fft.rfftfreq(size), indexing="ij"))
    frequency[0, 0] = 1
    shape = (count, 3, *frequency.shape)
    spectrum = (chance.normal(size=shape) + 1j * chance.normal(size=shape)) / frequency**_FALL
    spectrum[:, 1:] = 0.7 * spectrum[:, :1] + 0.3 * spectrum[:, 1:]  # the colours of a photo go together
    clouds = np.fft.irfft2(spectrum, s=(size, size))
    clouds = (clouds - clouds.mean((2, 3), keepdims=True)) / clouds.std((2, 3), keepdims=True)
    pixels = np.clip(128 + 50 * clouds, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(pixels.transpose(0, 2, 3, 1))
