"""Cameras' own files are shown by their preview, or by what the sensor saw."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

import pytest
from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.metadata import read_metadata
from lepton_desktop.photos.raw import decode_raw, exif_in_raw
from photos.camera_files import EXIF, GPS, Short, dng, tiff
from photos.comparing import difference

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


def test_a_camera_file_is_shown_by_its_preview(coffee: Image.Image) -> None:
    preview = coffee.transpose(
        Image.Transpose.FLIP_LEFT_RIGHT
    )  # so that it can be told from what the sensor saw
    decoded = decode_raw(dng(coffee, preview), 100)
    assert difference(decoded.picture, preview) < 8
    assert (decoded.width, decoded.height) == (600, 400)


@pytest.mark.parametrize("preview", [None, (60, 40)])
def test_without_a_preview_of_use_it_is_what_the_sensor_saw(
    coffee: Image.Image, preview: tuple[int, int] | None
) -> None:
    small = None if preview is None else coffee.transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize(preview)
    decoded = decode_raw(dng(coffee, small), 180)
    assert decoded.picture.size == (300, 200)
    assert difference(decoded.picture, coffee) < 25  # the camera's tones are not those of the screen
    assert (decoded.width, decoded.height) == (600, 400)


def test_a_small_preview_does_for_a_small_picture(coffee: Image.Image) -> None:
    preview = coffee.transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize((240, 160))
    assert difference(decode_raw(dng(coffee, preview), 64).picture, preview) < 8


def test_a_broken_preview_leaves_what_the_sensor_saw(coffee: Image.Image) -> None:
    content = dng(coffee, coffee)
    start = content.index(b"\xff\xd8\xff")
    broken = content[: start + 20] + bytes(500) + content[start + 520 :]
    assert difference(decode_raw(broken, 100).picture, coffee) < 25


@pytest.mark.parametrize("with_preview", [True, False])
def test_a_camera_held_upright_takes_upright_pictures(coffee: Image.Image, with_preview: bool) -> None:
    lying = coffee.transpose(Image.Transpose.ROTATE_90)
    decoded = decode_raw(dng(lying, lying if with_preview else None, orientation=6), 100)
    assert (decoded.width, decoded.height) == (600, 400)
    assert difference(decoded.picture, coffee) < 25
    assert decoded.metadata.orientation == 6


def test_a_preview_that_is_upright_already_is_left_so(coffee: Image.Image) -> None:
    lying = coffee.transpose(Image.Transpose.ROTATE_90)
    assert difference(decode_raw(dng(lying, coffee, orientation=6), 100).picture, coffee) < 8


def test_a_camera_file_says_when_where_and_with_what(coffee: Image.Image) -> None:
    found = decode_raw(dng(coffee, coffee), 100).metadata
    zone = timezone(timedelta(hours=2))
    assert found == Metadata(
        orientation=1,
        taken_at=datetime(2021, 6, 5, 14, 13, 12, 250_000, tzinfo=zone),
        camera="Lepton One",
        latitude=-33.5,
        longitude=18.26,
    )


def test_a_canon_file_of_boxes_says_it_in_boxes() -> None:
    def box(name: bytes, content: bytes) -> bytes:
        return (len(content) + 8).to_bytes(4, "big") + name + content

    head = b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + box(
        b"moov",
        box(b"CMT1", tiff({271: "Canon", 272: "Canon EOS R5", 274: Short((8,))}))
        + box(b"CMT2", tiff({36867: "2020:01:02 03:04:05"}))
        + box(b"CMT4", tiff({1: "N", 2: ((33, 1),), 3: "W", 4: ((18, 1),)})),
    )
    assert read_metadata(*exif_in_raw(head)) == Metadata(
        orientation=8,
        taken_at=datetime(2020, 1, 2, 3, 4, 5),
        camera="Canon EOS R5",
        latitude=33.0,
        longitude=-18.0,
    )
    assert read_metadata(*exif_in_raw(head[:40])) == Metadata()


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS", b"IIU\0"])
def test_makers_who_sign_their_tiff_files_are_read_too(magic: bytes) -> None:
    content = tiff(
        {
            272: "E-M5",
            EXIF: {36867: "2020:01:02 03:04:05"},
            GPS: {1: "N", 2: ((1, 1),), 3: "E", 4: ((2, 1),)},
        },
        magic,
    )
    assert read_metadata(*exif_in_raw(content)) == Metadata(
        orientation=1, taken_at=datetime(2020, 1, 2, 3, 4, 5), camera="E-M5", latitude=1.0, longitude=2.0
    )


def test_a_plain_tiff_that_is_named_as_a_camera_file_is_shown(coffee: Image.Image) -> None:
    file = io.BytesIO()
    coffee.save(file, "TIFF")
    assert difference(decode_raw(file.getvalue(), 100).picture, coffee) < 2


@pytest.mark.parametrize("content", [b"FUJIFILMCCD-RAW" + bytes(5000), b"II*\0\x08\0\0\0" + bytes(500), b""])
def test_broken_camera_files_are_errors(content: bytes) -> None:
    import rawpy

    with pytest.raises(rawpy.LibRawError):
        decode_raw(content, 100)


def test_a_camera_file_cut_short_is_shown_while_its_preview_is_there(coffee: Image.Image) -> None:
    whole = dng(coffee, coffee)
    preview_ends = whole.index(b"\xff\xd9", whole.index(b"\xff\xd8\xff")) + 2
    assert difference(decode_raw(whole[:preview_ends], 100).picture, coffee) < 8
