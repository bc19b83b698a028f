"""Copies of a picture stand once; pictures that are merely alike don't."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import skimage
from PIL import Image

from lepton_desktop.catalog.records import Details, Fingerprint, Photo
from lepton_desktop.photos.perceptual import perceptual_hash
from lepton_desktop.search.stacks import stacks

DATA = Path(skimage.__file__).parent / "data"


def photo(number: int, content: str) -> Photo:
    return Photo(number, 1, Path(f"/{number}.jpg"), 1, 1, content, Details("jpeg", 4, 3), None, True)


def test_the_same_content_stands_once_where_its_best_did() -> None:
    photos = [photo(number, content) for number, content in enumerate("abacb")]
    assert stacks(photos, np.eye(5, dtype=np.float32), {}) == [[0, 2], [1, 4], [3]]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """A picture, itself as a JPEG of low quality, a small WebP and a PNG; then another picture."""
    folder = tmp_path_factory.mktemp("copies")
    with Image.open(DATA / "coffee.png") as opened:
        picture = opened.convert("RGB")
    picture.save(folder / "low.jpg", quality=40)
    picture.resize((200, 133)).save(folder / "small.webp")
    picture.save(folder / "same.png")
    found = [picture]
    for path in (folder / "low.jpg", folder / "small.webp", folder / "same.png", DATA / "chelsea.png"):
        with Image.open(path) as opened:
            found.append(opened.convert("RGB"))
    return found


def test_a_picture_in_other_formats_qualities_and_sizes_is_the_same(copies: list[Image.Image]) -> None:
    photos = [photo(number, str(number)) for number in range(5)]
    prints = {str(number): Fingerprint(perceptual_hash(picture)) for number, picture in enumerate(copies)}
    vectors = np.ones((5, 1), np.float32)
    assert stacks(photos, vectors, prints) == [[0, 1, 2, 3], [4]]
    # the model has the last word on what only looks the same
    assert stacks(photos, np.eye(5, dtype=np.float32), prints) == [[0], [1], [2], [3], [4]]


def test_shots_of_different_moments_are_not_copies(copies: list[Image.Image]) -> None:
    prints = {str(number): Fingerprint(perceptual_hash(copies[0])) for number in range(3)}
    moments = [datetime(2023, 1, 1, 12, 0, 0), datetime(2023, 1, 1, 12, 0, 1), None]
    photos = [photo(number, str(number)) for number in range(3)]
    burst = [
        replace(one, details=replace(one.details, taken_at=moment))
        for one, moment in zip(photos, moments, strict=True)
    ]
    assert stacks(burst[:2], np.ones((2, 1), np.float32), prints) == [[0], [1]]
    assert stacks(burst[::2], np.ones((2, 1), np.float32), prints) == [[0, 1]]


def test_nothing_has_no_stacks() -> None:
    assert stacks([], np.empty((0, 3), np.float32), {}) == []
