"""Numbers and times in words."""

from __future__ import annotations

import pytest

from lepton_desktop.ui.toolkit.formatting import photos_in_words, rate, time_left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "a few seconds left"),
        (41, "40 seconds left"),
        (61, "1 minute left"),
        (190, "3 minutes left"),
        (3600, "1 hour left"),
        (5400, "1.5 hours left"),
        (36_000, "10 hours left"),
    ],
)
def test_time_left_is_no_more_exact_than_it_can_be(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_one_photo_is_singular() -> None:
    assert photos_in_words(1) == "1 photo"
    assert photos_in_words(0) == "0 photos"


def test_a_slow_rate_is_said_by_the_minute() -> None:
    assert rate(42.3) == "42 a second"
    assert rate(0.5) == "30 a minute"
    assert rate(0.001) == "1 a minute"
