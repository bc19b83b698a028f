"""Numbers and times as the window says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from lepton_desktop.ui.language import tr

if TYPE_CHECKING:
    from datetime import date


def number(value: int) -> str:
    """A whole number with the locale's grouping."""
    return QLocale().toString(value)


def photos_in_words(count: int) -> str:
    """So many photos."""
    return "1 photo" if count == 1 else f"{number(count)} photos"


def time_left(seconds: float) -> str:
    """How long something will still take, no more exact than anyone can know."""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 55:
        return f"{5 * round(seconds / 5)} seconds left"
    minutes = round(seconds / 60)
    if minutes < 60:
        return "1 minute left" if minutes <= 1 else f"{minutes} minutes left"
    hours = round(seconds / 3600, 1) if seconds < 5 * 3600 else round(seconds / 3600)
    return "1 hour left" if hours == 1 else f"{hours:g} hours left"


def rate(per_second: float) -> str:
    """How fast the photos go through."""
    if per_second >= 1:
        return f"{number(round(per_second))} a second"
    return f"{max(1, round(per_second * 60))} a minute"


def month_in_words(month: date) -> str:
    """A month of a year, given by any of its days, as the locale writes it."""
    name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.LongFormat)
    return tr("{month} {year}").format(month=name[:1].upper() + name[1:], year=month.year)


def bytes_in_words(count: int) -> str:
    """An amount of data, as the locale writes it."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
