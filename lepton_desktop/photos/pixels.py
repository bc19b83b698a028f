"""Converts pixels of any mode to what screens and models expect: upright, reduced in size, eight-bit RGB in sRGB."""

from __future__ import annotations

import functools
import io
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageCms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

_SPARE = 2
"""A picture is first brought, by averaging whole pixels, to no less than this many times the size asked for.

That is cheap, and leaves the last, careful step to whoever asked (Pillow calls it `reducing_gap`).
"""

_BAND_ROWS = 256
_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab "}
_AVERAGED = frozenset(("L", "LA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "LAB"))
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture turned as EXIF's `orientation`, 1 to 8, says."""
    turn = _TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def shrunk(picture: Image.Image, edge: int) -> Image.Image:
    """The picture in as few pixels as leave twice `edge` on its short side; it is never enlarged."""
    factor = min(picture.size) // (edge * _SPARE)
    if factor <= 1:
        return picture
    if picture.mode not in _AVERAGED:  # there is no average of numbers in a palette
        picture = _plain(picture)
    # Not the method of the picture itself: Pillow's JPEG 2000 pictures have another one of that name.
    return Image.Image.reduce(picture, factor)


def to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in mode RGB, in sRGB, over white where it was transparent.

    `profile` is the ICC profile that the file carries; one that is broken, for other pixels, or sRGB itself
    is passed over.
    """
    if picture.mode not in _SPACES or picture.has_transparency_data:
        picture = _plain(picture)
    transform = _transform(profile, picture.mode) if profile or picture.mode == "LAB" else None
    if transform is not None:
        return transform.apply(picture)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _plain(picture: Image.Image) -> Image.Image:
    """In mode RGB or L, with white behind what is transparent."""
    if picture.mode.startswith(("I", "F")):
        return _eight_bits(picture)
    if not picture.has_transparency_data:
        return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    seen = picture.convert("RGBA")
    over = Image.new("RGB", seen.size, "white")
    over.paste(seen, mask=seen.getchannel("A"))
    return over


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits or of floating point as grey of 8 bits.

    Whole numbers up to 65,535 are taken as 16 bits, fractions between 0 and 1 as they are; all others have no
    scale of their own and are stretched between their least and their greatest.
    """
    if picture.mode.startswith("I;16"):
        return _by_bands(picture, lambda values: values >> 8)
    lows, highs = zip(*((band.min(), band.max()) for band in map(_finite, _bands(picture))), strict=True)
    low, high = float(min(lows)), float(max(highs))
    if low >= 0 and picture.mode == "I" and high <= 65535:
        low, high = 0.0, 65535.0
    elif low >= 0 and picture.mode == "F" and high <= 1:
        low, high = 0.0, 1.0
    spread = high - low or 1.0
    return _by_bands(picture, lambda values: ((_finite(values) - low) * (255 / spread)).round())


def _finite(values: NDArray[Any]) -> NDArray[np.float32]:
    return np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)


def _bands(picture: Image.Image) -> Iterator[NDArray[Any]]:
    """The pixels, a band of rows after the other: several copies of all would fill the memory."""
    for top in range(0, picture.height, _BAND_ROWS):
        yield np.asarray(picture.crop((0, top, picture.width, min(top + _BAND_ROWS, picture.height))))


def _by_bands(picture: Image.Image, change: Callable[[NDArray[Any]], NDArray[Any]]) -> Image.Image:
    """A grey picture of eight bits of what `change` makes of the pixels."""
    made = Image.new("L", picture.size)
    for number, band in enumerate(_bands(picture)):
        made.paste(Image.fromarray(change(band).astype(np.uint8)), (0, number * _BAND_ROWS))
    return made


@functools.lru_cache(maxsize=16)  # a camera writes the same profile into each of its photos
def _transform(profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """From the profile's colours (CIE Lab without one) to sRGB; None where nothing has to or can be done."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile) if profile else ImageCms.createProfile("LAB"))
        if source.profile.xcolor_space != _SPACES[mode]:
            return None
        if mode == "RGB" and "sRGB" in (source.profile.profile_description or ""):
            return None
        return ImageCms.ImageCmsTransform(source, _srgb(), mode, "RGB", ImageCms.Intent.PERCEPTUAL)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # a broken profile: the numbers are shown as they are, as every viewer does


@functools.cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
