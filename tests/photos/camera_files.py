"""Makes the files of cameras, byte by byte: TIFF structures, and DNG files with and without a preview."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import Image

EXIF, GPS, SUB = 34665, 34853, 330

_SRGB_OF_XYZ = (3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570)


@dataclass(frozen=True)
class Blob:
    """Bytes that lie somewhere in the file, and to which a tag points."""

    content: bytes


@dataclass(frozen=True)
class Short:
    """Whole numbers of 16 bits."""

    values: tuple[int, ...]


def tiff(directory: dict[int, object], magic: bytes = b"II*\0") -> bytes:
    """A little-endian TIFF structure; a value is int (32 bits), Short, str, bytes, fractions, Blob, dict."""
    out = bytearray(magic + b"\x08\0\0\0")
    _write(out, directory)
    return bytes(out)


def _write(out: bytearray, directory: dict[int, object]) -> int:
    start = len(out)
    out += bytes(2 + 12 * len(directory) + 4)
    struct.pack_into("<H", out, start, len(directory))
    for number, (tag, value) in enumerate(sorted(directory.items())):
        kind, count, content = _encoded(out, value)
        if len(content) > 4:
            content = struct.pack("<I", _append(out, content))
        struct.pack_into("<HHI4s", out, start + 2 + 12 * number, tag, kind, count, content.ljust(4, b"\0"))
    return start


def _encoded(out: bytearray, value: object) -> tuple[int, int, bytes]:
    if isinstance(value, dict):
        return 4, 1, struct.pack("<I", _write(out, value))
    if isinstance(value, Blob):
        return 4, 1, struct.pack("<I", _append(out, value.content))
    if isinstance(value, str):
        return 2, len(value) + 1, value.encode() + b"\0"
    if isinstance(value, bytes):
        return 1, len(value), value
    if isinstance(value, Short):
        return 3, len(value.values), struct.pack(f"<{len(value.values)}H", *value.values)
    if isinstance(value, int):
        return 4, 1, struct.pack("<I", value)
    assert isinstance(value, tuple)
    return 10, len(value), b"".join(struct.pack("<ii", *fraction) for fraction in value)


def _append(out: bytearray, content: bytes) -> int:
    out += bytes(len(out) % 2)
    at = len(out)
    out += content
    return at


def jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def sensor_values(picture: Image.Image) -> NDArray[np.uint16]:
    """The picture as a sensor under coloured filters sees it: shape (height, width), 12 bits."""
    linear = (np.asarray(picture.convert("RGB"), dtype=np.float64) / 255) ** 2.2 * 4095
    values = linear[:, :, 1].copy()
    values[0::2, 0::2] = linear[0::2, 0::2, 0]
    values[1::2, 1::2] = linear[1::2, 1::2, 2]
    return values.astype("<u2")


def dng(sensor: Image.Image, preview: Image.Image | None, orientation: int = 1) -> bytes:
    """A camera's DNG file: what the sensor saw, in a directory of its own if there is a preview."""
    strip = sensor_values(sensor).tobytes()
    raw: dict[int, object] = {
        254: 0,
        256: sensor.width,
        257: sensor.height,
        258: Short((16,)),
        259: Short((1,)),
        262: Short((32803,)),
        273: Blob(strip),
        277: Short((1,)),
        278: sensor.height,
        279: len(strip),
        33421: Short((2, 2)),
        33422: bytes((0, 1, 1, 2)),
        50717: 4095,
    }
    camera: dict[int, object] = {
        271: "LEPTON CORPORATION",
        272: "Lepton One",
        274: Short((orientation,)),
        50706: bytes((1, 4, 0, 0)),
        50708: "Lepton One",
        50721: tuple((round(v * 10_000), 10_000) for v in _SRGB_OF_XYZ),
        50728: ((1, 1), (1, 1), (1, 1)),
        50778: Short((21,)),
        EXIF: {36867: "2021:06:05 14:13:12", 36881: "+02:00", 37521: "25"},
        GPS: {1: "S", 2: ((33, 1), (30, 1), (0, 1)), 3: "E", 4: ((18, 1), (15, 1), (36, 1))},
    }
    if preview is None:
        return tiff(camera | raw)
    shown = jpeg(preview)
    return tiff(
        camera
        | {
            254: 1,
            256: preview.width,
            257: preview.height,
            258: Short((8, 8, 8)),
            259: Short((7,)),
            262: Short((6,)),
            273: Blob(shown),
            277: Short((3,)),
            278: preview.height,
            279: len(shown),
            SUB: raw,
        }
    )
