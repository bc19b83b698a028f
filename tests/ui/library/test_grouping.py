"""How photos stand in the grid: by relevance or by date, in months, the less certain ones apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from lepton_desktop.search.results import Answer, Result
from lepton_desktop.ui.library.grouping import (
    LESS_CERTAIN,
    Order,
    arrange,
    moment_of,
    month_section,
    months_of,
)
from ui.drawn_library import drawn_photo


def result(number: int, taken: datetime, above_threshold: bool = True) -> Result:
    photo = drawn_photo(Path("/photos"), number)
    return Result(replace(photo, details=replace(photo.details, taken_at=taken)), 0.3, above_threshold)


ANSWER = Answer(
    (
        result(1, datetime(2023, 5, 1)),
        result(2, datetime(2024, 6, 9)),
        result(3, datetime(2024, 6, 20)),
        result(4, datetime(2025, 1, 1), above_threshold=False),
        result(5, datetime(2024, 6, 30), above_threshold=False),
    )
)


def shown(order: Order, by_month: bool, answer: Answer = ANSWER) -> tuple[list[int], list[tuple[str, int]]]:
    results, sections = arrange(answer, order, by_month)
    return [one.photo.id for one in results], [(section.title, section.rows) for section in sections]


def test_by_relevance_the_best_come_first_and_the_less_certain_are_apart() -> None:
    assert shown(Order.RELEVANCE, True) == ([1, 2, 3, 4, 5], [("", 3), ("Less certain", 2)])


def test_by_date_all_above_the_cut_stand_newest_first_in_their_months() -> None:
    ids, sections = shown(Order.DATE, True)
    assert ids == [3, 2, 1, 4, 5]
    assert sections == [("June 2024", 2), ("May 2023", 1), ("Less certain", 2)]


def test_by_date_without_months() -> None:
    assert shown(Order.DATE, False)[1] == [("", 3), ("Less certain", 2)]


def test_what_is_less_certain_is_folded_unless_there_is_nothing_else() -> None:
    sections = arrange(ANSWER, Order.RELEVANCE, True).sections
    assert [(section.name, section.folds) for section in sections] == [("", False), (LESS_CERTAIN, True)]
    nothing = Answer(ANSWER.less_certain)
    assert [section.folds for section in arrange(nothing, Order.DATE, True).sections] == [False]
    assert shown(Order.DATE, True, nothing) == ([4, 5], [("Less certain", 2)])


def test_by_date_a_photo_counts_by_the_clock_where_it_was_taken() -> None:
    far_east = datetime(2024, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=12)))
    assert moment_of(result(1, far_east).photo) == datetime(2024, 7, 1, 0, 30)


def test_months_are_counted_as_they_follow_each_other() -> None:
    days = [datetime(2024, 6, 30), datetime(2024, 6, 1), datetime(2023, 12, 31, 23, 59), datetime(1965, 2, 3)]
    moments = np.array([day.replace(tzinfo=UTC).timestamp() for day in days])
    assert months_of(moments) == [(date(2024, 6, 1), 2), (date(2023, 12, 1), 1), (date(1965, 2, 1), 1)]
    assert months_of(np.empty(0)) == []


def test_a_time_that_no_calendar_has_breaks_nothing() -> None:
    ((month, count),) = months_of(np.array([1e300]))
    assert (month.year, count) == (9999, 1)
    assert month_section(month, 1).rows == 1
