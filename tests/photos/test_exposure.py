"""What a file says of its exposure, and that what makes no sense is passed over."""

from __future__ import annotations

import io
from pathlib import Path

import piexif
import pytest
from PIL import Image

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.exposure import Exposure, exposure
from lepton_desktop.photos.metadata import exif_of
from lepton_desktop.photos.photo import read_exposure
from photos.camera_files import EXIF, dng, tiff

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

TIME, NUMBER, ISO, TIME_APEX, NUMBER_APEX, BIAS = 33434, 33437, 34855, 37377, 37378, 37380
FLASH, FOCAL, FOCAL_35, LENS, RECOMMENDED = 37385, 37386, 41989, 42036, 34866


def said(details: dict[int, object]) -> Exposure:
    return exposure(exif_of(b"Exif\0\0" + tiff({EXIF: details})))


def test_what_the_camera_wrote_is_read() -> None:
    found = said(
        {
            TIME: ((1, 250),),
            NUMBER: ((28, 10),),
            ISO: 400,
            BIAS: ((-1, 3),),
            FLASH: 0x19,
            FOCAL: ((43, 10),),
            FOCAL_35: 26,
            LENS: "Lepton 26mm f/1.8",
        }
    )
    assert found.bias == pytest.approx(-1 / 3)
    assert (found.shutter, found.aperture, found.iso) == (0.004, 2.8, 400)
    assert (found.focal_length, found.focal_length_35mm) == (4.3, 26)
    assert (found.flash, found.lens) == (True, "Lepton 26mm f/1.8")


def test_nothing_said_is_nothing_known() -> None:
    assert exposure(Image.Exif()) == Exposure()
    assert exposure(exif_of(b"")) == Exposure()


def test_shutter_and_aperture_are_reckoned_from_steps_where_only_those_are_there() -> None:
    found = said({TIME_APEX: ((8, 1),), NUMBER_APEX: ((4, 1),)})
    assert (found.shutter, found.aperture) == (1 / 256, 4.0)


def test_a_sensitivity_too_large_for_its_tag_stands_in_another() -> None:
    assert said({ISO: 65535, RECOMMENDED: 102_400}).iso == 102_400


@pytest.mark.parametrize(
    "details",
    [
        {TIME: ((0, 1),), NUMBER: ((0, 0),), ISO: 0, FOCAL: ((0, 10),)},
        {TIME: ((-1, 60),), NUMBER: ((99_999, 1),), ISO: "much", FOCAL: "long", LENS: "----"},
        {TIME: ((1, 0),), TIME_APEX: ((9999, 1),), NUMBER_APEX: ((0, 1),), BIAS: ((500, 1),)},
    ],
)
def test_what_can_not_be_is_passed_over(details: dict[int, object]) -> None:
    assert said(details) == Exposure()


def test_it_is_read_from_a_jpeg_file_without_its_pixels(tmp_path: Path, coffee: Image.Image) -> None:
    path = tmp_path / "coffee.jpg"
    exif = {piexif.ExifIFD.ExposureTime: (1, 60), piexif.ExifIFD.ISOSpeedRatings: 800}
    coffee.save(path, exif=piexif.dump({"Exif": exif}))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    found = read_exposure(path)
    assert (found.shutter, found.iso) == (1 / 60, 800)


def test_it_is_read_from_a_camera_s_own_file_else_from_its_preview(
    tmp_path: Path, coffee: Image.Image
) -> None:
    path = tmp_path / "coffee.dng"
    content = dng(coffee, coffee)
    path.write_bytes(content)
    assert read_exposure(path) == Exposure()
    preview = io.BytesIO()
    exif = piexif.dump({"Exif": {piexif.ExifIFD.FNumber: (56, 10)}})
    coffee.save(preview, "JPEG", exif=exif, quality=60)
    start = content.index(b"\xff\xd8\xff")
    end = content.index(b"\xff\xd9", start) + 2
    shown = preview.getvalue()
    shown = shown[:2] + shown[4 + int.from_bytes(shown[4:6], "big") :]  # cameras write no JFIF block
    assert len(shown) <= end - start
    shown = shown.ljust(end - start, b"\0")
    path.write_bytes(content[:start] + shown + content[end:])
    assert read_exposure(path).aperture == 5.6


def test_a_picture_of_a_format_without_exif_says_nothing(tmp_path: Path, coffee: Image.Image) -> None:
    path = tmp_path / "coffee.ppm"
    coffee.save(path)
    assert read_exposure(path) == Exposure()


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="is not there"):
        read_exposure(tmp_path / "gone.jpg")
