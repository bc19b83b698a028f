"""Decoding for the viewer: as large as is wanted, ahead of time, within a bound of memory."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from lepton_desktop.catalog.records import Details, Photo
from lepton_desktop.photos.photo import open_upright
from lepton_desktop.ui.pictures import picture_loader
from lepton_desktop.ui.pictures.picture_loader import PictureLoader, WantedPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.photos.bitmap import Decoded

BOX = (300, 300)


@pytest.fixture
def make_loader(qtbot: QtBot) -> Iterator[Callable[..., PictureLoader]]:
    made: list[PictureLoader] = []

    def make(**options: object) -> PictureLoader:
        made.append(PictureLoader(**options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for loader in made:
        loader.close()


def photo_of(path: Path, number: int = 1) -> Photo:
    with Image.open(path) as picture:
        details = Details("jpeg", picture.width, picture.height)
    status = path.stat()
    return Photo(number, 1, path, status.st_size, status.st_mtime_ns, str(number), details, None, True)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, real_photos: Path) -> Path:
    """A photograph of twelve megapixels."""
    path = tmp_path_factory.mktemp("large") / "rocket.jpg"
    with Image.open(real_photos / "rocket.jpg") as picture:
        picture.resize((4000, 3000)).save(path, quality=90)
    return path


def test_a_photo_is_decoded_to_the_size_of_the_screen(
    make_loader: Callable[..., PictureLoader], large: Path, qtbot: QtBot
) -> None:
    loader, photo = make_loader(), photo_of(large)
    loader.want([WantedPicture(photo, (800, 900))])
    qtbot.waitUntil(lambda: loader.for_screen(photo) is not None)
    picture = loader.for_screen(photo)
    assert picture is not None
    assert picture.image.size().toTuple() == (800, 600)
    assert (picture.width, picture.height, picture.complete) == (4000, 3000, False)
    assert loader.in_full(photo) is None


def test_it_is_decoded_in_full_when_that_is_wanted(
    make_loader: Callable[..., PictureLoader], large: Path, qtbot: QtBot
) -> None:
    loader, photo = make_loader(), photo_of(large)
    loader.want([WantedPicture(photo, BOX), WantedPicture(photo, None)])
    qtbot.waitUntil(lambda: loader.in_full(photo) is not None, timeout=20_000)
    full = loader.in_full(photo)
    assert full is not None
    assert full.image.size().toTuple() == (4000, 3000)
    assert full.complete


def test_the_pixels_are_the_photo_s(
    make_loader: Callable[..., PictureLoader], real_photos: Path, qtbot: QtBot
) -> None:
    loader, photo = make_loader(), photo_of(real_photos / "coffee.png")
    loader.want([WantedPicture(photo, None)])
    qtbot.waitUntil(lambda: loader.in_full(photo) is not None)
    picture = loader.in_full(photo)
    assert picture is not None
    with Image.open(photo.path) as original:
        expected = np.asarray(original.convert("RGB"))
    seen = np.frombuffer(picture.image.constBits(), np.uint8).reshape(*expected.shape[:2], 4)
    assert np.array_equal(seen[:, :, 2::-1], expected)
    assert (seen[:, :, 3] == 255).all()  # what Qt demands of a picture without transparency


def test_a_small_photo_needs_no_second_decoding(
    make_loader: Callable[..., PictureLoader], real_photos: Path, qtbot: QtBot
) -> None:
    loader, photo = make_loader(), photo_of(real_photos / "rocket.jpg")
    loader.want([WantedPicture(photo, (2000, 2000))])
    qtbot.waitUntil(lambda: loader.for_screen(photo) is not None)
    picture = loader.for_screen(photo)
    assert picture is not None
    assert picture.complete
    assert loader.settled(WantedPicture(photo, (3000, 3000)))


def test_memory_is_bounded_and_what_was_not_looked_at_for_longest_goes_first(
    make_loader: Callable[..., PictureLoader], real_photos: Path, qtbot: QtBot
) -> None:
    loader = make_loader(memory=3 * 300 * 300 * 4)
    photos = [photo_of(real_photos / "rocket.jpg", number) for number in range(1, 7)]
    photos = [replace(photo, mtime_ns=photo.id) for photo in photos]
    for photo in photos:
        loader.want([WantedPicture(photo, BOX)])
        qtbot.waitUntil(lambda photo=photo: loader.settled(WantedPicture(photo, BOX)))
        loader.for_screen(photos[0])
    assert loader.memory_used() <= 3 * 300 * 300 * 4
    kept = [photo.id for photo in photos if loader.for_screen(photo) is not None]
    assert kept[0] == 1
    assert kept[-1] == 6
    assert 2 not in kept


def test_a_very_large_photo_is_kept_in_fewer_pixels(
    make_loader: Callable[..., PictureLoader],
    real_photos: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_loader, "MOST_PIXELS", 640 * 427 // 3)
    loader, photo = make_loader(), photo_of(real_photos / "rocket.jpg")
    loader.want([WantedPicture(photo, None)])
    qtbot.waitUntil(lambda: loader.in_full(photo) is not None)
    picture = loader.in_full(photo)
    assert picture is not None
    assert picture.image.width() == 320
    assert (picture.width, picture.complete) == (640, True)


def test_a_broken_photo_says_why_and_can_be_tried_again(
    make_loader: Callable[..., PictureLoader], real_photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "rocket.jpg"
    whole = (real_photos / "rocket.jpg").read_bytes()
    path.write_bytes(whole)
    photo = photo_of(path)
    path.write_bytes(whole[:2000])
    loader = make_loader()
    loader.want([WantedPicture(photo, BOX)])
    qtbot.waitUntil(lambda: loader.failure(photo) is not None)
    assert "is incomplete" in str(loader.failure(photo))
    assert str(path) not in str(loader.failure(photo))
    path.write_bytes(whole)
    loader.retry()
    loader.want([WantedPicture(photo, BOX)])
    qtbot.waitUntil(lambda: loader.for_screen(photo) is not None)
    assert loader.failure(photo) is None


def test_what_is_no_longer_wanted_is_not_decoded_and_the_first_comes_first(
    make_loader: Callable[..., PictureLoader], real_photos: Path, qtbot: QtBot
) -> None:
    decoded: list[Path] = []
    go_on = threading.Event()

    def decode(path: Path, edge: int) -> Decoded:
        decoded.append(path)
        go_on.wait(20)
        return open_upright(path, edge)

    names = ["astronaut.png", "chelsea.png", "coffee.png", "coins.png"]
    photos = [photo_of(real_photos / name, number) for number, name in enumerate(names)]
    loader = make_loader(decode=decode, threads=1)
    loader.want([WantedPicture(photos[0], BOX)])
    qtbot.waitUntil(lambda: len(decoded) == 1)
    loader.want([WantedPicture(photos[1], BOX)])
    loader.want([WantedPicture(photo, BOX) for photo in photos[2:]])
    go_on.set()
    qtbot.waitUntil(lambda: loader.for_screen(photos[3]) is not None)
    assert [path.name for path in decoded] == ["astronaut.png", "coffee.png", "coins.png"]
