"""Folders that move with their volumes, and photos that are kept although they aren't to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import AWAY, HERE, MISSING, Details, NewPhoto
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.catalog.records import Root

MODEL = "small/1"


def add(catalog: Catalog, folder: Path, *names: str, volume: str | None = None) -> Root:
    """A folder of the library with photos of these names, settled on the volume."""
    folder.mkdir(parents=True, exist_ok=True)
    root = catalog.roots.add(folder)
    if volume is not None:
        catalog.roots.set_location(root.id, "1:2", volume, folder.name)
    details = Details("jpeg", 4, 3)
    photos = [NewPhoto(root.id, name, 10, 20, name, details, volume=volume) for name in names]
    catalog.commit([(photo, None) for photo in photos], MODEL)
    return next(one for one in catalog.roots.all() if one.id == root.id)


def test_a_folder_that_moves_takes_its_photos_along(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    assert (root.volume, root.place, root.identity) == ("uuid:a", "E", "1:2")
    assert catalog.roots.relocate(root.id, tmp_path / "F")
    (photo,) = catalog.photos.newest(10)
    assert photo.path == tmp_path / "F" / "a.jpg"


def test_folders_of_exchanged_drives_exchange_their_paths(catalog: Catalog, tmp_path: Path) -> None:
    first = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    second = add(catalog, tmp_path / "F", "b.jpg", volume="uuid:b")
    assert catalog.roots.relocate(first.id, second.path)
    assert {root.id: root.path for root in catalog.roots.all()} == {
        first.id: second.path,
        second.id: first.path,
    }


def test_a_folder_does_not_move_into_another_that_is_there(catalog: Catalog, tmp_path: Path) -> None:
    first = add(catalog, tmp_path / "E", volume="uuid:a")
    second = add(catalog, tmp_path / "F", volume="uuid:a")
    unknown = add(catalog, tmp_path / "G")
    assert not catalog.roots.relocate(first.id, second.path)
    assert not catalog.roots.relocate(first.id, second.path / "inside")
    assert not catalog.roots.relocate(first.id, unknown.path)
    assert [root.path for root in catalog.roots.all()] == [first.path, second.path, unknown.path]


def test_what_was_recorded_of_a_volume_holds_for_another(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", volume="uuid:a")
    below = NewPhoto(root.id, "usb/b.jpg", 10, 20, "b", Details("jpeg", 4, 3), volume="uuid:usb")
    catalog.commit([(below, None)], MODEL)
    catalog.roots.set_volume(root.id, "uuid:new")
    assert catalog.roots.all()[0].volume == "uuid:new"
    assert {name: state.volume for name, state in catalog.files.states(root.id).items()} == {
        "a.jpg": "uuid:new",
        "usb/b.jpg": "uuid:usb",
    }
    catalog.roots.set_volume(root.id, None)
    assert catalog.roots.all()[0].volume is None
    assert catalog.files.states(root.id)["a.jpg"].volume is None


def test_photos_that_are_kept_are_offline_and_counted(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", "in/b.jpg", "in/c.jpg", "inside.jpg", volume="uuid:a")
    numbers = {name: state.photo_id or 0 for name, state in catalog.files.states(root.id).items()}
    catalog.files.set_away([numbers["in/b.jpg"]], AWAY)
    catalog.files.set_away([numbers["in/c.jpg"]], MISSING)
    assert {photo.path.name for photo in catalog.photos.newest(10) if not photo.online} == {"b.jpg", "c.jpg"}
    counts = catalog.statistics.counts(MODEL)
    assert (counts.offline, counts.roots[0].away, counts.roots[0].missing) == (2, 1, 1)
    assert (catalog.files.count_present(root.id), catalog.files.count_present(root.id, "in")) == (2, 0)
    catalog.files.set_seen("uuid:b", [numbers["in/b.jpg"]])
    state = catalog.files.photo_states(root.id, ["in/b.jpg", "nothing"])["in/b.jpg"]
    assert (state.away, state.volume) == (HERE, "uuid:b")
    assert catalog.files.forget_missing(root.id) == 1
    assert catalog.files.states(root.id).keys() == {"a.jpg", "in/b.jpg", "inside.jpg"}


def test_a_photo_that_is_committed_or_moved_is_there(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg", "b.jpg", volume="uuid:a")
    first, second = (catalog.files.states(root.id)[name].photo_id or 0 for name in ("a.jpg", "b.jpg"))
    catalog.files.set_away([first, second], MISSING)
    catalog.commit([(NewPhoto(root.id, "a.jpg", 11, 21, "new", Details("jpeg", 4, 3)), None)], MODEL)
    catalog.files.move(second, root.id, "c.jpg", 10, 20, volume="uuid:b")
    states = catalog.files.states(root.id)
    assert {name: (state.away, state.volume) for name, state in states.items()} == {
        "a.jpg": (HERE, "uuid:a"),
        "c.jpg": (HERE, "uuid:b"),
    }


def test_a_photo_whose_disk_failed_stays_until_it_is_judged(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", "a.jpg")
    before = catalog.files.states(root.id)
    catalog.failures.add(root.id, "a.jpg", 0, -1, UserMessage("can't be read"), keep=True)
    assert catalog.files.states(root.id) == before
    assert [str(failure.reason) for failure in catalog.failures.all()] == ["can't be read"]
    catalog.failures.forget(root.id, ["a.jpg"])
    assert catalog.failures.all() == []
    assert catalog.files.states(root.id) == before
    catalog.failures.add(root.id, "a.jpg", 1, 2, UserMessage("is cut off"))
    assert catalog.photos.newest(10) == []


def test_a_sample_is_taken_from_all_over_a_folder(catalog: Catalog, tmp_path: Path) -> None:
    root = add(catalog, tmp_path / "E", *(f"{number:03}.jpg" for number in range(100)), volume="uuid:a")
    below = NewPhoto(root.id, "usb/b.jpg", 10, 20, "b", Details("jpeg", 4, 3), volume="uuid:usb")
    catalog.commit([(below, None)], MODEL)
    sample = catalog.files.photo_sample(root.id, 10)
    assert len(sample) == 10
    assert {name[:2] for name in sample} == {f"0{ten}" for ten in range(10)}
    assert len(catalog.files.photo_sample(root.id, 1000)) == 100
