"""What an encoder is: pictures and words to vectors of one space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lepton_desktop.user_messages import UserError


class EncoderError(UserError):
    """A model that can't be loaded or run; the message names it, the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How a picture becomes a model's square of pixels.

    `resize` is open_clip's word: ``squash`` (ignore the shape), ``shortest`` (fit the short side, crop the middle)
    or ``longest`` (fit the long side, pad with black). `interpolation` is ``bicubic`` or ``bilinear``.
    """

    size: int
    resize: str
    interpolation: str
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    def apply(self, picture: Image.Image) -> NDArray[np.uint8]:
        """The upright RGB picture as pixels of shape (size, size, 3), uint8, not yet normalised."""
        resample = Image.Resampling.BICUBIC if self.interpolation == "bicubic" else Image.Resampling.BILINEAR
        width, height = picture.size
        if self.resize == "longest":
            scale = self.size / max(width, height)
            fitted = picture.resize((max(1, round(width * scale)), max(1, round(height * scale))), resample)
            left, top = (fitted.width - self.size) // 2, (fitted.height - self.size) // 2
            square = fitted.crop((left, top, left + self.size, top + self.size))
        else:
            # the middle is cut out before it is scaled: a picture that is a mere line would fill the memory
            wide, high = (width, height) if self.resize == "squash" else (min(width, height),) * 2
            box = ((width - wide) / 2, (height - high) / 2, (width + wide) / 2, (height + high) / 2)
            square = picture.resize((self.size, self.size), resample, box=box)
        return np.asarray(square, dtype=np.uint8)


class Encoder(Protocol):
    """A model, ready to run. Safe to call from one thread at a time."""

    @property
    def identity(self) -> str:
        """Names the model, its weights and its preprocessing: vectors of different identities never meet."""

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""

    @property
    def preprocessing(self) -> Preprocessing:
        """How pictures are made ready for it."""

    @property
    def device(self) -> str:
        """Where it runs now: ``cuda``, ``mps`` or ``cpu``."""

    @property
    def engine(self) -> str:
        """What runs it now, and in which precision, such as ``torch f32`` or ``openvino bf16``."""

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Vectors (n, dimensions), float32, unit length, of pixels (n, size, size, 3), uint8.

        Raises EncoderError when the model can't be run even on the CPU.
        """

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (n, dimensions), float32, unit length. Raises EncoderError when the model can't be run."""
