"""Sharpness falls with blur, and not with what leaves the detail as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import skimage
from PIL import Image, ImageEnhance, ImageFilter

from lepton_desktop.photos.sharpness import sharpness


@pytest.fixture(params=["coffee.png", "rocket.jpg", "astronaut.png"])
def picture(request: pytest.FixtureRequest) -> Image.Image:
    return Image.open(Path(skimage.__file__).parent / "data" / request.param).convert("RGB")


def test_the_more_it_is_blurred_the_less_sharp_it_is(picture: Image.Image) -> None:
    measured = [sharpness(picture.filter(ImageFilter.GaussianBlur(radius))) for radius in (0, 0.7, 1.5, 3)]
    assert measured == sorted(measured, reverse=True)
    assert measured[1] < 0.7 * measured[0]


def test_a_small_copy_is_less_sharp(picture: Image.Image) -> None:
    small = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    assert sharpness(small) < 0.7 * sharpness(picture)


def test_more_contrast_is_not_more_sharpness(picture: Image.Image) -> None:
    grey = picture.convert("L")
    duller = ImageEnhance.Brightness(grey).enhance(0.7)
    assert sharpness(duller) == pytest.approx(sharpness(grey), rel=0.05)


def test_a_flat_or_tiny_picture_has_none() -> None:
    assert sharpness(Image.new("RGB", (500, 300), "grey")) == 0.0
    assert sharpness(Image.new("RGB", (1, 2000), "grey")) == 0.0
