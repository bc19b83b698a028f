"""How a picture becomes a model's square."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from lepton_desktop.encoders.encoder import Preprocessing


def preprocessing(resize: str, size: int = 30) -> Preprocessing:
    return Preprocessing(size, resize, "bicubic", (0, 0, 0), (1, 1, 1))


def striped() -> Image.Image:
    """Red, green and blue side by side, each 100 x 100."""
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("lime", (100, 0, 200, 100))
    picture.paste("blue", (200, 0, 300, 100))
    return picture


def test_squash_shows_all_of_the_picture() -> None:
    pixels = preprocessing("squash").apply(striped())

    assert (pixels.shape, pixels.dtype) == ((30, 30, 3), np.uint8)
    assert pixels[15, [2, 15, 27]].tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255]]


def test_shortest_shows_the_middle() -> None:
    pixels = preprocessing("shortest").apply(striped())

    assert (pixels[:, 3:27] == [0, 255, 0]).all()


def test_longest_shows_all_of_the_picture_between_black_bars() -> None:
    pixels = preprocessing("longest").apply(striped())

    assert pixels[15, [2, 15, 27]].tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255]]
    assert not pixels[[0, 29]].any()


@pytest.mark.parametrize("resize", ["squash", "shortest", "longest"])
@pytest.mark.parametrize("shape", [(1, 60_000), (60_000, 1), (1, 1)])
def test_a_mere_line_is_a_square_too(resize: str, shape: tuple[int, int]) -> None:
    assert preprocessing(resize).apply(Image.new("RGB", shape)).shape == (30, 30, 3)
