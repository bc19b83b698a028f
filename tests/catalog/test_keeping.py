"""Folders that move with their volumes, and photos that are kept although they aren't to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import AWAY, HERE, MISSING, Details, NewPhoto

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lepton_desktop.catalog.records import Root

MODEL = "small/1"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with Catalog(tmp_path / "catalog.sqlite") as opened:
        yield opened


def add(catalog: Catalog, folder: Path, *names: str, volume: str | None = None) -> Root:
    """A folder of the library with photos of these names, settled on the volume."""
    folder.mkdir(parents=True, exist_ok=True)
    root = catalog.add_root(folder)
    if volume is not None:
        catalog.settle(root.id, "1:2", volume, folder.name)
    details = Details("jpeg", 4, 3)
    photos = [NewPhoto(root.id, name, 10, 20, name, details, volume=volume) for name in names]
    catalog.commit([(photo, None) for photo in photos], MODEL)
    return next(one for one in catalog.roots() if one.id == root.id)


def test_a_folder_that_moves_takes_its_photos_along(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    assert (root.volume, root.place, root.identity) == ("uuid:a", "E", "1:2")
    assert catalog.relocate(root.id, tmp_path / "F")
    (photo,) = catalog.newest(10)
    assert photo.path == tmp_path / "F" / "a.jpg"


def test_folders_of_exchanged_drives_exchange_their_paths(catalog: Catalog, tmp_path: Path) -> None:
    first = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    second = add(catalog, tmp_path / "F", "b.jpg", volume="uuid:b")
    assert catalog.relocate(first.id, second.path)
    assert {root.id: root.path for root in catalog.roots()} == {first.id: second.path, second.id: first.path}


def test_a_folder_does_not_move_into_another_that_is_there(catalog: Catalog, tmp_path: Path) -> None:
    first = add(catalog, tmp_path / "E", volume="uuid:a")
    second = add(catalog, tmp_path / "F", volume="uuid:a")
    unknown = add(catalog, tmp_path / "G")
    assert not catalog.relocate(first.id, second.path)
    assert not catalog.relocate(first.id, second.path / "inside")
    assert not catalog.relocate(first.id, unknown.path)
    assert [root.path for root in catalog.roots()] == [first.path, second.path, unknown.path]


def test_what_was_recorded_of_a_volume_holds_for_another(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    below = NewPhoto(root.id, "usb/b.jpg", 10, 20, "b", Details("jpeg", 4, 3), volume="uuid:usb")
    catalog.commit([(below, None)], MODEL)
    catalog.adopt(root.id, "uuid:new")
    assert catalog.roots()[0].volume == "uuid:new"
    assert {name: state.volume for name, state in catalog.files(root.id).items()} == {
        "a.jpg": "uuid:new",
        "usb/b.jpg": "uuid:usb",
    }
    catalog.adopt(root.id, None)
    assert catalog.roots()[0].volume is None
    assert catalog.files(root.id)["a.jpg"].volume is None


def test_photos_that_are_kept_are_offline_and_counted(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", "in/b.jpg", "in/c.jpg", "inside.jpg", volume="uuid:a")
    numbers = {name: state.photo_id or 0 for name, state in catalog.files(root.id).items()}
    catalog.note_away([numbers["in/b.jpg"]], AWAY)
    catalog.note_away([numbers["in/c.jpg"]], MISSING)
    assert {photo.path.name for photo in catalog.newest(10) if not photo.online} == {"b.jpg", "c.jpg"}
    counts = catalog.counts(MODEL)
    assert (counts.offline, counts.roots[0].away, counts.roots[0].missing) == (2, 1, 1)
    assert (catalog.present(root.id), catalog.present(root.id, "in")) == (2, 0)
    catalog.note_seen("uuid:b", [numbers["in/b.jpg"]])
    state = catalog.states_of(root.id, ["in/b.jpg", "nothing"])["in/b.jpg"]
    assert (state.away, state.volume) == (HERE, "uuid:b")
    assert catalog.forget_missing(root.id) == 1
    assert catalog.files(root.id).keys() == {"a.jpg", "in/b.jpg", "inside.jpg"}


def test_a_photo_that_is_committed_or_moved_is_there(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", "b.jpg", volume="uuid:a")
    first, second = (catalog.files(root.id)[name].photo_id or 0 for name in ("a.jpg", "b.jpg"))
    catalog.note_away([first, second], MISSING)
    catalog.commit([(NewPhoto(root.id, "a.jpg", 11, 21, "new", Details("jpeg", 4, 3)), None)], MODEL)
    catalog.move(second, root.id, "c.jpg", 10, 20, volume="uuid:b")
    states = catalog.files(root.id)
    assert {name: (state.away, state.volume) for name, state in states.items()} == {
        "a.jpg": (HERE, "uuid:a"),
        "c.jpg": (HERE, "uuid:b"),
    }


def test_a_photo_whose_disk_failed_stays_until_it_is_judged(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg")
    before = catalog.files(root.id)
    catalog.fail(root.id, "a.jpg", 0, -1, "can't be read", keep=True)
    assert catalog.files(root.id) == before
    assert [failure.reason for failure in catalog.failures()] == ["can't be read"]
    catalog.forget_failures(root.id, ["a.jpg"])
    assert catalog.failures() == []
    assert catalog.files(root.id) == before
    catalog.fail(root.id, "a.jpg", 1, 2, "is cut off")
    assert catalog.newest(10) == []


def test_a_sample_is_taken_from_all_over_a_folder(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", *(f"{number:03}.jpg" for number in range(100)), volume="uuid:a")
    below = NewPhoto(root.id, "usb/b.jpg", 10, 20, "b", Details("jpeg", 4, 3), volume="uuid:usb")
    catalog.commit([(below, None)], MODEL)
    sample = catalog.sample(root.id, 10)
    assert len(sample) == 10
    assert {name[:2] for name in sample} == {f"0{ten}" for ten in range(10)}
    assert len(catalog.sample(root.id, 1000)) == 100
