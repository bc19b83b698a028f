"""A small file of every format, made from a photograph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from heif_writer import register_heif_writer

from photos.camera_files import dng

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image


def encoded(picture: Image.Image, encoder: str, **options: object) -> bytes:
    """The picture as a file that Pillow writes."""
    if encoder == "HEIF":
        register_heif_writer()
    file = io.BytesIO()
    picture.save(file, encoder, **options)
    return file.getvalue()


SAMPLES: dict[str, Callable[[Image.Image], bytes]] = {
    "jpeg": lambda picture: encoded(picture, "JPEG"),
    "png": lambda picture: encoded(picture, "PNG"),
    "webp": lambda picture: encoded(picture, "WEBP"),
    "gif": lambda picture: encoded(picture, "GIF"),
    "tiff": lambda picture: encoded(picture, "TIFF"),
    "bmp": lambda picture: encoded(picture, "BMP"),
    "avif": lambda picture: encoded(picture, "AVIF"),
    "heif": lambda picture: encoded(picture, "HEIF"),
    "jpeg2000": lambda picture: encoded(picture, "JPEG2000"),
    "pnm": lambda picture: encoded(picture, "PPM"),
    "raw": lambda picture: dng(picture, picture),
}
"""By the format's name, what makes its file."""
