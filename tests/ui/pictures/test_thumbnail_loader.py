"""Thumbnails: only what is wanted, the latest first, within bounds."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from lepton_desktop.catalog.records import Details
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader, Wanted
from lepton_desktop.ui.toolkit.images import read_image
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.catalog.records import Photo
    from ui.drawn_library import Library


class Shelf:
    """Real thumbnails of one photograph, each handed out only when the gate is open; remembers who asked."""

    def __init__(self, photograph: Path) -> None:
        self._content = photograph.read_bytes()
        self.gate = threading.Event()
        self.asked: list[int] = []

    def fetch(self, photo: Photo, edge: int) -> bytes:
        self.asked.append(photo.id)
        assert self.gate.wait(10)
        return self._content


@pytest.fixture
def shelf(real_photos: Path) -> Shelf:
    return Shelf(real_photos / "rocket.jpg")


@pytest.fixture
def loader(qtbot: QtBot, shelf: Shelf) -> Iterator[ThumbnailLoader]:
    made = ThumbnailLoader(shelf.fetch, threads=1, memory=300_000)
    yield made
    shelf.gate.set()
    made.close()


PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(20)]


def test_a_thumbnail_fits_the_box_and_keeps_its_shape(qtbot: QtBot, library: Library) -> None:
    thumbnails = Thumbnails(library.places.thumbnails)
    loader = ThumbnailLoader(lambda photo, edge: thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge))
    coffee = next(photo for photo in library.photos() if photo.path.name == "coffee.png")
    with qtbot.waitSignal(loader.changed):
        loader.want([Wanted(coffee, 120)])
    image = loader.picture(coffee)
    loader.close()
    assert image is not None
    assert (image.width(), image.height()) == (120, 80)


def test_what_was_scrolled_away_is_never_made(qtbot: QtBot, loader: ThumbnailLoader, shelf: Shelf) -> None:
    loader.want([Wanted(photo, 64) for photo in PHOTOS[:10]])
    qtbot.waitUntil(lambda: bool(shelf.asked))
    loader.want([Wanted(photo, 64) for photo in PHOTOS[10:13]])
    shelf.gate.set()
    qtbot.waitUntil(lambda: loader.picture(PHOTOS[12]) is not None)
    assert shelf.asked == [0, 10, 11, 12]


def test_one_that_is_here_in_its_size_is_not_made_again(
    qtbot: QtBot, loader: ThumbnailLoader, shelf: Shelf
) -> None:
    shelf.gate.set()
    with qtbot.waitSignal(loader.changed):
        loader.want([Wanted(PHOTOS[0], 64)])
    loader.want([Wanted(PHOTOS[0], 64), Wanted(PHOTOS[1], 64)])
    qtbot.waitUntil(lambda: loader.picture(PHOTOS[1]) is not None)
    loader.want([Wanted(PHOTOS[0], 96)])
    qtbot.waitUntil(lambda: loader.settled(Wanted(PHOTOS[0], 96)))
    assert shelf.asked == [0, 1, 0]


def test_memory_is_bounded_and_the_longest_unseen_go_first(
    qtbot: QtBot, loader: ThumbnailLoader, shelf: Shelf
) -> None:
    shelf.gate.set()
    for photo in PHOTOS:
        with qtbot.waitSignal(loader.changed):
            loader.want([Wanted(photo, 128)])
        loader.picture(PHOTOS[0])
    kept = [photo.id for photo in PHOTOS if loader.picture(photo) is not None]
    assert 0 in kept
    assert 19 in kept
    assert 1 not in kept
    image = loader.picture(PHOTOS[19])
    assert image is not None
    assert len(kept) * image.sizeInBytes() <= 300_000


def test_a_photo_that_can_not_be_shown_says_why_and_stops_nothing(
    qtbot: QtBot, tmp_path: Path, real_photos: Path
) -> None:
    thumbnails = Thumbnails(tmp_path / "cache")
    loader = ThumbnailLoader(
        lambda photo, edge: thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge), threads=1
    )
    missing = drawn_photo(tmp_path, 1)
    (tmp_path / "00002.jpg").write_bytes((real_photos / "rocket.jpg").read_bytes())
    fine = drawn_photo(tmp_path, 2)
    loader.want([Wanted(missing, 64), Wanted(fine, 64)])
    qtbot.waitUntil(lambda: loader.picture(fine) is not None)
    reason = loader.failure(missing)
    assert reason is not None
    assert "00001.jpg" in reason
    loader.retry()
    assert loader.failure(missing) is None
    loader.close()


def test_a_photo_that_is_away_is_shown_small_until_it_is_back(
    qtbot: QtBot, tmp_path: Path, real_photos: Path
) -> None:
    thumbnails = Thumbnails(tmp_path / "cache")
    away, back = tmp_path / "away", tmp_path / "00003.jpg"
    back.write_bytes((real_photos / "rocket.jpg").read_bytes())
    with Image.open(back) as picture:
        size = picture.size
    photo = replace(drawn_photo(tmp_path, 3), details=Details("jpeg", *size))
    thumbnails.get(photo.path, photo.size, photo.mtime_ns, 256)
    back.rename(away)
    loader = ThumbnailLoader(
        lambda photo, edge: thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge), threads=1
    )

    def longest_side() -> int:
        image = loader.picture(photo)
        return max(image.width(), image.height()) if image is not None else 0

    loader.want([Wanted(photo, 400)])
    qtbot.waitUntil(lambda: longest_side() == 256)
    assert loader.settled(Wanted(photo, 400))
    away.rename(back)
    loader.retry()
    loader.want([Wanted(photo, 400)])
    qtbot.waitUntil(lambda: longest_side() == 400)
    loader.close()


@pytest.mark.parametrize(
    ("size", "fitted"), [((400, 300), (100, 75)), ((30, 40), (30, 40)), ((2000, 3), (100, 1))]
)
def test_a_picture_is_fitted_into_the_square_and_never_enlarged(
    tmp_path: Path, size: tuple[int, int], fitted: tuple[int, int]
) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGB", size, "red").save(path)
    for stored in (path, path.read_bytes()):
        image = read_image(stored, 100)
        assert image.size().toTuple() == fitted
        assert image.pixelColor(0, 0).getRgb() == (255, 0, 0, 255)


def test_a_grey_picture_is_drawn_as_well(tmp_path: Path) -> None:
    path = tmp_path / "grey.jpg"
    Image.new("L", (40, 30), 128).save(path)
    assert abs(read_image(path, 100).pixelColor(5, 5).red() - 128) <= 2


def test_no_other_format_is_tried() -> None:
    """Asking Qt's plugin for SVG from a thread, as happens where the format is left open, could freeze the window."""
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    assert not QImage.fromData(drawing).isNull()
    assert read_image(drawing, 100).isNull()
