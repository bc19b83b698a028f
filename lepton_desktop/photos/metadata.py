"""Reads a photo's EXIF metadata. It is often wrong, and nothing in it may make the photo fail."""

from __future__ import annotations

import math
import re
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import ExifTags, Image

from lepton_desktop.catalog.records import Metadata

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Record = TypeVar("_Record", bound="DataclassInstance")

_TAG = ExifTags.Base
_GPS = ExifTags.GPS
_IFD = ExifTags.IFD

# When the shutter opened, otherwise when the picture was digitised, otherwise when the file was written; each with
# its fraction of a second and its offset from UTC.
_TIMES = (
    (_TAG.DateTimeOriginal, _TAG.SubsecTimeOriginal, _TAG.OffsetTimeOriginal),
    (_TAG.DateTimeDigitized, _TAG.SubsecTimeDigitized, _TAG.OffsetTimeDigitized),
    (_TAG.DateTime, _TAG.SubsecTime, _TAG.OffsetTime),
)
_TIME = re.compile(
    r"(\d{4})[:/.-](\d{1,2})[:/.-](\d{1,2})(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?)?"
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})")
_FIRST_YEAR = 1826  # of the oldest photograph there is; what is older is a clock that was never set

_COMPANY = re.compile(
    r"[\s,]+(?:corporation|corp|company|co|ltd|inc|gmbh|ag|imaging|optical|digital|electric|electronics|camera|"
    r"techwin|industry|technologies)\b\.?",
    re.IGNORECASE,
)
_LONGEST = 100


def read_metadata(
    exif: Image.Exif, details_apart: Image.Exif | None = None, place_apart: Image.Exif | None = None
) -> Metadata:
    """What the EXIF says, each thing by itself: what makes no sense is passed over. Raises nothing.

    In some files the directories of details (the EXIF proper) and of the place (GPS) stand apart.
    """
    base = Directory(exif)
    details = Directory.inside(exif, _IFD.Exif) if details_apart is None else Directory(details_apart)
    place = Directory.inside(exif, _IFD.GPSInfo) if place_apart is None else Directory(place_apart)
    latitude, longitude = _position(place)
    return Metadata(
        orientation=_orientation(base),
        taken_at=_taken_at(base, details),
        camera=_camera(base.text(_TAG.Make), base.text(_TAG.Model)),
        latitude=latitude,
        longitude=longitude,
    )


def merged(first: _Record, second: _Record) -> _Record:
    """All of the first record, and of the second what the first doesn't say: None stands for what isn't known."""
    missing = {
        field.name: getattr(second, field.name)
        for field in fields(first)
        if getattr(first, field.name) is None
    }
    return replace(first, **missing)


def exif_in(picture: Image.Image) -> Image.Exif:
    """The EXIF of a picture that is open; empty where there is none."""
    try:
        return picture.getexif()
    except Exception:  # whatever a hostile block makes the parser raise, it means that there is no EXIF
        return Image.Exif()


def exif_of(block: bytes) -> Image.Exif:
    """The EXIF in a TIFF structure, with or without ``Exif\\0\\0`` before it; empty where there is none."""
    exif = Image.Exif()
    try:
        exif.load(block)
    except Exception:  # as above
        return Image.Exif()
    return exif


class Directory:
    """A directory of EXIF values in which any value may be missing, broken or of the wrong type."""

    def __init__(self, values: Any) -> None:
        self._values = values

    @classmethod
    def inside(cls, exif: Image.Exif, tag: int) -> Directory:
        """A directory that the EXIF points to; empty where there is none."""
        try:
            return cls(exif.get_ifd(tag))
        except Exception:  # a pointer to nowhere: the parser raises almost anything
            return cls({})

    def get(self, tag: int) -> Any:
        """The value as the parser gives it, None where there is none."""
        try:
            return self._values.get(tag)
        except (
            Exception
        ):  # values are parsed when they are asked for, and a broken one raises almost anything
            return None

    def text(self, tag: int) -> str:
        """The value as clean text on one line, empty where there is none."""
        value = self.get(tag)
        if isinstance(value, bytes):
            value = value[: 4 * _LONGEST].decode("utf-8", "replace")
        if not isinstance(value, str):
            return ""
        shown = "".join(c if c.isprintable() else " " for c in value[: 4 * _LONGEST].split("\0")[0])
        return " ".join(shown.split())[:_LONGEST].rstrip()

    def number(self, tag: int) -> float | None:
        """The value as a finite number; the first, where there are several."""
        value = self.get(tag)
        return _finite(value[0] if isinstance(value, tuple) and value else value)


def _finite(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _orientation(base: Directory) -> int:
    number = base.number(_TAG.Orientation)
    return int(number) if number is not None and number in range(1, 9) else 1


def _taken_at(base: Directory, details: Directory) -> datetime | None:
    for time_tag, fraction_tag, offset_tag in _TIMES:
        # Some programs put the tags of one directory in the other.
        written = details.text(time_tag) or base.text(time_tag)
        fraction = details.text(fraction_tag) or base.text(fraction_tag)
        offset = details.text(offset_tag) or base.text(offset_tag)
        if (taken := _time(written, fraction, offset)) is not None:
            return taken
    return None


def _time(written: str, fraction: str, offset: str) -> datetime | None:
    match = _TIME.match(written)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    digits = match[7] or fraction
    microsecond = int(digits[:6].ljust(6, "0")) if digits.isascii() and digits.isdigit() else 0
    try:
        taken = datetime(year, month, day, hour, minute, min(second, 59), microsecond, tzinfo=_zone(offset))
    except ValueError:
        return None
    return taken if taken.year >= _FIRST_YEAR else None


def _zone(offset: str) -> timezone | None:
    if offset in ("Z", "z"):
        return timezone(timedelta(0))
    match = _OFFSET.fullmatch(offset)
    if match is None:
        return None
    distance = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if distance > timedelta(hours=14):  # no place on Earth is further from UTC
        return None
    return timezone(-distance if match[1] == "-" else distance)


def _camera(make: str, model: str) -> str | None:
    """Maker and model as people say them: the ``NIKON D850`` of ``NIKON CORPORATION`` is a Nikon D850."""
    words = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in _brand(make).split()]
    said_twice = [word for word in words if model.lower().startswith(word.lower())]
    if said_twice:
        return said_twice[0] + model[len(said_twice[0]) :]
    return " ".join([*words, model]).strip()[:_LONGEST] or None


def _brand(make: str) -> str:
    return _COMPANY.sub("", make).strip(" ,.")


def _position(place: Directory) -> tuple[float, float] | tuple[None, None]:
    latitude = _degrees(place.get(_GPS.GPSLatitude), place.text(_GPS.GPSLatitudeRef), "S")
    longitude = _degrees(place.get(_GPS.GPSLongitude), place.text(_GPS.GPSLongitudeRef), "W")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    if latitude == 0 and longitude == 0:  # what receivers write that found no satellite
        return None, None
    return latitude, longitude


def _degrees(value: Any, reference: str, negative: str) -> float | None:
    """Degrees from degrees, minutes and seconds, of which the later ones may be missing."""
    parts = [_finite(part) for part in (value if isinstance(value, tuple) else (value,))[:3]]
    if not parts or parts[0] is None:
        return None
    degrees = math.fsum((part or 0.0) / 60.0**power for power, part in enumerate(parts))
    return -degrees if reference[:1].upper() == negative else degrees
