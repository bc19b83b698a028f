"""Days and spans of days in a person's words: ``2023``, ``May 2021``, ``last summer``, ``上个月``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lepton_desktop.user_messages import UserError

# written out: the names in `calendar` are those of the system's language
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {name: number for number, full in enumerate(_MONTH_NAMES, 1) for name in (full, full[:3])} | {
    "sept": 9
}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month that a season of the northern half begins with; winter goes on into the next year."""

_CHINESE = (
    ("大前天", "3 days ago"), ("前天", "2 days ago"), ("昨天", "yesterday"), ("今天", "today"),
    ("前年", "2 years ago"), ("去年", "last year"), ("今年", "this year"),
    ("上个月", "last month"), ("上月", "last month"), ("这个月", "this month"), ("本月", "this month"),
    ("上个星期", "last week"), ("上星期", "last week"), ("上周末", "last weekend"), ("上周", "last week"),
    ("这个星期", "this week"), ("这周", "this week"), ("本周", "this week"),
    ("春天", "spring"), ("夏天", "summer"), ("秋天", "autumn"), ("冬天", "winter"),
    ("春季", "spring"), ("夏季", "summer"), ("秋季", "autumn"), ("冬季", "winter"),
)  # fmt: skip
_CHINESE_NUMBERS = {name: number for number, name in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11,
    "十二": 12,
}


