"""The chips of a question: what they hold, how they join, and how they are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from lepton_desktop.catalog.filters import DAYS, EXCLUDED, FIELDS
from lepton_desktop.search.query import LESS, MORE, Filters, Orientation, Picture, Query, Refinement, Words
from lepton_desktop.ui.search.date_words import dates_said
from lepton_desktop.ui.search.filter_words import FILTER_WORDS
from lepton_desktop.ui.search.query_pieces import (
    drawing_of,
    joined,
    kind_said,
    pieces_of,
    said,
    typed_of,
    with_piece,
)

YEAR = Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))
PIECES = [
    Words("people", -1.0),
    Picture(Path("/x/moon.png")),
    Refinement(Path("/x/moon.png"), LESS),
    YEAR,
    Filters(folders=("Holidays",)),
    Filters(folders=("Work",)),
    Filters(cameras=("Pixel 7",)),
    Filters(orientations=(Orientation.PORTRAIT,)),
    Filters(formats=("raw",)),
    Filters(not_folders=("Work/2021",)),
    Filters(not_cameras=("Canon",)),
    Filters(not_orientations=(Orientation.SQUARE,)),
    Filters(not_formats=("gif",)),
    Filters(excluded=True),
]


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en_GB"))


def test_a_question_comes_apart_into_chips_and_words_and_joins_to_the_same() -> None:
    typed = Query((Words("dog"),))
    whole = joined(typed, PIECES)
    assert pieces_of(whole) == PIECES
    assert typed_of(whole) == typed
    assert joined(typed_of(whole), pieces_of(whole)) == whole


def test_each_chip_has_words_a_kind_and_a_drawing_of_its_own() -> None:
    assert [said(piece) for piece in PIECES] == [
        "without people",
        "like moon.png",
        "less like moon.png",
        "2023",
        "Holidays",
        "Work",
        "Pixel 7",
        "Portrait",
        "RAW",
        "not in Work/2021",
        "not by Canon",
        "not Square",
        "not GIF",
        "Excluded photos",
    ]
    assert all(kind_said(piece) and drawing_of(piece) for piece in PIECES)


def test_dates_narrow_the_chip_of_dates_or_take_its_place() -> None:
    since, until = Filters(since=date(2022, 1, 1)), Filters(until=date(2022, 6, 30))
    assert with_piece([since], until) == [Filters(date(2022, 1, 1), date(2022, 6, 30))]
    assert with_piece([since], Filters(until=date(2021, 6, 30))) == [Filters(until=date(2021, 6, 30))]
    assert with_piece([since, PIECES[0]], YEAR) == [YEAR, PIECES[0]]


def test_what_is_wanted_more_of_is_not_wanted_less_of() -> None:
    path = Path("/x/moon.png")
    assert with_piece([Refinement(path, MORE)], Refinement(path, LESS)) == [Refinement(path, LESS)]
    assert with_piece([PIECES[5]], PIECES[5].negated()) == [Filters(not_folders=("Work",))]
    assert with_piece([Picture(path)], Refinement(path, MORE)) == [Picture(path), Refinement(path, MORE)]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2021, 1, 1), date(2023, 12, 31), "2021 \u2013 2023"),
        (date(2021, 5, 1), date(2021, 5, 31), "May 2021"),
        (date(2023, 6, 1), date(2023, 8, 31), "Jun 2023 \u2013 Aug 2023"),
        (date(2023, 6, 5), date(2023, 6, 5), "5 Jun 2023"),
        (date(2023, 6, 5), date(2023, 6, 9), "5 Jun 2023 \u2013 9 Jun 2023"),
        (date(2022, 6, 1), None, "From 1 Jun 2022"),
        (None, date(2021, 4, 30), "Until 30 Apr 2021"),
    ],
)
def test_days_are_said_as_short_as_they_can_be(since: date | None, until: date | None, words: str) -> None:
    assert dates_said(since, until) == words


def test_each_filter_has_words_in_the_window() -> None:
    assert set(FILTER_WORDS) == {DAYS, EXCLUDED, *FIELDS}
