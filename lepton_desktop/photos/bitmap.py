"""Decodes pictures of the formats that Pillow reads: within limits, no larger than needed, upright, in sRGB."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from importlib import import_module

from PIL import Image, ImageChops

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.exposure import Exposure, exposure
from lepton_desktop.photos.formats import FORMATS, Format
from lepton_desktop.photos.limits import (
    MAX_PIXELS,
    RefusedError,
    check_memory,
    check_pixels,
    too_many_pixels,
)
from lepton_desktop.photos.metadata import exif_in, read_metadata
from lepton_desktop.photos.pixels import shrunk, to_srgb, upright
from lepton_desktop.photos.tiff import first_directory

# Pillow warns at its limit and refuses at twice that, before it makes room for the pixels.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
# Odd metadata is common and harmless; each complaint of it would be a line across the user's terminal.
warnings.filterwarnings("ignore", module=r"PIL\.")

_SPARE = 1.4
"""A JPEG is decoded at no less than this many times the size asked for (libjpeg knows a half, a quarter, an eighth).

A photo of twelve megapixels is decoded at an eighth for a model of up to 267 pixels, which takes a sixth less time than
a quarter. docs/performance.md has what it does to vectors.
"""

_COEFFICIENT = 2
"""Bytes of each pixel and band that libjpeg keeps of a progressive file."""

_END_OF_JPEG = b"\xff\xd9"
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # not what stands for a 255 among the codes, nor a restart
_SCAN, _END = 0xDA, 0xD9
_WITHOUT_LENGTH = (0x01, 0xD8)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_AT_ONCE = (0xC0, 0xC1, 0xC9)  # frames that are not progressive
_MAX_MARKERS = 10_000
_MAX_SCANS = 200  # encoders make about ten
_MAX_STRIPS = 1 << 17  # one for each row of the tallest pictures
_MAX_JUNK = 1 << 16  # bytes before the first scan that belong to no segment: Pillow reads them one by one
_STRIPS_AND_TILES = (273, 324)
_PAGE_TYPE, _SMALLER_COPY = 254, 1  # a tag of TIFF, and its bit
_MAX_PAGES = 16
_ENOUGH = 0.5  # of a picture that is cut short: a person would still know what is on it


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright picture in mode RGB (sRGB), the original's upright width and height, its metadata."""

    picture: Image.Image
    width: int
    height: int
    metadata: Metadata


def decode_bitmap(data: bytes, kind: Format, edge: int, orientation: int | None = None) -> Decoded:
    """The first frame of the file, its short side at least `edge` pixels if the original's is.

    It is turned as its own metadata says, or as `orientation` says, which is EXIF's 1 to 8. A JPEG file that is
    truncated is shown, with the missing part grey, when at least half of it is there. Raises RefusedError, and
    whatever else Pillow raises for a broken file.
    """
    try:
        return _decode(data, kind, edge, orientation)
    except (OSError, ValueError):
        if kind.name not in _REPAIRS:
            raise
        return _decode(_REPAIRS[kind.name](data), kind, edge, orientation, cut_short=kind is _JPEG)


def several_in_bitmap(data: bytes, kind: Format) -> bool:
    """Whether there are frames or pages behind the first that aren't small copies of it. Nothing is decoded.

    Raises what `decode_bitmap` raises for broken headers.
    """
    picture = _opened(data, kind)
    if not getattr(picture, "is_animated", False):
        return False
    if kind is not _TIFF:
        return True
    for page in range(1, _MAX_PAGES):
        try:
            picture.seek(page)
        except EOFError:
            return False
        if not picture.getexif().get(_PAGE_TYPE, 0) & _SMALLER_COPY:
            return True
    return True


def exposure_in_bitmap(data: bytes, kind: Format) -> Exposure:
    """How the photo was exposed; its pixels aren't decoded. Raises what `decode_bitmap` raises for broken headers."""
    return exposure(exif_in(_opened(data, kind)))


def _decode(
    data: bytes, kind: Format, edge: int, orientation: int | None, cut_short: bool = False
) -> Decoded:
    picture = _opened(data, kind)
    width, height = picture.size
    # A progressive JPEG is decoded in full, as coefficients, before it is scaled.
    full = width * height if picture.info.get("progressive") else 0
    said = read_metadata(exif_in(picture))
    profile = picture.info.get("icc_profile")
    if kind is _JPEG:  # a HEIC file would give its thumbnail, whose vector is another
        picture.draft(None, (round(edge * _SPARE), round(edge * _SPARE)))
    coefficients = full * len(picture.getbands()) * _COEFFICIENT
    check_memory(len(data) + coefficients + _memory(picture, kind))
    picture.load()
    if cut_short and _part_decoded(picture) < _ENOUGH:
        raise RefusedError("is incomplete, with less than half of it there; copy it again from the original")
    small = shrunk(picture, edge)
    # Some decoders turn the picture themselves; then its metadata no longer says that it must be turned.
    orientation = orientation or read_metadata(exif_in(picture)).orientation
    if orientation >= 5:
        width, height = height, width
    return Decoded(upright(to_srgb(small, profile), orientation), width, height, said)


