"""Decodes RAW files: by the preview that the camera put in the file, otherwise from the sensor's values."""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.bitmap import Decoded, decode_bitmap, exposure_in_bitmap
from lepton_desktop.photos.exposure import Exposure, exposure
from lepton_desktop.photos.formats import FORMATS
from lepton_desktop.photos.limits import check_memory, check_pixels
from lepton_desktop.photos.metadata import exif_of, merged, read_metadata
from lepton_desktop.photos.pixels import shrunk, upright
from lepton_desktop.photos.tiff import HEADS

if TYPE_CHECKING:
    import rawpy

_log = logging.getLogger(__name__)

_ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flip as EXIF's orientation
_TIFF = HEADS[:2]  # BigTIFF is no camera's
_CR3_DIRECTORIES = (
    b"CMT1",
    b"CMT2",
    b"CMT4",
)  # EXIF's base, details and place, each a TIFF structure of its own
_CR3_HEAD = 1 << 16
_BYTES_OF_SENSOR = 8
"""What LibRaw takes for each pixel of the sensor: two of its own, and a picture of half the size in 16 bits."""


def decode_raw(data: bytes, edge: int) -> Decoded:
    """The camera's picture, its short side at least `edge` pixels if the sensor's is.

    Raises what LibRaw and Pillow raise for a file that is broken or of an unknown camera.
    """
    import rawpy  # slow to import, and few libraries need it

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            return _decode(raw, data, edge)
    except rawpy.LibRawError:
        if data.startswith(_TIFF):  # of a camera that LibRaw doesn't know; then what any viewer shows of it
            with suppress(Exception):
                return decode_bitmap(data, FORMATS["tiff"], edge)
        raise


def exposure_in_raw(data: bytes) -> Exposure:
    """How the photo was exposed, by the file's own EXIF, and where that says nothing by its preview's."""
    said = exposure(*exif_in_raw(data)[:2])
    preview = _camera_preview(data) if said == Exposure() else b""
    return merged(said, exposure_in_bitmap(preview, FORMATS["jpeg"])) if preview else said


def _camera_preview(data: bytes) -> bytes:
    """The JPEG file that the camera put into its own, whose EXIF says what the rest may not; empty without one."""
    import rawpy

    with suppress(rawpy.LibRawError), rawpy.imread(io.BytesIO(data)) as raw:
        found = raw.extract_thumb()
        if isinstance(found.data, bytes):
            return found.data
    return b""


def _decode(raw: rawpy.RawPy, data: bytes, edge: int) -> Decoded:
    width, height = raw.sizes.width, raw.sizes.height
    check_pixels(width, height)
    orientation = _ORIENTATIONS.get(raw.sizes.flip, 1)
    if orientation >= 5:
        width, height = height, width
    preview = _preview(raw, edge, orientation, portrait=height > width)
    said = read_metadata(*exif_in_raw(data))
    if preview is not None:
        said = merged(said, preview.metadata)
    said = merged(replace(said, orientation=orientation), Metadata(taken_at=raw.other.timestamp))
    if preview is None or min(preview.picture.size) < min(edge, width // 2, height // 2):
        picture = _demosaiced(raw, edge, width * height)
    else:
        picture = preview.picture
    return Decoded(picture, width, height, said)


def _preview(raw: rawpy.RawPy, edge: int, orientation: int, portrait: bool) -> Decoded | None:
    """The largest preview in the file, upright, then `portrait` or not; None if there is none to be read."""
    import rawpy

    try:
        found = raw.extract_thumb()
        if isinstance(found.data, bytes):
            decoded = decode_bitmap(found.data, FORMATS["jpeg"], edge, orientation=1)
        else:
            picture = Image.fromarray(found.data)
            decoded = Decoded(picture.convert("RGB"), picture.width, picture.height, Metadata())
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return None
    except Exception as error:  # a broken preview: the sensor's values may still be whole
        _log.info("A preview that can't be read: %s", error)
        return None
    # A camera turns neither the sensor's values nor the preview; some programs turn the preview.
    turned = orientation >= 5 and (decoded.height > decoded.width) == portrait
    return decoded if turned else replace(decoded, picture=upright(decoded.picture, orientation))


def _demosaiced(raw: rawpy.RawPy, edge: int, pixels: int) -> Image.Image:
    check_memory(pixels * _BYTES_OF_SENSOR)
    values: Any = raw.postprocess(half_size=True, use_camera_wb=True)
    picture = Image.fromarray(values if values.shape[2] == 3 else values[:, :, 0])
    return shrunk(picture, edge).convert("RGB")


def exif_in_raw(data: bytes) -> tuple[Image.Exif, ...]:
    """The file's own EXIF; in CR3 files its base, details and place apart.

    It is empty where the camera keeps it in a way of its own, as FUJIFILM's do.
    """
    if data[4:12] == b"ftypcrx ":
        return _exif_in_cr3(data[:_CR3_HEAD])
    head = data[:4]
    if head[:2] == b"II":  # Olympus and Panasonic write their initials where TIFF has its number
        return (exif_of(_TIFF[0] + data[4:]),)
    return (exif_of(data) if head in _TIFF else Image.Exif(),)


def _exif_in_cr3(head: bytes) -> tuple[Image.Exif, ...]:
    parts = []
    for name in _CR3_DIRECTORIES:
        at = head.find(name)
        length = int.from_bytes(head[max(at - 4, 0) : max(at, 0)], "big")
        parts.append(exif_of(head[at + 4 : at - 4 + length] if at >= 4 else b""))
    return tuple(parts)
