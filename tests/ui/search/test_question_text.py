"""The text of a question, taken apart into what stays in the line and what becomes chips."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lepton_desktop.search.query import Filters, Picture, Words
from lepton_desktop.ui.search.question_text import complete, fragments

TODAY = date(2026, 11, 24)


def test_filters_pictures_and_negatives_become_chips_and_words_stay() -> None:
    left, found = fragments('dog -people beach folder:"My Holidays" image:/x/moon.png 2:"red car"', TODAY)
    assert left == 'dog beach 2:"red car"'
    assert [one.piece for one in found] == [
        Words("people", -1.0),
        Filters(folders=("My Holidays",)),
        Picture(Path("/x/moon.png")),
    ]


def test_what_is_not_understood_stays_in_the_line() -> None:
    left, found = fragments("dog after:20222 camra:x -date:2020", TODAY)
    assert left == "dog after:20222 camra:x -date:2020"
    assert found == []


@pytest.mark.parametrize("typed", ["folder:Hol", "dog folder:Hol", 'dog folder:"My Hol', "-peop"])
def test_a_word_that_is_being_typed_is_not_complete(typed: str) -> None:
    assert complete(typed, len(typed), TODAY) == []


def test_a_space_after_it_completes_it() -> None:
    typed = "dog folder:Holidays "
    (one,) = complete(typed, len(typed), TODAY)
    assert (typed[one.start : one.end], one.piece) == ("folder:Holidays", Filters(folders=("Holidays",)))


def test_return_completes_the_last_one_and_what_follows_without() -> None:
    assert [one.piece for one in complete("dog -cat", None, TODAY)] == [Words("cat", -1.0)]
    (one,) = complete("a beach without red cars", None, TODAY)
    assert (one.start, one.piece) == (8, Words("red cars", -1.0))


def test_a_sentence_is_left_alone() -> None:
    typed = "a well-known dog: the one at 12:30 "
    assert complete(typed, len(typed), TODAY) == []
    assert complete(typed, None, TODAY) == []
