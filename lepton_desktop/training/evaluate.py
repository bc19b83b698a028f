"""A model measured on captioned pictures, through the same decoding and encoding as a library's photos."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.photos.isolated_decoding import decode
from lepton_desktop.training.captions import CaptionedPicture
from lepton_desktop.training.metrics import Retrieval, retrieval

_BATCH = 16


def evaluate(
    encoder: Encoder, pictures: Sequence[CaptionedPicture], progress: Callable[[int, int], None]
) -> Retrieval:
    """Measure a model on captioned pictures.

    Raises PhotoError when a picture can't be decoded and EncoderError when the model can't run.
    """
    seen = look_at(encoder, pictures, progress)
    captions = [caption for one in pictures for caption in one.captions]
    picture_of = np.repeat(np.arange(len(pictures)), [len(one.captions) for one in pictures])
    return retrieval(seen, encoder.encode_texts(captions), picture_of)


def look_at(
    encoder: Encoder, pictures: Sequence[CaptionedPicture], progress: Callable[[int, int], None]
) -> NDArray[np.float32]:
    """The unit vectors (n, d) of pictures. Raises PhotoError and EncoderError."""
    side = encoder.preprocessing.size
    seen: list[NDArray[np.float32]] = []
    for start in range(0, len(pictures), _BATCH):
        batch = pictures[start : start + _BATCH]
        pixels = np.stack([encoder.preprocessing.apply(decode(one.path, side)) for one in batch])
        seen.append(encoder.encode_images(pixels))
        progress(min(start + _BATCH, len(pictures)), len(pictures))
    return np.concatenate(seen)
