"""Numbers and times as the window says them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


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
