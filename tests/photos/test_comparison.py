"""One picture stays one however it is saved; another word, colour or shot makes another picture."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import skimage
from PIL import Image, ImageDraw, ImageEnhance, ImageFont

from lepton_desktop.photos.comparison import Verdict, compare, is_grey, same_proportions

DATA = Path(skimage.__file__).parent / "data"


@pytest.fixture(scope="module")
def coffee() -> Image.Image:
    with Image.open(DATA / "coffee.png") as opened:
        return opened.convert("RGB")


def saved(picture: Image.Image, quality: int = 85, kind: str = "JPEG") -> Image.Image:
    """The picture as a file has it."""
    file = io.BytesIO()
    picture.save(file, kind, quality=quality)
    return Image.open(file).convert("RGB")


def smaller(picture: Image.Image, scale: float) -> Image.Image:
    size = round(picture.width * scale), round(picture.height * scale)
    return picture.resize(size, Image.Resampling.LANCZOS)


def page(total: str) -> Image.Image:
    """A printed page with a number, in type of 20 pixels."""
    picture = Image.new("RGB", (900, 1200), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(20)
    for row in range(25):
        draw.text((60, 60 + 40 * row), f"{row} of the things that were ordered in May", (40, 40, 40), font)
    draw.text((500, 1100), f"Total {total} EUR", "black", font)
    return picture


def shirt(colour: str) -> Image.Image:
    picture = Image.new("RGB", (400, 400), "white")
    draw = ImageDraw.Draw(picture)
    draw.polygon(
        [(100, 80), (300, 80), (380, 180), (320, 200), (300, 350), (100, 350), (80, 200), (20, 180)], colour
    )
    return picture


def sky(colour: tuple[int, int, int], seed: int) -> Image.Image:
    """Nothing but grain."""
    grain = np.random.default_rng(seed).normal(0, 2, (300, 400, 1))
    return Image.fromarray(np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8))


def verdict(one: Image.Image, other: Image.Image) -> Verdict:
    found = compare(one, other)
    assert (found.verdict is Verdict.SAME) == (compare(other, one).verdict is Verdict.SAME)
    return found.verdict


def test_a_picture_stays_one_however_it_is_saved(coffee: Image.Image) -> None:
    for copy in (
        saved(coffee, 92),
        saved(coffee, 20),
        saved(coffee, 60, "WEBP"),
        saved(smaller(coffee, 0.5)),
        saved(smaller(coffee, 0.25)),
        saved(ImageEnhance.Brightness(coffee).enhance(1.25)),
        saved(ImageEnhance.Brightness(coffee).enhance(0.75)),
        saved(ImageEnhance.Contrast(coffee).enhance(1.2)),
    ):
        assert verdict(coffee, copy) is Verdict.SAME


def test_the_copy_that_was_changed_less_fits_better(coffee: Image.Image) -> None:
    assert compare(coffee, saved(coffee, 90)).difference < compare(coffee, saved(coffee, 40)).difference
    assert compare(coffee, coffee).difference == 0


def test_one_digit_makes_another_page() -> None:
    for copy in (page("87,20"), saved(page("81,26"), 50), saved(smaller(page("81,28"), 0.8))):
        assert verdict(page("81,20"), copy) is Verdict.DIFFERENT
    for copy in (page("81,20"), saved(page("81,20"), 50), saved(smaller(page("81,20"), 0.8))):
        assert verdict(page("81,20"), copy) is Verdict.SAME


def test_a_page_so_small_that_no_digit_is_seen_proves_nothing() -> None:
    assert verdict(page("81,20"), smaller(page("81,20"), 0.5)) is Verdict.DIFFERENT


def test_another_colour_makes_another_thing() -> None:
    for one, other in combinations(map(shirt, ("#c02020", "#2030c0", "#209040", "#101010")), 2):
        assert verdict(one, other) is Verdict.DIFFERENT


def test_a_moved_camera_makes_another_shot(coffee: Image.Image) -> None:
    width, height = coffee.size
    assert (
        verdict(coffee.crop((0, 0, width - 2, height)), coffee.crop((2, 0, width, height)))
        is Verdict.DIFFERENT
    )


def test_what_was_written_on_it_makes_another_picture(coffee: Image.Image) -> None:
    marked = coffee.copy()
    ImageDraw.Draw(marked).text((300, 350), "(c) A Photographer", "white", ImageFont.load_default(24))
    assert verdict(coffee, marked) is Verdict.DIFFERENT


def test_where_nothing_is_seen_the_grain_and_the_colour_must_agree() -> None:
    blue = sky((120, 160, 220), 1)
    assert verdict(blue, saved(blue, 95)) is Verdict.SAME
    assert verdict(blue, sky((120, 160, 220), 2)) is Verdict.DIFFERENT
    assert verdict(blue, sky((160, 160, 150), 1)) is Verdict.DIFFERENT


def test_a_grey_copy_is_known_as_one(coffee: Image.Image) -> None:
    grey = saved(coffee.convert("L"))
    assert compare(grey, coffee).verdict is Verdict.GREY
    assert compare(coffee, grey).verdict is Verdict.COLOURED
    assert compare(grey, saved(grey, 60)).verdict is Verdict.SAME
    assert is_grey(grey)
    assert not is_grey(coffee)


@pytest.mark.parametrize(("colour", "right"), [((90, 90, 90), True), ((90, 90, 110), False)])
def test_whether_a_picture_of_any_size_is_grey(colour: tuple[int, int, int], right: bool) -> None:
    assert [is_grey(Image.new("RGB", size, colour)) for size in ((1, 1), (3, 900), (500, 400))] == [right] * 3


def test_pictures_too_small_to_tell_must_be_equal(coffee: Image.Image) -> None:
    icon = coffee.resize((48, 32))
    assert verdict(icon, icon.copy()) is Verdict.SAME
    assert verdict(icon, saved(icon)) is Verdict.DIFFERENT


def test_proportions_are_compared_as_far_as_whole_pixels_allow() -> None:
    assert same_proportions((4000, 3000), (333, 250))
    assert same_proportions((601, 400), (300, 200))
    assert not same_proportions((600, 400), (400, 600))
    assert not same_proportions((600, 400), (600, 390))
