"""What can't be seen is not gone: photos on drives that are unmounted, exchanged, cloned, or mounted elsewhere."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from indexing.drives import needs_drives
from indexing.library import draw, wait_until
from lepton_desktop.indexing.messages import Notice, Progress, RootState
from lepton_desktop.photos.thumbnails import EDGES, Thumbnails

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.drives import Drives
    from indexing.library import Library
    from lepton_desktop.catalog.records import Photo, RootCounts

pytestmark = needs_drives


def photos(library: Library) -> dict[str, Photo]:
    """All photos of the catalog, by their paths below the folder of the tests."""
    with library.catalog() as catalog:
        found = catalog.photos.newest(1000)
    return {photo.path.relative_to(library.photos.parent).as_posix(): photo for photo in found}


def online(library: Library) -> set[str]:
    return {name for name, photo in photos(library).items() if photo.online}


def numbers(library: Library) -> RootCounts:
    with library.catalog() as catalog:
        return catalog.statistics.counts(library.encoder.identity).roots[0]


def notices(library: Library) -> list[str]:
    return [str(message.text) for message in library.messages if isinstance(message, Notice)]


@pytest.fixture
def stick(library: Library, drives: Drives) -> Path:
    """A drive with two photos, mounted as the library's folder and indexed; one is excluded by the user."""
    image = drives.make("stick")
    drives.mount(image, library.photos)
    library.draw("DCIM/IMG_0001.jpg", "DCIM/IMG_0002.jpg")
    library.index()
    with library.catalog() as catalog:
        catalog.decisions.set_excluded([photos(library)["photos/DCIM/IMG_0001.jpg"].id], True)
    return image


def test_a_stray_file_under_the_mount_point_costs_nothing(
    library: Library, drives: Drives, stick: Path
) -> None:
    drives.unmount(library.photos)
    library.draw("stray.jpg")

    library.index()

    known = photos(library)
    assert known.keys() == {"photos/DCIM/IMG_0001.jpg", "photos/DCIM/IMG_0002.jpg"}
    assert online(library) == set()
    assert known["photos/DCIM/IMG_0001.jpg"].excluded
    assert RootState(library.root.id, False, "replaced") in library.messages
    assert len(notices(library)) == 1
    encoded = library.encoder.encoded
    drives.mount(stick, library.photos)
    library.index()
    assert online(library) == known.keys()
    assert library.encoder.encoded == encoded


def test_another_stick_with_files_of_the_same_names_overwrites_nothing(
    library: Library, drives: Drives, stick: Path
) -> None:
    before = photos(library)
    drives.unmount(library.photos)
    drives.mount(drives.make("another stick"), library.photos)
    draw(library.photos / "DCIM/IMG_0001.jpg", 1, (60, 60))
    draw(library.photos / "DCIM/IMG_0003.jpg", 3)

    library.index()

    after = photos(library)
    assert after.keys() == before.keys()
    assert {p.content_hash for p in after.values()} == {p.content_hash for p in before.values()}
    assert online(library) == set()
    drives.unmount(library.photos)
    drives.mount(stick, library.photos)
    (library.photos / "DCIM/IMG_0002.jpg").unlink()
    library.index()
    assert online(library) == {"photos/DCIM/IMG_0001.jpg"}
    assert photos(library).keys() == {"photos/DCIM/IMG_0001.jpg"}


def test_while_it_is_watched_a_drive_is_exchanged_for_another_and_comes_back(
    library: Library, drives: Drives, stick: Path
) -> None:
    other = drives.make("another stick")
    with library.indexing():
        wait_until(lambda: RootState(library.root.id, True, "watching") in library.messages)
        drives.unmount(library.photos)
        wait_until(lambda: online(library) == set())
        drives.mount(other, library.photos)
        draw(library.photos / "DCIM/IMG_0001.jpg", 1, (60, 60))
        wait_until(lambda: RootState(library.root.id, False, "replaced") in library.messages)
        drives.unmount(library.photos)
        drives.mount(stick, library.photos)
        wait_until(lambda: len(online(library)) == 2)
        library.draw("DCIM/IMG_0003.jpg")
        wait_until(lambda: len(online(library)) == 3)
    assert library.encoder.encoded == 3


