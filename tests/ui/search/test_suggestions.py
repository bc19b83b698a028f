"""What is suggested while a question is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from lepton_desktop.search.query import Filters, Orientation
from lepton_desktop.ui.search.suggestions import MAX_SHOWN, Suggestion, Values, suggestions

TODAY = date(2026, 11, 24)
VALUES = Values(
    folders=("/p/Holidays", "/p/Dog shows 2021"),
    cameras=("Pixel 7", "Canon EOS R6"),
    years=(2023, 2022),
    formats=("jpeg", "raw"),
    recent=("a dog on the beach", "sunset -people", "red car"),
)


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en_GB"))


def suggested(typed: str) -> list[Suggestion]:
    return suggestions(typed, len(typed), typed, VALUES, TODAY)


def pieces(typed: str) -> list[object]:
    return [one.piece for one in suggested(typed) if one.piece is not None]


def questions(typed: str) -> list[str]:
    return [one.question for one in suggested(typed) if one.question is not None]


def test_an_empty_line_suggests_the_latest_questions() -> None:
    assert questions("") == list(VALUES.recent)
    assert pieces("") == []


def test_questions_that_hold_what_is_typed_are_suggested_but_not_the_same_again() -> None:
    assert questions("people") == ["sunset -people"]
    assert questions("red car") == []


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ("hol", Filters(folders=("/p/Holidays",))),
        ("shows", Filters(folders=("/p/Dog shows 2021",))),
        ("cat pixel", Filters(cameras=("Pixel 7",))),
        ("eos", Filters(cameras=("Canon EOS R6",))),
        ("2023", Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))),
        ("202", Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))),
        ("dog last summer", Filters(since=date(2026, 6, 1), until=date(2026, 8, 31))),
        ("last su", Filters(since=date(2026, 6, 1), until=date(2026, 8, 31))),
        ("before May 2021", Filters(until=date(2021, 4, 30))),
        ("after 2022", Filters(since=date(2023, 1, 1))),
        ("portr", Filters(orientations=(Orientation.PORTRAIT,))),
        ("jpg", Filters(formats=("jpeg",))),
        ("folder:", Filters(folders=("/p/Holidays",))),
        ("dog camera:c", Filters(cameras=("Canon EOS R6",))),
        ("dog -camera:c", Filters(not_cameras=("Canon EOS R6",))),
        ("date:", Filters(since=TODAY, until=TODAY)),
    ],
)
def test_what_the_library_has_is_suggested(typed: str, piece: Filters) -> None:
    assert piece in pieces(typed)


def test_suffixes_suggest_their_format_from_the_third_character_on() -> None:
    raw = Filters(formats=("raw",))
    assert raw in pieces("nef")
    assert raw in pieces("ra")
    assert raw not in pieces("ca")
    assert raw in pieces("cap")


def test_a_suggestion_takes_the_place_of_all_the_words_that_say_it() -> None:
    typed = "dog before May 2021"
    (one,) = [one for one in suggested(typed) if one.piece == Filters(until=date(2021, 4, 30))]
    assert typed[one.start : one.end] == "before May 2021"


def test_nothing_is_suggested_of_a_word_that_is_over() -> None:
    assert pieces("hol ") == []


def test_there_are_never_too_many() -> None:
    many = Values(
        folders=tuple(f"/p/dog {n}" for n in range(99)), recent=tuple(f"dog {n}" for n in range(99))
    )
    found = suggestions("dog", 3, "dog", many, TODAY)
    assert len(found) == MAX_SHOWN
    assert {one.question is None for one in found} == {True, False}
