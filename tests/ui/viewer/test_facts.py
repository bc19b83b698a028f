"""What is known of a photo, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from lepton_desktop.catalog.records import Details
from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.photos.towns import Town
from lepton_desktop.ui.viewer import facts

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("exposure", "words"),
    [
        (Exposure(0.004, 2.8, 400), "1/250 s · f/2.8 · ISO 400"),
        (Exposure(0.5, 8.0), "0.5 s · f/8"),
        (Exposure(30.0, bias=-0.667), "30 s · \u22120.7 EV"),
        (Exposure(1 / 60, bias=0.0), "1/60 s"),
        (Exposure(), ""),
    ],
)
def test_an_exposure_is_said_as_photographers_do(exposure: Exposure, words: str) -> None:
    assert facts.exposure_words(exposure) == words


@pytest.mark.parametrize(
    ("exposure", "words"),
    [
        (Exposure(focal_length=6.81, focal_length_35mm=25), "6.8 mm (25 mm in 35 mm format)"),
        (Exposure(focal_length=50.0, focal_length_35mm=50), "50 mm"),
        (Exposure(focal_length_35mm=28), "28 mm in 35 mm format"),
        (Exposure(), ""),
    ],
)
def test_a_focal_length_is_said_with_its_equivalent(exposure: Exposure, words: str) -> None:
    assert facts.focal_words(exposure) == words


def test_sizes() -> None:
    assert facts.dimensions(Details("jpeg", 4000, 3000)) == "4,000 \u00d7 3,000 · 12 MP"
    assert facts.dimensions(Details("png", 600, 400)) == "600 \u00d7 400 · 0.2 MP"
    assert facts.format_name(Details("jpeg2000", 1, 1)) == "JPEG 2000"
    assert facts.format_name(Details("jpeg", 1, 1)) == "JPEG"


def test_places() -> None:
    assert facts.coordinates(46.948, -7.447) == "46.9480° N, 7.4470° W"
    assert facts.coordinates(-33.9, 18.4) == "33.9000° S, 18.4000° E"
    assert facts.place_words(Town("Bern", "CH", 0.3)) == "Bern, Switzerland"
    QLocale.setDefault(QLocale("de_CH"))
    assert facts.place_words(Town("Bern", "CH", 12.4)) == "12 km from Bern, Switzerland"
    QLocale.setDefault(QLocale("en_US"))
    assert facts.place_words(Town("Bern", "CH", 12.4)) == "8 mi from Bern, Switzerland"


def test_times_are_said_by_the_clock_that_was_there() -> None:
    taken = datetime(2022, 8, 14, 17, 32, 10, tzinfo=timezone(timedelta(hours=8)))
    assert facts.day(taken) == "Sunday, 14 August 2022"
    assert facts.clock(taken) == "17:32 (UTC+08:00)"
    assert facts.clock(datetime(2022, 8, 14, 7, 5, tzinfo=UTC)) == "07:05 (UTC)"
    assert facts.clock(datetime(2022, 8, 14, 7, 5)) == "07:05"