def test_a_clone_of_a_drive_takes_its_place(library: Library, drives: Drives, stick: Path) -> None:
    drives.unmount(library.photos)
    drives.mount(drives.clone(stick, "clone"), library.photos)
    library.draw("new.jpg")
    library.index()
    assert online(library) == {"photos/DCIM/IMG_0001.jpg", "photos/DCIM/IMG_0002.jpg", "photos/new.jpg"}
    (library.photos / "DCIM/IMG_0002.jpg").unlink()
    library.index()
    assert photos(library).keys() == {"photos/DCIM/IMG_0001.jpg", "photos/new.jpg"}
    assert library.encoder.encoded == 3


def test_what_a_clone_lacks_is_kept(library: Library, drives: Drives, stick: Path) -> None:
    drives.unmount(library.photos)
    drives.mount(drives.clone(stick, "clone"), library.photos)
    (library.photos / "DCIM/IMG_0002.jpg").unlink()
    library.index()
    assert photos(library).keys() == {"photos/DCIM/IMG_0001.jpg", "photos/DCIM/IMG_0002.jpg"}
    assert online(library) == {"photos/DCIM/IMG_0001.jpg"}
    assert numbers(library).missing == 1


def test_a_drive_that_the_user_says_took_the_place_of_another_is_taken_in(
    library: Library, drives: Drives, stick: Path
) -> None:
    drives.unmount(library.photos)
    drives.mount(drives.make("another stick"), library.photos)
    library.draw("new.jpg")
    library.index()
    with library.catalog() as catalog:
        catalog.roots.set_volume(library.root.id, None)
    library.index()
    assert online(library) == {"photos/new.jpg"}
    assert (numbers(library).photos, numbers(library).missing) == (3, 2)
    with library.catalog() as catalog:
        catalog.files.forget_missing(library.root.id)
    library.index()
    assert photos(library).keys() == {"photos/new.jpg"}


@pytest.mark.parametrize("empty", [True, False])
def test_a_drive_is_followed_to_where_it_is_mounted_now(
    library: Library, drives: Drives, stick: Path, tmp_path: Path, empty: bool
) -> None:
    before = photos(library)
    thumbnails = library.thumbnails()
    drives.unmount(library.photos)
    if empty:
        library.photos.rmdir()
    else:
        library.draw("stray.jpg")
    drives.mount(stick, tmp_path / "photos 1")

    library.index()

    after = photos(library)
    assert online(library) == {"photos 1/DCIM/IMG_0001.jpg", "photos 1/DCIM/IMG_0002.jpg"}
    assert {photo.id for photo in after.values()} == {photo.id for photo in before.values()}
    assert library.encoder.encoded == 2
    assert any(str(tmp_path / "photos 1") in text for text in notices(library))
    with library.catalog() as catalog:
        assert catalog.roots.all()[0].path == tmp_path / "photos 1"
    with library.indexing():  # keeps thumbnails of the library's photos alone
        wait_until(lambda: RootState(library.root.id, True, "watching") in library.messages)
    assert library.thumbnails() == thumbnails == 2


def test_the_watching_follows_a_drive(library: Library, drives: Drives, stick: Path, tmp_path: Path) -> None:
    with library.indexing():
        wait_until(lambda: RootState(library.root.id, True, "watching") in library.messages)
        drives.unmount(library.photos)
        drives.mount(stick, tmp_path / "elsewhere")
        wait_until(lambda: "elsewhere/DCIM/IMG_0001.jpg" in online(library))
        draw(tmp_path / "elsewhere/DCIM/IMG_0003.jpg", 3)
        wait_until(lambda: "elsewhere/DCIM/IMG_0003.jpg" in online(library))
    assert library.encoder.encoded == 3


