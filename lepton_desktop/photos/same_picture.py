"""Whether two files show the same picture: by a digest of the pixels, or by small details where it was saved again.

The perceptual hash is too coarse for this: two copies of a form, filled in with different names, have the same hash.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_DIGEST_BYTES = 16
_FINE, _COARSE = 4, 8
"""The sides of the blocks in pixels of a thumbnail: for what is written, and for colours, of which JPEG keeps less."""

# Saved again as JPEG with quality 98 to 60, once more after 92, with and without full colour, pages of text, drawings
# and photographs change by at most 6.8, 7.8 and 15.7, and in 3.5 % of the blocks at least, but for skies that change in
# fewer all over. Forms filled in otherwise change by 9.5 or 19.4 (one digit) at least, or in at most 1.6 % (a letter).
_DARKER_AT_MOST = 8.0
_COLOUR_AT_MOST = 10.0
_ONE_PLACE_AT_MOST = 17.5
_ROUNDING = 0.05
_PART_AT_LEAST = 0.025


def pixel_digest(picture: Image.Image) -> bytes:
    """A digest of the upright decoded picture, 16 bytes: the same for files that differ in their metadata alone.

    It is one of the picture as indexing reads it, reduced as the model's input allows: pictures that were read for
    models of other sizes don't compare.
    """
    # many processors have instructions for SHA-256, which makes it the fastest
    digest = hashlib.sha256(f"{picture.mode} {picture.size}".encode())
    digest.update(picture.tobytes())
    return digest.digest()[:_DIGEST_BYTES]


def is_saved_again(before: Image.Image, after: Image.Image) -> bool:
    """Whether two thumbnails, made alike, are of the same picture, of which one was only saved again.

    Saving again changes a picture a little and all over; what a person changes, such as a name in a form, shows in
    few places.
    """
    if before.size != after.size:
        return False
    change = _pixels(after) - _pixels(before)  # (height, width, 3)
    fine = _blocks(change @ np.array([0.299, 0.587, 0.114], np.float32), _FINE)
    if fine.max() > _DARKER_AT_MOST or _blocks(change, _COARSE).max() > _COLOUR_AT_MOST:
        return False
    in_one_place = fine.max() > _ONE_PLACE_AT_MOST * (np.sqrt(np.mean(fine**2)) + _ROUNDING)
    return not in_one_place and _is_all_over(fine > _ROUNDING)


def _is_all_over(changed: NDArray[np.bool_]) -> bool:
    """Whether many blocks changed, or few that lie far apart."""
    if changed.mean() >= _PART_AT_LEAST:
        return True
    places = np.argwhere(changed)
    return len(places) > 0 and bool(np.all(2 * np.ptp(places, axis=0) >= changed.shape))


def _pixels(picture: Image.Image) -> NDArray[np.float32]:
    return np.asarray(picture.convert("RGB"), np.float32)


def _blocks(change: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """How much the blocks of that many pixels a side changed on average; those at the edges may be smaller."""
    for axis in (0, 1):
        starts = np.arange(0, change.shape[axis], side)
        lengths = np.diff([*starts, change.shape[axis]])
        shape = [1] * change.ndim
        shape[axis] = len(starts)
        lengths = np.asarray(lengths.reshape(shape), np.float32)
        change = np.asarray(np.add.reduceat(change, starts, axis=axis) / lengths, np.float32)
    return np.abs(change)
