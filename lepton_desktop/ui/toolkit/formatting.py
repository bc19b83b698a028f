"""Numbers, times and folder names as the window writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from lepton_desktop.legible import legible
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def number(value: int) -> str:
    """An integer with the locale's digit grouping."""
    return QLocale().toString(value)


def photos_in_words(count: int) -> str:
    """A number of photos, in words."""
    return tr("%Ln photo(s)", count)


def time_left(seconds: float) -> str:
    """How long something still takes, only as exact as an estimate can be."""
    if seconds < 10:
        return tr("a few seconds left")
    if seconds < 55:
        return tr("%Ln second(s) left", 5 * round(seconds / 5))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("%Ln minute(s) left", max(1, minutes))
    hours = round(seconds / 3600, 1)
    if seconds >= 5 * 3600 or hours == int(hours):
        return tr("%Ln hour(s) left", round(hours))
    return tr("{number} hours left").format(number=QLocale().toString(hours, "f", 1))


def rate(per_second: float) -> str:
    """How fast photos are processed."""
    if per_second >= 1:
        return tr("{number} a second").format(number=number(round(per_second)))
    return tr("{number} a minute").format(number=number(max(1, round(per_second * 60))))


def month_in_words(month: date) -> str:
    """The month of a day, as the locale writes it."""
    name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.LongFormat)
    short = QLocale().standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)
    if short[:1].isdigit():
        name = short  # where months have numbers for names, those are what people write beside a year
    return tr("{month} {year}").format(month=name[:1].upper() + name[1:], year=month.year)


def bytes_in_words(count: int) -> str:
    """An amount of data, as the locale writes it."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def size_in_words(count: int) -> str:
    """An amount of disk space, counted as the makers of disks do."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def folder_name(folder: Path) -> str:
    """A folder's name for the user; a drive has only its path."""
    return legible(folder.name or folder)
