"""How a photo was exposed: what its camera recorded about shutter, aperture, sensitivity and lens."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import ExifTags, Image

from lepton_desktop.photos.metadata import Directory

_TAG = ExifTags.Base
_LONGEST_S = 7 * 86_400.0
_SMALLEST_APERTURE = 256.0
_HIGHEST_ISO = 10_000_000.0
_LONGEST_MM = 20_000.0
_UNKNOWN_ISO = 65_535.0  # what the tag's 16 bits hold when the number is too large for them
_NO_LENS = frozenset(("----", "n/a", "none", "unknown"))


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the camera wrote; None where it wrote nothing, or what can't be.

    `shutter` in seconds, `aperture` as the f-number, `focal_length` in millimetres and as that of the lens with
    the same view on 35 mm film, `bias` in stops.
    """

    shutter: float | None = None
    aperture: float | None = None
    iso: int | None = None
    focal_length: float | None = None
    focal_length_35mm: float | None = None
    bias: float | None = None
    flash: bool | None = None
    lens: str | None = None


def exposure(exif: Image.Exif, details_apart: Image.Exif | None = None) -> Exposure:
    """What the EXIF says, each thing by itself: what makes no sense is passed over. Raises nothing.

    In some files the directory of details (the EXIF proper) stands apart.
    """
    apart = details_apart is not None
    details = Directory(details_apart) if apart else Directory.inside(exif, ExifTags.IFD.Exif)
    flash = details.number(_TAG.Flash)
    bias = details.number(_TAG.ExposureBiasValue)
    return Exposure(
        shutter=_shutter(details),
        aperture=_aperture(details),
        iso=_iso(details),
        focal_length=_within(details.number(_TAG.FocalLength), _LONGEST_MM),
        focal_length_35mm=_within(details.number(_TAG.FocalLengthIn35mmFilm), _LONGEST_MM),
        bias=bias if bias is not None and abs(bias) <= 20 else None,
        flash=None if flash is None else bool(int(flash) & 1),
        lens=_lens(details),
    )


def _shutter(details: Directory) -> float | None:
    seconds = _within(details.number(_TAG.ExposureTime), _LONGEST_S)
    steps = details.number(_TAG.ShutterSpeedValue)  # APEX: time = 2 ** -value
    if seconds is None and steps is not None and abs(steps) < 20:
        return float(2.0**-steps)
    return seconds


def _aperture(details: Directory) -> float | None:
    number = _within(details.number(_TAG.FNumber), _SMALLEST_APERTURE)
    steps = details.number(_TAG.ApertureValue)  # APEX: f-number = 2 ** (value / 2)
    if number is None and steps is not None and 0 < steps < 16:
        return float(round(2.0 ** (steps / 2), 1))
    return number


def _iso(details: Directory) -> int | None:
    number = _within(details.number(_TAG.ISOSpeedRatings), _HIGHEST_ISO)
    if number is None or number == _UNKNOWN_ISO:
        number = _within(details.number(_TAG.RecommendedExposureIndex), _HIGHEST_ISO)
    return None if number is None else round(number)


def _lens(details: Directory) -> str | None:
    name = details.text(_TAG.LensModel)
    return name if name and name.lower() not in _NO_LENS else None


def _within(number: float | None, largest: float) -> float | None:
    """The number, where it is one that can be: cameras write zero for what they don't know."""
    return number if number is not None and 0 < number <= largest else None
