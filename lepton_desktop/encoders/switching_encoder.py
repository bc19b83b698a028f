"""Serves with what runs at once until the compiled form of the same model is there, and with that from then on."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.encoder import Encoder, Preprocessing

_LOOK_SECONDS = 1.0

_log = logging.getLogger(__name__)


class SwitchingEncoder:
    """An encoder whose engine changes under way; its identity, and so its vectors' space, doesn't."""

    def __init__(
        self,
        first: Encoder,
        successor: Callable[[], Encoder | None],
        looked: Callable[[int], None] = lambda count: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`successor` gives the compiled model once it is there; `looked` is told of pictures as they are encoded."""
        self._runner = first
        self._successor: Callable[[], Encoder | None] | None = successor
        self._looked = looked
        self._clock = clock
        self._next_look = -float("inf")

    @property
    def identity(self) -> str:
        return self._runner.identity

    @property
    def dimensions(self) -> int:
        return self._runner.dimensions

    @property
    def preprocessing(self) -> Preprocessing:
        return self._runner.preprocessing

    @property
    def device(self) -> str:
        return self._runner.device

    @property
    def engine(self) -> str:
        return self._runner.engine

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        self._hand_over()
        vectors = self._runner.encode_images(pixels)
        self._looked(len(pixels))
        return vectors

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._hand_over()
        return self._runner.encode_texts(texts)

    def _hand_over(self) -> None:
        if self._successor is None or self._clock() < self._next_look:
            return
        self._next_look = self._clock() + _LOOK_SECONDS
        successor = self._successor()
        if successor is not None:
            _log.info("%s: goes on compiled", successor.identity)
            self._runner, self._successor = successor, None
