"""Formats what is known about a photo in the user's language: exposure, place, size, time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from lepton_desktop.photos.formats import title_of
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.toolkit.i18n import joined, tr

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Details
    from lepton_desktop.photos.exposure import Exposure
    from lepton_desktop.photos.towns import Town

_KM_IN_A_MILE = 1.609344
_IN_TOWN_KM = 1.0  # the list of towns is no more exact
_AS_A_FRACTION_S = 0.3


def format_name(details: Details) -> str:
    """The file's format."""
    return title_of(details.format)


def dimensions(details: Details) -> str:
    """Width by height, and the number of megapixels."""
    sides = f"{number(details.width)} \u00d7 {number(details.height)}"
    millions = details.width * details.height / 1e6
    shown = QLocale().toString(millions, "f", 1 if millions < 9.95 else 0)
    return f"{sides} · {tr('{number} MP').format(number=shown)}"


def day(moment: datetime) -> str:
    """A day, in full."""
    date = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


def short_day(moment: datetime) -> str:
    """A day, in numbers."""
    date = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(date, QLocale.FormatType.ShortFormat)


def clock(moment: datetime) -> str:
    """The time of day, with the time zone if it is known."""
    words = QLocale().toString(
        QTime(moment.hour, moment.minute, moment.second), QLocale.FormatType.ShortFormat
    )
    return f"{words} ({moment.tzname()})" if moment.tzinfo is not None else words


def exposure_words(exposure: Exposure) -> str:
    """Shutter speed, aperture, sensitivity and exposure compensation on one line; empty if none is known."""
    parts = []
    if exposure.shutter is not None:
        parts.append(_seconds(exposure.shutter))
    if exposure.aperture is not None:
        parts.append(f"f/{_short(exposure.aperture)}")
    if exposure.iso is not None:
        parts.append(f"ISO {exposure.iso}")
    if exposure.bias is not None and abs(exposure.bias) >= 0.05:
        sign = "+" if exposure.bias > 0 else "\u2212"
        parts.append(f"{sign}{_short(abs(exposure.bias))} EV")
    return " · ".join(parts)


def focal_words(exposure: Exposure) -> str:
    """The focal length, with its 35 mm equivalent; empty if neither is known."""
    own, film = exposure.focal_length, exposure.focal_length_35mm
    if own is None and film is None:
        return ""
    equivalent = tr("{length} mm in 35 mm format").format(length=_short(film)) if film is not None else ""
    if own is None:
        return equivalent
    words = f"{_short(own)} mm"
    return f"{words} ({equivalent})" if equivalent and film != own else words


def coordinates(latitude: float, longitude: float) -> str:
    """A place in degrees, to about ten metres."""
    north = tr("N") if latitude >= 0 else tr("S")
    east = tr("E") if longitude >= 0 else tr("W")
    locale = QLocale()
    return tr("{latitude}° {north}, {longitude}° {east}").format(
        latitude=locale.toString(abs(latitude), "f", 4),
        longitude=locale.toString(abs(longitude), "f", 4),
        north=north,
        east=east,
    )


def place_words(town: Town) -> str:
    """The town and its country, and the distance to it if the place is outside."""
    country = QLocale.territoryToString(QLocale.codeToTerritory(town.country))
    name = joined((town.name, country))
    if town.distance <= _IN_TOWN_KM:
        return name
    if QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem:
        away = tr("{distance} km").format(distance=number(max(1, round(town.distance))))
    else:
        away = tr("{distance} mi").format(distance=number(max(1, round(town.distance / _KM_IN_A_MILE))))
    return tr("{distance} from {town}").format(distance=away, town=name)


def _seconds(shutter: float) -> str:
    if shutter < _AS_A_FRACTION_S:
        return tr("{time} s").format(time=f"1/{number(round(1 / shutter))}")
    return tr("{time} s").format(time=_short(shutter))


def _short(value: float) -> str:
    """A number with at most one decimal."""
    value = round(float(value), 1)
    return QLocale().toString(value, "f", 0 if value == int(value) else 1)
