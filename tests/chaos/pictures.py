"""Picture files of every format that is read, and ways to damage them."""

from __future__ import annotations

import io
import random
import struct
from typing import TYPE_CHECKING

import numpy as np
from heif_writer import register_heif_writer
from photos.camera_files import dng
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

register_heif_writer()

# Whole pictures.


def picture(seed: int, size: tuple[int, int] = (96, 72), mode: str = "RGB") -> Image.Image:
    """One of smooth colours, another for every seed."""
    corners = np.random.default_rng(seed).integers(0, 256, (3, 4, 3), np.uint8)
    return Image.fromarray(corners).resize(size, Image.Resampling.BICUBIC).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of this kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def frames(kind: str, count: int) -> bytes:
    """A file of that many small pictures, shown one after the other."""
    first, *rest = (
        Image.fromarray(np.full((16, 16), number * 37 % 256, np.uint8)) for number in range(count)
    )
    return saved(first, kind, save_all=True, append_images=rest, duration=20)


def seeds() -> dict[str, bytes]:
    """Files to be damaged, by a name that says their format."""
    exif = Image.Exif()
    exif[271], exif[272], exif[36867] = "Lepton", "One", "2021:06:05 14:13:12"
    plain = picture(1)
    deep = Image.fromarray(np.arange(96 * 72, dtype=np.uint16).reshape(72, 96))
    return {
        "baseline.jpg": saved(plain, "JPEG", exif=exif),
        "progressive.jpg": saved(plain, "JPEG", progressive=True, icc_profile=bytes(600)),
        "cmyk.jpg": saved(plain.convert("CMYK"), "JPEG"),
        "plain.png": saved(plain, "PNG", exif=exif),
        "deep.png": saved(deep, "PNG"),
        "palette.png": saved(plain.quantize(16), "PNG"),
        "frames.png": frames("PNG", 4),
        "lossy.webp": saved(plain, "WEBP", exif=exif),
        "lossless.webp": saved(plain, "WEBP", lossless=True),
        "frames.webp": frames("WEBP", 4),
        "plain.gif": saved(plain, "GIF"),
        "frames.gif": frames("GIF", 4),
        "plain.tif": saved(plain, "TIFF"),
        "lzw.tif": saved(plain, "TIFF", compression="tiff_lzw"),
        "deflate.tif": saved(plain, "TIFF", compression="tiff_adobe_deflate"),
        "jpeg.tif": saved(plain, "TIFF", compression="jpeg"),
        "big.tif": saved(plain, "TIFF", big_tiff=True),
        "plain.bmp": saved(plain, "BMP"),
        "plain.avif": saved(plain, "AVIF"),
        "plain.heic": saved(plain, "HEIF"),
        "plain.jp2": saved(plain, "JPEG2000"),
        "raw.ppm": saved(plain, "PPM"),
        "plain.pgm": b"P2 8 8 255\n" + b" ".join(b"%d" % n for n in range(64)) + b"\n",
        "bits.pbm": b"P1\n# bits\n8 4\n" + b"01101001\n" * 4,
        "preview.dng": dng(plain, plain),
        "sensor.dng": dng(plain, None),
        "paper.jpg": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n" * 30,
        "film.heic": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\0\0\x08free" * 200,
        "page.png": b"<!doctype html><title>no picture</title>" * 20,
        "archive.webp": b"PK\x03\x04" + bytes(400),
    }


# Damage.


def _flip_bits(data: bytearray, draws: random.Random) -> bytearray:
    for _ in range(draws.choice([1, 3, 20])):
        data[draws.randrange(len(data))] ^= 1 << draws.randrange(8)
    return data


def _flip_in_head(data: bytearray, draws: random.Random) -> bytearray:
    for _ in range(draws.choice([1, 4])):
        data[draws.randrange(min(len(data), 200))] = draws.choice(
            [0, 1, 0x7F, 0x80, 0xFF, draws.randrange(256)]
        )
    return data


def _cut(data: bytearray, draws: random.Random) -> bytearray:
    return data[: draws.randrange(len(data))]


def _repeat(data: bytearray, draws: random.Random) -> bytearray:
    start = draws.randrange(len(data))
    part = data[start : start + draws.choice([4, 60, 2000])]
    return data[:start] + part * draws.choice([2, 30, 500]) + data[start:]


def _leave_out(data: bytearray, draws: random.Random) -> bytearray:
    start = draws.randrange(len(data))
    return data[:start] + data[start + draws.randrange(1, 200) :]


def _lie_about_size(data: bytearray, draws: random.Random) -> bytearray:
    at = draws.randrange(max(1, min(len(data), 400) - 4))
    size = draws.choice([0, 1, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000])
    data[at : at + 4] = struct.pack(draws.choice("<>") + "I", size)
    return data


def _fill(data: bytearray, draws: random.Random) -> bytearray:
    start = draws.randrange(len(data))
    return data[:start] + draws.choice([b"\xff", b"\0"]) * draws.choice([300, 100_000]) + data[start:]


def damaged(whole: bytes, other: bytes, draws: random.Random) -> bytes:
    """The file with one to three kinds of damage; one is a splice with another file."""
    data = bytearray(whole)
    for _ in range(draws.choice([1, 1, 2, 3])):
        if draws.random() < 0.1:
            data = data[: draws.randrange(len(data) + 1)] + other[draws.randrange(len(other)) :]
        else:
            data = draws.choice(_DAMAGE)(data, draws)
        data = data[: 4 << 20] or bytearray(b"\0")
    return bytes(data)


_DAMAGE: list[Callable[[bytearray, random.Random], bytearray]] = [
    _flip_bits,
    _flip_in_head,
    _cut,
    _repeat,
    _leave_out,
    _lie_about_size,
    _fill,
]
