"""Days in a person's words."""

from __future__ import annotations

from datetime import date

import pytest

from lepton_desktop.search.dates import DateError, Span, read_span, write_span

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023/6/5", "2023-06-05", "2023-06-05"),
        ("May 2021", "2021-05-01", "2021-05-31"),
        ("2021 may", "2021-05-01", "2021-05-31"),
        ("5 May 2021", "2021-05-05", "2021-05-05"),
        ("May 5th, 2021", "2021-05-05", "2021-05-05"),
        ("May", "2026-05-01", "2026-05-31"),
        ("dec 24", "2025-12-24", "2025-12-24"),
        ("summer 2020", "2020-06-01", "2020-08-31"),
        ("winter 2019", "2019-12-01", "2020-02-29"),
        ("last summer", "2026-06-01", "2026-08-31"),
        ("last winter", "2025-12-01", "2026-02-28"),
        ("last autumn", "2025-09-01", "2025-11-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("last weekend", "2026-11-21", "2026-11-22"),
        ("Last Tuesday", "2026-11-17", "2026-11-17"),
        ("yesterday", "2026-11-23", "2026-11-23"),
        ("3 days ago", "2026-11-21", "2026-11-21"),
        ("past 2 months", "2026-09-24", "2026-11-24"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("上个月", "2026-10-01", "2026-10-31"),
        ("去年夏天", "2025-06-01", "2025-08-31"),
        ("2021年5月", "2021-05-01", "2021-05-31"),
        ("2021年5月3日", "2021-05-03", "2021-05-03"),
        ("十二月", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_day_or_a_span_is_understood(text: str, first: str, last: str) -> None:
    assert read_span(text, TODAY) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13", "0000", "31 June 2020", "Feb 30", "13月"])
def test_a_day_that_there_is_not_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DateError, match="there is no such day"):
        read_span(text, TODAY)


@pytest.mark.parametrize("text", ["soon", "12", "20233", "last thing", ""])
def test_words_that_are_no_date_say_what_to_write(text: str) -> None:
    with pytest.raises(DateError, match="write, for example, 2023, 2023-06"):
        read_span(text, TODAY)


@pytest.mark.parametrize("text", ["2023", "2024-02", "2023-06-05"])
def test_what_is_written_is_read_again(text: str) -> None:
    assert write_span(read_span(text, TODAY)) == text


def test_a_span_that_is_no_year_month_or_day_has_no_short_form() -> None:
    assert write_span(read_span("last summer", TODAY)) is None
