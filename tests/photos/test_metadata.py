"""What metadata says of a photo, and that none of it can fail one."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.metadata import exif_of, read_metadata
from photos.camera_files import EXIF, GPS, Short, tiff

# Pillow says of broken values that they are broken.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

MAKE, MODEL, ORIENTATION, DATE_TIME = 271, 272, 274, 306
ORIGINAL, ORIGINAL_OFFSET, ORIGINAL_FRACTION, DIGITIZED = 36867, 36881, 37521, 36868


def said(base: dict[int, object], details: dict[int, object] | None = None) -> Metadata:
    return read_metadata(exif_of(b"Exif\0\0" + tiff(base | ({EXIF: details} if details else {}))))


def test_nothing_said_is_nothing_known() -> None:
    assert read_metadata(Image.Exif()) == Metadata(
        orientation=1, taken_at=None, camera=None, latitude=None, longitude=None
    )
    assert read_metadata(exif_of(b"")) == Metadata()


def test_the_moment_the_shutter_opened_comes_before_all_other_times() -> None:
    details: dict[int, object] = {ORIGINAL: "2020:02:29 23:59:58", DIGITIZED: "2021:01:01 00:00:00"}
    assert said({DATE_TIME: "2024:01:01 00:00:00"}, details).taken_at == datetime(2020, 2, 29, 23, 59, 58)
    assert said({DATE_TIME: "2024:01:01 00:00:00"}).taken_at == datetime(2024, 1, 1)
    assert said({ORIGINAL: "2020:02:29 23:59:58"}).taken_at == datetime(2020, 2, 29, 23, 59, 58)


@pytest.mark.parametrize(
    ("offset", "zone"),
    [
        ("+02:00", timezone(timedelta(hours=2))),
        ("-0930", timezone(-timedelta(hours=9, minutes=30))),
        ("Z", UTC),
        ("", None),
        ("   :  ", None),
        ("+99:99", None),
        ("+2", None),
    ],
)
def test_a_zone_is_kept_where_the_camera_wrote_one(offset: str, zone: timezone | None) -> None:
    taken = said({}, {ORIGINAL: "2020:01:02 03:04:05", ORIGINAL_OFFSET: offset}).taken_at
    assert taken == datetime(2020, 1, 2, 3, 4, 5, tzinfo=zone)
    assert taken is not None
    assert taken.tzinfo == zone


@pytest.mark.parametrize(
    ("fraction", "microsecond"),
    [
        ("5", 500_000),
        ("05", 50_000),
        ("123456789", 123_456),
        ("25  ", 250_000),
        ("x", 0),
        ("-1", 0),
        ("²", 0),
    ],
)
def test_fractions_of_a_second_are_kept(fraction: str, microsecond: int) -> None:
    taken = said({}, {ORIGINAL: "2020:01:02 03:04:05", ORIGINAL_FRACTION: fraction}).taken_at
    assert taken == datetime(2020, 1, 2, 3, 4, 5, microsecond)


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("2020-01-02T03:04:05", datetime(2020, 1, 2, 3, 4, 5)),
        ("2020:01:02 03:04:05.75", datetime(2020, 1, 2, 3, 4, 5, 750_000)),
        ("2020:01:02 03:04", datetime(2020, 1, 2, 3, 4)),
        ("2020:01:02", datetime(2020, 1, 2)),
        ("2020:06:30 23:59:60", datetime(2020, 6, 30, 23, 59, 59)),
        ("    :  :     :  :  ", None),
        ("0000:00:00 00:00:00", None),
        ("2020:13:45 03:04:05", None),
        ("2020:01:02 25:00:00", None),
        ("0020:01:02 03:04:05", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_are_read_as_programs_write_them(written: str, taken: datetime | None) -> None:
    assert said({}, {ORIGINAL: written}).taken_at == taken


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D850", "Nikon D850"),
        ("Canon", "Canon EOS 5D Mark IV", "Canon EOS 5D Mark IV"),
        ("SONY", "ILCE-7M3", "Sony ILCE-7M3"),
        ("OLYMPUS IMAGING CORP.  ", "E-M5            ", "Olympus E-M5"),
        ("Apple", "iPhone 12 Pro", "Apple iPhone 12 Pro"),
        ("EASTMAN KODAK COMPANY", "KODAK DX6490", "Kodak DX6490"),
        ("LG Electronics", "LG-H870", "LG-H870"),
        ("HTC", "One", "HTC One"),
        ("", "D70", "D70"),
        ("Canon", "", "Canon"),
        ("", "", None),
        ("   ", "\1\2", None),
    ],
)
def test_cameras_are_named_as_people_name_them(make: str, model: str, camera: str | None) -> None:
    assert said({MAKE: make, MODEL: model}).camera == camera


def test_a_camera_name_is_one_short_line_whatever_the_file_says() -> None:
    camera = said({MAKE: "A\nB\x1b[31m", MODEL: "M" * 10_000}).camera
    assert camera is not None
    assert camera.isprintable()
    assert len(camera) <= 100


def place(
    latitude: object, longitude: object, north: object = "N", east: object = "E"
) -> tuple[object, object]:
    found = read_metadata(exif_of(tiff({GPS: {1: north, 2: latitude, 3: east, 4: longitude}})))
    return found.latitude, found.longitude


def test_places_are_signed_degrees() -> None:
    there = ((33, 1), (30, 1), (0, 1)), ((18, 1), (15, 1), (3600, 100))
    assert place(*there) == (33.5, 18.26)
    assert place(*there, "S", "W") == (-33.5, -18.26)
    assert place(*there, "s", "w") == (-33.5, -18.26)
    assert place(((335, 10),), ((1826, 100),)) == (33.5, 18.26)
    assert place(((-335, 10),), ((1826, 100),), "", "") == (-33.5, 18.26)
    assert place(((33, 1), (30, 1), (0, 0)), ((18, 1),)) == (33.5, 18.0)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (((0, 1), (0, 1), (0, 1)), ((0, 1), (0, 1), (0, 1))),
        (((91, 1),), ((18, 1),)),
        (((33, 1),), ((181, 1),)),
        (((0, 0), (0, 0), (0, 0)), ((18, 1),)),
        ("north", "east"),
        (Short((33, 30, 0)), b"\1"),
    ],
)
def test_places_that_are_nowhere_are_not_known(latitude: object, longitude: object) -> None:
    assert place(latitude, longitude) == (None, None)


@pytest.mark.parametrize(("stored", "orientation"), [(1, 1), (6, 6), (8, 8), (0, 1), (9, 1), (65535, 1)])
def test_only_orientations_that_exist_are_followed(stored: int, orientation: int) -> None:
    assert said({ORIENTATION: Short((stored,))}).orientation == orientation


def test_an_orientation_of_another_type_is_passed_over() -> None:
    assert said({ORIENTATION: "sideways", MAKE: "Canon"}) == Metadata(camera="Canon")


def test_one_broken_value_leaves_the_others() -> None:
    found = said({MAKE: b"\xff\xfe\xfd", MODEL: "D70", EXIF: 0xFFFFFFF0, ORIENTATION: Short((6,))})
    assert found.orientation == 6
    assert found.camera is not None
    assert found.camera.endswith("D70")


def test_no_bytes_whatever_raise_anything() -> None:
    whole = tiff(
        {
            MAKE: "NIKON CORPORATION",
            MODEL: "NIKON D850",
            ORIENTATION: Short((6,)),
            EXIF: {ORIGINAL: "2020:01:02 03:04:05", ORIGINAL_OFFSET: "+02:00"},
            GPS: {1: "S", 2: ((33, 1), (30, 1), (0, 1)), 3: "E", 4: ((18, 1), (15, 1), (36, 1))},
        }
    )
    chance = random.Random(5)
    for _ in range(1500):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 3, 10))):
            broken[chance.randrange(len(broken))] = chance.choice((0, 1, 127, 255, chance.randrange(256)))
        found = read_metadata(
            exif_of(bytes(broken[: chance.randrange(len(broken))] if chance.random() < 0.3 else broken))
        )
        assert found.orientation in range(1, 9)
        assert found.latitude is None or abs(found.latitude) <= 90