def test_two_drives_that_exchanged_their_places_are_both_followed(
    library: Library, drives: Drives, stick: Path, tmp_path: Path
) -> None:
    other, place = drives.make("other"), tmp_path / "other"
    drives.mount(other, place)
    draw(place / "o.jpg", 5)
    with library.catalog() as catalog:
        catalog.roots.add(place)
    library.index()
    for point in (place, library.photos):
        drives.unmount(point)
    drives.mount(other, library.photos)
    drives.mount(stick, place)
    library.index()
    library.index()
    assert online(library) == {"other/DCIM/IMG_0001.jpg", "other/DCIM/IMG_0002.jpg", "photos/o.jpg"}
    assert library.encoder.encoded == 3
    with library.indexing():  # keeps thumbnails of the library's photos alone
        wait_until(lambda: Progress("watching") in library.messages[-3:])
    assert library.thumbnails() == 3


def test_the_thumbnails_of_a_drive_that_is_away_stay_when_another_takes_its_place(
    library: Library, drives: Drives, stick: Path, tmp_path: Path
) -> None:
    other, place = drives.make("other"), tmp_path / "other"
    drives.mount(other, place)
    draw(place / "o.jpg", 5)
    with library.catalog() as catalog:
        catalog.roots.add(place)
    library.index()
    for point in (place, library.photos):
        drives.unmount(point)
    drives.mount(stick, place)
    library.index()
    assert online(library) == {"other/DCIM/IMG_0001.jpg", "other/DCIM/IMG_0002.jpg"}
    assert len(photos(library)) == 3
    folder = Thumbnails(library.data / "thumbnails")
    for photo in photos(library).values():
        assert folder.path_of(photo.path, photo.size, photo.mtime_ns, EDGES[0]).exists()


@pytest.fixture
def nested(library: Library, drives: Drives) -> Path:
    """A drive with a photo, mounted below the library's folder, which has one of its own; both are indexed."""
    image = drives.make("nested")
    drives.mount(image, library.photos / "usb")
    library.draw("own.jpg", "usb/DCIM/IMG_0001.jpg")
    library.index()
    return image


@pytest.mark.parametrize("point_removed", [False, True])
def test_a_drive_below_a_folder_is_away_and_comes_back(
    library: Library, drives: Drives, nested: Path, point_removed: bool
) -> None:
    drives.unmount(library.photos / "usb")
    if point_removed:
        (library.photos / "usb").rmdir()
    library.index()
    assert photos(library).keys() == {"photos/own.jpg", "photos/usb/DCIM/IMG_0001.jpg"}
    assert online(library) == {"photos/own.jpg"}
    assert numbers(library).away == 1
    drives.mount(nested, library.photos / "usb")
    library.index()
    assert len(online(library)) == 2
    assert library.encoder.encoded == 2
    (library.photos / "usb/DCIM/IMG_0001.jpg").unlink()
    library.index()
    assert photos(library).keys() == {"photos/own.jpg"}


def test_while_it_is_watched_a_drive_below_a_folder_goes_and_comes(
    library: Library, drives: Drives, nested: Path
) -> None:
    with library.indexing():
        wait_until(lambda: RootState(library.root.id, True, "watching") in library.messages)
        drives.unmount(library.photos / "usb")
        wait_until(lambda: online(library) == {"photos/own.jpg"})
        drives.mount(nested, library.photos / "usb")
        wait_until(lambda: len(online(library)) == 2)
        library.draw("usb/new.jpg")
        wait_until(lambda: "photos/usb/new.jpg" in online(library))
    assert library.encoder.encoded == 3


def test_a_drive_that_went_to_another_place_below_its_folder_is_not_encoded_again(
    library: Library, drives: Drives, nested: Path
) -> None:
    before = photos(library)["photos/usb/DCIM/IMG_0001.jpg"]
    drives.unmount(library.photos / "usb")
    library.index()
    drives.mount(nested, library.photos / "usb 1")
    library.index()
    assert photos(library)["photos/usb 1/DCIM/IMG_0001.jpg"].id == before.id
    assert online(library) == {"photos/own.jpg", "photos/usb 1/DCIM/IMG_0001.jpg"}
    assert len(photos(library)) == library.encoder.encoded == 2