def _memory(picture: Image.Image, kind: Format) -> int:
    """The maximum number of bytes that decoding and shrinking take at one time, without those of the file.

    They were measured with pictures of 35 megapixels of each format and mode, and rounded up.
    """
    bands = len(picture.getbands())
    if picture.mode == "1":
        pixel = 2
    elif picture.mode in ("P", "PA"):
        pixel = 10 if picture.has_transparency_data else 6  # and as RGB, by way of RGBA
    elif picture.mode.startswith(("I", "F")):
        pixel = 8
    else:
        pixel = (
            1 if bands == 1 else 8 if picture.has_transparency_data else 4
        )  # Pillow keeps RGB in four bytes
    return picture.width * picture.height * (pixel + kind.bytes_a_pixel + kind.bytes_a_band * bands)


def _opened(data: bytes, kind: Format) -> Image.Image:
    """The picture, of which only the headers have been read."""
    _import_plugin(kind)
    if kind is _JPEG:
        _check_scans(data)
    elif kind is _TIFF:
        _check_strips(data)
    try:
        # Naming the one decoder that may run keeps the others, some of which start programs, out of a file's reach.
        picture = Image.open(io.BytesIO(data), formats=[kind.pillow])
    except Image.DecompressionBombError:
        raise too_many_pixels() from None
    check_pixels(*picture.size)
    return picture


def _import_plugin(kind: Format) -> None:
    """Import Pillow's plugin for the format when it is first needed: the one for HEIF is slow to import."""
    if kind.pillow not in Image.OPEN:
        import_module(kind.plugin)


def _check_scans(jpeg: bytes) -> None:
    """Raises RefusedError for hundreds of scans: each takes a few bytes, and the time of a whole picture.

    It goes from marker to marker as libjpeg does (ITU T.81, annex B). A picture whose first scan holds all of it, as
    cameras write them, isn't searched for more: libjpeg ends with it.
    """
    at, in_frame, scans = 2, 0, 0
    for _ in range(_MAX_MARKERS):
        found = _MARKER.search(jpeg, at)
        if found is None or jpeg[found.end() - 1] == _END:
            return
        if not scans and found.start() - at > _MAX_JUNK:
            raise RefusedError("has too much data between its parts to open safely")
        at, marker = found.end(), jpeg[found.end() - 1]
        if marker in _WITHOUT_LENGTH:
            continue
        if marker in _FRAMES:
            in_frame = int.from_bytes(jpeg[at + 7 : at + 8]) if marker in _AT_ONCE else 0
        elif marker == _SCAN:
            scans += 1
            if scans == 1 and in_frame and jpeg[at + 2 : at + 3] == bytes((in_frame,)):
                return
            if scans > _MAX_SCANS:
                break
        at += int.from_bytes(jpeg[at : at + 2])
    raise RefusedError("has too many scans to open safely")


def _check_strips(tiff: bytes) -> None:
    """Raises RefusedError for hundreds of thousands of strips or tiles, on each of which Pillow spends Python."""
    directory = first_directory(tiff)
    if any(directory.get(tag, (0, 0))[0] > _MAX_STRIPS for tag in _STRIPS_AND_TILES):
        raise RefusedError("has too many strips to open safely")


def _part_decoded(picture: Image.Image) -> float:
    """How much of the picture lies above the even grey with which libjpeg fills the rows that are missing."""
    last = picture.getpixel((picture.width - 1, picture.height - 1))
    assert last is not None
    filling = Image.new(picture.mode, picture.size, last)
    box = ImageChops.difference(picture, filling).getbbox()
    return box[3] / picture.height if box else 0.0


def _with_end(jpeg: bytes) -> bytes:
    """The JPEG file with an end, so that libjpeg fills with grey what is missing."""
    return jpeg + _END_OF_JPEG


def _essential_chunks(png: bytes) -> bytes:
    """The PNG file without text, profile and all that a picture can do without; one of them may be broken."""
    parts, at = [png[:8]], 8
    while at + 8 <= len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4], "big")
        name = png[at + 4 : at + 8]
        if name[:1].isupper() or name == b"tRNS":
            parts.append(png[at:end])
        at = end
    return b"".join(parts)


def _without_exif(avif: bytes) -> bytes:
    """The AVIF file with its EXIF under another name: Pillow refuses those whose EXIF is broken."""
    return avif.replace(b"Exif", b"skip", 1)


_JPEG, _TIFF = FORMATS["jpeg"], FORMATS["tiff"]

_REPAIRS = {"jpeg": _with_end, "png": _essential_chunks, "avif": _without_exif}
