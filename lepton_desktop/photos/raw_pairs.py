"""Whether a RAW file and the picture of the same name beside it are one shot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos import photo
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import dated, undated
from lepton_desktop.photos.perceptual_hash import bits_of, perceptual_hash

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.photos.decoders import DecoderPool

_EDGE = 64
_DIFFERING = 48
"""The maximum number of bits of 256 in which the hashes of a shot differ, developed by camera and by program.

Of pictures that have nothing to do with each other about 128 differ.
"""


def is_one_shot(picture: Path, raw: Path, decoders: DecoderPool) -> bool:
    """Whether both say the same camera and moment, otherwise whether they look alike.

    A RAW file that can't be read is no part of a shot. Raises InterruptedDecodingError.
    """
    try:
        value, (hashed,) = decoders.call(_look, picture)
        raw_value, (raw_hashed,) = decoders.call(_look, raw)
    except PhotoError:
        return False
    one, other = Metadata(**dated(value)), Metadata(**dated(raw_value))
    if None not in (one.camera, other.camera, one.taken_at, other.taken_at):
        return (one.camera, one.taken_at) == (other.camera, other.taken_at)
    bits = bits_of([hashed, raw_hashed])
    return int(np.count_nonzero(bits[0] != bits[1])) <= _DIFFERING


def _look(path: Path) -> Answer:
    """The metadata and the perceptual hash, in a decoder."""
    opened = photo.open_upright(path, _EDGE)
    return Answer(undated(opened.metadata), [perceptual_hash(opened.picture)])