@pytest.mark.parametrize("mounted", [False, True])
def test_another_file_at_the_path_of_a_photo_of_a_drive_that_is_away_does_not_take_it(
    library: Library, drives: Drives, nested: Path, mounted: bool
) -> None:
    before = photos(library)["photos/usb/DCIM/IMG_0001.jpg"]
    drives.unmount(library.photos / "usb")
    if mounted:
        drives.mount(drives.make("other"), library.photos / "usb")
    draw(library.photos / "usb/DCIM/IMG_0001.jpg", 7, (70, 50))
    draw(library.photos / "usb/DCIM/IMG_0002.jpg", 8)

    library.index()

    kept = photos(library)["photos/usb/DCIM/IMG_0001.jpg"]
    assert (kept.id, kept.content_hash, kept.online) == (before.id, before.content_hash, False)
    assert "photos/usb/DCIM/IMG_0002.jpg" in online(library)
    assert any("another drive" in text for text in notices(library))
    if mounted:
        drives.unmount(library.photos / "usb")
    else:
        shutil.rmtree(library.photos / "usb/DCIM")
    drives.mount(nested, library.photos / "usb")
    library.index()
    assert photos(library)["photos/usb/DCIM/IMG_0001.jpg"].online


def test_a_drive_behind_a_link_is_away_and_comes_back(
    library: Library, drives: Drives, tmp_path: Path
) -> None:
    image = drives.make("linked")
    drives.mount(image, tmp_path / "media" / "stick")
    draw(tmp_path / "media" / "stick" / "far.jpg", 1)
    library.draw("own.jpg")
    (library.photos / "all").symlink_to(tmp_path / "media")
    library.index()
    assert "all/stick/far.jpg" in library.known()
    drives.unmount(tmp_path / "media" / "stick")
    library.index()
    assert "all/stick/far.jpg" in library.known()
    assert online(library) == {"photos/own.jpg"}
    drives.mount(image, tmp_path / "media" / "stick")
    library.index()
    assert len(online(library)) == 2


def test_a_drive_of_a_catalog_from_before_volumes_is_told_from_a_stray_file(
    library: Library, drives: Drives, stick: Path
) -> None:
    forget_volumes(library)
    drives.unmount(library.photos)
    library.draw("stray.jpg")
    library.index()
    assert len(photos(library)) == 2
    assert online(library) == set()
    drives.mount(stick, library.photos)
    library.index()
    assert len(online(library)) == 2
    with library.catalog() as catalog:
        states = catalog.files.states(library.root.id).values()
        assert {state.volume for state in states} == {catalog.roots.all()[0].volume}


def test_a_drive_below_the_folder_of_a_catalog_from_before_volumes_is_kept_when_it_is_away_at_first(
    library: Library, drives: Drives, nested: Path
) -> None:
    forget_volumes(library)
    drives.unmount(library.photos / "usb")
    library.index()
    assert len(photos(library)) == 2
    drives.mount(nested, library.photos / "usb")
    library.index()
    assert len(online(library)) == 2


def forget_volumes(library: Library) -> None:
    """Make the catalog what a version made that knew of no volumes."""
    with library.catalog() as catalog, catalog.database.transaction() as connection:
        connection.execute("UPDATE roots SET volume = NULL, place = NULL")
        connection.execute("UPDATE photos SET volume = NULL")


def test_photos_that_vanish_during_the_look_with_their_drive_are_kept(
    library: Library, drives: Drives, nested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if path == library.photos / "usb" / "DCIM" and os.path.ismount(library.photos / "usb"):
            drives.unmount(library.photos / "usb")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    library.index()
    assert photos(library).keys() == {"photos/own.jpg", "photos/usb/DCIM/IMG_0001.jpg"}
    assert online(library) == {"photos/own.jpg"}
