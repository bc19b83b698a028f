"""Days and spans of days in the words of the user's language."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from datetime import date


def dates_said(since: date | None, until: date | None) -> str:
    """A span of days as short as it can be said in the user's language."""
    if since is not None and until is not None:
        if since == until:
            return day_said(since)
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            if since.year == until.year:
                return year_said(since.year)
            return f"{year_said(since.year)} \u2013 {year_said(until.year)}"
        if since.day == 1 and until.day == monthrange(until.year, until.month)[1]:
            first, last = month_said(since), month_said(until)
            return first if first == last else f"{first} \u2013 {last}"
        return f"{day_said(since)} \u2013 {day_said(until)}"
    if since is not None:
        return tr("From {day}").format(day=day_said(since))
    return tr("Until {day}").format(day=day_said(until)) if until is not None else ""


def day_said(day: date) -> str:
    """A day in the locale's short words."""
    return QLocale().toString(qdate(day), _day_format())


def year_said(year: int) -> str:
    """A year by itself."""
    return tr("{year}").format(year=year)


def month_said(day: date) -> str:
    """A month with its year."""
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return tr("{month} {year}").format(month=name, year=day.year)


def qdate(day: date) -> QDate:
    """A day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def _day_format() -> str:
    """The locale's order of day, month and year, the month by its short name so that no one mistakes it."""
    return (
        QLocale()
        .dateFormat(QLocale.FormatType.LongFormat)
        .replace("dddd, ", "")
        .replace("dddd", "")
        .replace("MMMM", "MMM")
        .strip(" ,")
    )
