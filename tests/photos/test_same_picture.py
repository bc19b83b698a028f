"""Which files show the very same picture, and which only one that looks like it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import skimage
from PIL import Image, ImageDraw, ImageFont

from lepton_desktop.photos.photo import load
from lepton_desktop.photos.same_picture import is_saved_again, pixel_digest
from lepton_desktop.photos.thumbnails import EDGES, Thumbnails

NAMES = (
    "astronaut.png",
    "chelsea.png",
    "coffee.png",
    "rocket.jpg",
    "page.png",
    "text.png",
    "grass.png",
    "horse.png",
)


def photograph(name: str) -> Image.Image:
    return Image.open(Path(skimage.__file__).parent / "data" / name).convert("RGB")


def page(words: str, colour: str = "navy") -> Image.Image:
    """A receipt of a shop."""
    made = Image.new("RGB", (700, 990), "white")
    pen = ImageDraw.Draw(made)
    for row in range(20):
        pen.text(
            (60, 40 + 44 * row), f"Article {row * 37 % 19}", fill="black", font=ImageFont.load_default(24)
        )
        pen.text((500, 40 + 44 * row), f"{row * 71 % 97},90", fill="black", font=ImageFont.load_default(24))
    pen.text((60, 930), words, fill=colour, font=ImageFont.load_default(30))
    return made


def shirt(colour: str) -> Image.Image:
    made = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(made).polygon(
        [(180, 120), (420, 120), (560, 240), (430, 520), (170, 520), (40, 240)], colour
    )
    return made


def thumbnail(folder: Path, picture: Image.Image, **how: int) -> Image.Image:
    """The thumbnail of the picture when it is saved so as JPEG."""
    path = folder / "picture.jpg"
    picture.save(path, **how)
    made = Thumbnails(folder / "thumbnails").get(path, path.stat().st_size, len(str(how)), EDGES[0])
    path.unlink()
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize("quality", [95, 90, 75, 60])
def test_a_picture_that_is_saved_again_is_the_same(tmp_path: Path, quality: int) -> None:
    for number, picture in enumerate((*map(photograph, NAMES), page("Thank you, Anna"), shirt("darkgreen"))):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        before = thumbnail(folder, picture, quality=92)
        for subsampling in (0, 2):
            assert is_saved_again(
                before, thumbnail(folder, picture, quality=quality, subsampling=subsampling)
            )


@pytest.mark.parametrize("quality", [92, 75])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (page("Thank you, Anna"), page("Thank you, Kofi")),
        (page("Total 81,20"), page("Total 81,70")),
        (page("Paid", "darkred"), page("Paid", "darkblue")),
        (shirt("darkred"), shirt("darkgreen")),
        (photograph("astronaut.png"), photograph("astronaut.png").transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
        (photograph("coffee.png"), photograph("coffee.png").crop((0, 0, 590, 390))),
    ],
)
def test_one_that_looks_like_it_is_another(
    tmp_path: Path, one: Image.Image, other: Image.Image, quality: int
) -> None:
    first, second = thumbnail(tmp_path, one, quality=92), thumbnail(tmp_path, other, quality=quality)
    assert not is_saved_again(first, second)
    assert not is_saved_again(second, first)


def test_only_metadata_leave_the_digest_of_the_pixels_as_it_is(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "a cup of coffee"
    coffee = photograph("coffee.png")
    coffee.save(tmp_path / "plain.jpg")
    coffee.save(tmp_path / "described.jpg", exif=exif)
    coffee.save(tmp_path / "again.jpg", quality=74)
    exif[0x0112] = 6
    coffee.save(tmp_path / "turned.jpg", exif=exif)
    plain, described, again, turned = (
        load(tmp_path / f"{name}.jpg", 100) for name in ("plain", "described", "again", "turned")
    )
    assert plain.content_hash != described.content_hash
    assert pixel_digest(plain.picture) == pixel_digest(described.picture)
    assert len({pixel_digest(one.picture) for one in (plain, again, turned)}) == 3