class DateError(UserError, ValueError):
    """Words that name no day there is."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def read_span(text: str, today: date) -> Span:
    """The days that the words name, as seen from `today`. Raises DateError."""
    words = " ".join(_in_english(text).lower().replace(",", " ").split())
    for pattern, read in _FORMS:
        found = pattern.fullmatch(words)
        if found:
            try:
                return read(found, today)
            except (ValueError, OverflowError) as error:
                if isinstance(error, DateError):
                    raise
                raise DateError("there is no such day as {text}", text=text) from error
    raise DateError(
        ("{text} is not a date; write, for example, 2023, 2023-06, 2023-06-05, May 2021 or last summer"),
        text=text,
    )


def write_span(span: Span) -> str | None:
    """A year, a month or a day as it is written in a question, or None where the span is none of them."""
    first, last = span.first, span.last
    if span == _year(first.year):
        return f"{first.year:04}"
    if span == _month(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return first.isoformat() if first == last else None


def _year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _day(day: date) -> Span:
    return Span(day, day)


def _season(year: int, name: str) -> Span:
    """Three whole months; a winter is that which begins in the year."""
    first = _SEASONS[name]
    end_year, end = (year + 1, 2) if first == 12 else (year, first + 2)
    return Span(date(year, first, 1), _month(end_year, end).last)


def _named(name: str, today: date) -> Span:
    """The latest month, season or day of the week of this name that has begun."""
    if name in _DAYS:
        return _day(today - timedelta((today.weekday() - _DAYS[name]) % 7))
    span = _of_year(today.year, name)
    return span if span.first <= today else _of_year(today.year - 1, name)


def _of_year(year: int, name: str) -> Span:
    return _season(year, name) if name in _SEASONS else _month(year, _MONTHS[name])


def _last_named(name: str, today: date) -> Span:
    """The latest of this name that is over."""
    if name in _DAYS:
        return _day(today - timedelta((today.weekday() - _DAYS[name] - 1) % 7 + 1))
    for year in range(today.year, today.year - 3, -1):
        span = _of_year(year, name)
        if span.last < today:
            return span
    raise AssertionError(name)  # a season of the year before the last is always over


def _week(day: date) -> Span:
    monday = day - timedelta(day.weekday())
    return Span(monday, monday + timedelta(6))


def _weekend(day: date) -> Span:
    monday = day - timedelta(day.weekday())
    return Span(monday + timedelta(5), monday + timedelta(6))


def _months_before(today: date, count: int) -> tuple[int, int]:
    number = today.year * 12 + today.month - 1 - count
    return number // 12, number % 12 + 1


def _ago(count: int, unit: str, today: date) -> Span:
    """The day, week, month or year that is a number of them before this one."""
    match unit:
        case "day":
            return _day(today - timedelta(count))
        case "week":
            return _week(today - timedelta(weeks=count))
        case "weekend":
            return _weekend(today - timedelta(weeks=count))
        case "month":
            return _month(*_months_before(today, count))
        case _:
            return _year(today.year - count)


def _past(count: int, unit: str, today: date) -> Span:
    """From a number of days, weeks, months or years ago to today."""
    if unit in ("day", "week"):
        return Span(today - timedelta(count * (7 if unit == "week" else 1)), today)
    year, month = _months_before(today, count * (12 if unit == "year" else 1))
    return Span(date(year, month, min(today.day, calendar.monthrange(year, month)[1])), today)


def _is_year(found: re.Match[str], today: date) -> Span:
    return _year(int(found["year"]))


def _is_day(found: re.Match[str], today: date) -> Span:
    month = found["month"]
    number = _MONTHS[month] if month in _MONTHS else int(month)
    return _day(date(int(found["year"] or today.year), number, int(found["day"])))


def _is_named_day(found: re.Match[str], today: date) -> Span:
    """A day of a month without its year: the latest that has come."""
    if found["year"]:
        return _is_day(found, today)
    month, day = _MONTHS[found["month"]], int(found["day"])
    this = date(today.year, month, day)
    return _day(this if this <= today else date(today.year - 1, month, day))


def _is_month(found: re.Match[str], today: date) -> Span:
    month = found["month"]
    return _month(int(found["year"]), _MONTHS[month] if month in _MONTHS else int(month))


def _is_season(found: re.Match[str], today: date) -> Span:
    return _season(int(found["year"]), found["name"])


def _is_season_ago(found: re.Match[str], today: date) -> Span:
    """``last year summer``, as Chinese says it."""
    return _of_year(today.year - {"last": 1, "this": 0, "2": 2}[found["which"]], found["name"])


_UNIT = r"(?P<unit>day|week|weekend|month|year)"
_YEAR, _MONTH_NAME = r"(?P<year>\d{4})", f"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_ANY_NAME = f"(?P<name>{'|'.join(sorted((*_MONTHS, *_SEASONS, *_DAYS), key=len, reverse=True))})"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (_YEAR, _is_year),
        (rf"{_YEAR}[-/.](?P<month>\d{{1,2}})", _is_month),
        (rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})", _is_day),
        (rf"{_MONTH_NAME} (?:of )?{_YEAR}", _is_month),
        (rf"{_YEAR} {_MONTH_NAME}", _is_month),
        (rf"{_DAY_OF} (?:of )?{_MONTH_NAME}(?: {_YEAR})?", _is_named_day),
        (rf"{_MONTH_NAME} {_DAY_OF}(?: {_YEAR})?", _is_named_day),
        (rf"{_YEAR} {_DAY_OF} {_MONTH_NAME}", _is_day),
        (rf"(?P<name>{'|'.join(_SEASONS)}) (?:of )?{_YEAR}", _is_season),
        (rf"{_YEAR} (?P<name>{'|'.join(_SEASONS)})", _is_season),
        ("today", lambda found, today: _day(today)),
        ("yesterday", lambda found, today: _ago(1, "day", today)),
        (rf"this {_UNIT}", lambda found, today: _ago(0, found["unit"], today)),
        (rf"last {_UNIT}", lambda found, today: _ago(1, found["unit"], today)),
        (rf"(?P<count>\d{{1,3}}) {_UNIT}s? ago",
         lambda found, today: _ago(int(found["count"]), found["unit"], today)),
        (rf"(?:last|past) (?P<count>\d{{1,3}}) {_UNIT}s?",
         lambda found, today: _past(int(found["count"]), found["unit"], today)),
        (rf"(?P<which>this|last|2) years?(?: ago)? {_ANY_NAME}", _is_season_ago),
        (rf"last {_ANY_NAME}", lambda found, today: _last_named(found["name"], today)),
        (rf"(?:this )?{_ANY_NAME}", lambda found, today: _named(found["name"], today)),
    )
)  # fmt: skip


def _in_english(text: str) -> str:
    """Chinese words for dates as English ones; a text without them as it is."""
    text = re.sub(r"(\d{4})\s*年", r" \1 ", text)
    text = re.sub(
        r"(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?",
        _chinese_month,
        text,
    )
    for chinese, english in _CHINESE:
        text = text.replace(chinese, f" {english} ")
    return text


def _chinese_month(found: re.Match[str]) -> str:
    number = _CHINESE_NUMBERS.get(found[1]) or int(found[1])
    if not 1 <= number <= 12:
        raise DateError("there is no such day as {text}", text=found[0])
    name = _MONTH_NAMES[number - 1]
    return f" {found[2]} {name} " if found[2] else f" {name} "
