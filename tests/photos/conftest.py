"""A photograph for the tests of the photos room."""

from __future__ import annotations

from importlib.resources import files

import pytest
from PIL import Image


@pytest.fixture(scope="session")
def coffee() -> Image.Image:
    """A photograph of 600 by 400 pixels: a cup on wood, no two of its corners alike."""
    with (files("skimage") / "data" / "coffee.png").open("rb") as file, Image.open(file) as picture:
        return picture.convert("RGB")
