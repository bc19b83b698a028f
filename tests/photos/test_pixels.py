"""Pixels of every kind become upright eight-bit sRGB."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from lepton_desktop.photos.pixels import shrunk, to_srgb, upright
from photos.comparing import difference


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "P", "HSV", "LAB"])
def test_colours_survive(coffee: Image.Image, mode: str) -> None:
    if mode == "LAB":
        transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
        )
        original = ImageCms.applyTransform(coffee, transform)
        assert original is not None
    else:
        original = coffee.convert(mode)
    for picture in (to_srgb(original, None), to_srgb(shrunk(original, 30), None)):
        assert picture.mode == "RGB"
        assert difference(picture, coffee) < 6


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I", "I;16", "F"])
def test_greys_survive(coffee: Image.Image, mode: str) -> None:
    grey = coffee.convert("L")
    if mode == "I;16":
        original = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    elif mode == "I":
        original = Image.fromarray(np.asarray(grey).astype(np.int32) * 257)
    elif mode == "F":
        original = Image.fromarray(np.asarray(grey).astype(np.float32) / 255)
    else:
        original = grey.convert(mode)
    assert original.mode == mode
    picture = to_srgb(shrunk(original, 50), None)
    assert picture.mode == "RGB"
    assert difference(picture, grey) < 6


def test_numbers_without_a_scale_are_stretched_and_what_is_no_number_is_dark() -> None:
    values = np.array([[-5.0, 0.0, 5.0], [np.nan, np.inf, 0.0]], dtype=np.float32)
    assert np.asarray(to_srgb(Image.fromarray(values), None))[:, :, 0].tolist() == [
        [0, 128, 255],
        [128, 128, 128],
    ]
    flat = Image.fromarray(np.full((2, 2), 7.0, dtype=np.float32))
    assert to_srgb(flat, None).getpixel((0, 0)) == (0, 0, 0)


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    assert to_srgb(clear, None).getpixel((0, 0)) == (255, 255, 255)
    half = Image.new("LA", (4, 4), (0, 128))
    assert to_srgb(half, None).getpixel((0, 0)) == (127, 127, 127)
    keyed = Image.new("P", (4, 4), 3)
    keyed.info["transparency"] = 3
    assert to_srgb(keyed, None).getpixel((0, 0)) == (255, 255, 255)


def test_a_profile_is_followed() -> None:
    # The first two channels of this profile's space are sRGB's the other way round.
    red = Image.new("RGB", (4, 4), (200, 30, 30))
    transform_to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(red, transform_to_lab)
    assert lab is not None
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    shown = to_srgb(lab, profile).getpixel((0, 0))
    assert shown is not None
    assert np.abs(np.array(shown) - (200, 30, 30)).max() <= 3


def test_a_profile_of_a_wider_space_makes_colours_stronger() -> None:
    muted = Image.new("RGB", (4, 4), (180, 100, 100))
    strong = to_srgb(muted, wide_profile()).getpixel((0, 0))
    assert isinstance(strong, tuple)
    assert strong[0] > 185
    assert strong[1] < 98


def wide_profile() -> bytes:
    """An sRGB profile whose red primary was moved outward, as in the profiles of phones."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = int.from_bytes(profile[128:132], "big")
    for number in range(tags):
        at = 132 + 12 * number
        name, offset = bytes(profile[at : at + 4]), int.from_bytes(profile[at + 4 : at + 8], "big")
        if name == b"rXYZ":
            for part, value in enumerate((0.5151, 0.2412, -0.0011)):  # Display P3's
                where = offset + 8 + 4 * part
                profile[where : where + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
        if name == b"gXYZ":
            for part, value in enumerate((0.2920, 0.6922, 0.0419)):
                where = offset + 8 + 4 * part
                profile[where : where + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
        if name == b"bXYZ":
            for part, value in enumerate((0.1571, 0.0666, 0.7841)):
                where = offset + 8 + 4 * part
                profile[where : where + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be"))


@pytest.mark.parametrize("profile", [b"no profile", b"", bytes(200)])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    assert to_srgb(Image.new("RGB", (4, 4), (9, 8, 7)), profile).getpixel((0, 0)) == (9, 8, 7)


def test_a_profile_for_other_pixels_is_passed_over() -> None:
    grey = Image.new("L", (4, 4), 9)
    assert to_srgb(grey, wide_profile()).getpixel((0, 0)) == (9, 9, 9)


def test_pictures_are_shrunk_only_while_enough_is_left(coffee: Image.Image) -> None:
    assert shrunk(coffee, 50).size == (150, 100)
    assert shrunk(coffee, 200).size == (600, 400)
    assert shrunk(coffee, 5000).size == (600, 400)


def test_every_orientation_is_turned_upright() -> None:
    corners = Image.new("L", (2, 2))
    corners.putdata([1, 2, 3, 4])
    stored = {
        1: [1, 2, 3, 4],
        2: [2, 1, 4, 3],
        3: [4, 3, 2, 1],
        4: [3, 4, 1, 2],
        5: [1, 3, 2, 4],
        6: [2, 4, 1, 3],
        7: [4, 2, 3, 1],
        8: [3, 1, 4, 2],
    }
    for orientation, values in stored.items():
        picture = Image.new("L", (2, 2))
        picture.putdata(values)
        assert upright(picture, orientation).tobytes() == corners.tobytes()
