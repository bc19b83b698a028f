"""Reads PNM files (PBM, PGM, PPM; plain and raw), since Pillow takes minutes for those of more than eight bits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.bitmap import Decoded
from lepton_desktop.photos.errors import BrokenFileError
from lepton_desktop.photos.limits import check_memory, check_pixels
from lepton_desktop.photos.pixels import shrunk

if TYPE_CHECKING:
    from numpy.typing import NDArray

# no part of these is ever tried a second way: a file that makes them fail costs one look at it
_NUMBER = rb"(?:\s|#[^\r\n]*+[\r\n])++(\d{1,9}+)"
_BITS = re.compile(rb"P([14])" + 2 * _NUMBER + rb"\s")
_NUMBERS = re.compile(rb"P([2356])" + 3 * _NUMBER + rb"\s")
_COMMENT = re.compile(rb"#[^\r\n]*")


def decode_pnm(data: bytes, edge: int) -> Decoded:
    """The first picture of the file, its short side at least `edge` pixels if the original's is.

    Raises what `read_pnm` raises.
    """
    picture = read_pnm(data)
    return Decoded(shrunk(picture, edge).convert("RGB"), picture.width, picture.height, Metadata())


def read_pnm(data: bytes) -> Image.Image:
    """The first picture of the file in mode L or RGB, eight bits deep.

    Raises RefusedError for too many pixels, ValueError for a file that is broken, OSError for one cut short.
    """
    match = _BITS.match(data) or _NUMBERS.match(data)
    if match is None:
        raise BrokenFileError("its header is invalid")
    kind, width, height = (int(part) for part in match.groups()[:3])
    greatest = int(match[4]) if match.re is _NUMBERS else 1
    if not (width and height and 0 < greatest < 65536):
        raise BrokenFileError("its header is invalid")
    check_pixels(width, height)
    samples = width * height * (3 if kind in (3, 6) else 1)
    check_memory(len(data) + samples * 3 if kind > 3 else 2 * len(data) + samples * 5)  # measured
    shape = (height, width, 3) if kind in (3, 6) else (height, width)
    body = memoryview(data)[match.end() :]
    if kind == 4:
        rows = _raw(body, (height, (width + 7) // 8), "u1")
        values = np.unpackbits(rows, axis=1, count=width)
    elif kind > 4:
        values = _raw(body, shape, ">u2" if greatest > 255 else "u1")
    else:
        values = _plain(_COMMENT.sub(b"", body), shape, kind)
    table = ((np.arange(greatest + 1) * 255 + greatest // 2) // greatest).astype(np.uint8)
    if kind in (1, 4):  # in files of bits, 1 is ink
        table = table[::-1]
    return Image.fromarray(table[np.minimum(values, greatest)])


def _raw(body: memoryview, shape: tuple[int, ...], kind: str) -> NDArray[Any]:
    count = int(np.prod(shape))
    if len(body) < count * np.dtype(kind).itemsize:
        raise OSError("truncated")
    return np.frombuffer(body, kind, count).reshape(shape)


def _plain(text: bytes, shape: tuple[int, ...], kind: int) -> NDArray[Any]:
    count = int(np.prod(shape))
    if kind == 1:  # its digits may stand without a space between them
        values = np.frombuffer(text.translate(None, b" \t\r\n\v\f")[:count], np.uint8) - ord("0")
    else:
        values = np.fromstring(text, np.uint16, count, sep=" ")
    if values.size < count:
        raise OSError("truncated")
    return values.reshape(shape)
