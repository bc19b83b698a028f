"""The perceptual hash holds still where a picture looks the same, and moves where it doesn't."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import skimage
from PIL import Image

from lepton_desktop.photos.perceptual_hash import BITS, COARSE_BITS, bits_of, perceptual_hash

NAMES = ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "page.png", "text.png")


def picture(name: str) -> Image.Image:
    return Image.open(Path(skimage.__file__).parent / "data" / name).convert("RGB")


def saved(original: Image.Image, kind: str, quality: int) -> Image.Image:
    file = io.BytesIO()
    original.save(file, kind, quality=quality)
    return Image.open(file).convert("RGB")


def differing(one: Image.Image, other: Image.Image, bits: int = BITS) -> int:
    both = bits_of([perceptual_hash(one), perceptual_hash(other)])[:, :bits]
    return int(np.count_nonzero(both[0] != both[1]))


@pytest.mark.parametrize("name", NAMES)
def test_saved_anew_or_made_smaller_it_stays_nearly_the_same(name: str) -> None:
    original = picture(name)
    half = original.resize((original.width // 2, original.height // 2), Image.Resampling.LANCZOS)
    assert differing(original, saved(original, "JPEG", 50)) <= 16
    assert differing(original, saved(original, "WEBP", 60)) <= 16
    assert differing(original, half) <= 16


def test_different_pictures_are_far_apart_pages_of_text_too() -> None:
    for number, one in enumerate(NAMES):
        for other in NAMES[number + 1 :]:
            assert differing(picture(one), picture(other)) > 64, (one, other)


def test_the_coarse_bits_hold_still_when_the_picture_is_cropped_a_little() -> None:
    original = picture("coffee.png")
    cropped = original.crop((15, 10, original.width - 15, original.height - 10))
    assert differing(original, cropped, COARSE_BITS) <= 12


def test_a_flat_picture_has_a_hash_as_well() -> None:
    assert len(perceptual_hash(Image.new("RGB", (1, 1), "white"))) == BITS // 8
    assert bits_of([]).shape == (0, BITS)
