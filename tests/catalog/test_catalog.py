"""What the catalog is told, it keeps: photos, vectors, moves, failures, folders."""

from __future__ import annotations

import os
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lepton_desktop.catalog import database
from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Details, FileState, NewPhoto, Root
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "small/1"
OTHER = "large/1"


def new(root: Root, relative: str, content: str = "", **changes: object) -> NewPhoto:
    values: dict[str, object] = {
        "root_id": root.id,
        "relative": relative,
        "size": 1000,
        "mtime_ns": 1_700_000_000_000_000_000,
        "content_hash": content or relative,
        "details": Details("jpeg", 40, 30),
    }
    return NewPhoto(**(values | changes))  # type: ignore[arg-type]


def within(folder: Path) -> Filters:
    return Filters(folders=(str(folder),))


def vector(*numbers: float) -> NDArray[np.float32]:
    return np.array(numbers, np.float32)


def test_a_photo_comes_back_as_it_was_put_in(catalog: Catalog, root: Root) -> None:
    details = Details(
        "heif",
        4032,
        3024,
        orientation=6,
        taken_at=datetime(2019, 7, 1, 12, 30),
        camera="Pixel 3",
        latitude=-33.85,
        longitude=151.2,
    )
    catalog.commit([(new(root, "a/b.heic", details=details, companion="a/b.dng"), vector(1, 0))], MODEL)
    (photo,) = catalog.photos.newest(10)
    assert photo.details == details
    assert photo.path == root.path / "a" / "b.heic"
    assert photo.companion == root.path / "a" / "b.dng"
    assert (photo.size, photo.mtime_ns, photo.online) == (1000, 1_700_000_000_000_000_000, True)
    assert catalog.photos.get(photo.id) == photo == catalog.photos.at(photo.path)
    assert catalog.photos.get(photo.id + 1) is None
    assert catalog.photos.at(root.path / "a" / "other.heic") is None


def test_vectors_come_back_bit_for_bit(catalog: Catalog, root: Root) -> None:
    matrix = np.random.default_rng(7).standard_normal((700, 16)).astype(np.float32)
    catalog.commit([(new(root, f"{n}.jpg"), matrix[n]) for n in range(700)], MODEL)
    ids, back = catalog.vectors.after(MODEL, 0)
    assert back.dtype == np.float32
    assert np.array_equal(back, matrix)
    assert list(ids) == sorted(ids)
    later, rest = catalog.vectors.after(MODEL, int(ids[499]))
    assert np.array_equal(later, ids[500:])
    assert np.array_equal(rest, matrix[500:])
    photos = catalog.photos.by_vector(ids.tolist())
    assert [photos[number].path.name for number in ids.tolist()] == [f"{n}.jpg" for n in range(700)]
    assert np.array_equal(catalog.vectors.ids(MODEL), ids)


def test_the_raw_file_beside_a_photo_is_that_photo(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg", companion="a.cr2"), vector(1, 0))], MODEL)

    photo = catalog.photos.at(root.path / "a.cr2")

    assert photo is not None
    assert photo.path == root.path / "a.jpg"
    assert catalog.photos.at(root.path / "b.cr2") is None


def test_a_model_without_vectors_has_none(catalog: Catalog, root: Root) -> None:
    ids, matrix = catalog.vectors.after(MODEL, 0)
    assert ids.shape == (0,)
    assert matrix.shape == (0, 0)
    assert catalog.vectors.ids(MODEL).size == 0


def test_a_changed_photo_gets_a_new_vector_id_and_loses_the_vectors_of_all_models(
    catalog: Catalog, root: Root
) -> None:
    catalog.commit([(new(root, "a.jpg", "before"), vector(1, 0))], MODEL)
    (photo,) = catalog.photos.newest(1)
    catalog.commit([(new(root, "a.jpg", "before"), vector(1, 1, 1))], OTHER)
    (old,), _ = catalog.vectors.after(MODEL, 0)
    catalog.commit([(new(root, "a.jpg", "after"), vector(0, 1))], MODEL)
    (fresh,), matrix = catalog.vectors.after(MODEL, 0)
    assert fresh > old
    assert matrix.tolist() == [[0, 1]]
    assert catalog.vectors.counts() == {MODEL: 1}
    assert catalog.photos.by_vector([int(old)]) == {}
    assert [p.id for p in catalog.photos.newest(5)] == [photo.id]


def test_a_touched_photo_of_the_same_content_keeps_its_vectors(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg", "same"), vector(1, 0))], MODEL)
    before, _ = catalog.vectors.after(MODEL, 0)
    catalog.commit([(new(root, "a.jpg", "same", mtime_ns=5), None)], MODEL)
    after, _ = catalog.vectors.after(MODEL, 0)
    assert list(before) == list(after)
    assert catalog.files.states(root.id)["a.jpg"].mtime_ns == 5


def test_vector_ids_are_never_given_twice(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    (first,), _ = catalog.vectors.after(MODEL, 0)
    catalog.files.forget(root.id, ["a.jpg"])
    catalog.vectors.drop(MODEL)
    catalog.commit([(new(root, "b.jpg"), vector(1, 0))], MODEL)
    (second,), _ = catalog.vectors.after(MODEL, 0)
    assert second > first


def test_the_same_content_takes_over_the_vector_that_is_known(catalog: Catalog, root: Root) -> None:
    catalog.commit(
        [(new(root, "a.jpg", "twin"), vector(0.6, 0.8)), (new(root, "b.jpg", "twin"), None)], MODEL
    )
    assert catalog.vectors.of_content("twin", MODEL) is not None
    assert catalog.vectors.of_content("twin", OTHER) is None
    catalog.commit([(new(root, "c.jpg", "twin"), None)], MODEL)
    _, matrix = catalog.vectors.after(MODEL, 0)
    assert np.array_equal(matrix, np.array([[0.6, 0.8]] * 3, np.float32))


def test_two_photos_that_exchanged_their_names_exchange_their_vectors(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg", "A"), vector(1, 0)), (new(root, "b.jpg", "B"), vector(0, 1))], MODEL)
    catalog.commit([(new(root, "a.jpg", "B"), None), (new(root, "b.jpg", "A"), None)], MODEL)
    found = {p.path.name: catalog.vectors.of_photo(p.id, MODEL) for p in catalog.photos.newest(5)}
    assert {name: v.tolist() for name, v in found.items() if v is not None} == {
        "a.jpg": [0, 1],
        "b.jpg": [1, 0],
    }


def test_a_photo_whose_twin_vanished_waits_for_a_vector(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg", "lonely"), None)], MODEL)
    (waiting,) = catalog.photos.without_vector(MODEL, 10)
    assert waiting.path.name == "a.jpg"
    catalog.commit([(new(root, "a.jpg", "lonely"), vector(1, 0))], MODEL)
    assert catalog.photos.without_vector(MODEL, 10) == []
    stored = catalog.vectors.of_photo(waiting.id, MODEL)
    assert stored is not None
    assert stored.tolist() == [1, 0]


def test_photos_without_vector_go_on_after_an_id_and_leave_out_offline_folders(
    catalog: Catalog, root: Root
) -> None:
    catalog.commit([(new(root, f"{n}.jpg"), vector(1, 0)) for n in range(5)], MODEL)
    first = catalog.photos.without_vector(OTHER, 2)
    rest = catalog.photos.without_vector(OTHER, 10, after=first[-1].id)
    assert [p.path.name for p in first + rest] == [f"{n}.jpg" for n in range(5)]
    catalog.roots.set_online(root.id, False)
    assert catalog.photos.without_vector(OTHER, 10) == []


def test_vectors_of_different_models_never_meet(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    with pytest.raises(CatalogError, match="small/1"):
        catalog.commit([(new(root, "b.jpg"), vector(1, 0, 0))], MODEL)
    assert "b.jpg" not in catalog.files.states(root.id)
    (photo,) = catalog.photos.newest(1)
    catalog.commit([(new(root, "a.jpg"), vector(1, 1, 1))], OTHER)
    assert catalog.vectors.counts() == {MODEL: 1, OTHER: 1}
    assert catalog.vectors.dimensions(OTHER) == 3
    catalog.vectors.drop(MODEL)
    assert catalog.vectors.counts() == {OTHER: 1}
    assert catalog.vectors.of_photo(photo.id, MODEL) is None


def test_a_moved_photo_keeps_its_vector_and_its_id(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0)), (new(root, "in the way.jpg"), vector(0, 1))], MODEL)
    before = catalog.photos.at(root.path / "a.jpg")
    assert before is not None
    catalog.files.move(before.id, root.id, "in the way.jpg", 1000, 7, companion="in the way.cr2")
    after = catalog.photos.at(root.path / "in the way.jpg")
    assert after is not None
    assert after.id == before.id
    assert after.companion == root.path / "in the way.cr2"
    stored = catalog.vectors.of_photo(after.id, MODEL)
    assert stored is not None
    assert stored.tolist() == [1, 0]
    assert set(catalog.files.states(root.id)) == {"in the way.jpg"}


def test_a_file_in_failure_is_known_and_cleared_by_success(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    catalog.failures.add(root.id, "a.jpg", 3, 4, UserMessage("the picture is cut off"))
    catalog.files.add_not_a_picture(root.id, "notes", 5, 6)
    assert catalog.files.states(root.id) == {"a.jpg": FileState(3, 4, None), "notes": FileState(5, 6, None)}
    (failure,) = catalog.failures.all()
    assert (failure.path, str(failure.reason)) == (root.path / "a.jpg", "the picture is cut off")
    assert catalog.photos.newest(5) == []
    assert catalog.statistics.counts(MODEL).failed == 1
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    assert catalog.failures.all() == []


def test_known_files_can_be_narrowed_to_a_folder(catalog: Catalog, root: Root) -> None:
    names = ["top.jpg", "trip/a.jpg", "trip/day 2/b.jpg", "trip.jpg", "trip0.jpg"]
    catalog.commit([(new(root, name), None) for name in names], MODEL)
    catalog.failures.add(root.id, "trip/day 2", 0, 0, UserMessage("no permission"))
    assert set(catalog.files.states(root.id)) == {*names, "trip/day 2"}
    assert set(catalog.files.states(root.id, "trip")) == {"trip/a.jpg", "trip/day 2/b.jpg", "trip/day 2"}
    assert set(catalog.files.states(root.id, "trip", deep=False)) == {"trip/a.jpg", "trip/day 2"}
    assert set(catalog.files.states(root.id, "trip/a.jpg")) == {"trip/a.jpg"}
    assert set(catalog.files.states(root.id, deep=False)) == {"top.jpg", "trip.jpg", "trip0.jpg"}


def test_counts_are_by_folder(catalog: Catalog, root: Root, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    more = catalog.roots.add(tmp_path / "more")
    catalog.commit([(new(root, "a.jpg"), vector(1, 0)), (new(more, "b.jpg"), vector(1, 0))], MODEL)
    catalog.commit([(new(more, "c.jpg", "lonely"), None)], MODEL)
    catalog.failures.add(more.id, "d.jpg", 1, 1, UserMessage("cut off"))
    catalog.roots.set_online(more.id, False)
    counts = catalog.statistics.counts(MODEL)
    assert (counts.photos, counts.indexed, counts.failed, counts.offline) == (3, 2, 1, 2)
    first, second = counts.roots
    assert (first.photos, first.indexed, first.failed) == (1, 1, 0)
    assert (second.photos, second.indexed, second.failed) == (2, 1, 1)
    assert not second.root.online
    assert catalog.statistics.counts(OTHER).indexed == 0


def test_photos_of_an_offline_folder_are_kept_and_say_so(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    catalog.roots.set_online(root.id, False)
    (photo,) = catalog.photos.newest(1)
    assert not photo.online
    assert catalog.roots.all() == [Root(root.id, root.path, False)]
    catalog.roots.set_location(root.id, "8:1234", None, None)
    catalog.roots.set_online(root.id, False)
    assert catalog.roots.all() == [Root(root.id, root.path, False, "8:1234")]


def test_newest_first_by_the_day_taken_else_modified(catalog: Catalog, root: Root) -> None:
    def taken(year: int) -> Details:
        return Details("jpeg", 1, 1, taken_at=datetime(year, 1, 1))

    catalog.commit(
        [
            (new(root, "1955.jpg", details=taken(1955)), None),
            (new(root, "2023.jpg"), None),  # by its mtime
            (new(root, "2031.jpg", details=taken(2031)), None),
        ],
        MODEL,
    )
    assert [p.path.stem for p in catalog.photos.newest(10)] == ["2031", "2023", "1955"]
    assert [p.path.stem for p in catalog.photos.newest(1, offset=1)] == ["2023"]


def test_vector_ids_can_be_narrowed_to_a_folder(catalog: Catalog, root: Root) -> None:
    names = ["top.jpg", "trip/a.jpg", "trip/day 2/b.jpg", "trip2/c.jpg", "trip.jpg"]
    catalog.commit([(new(root, name), vector(1, 0)) for name in names], MODEL)

    def under(folder: Path) -> set[str]:
        photos = catalog.photos.by_vector(catalog.vectors.ids(MODEL, within(folder)).tolist())
        return {p.path.relative_to(root.path).as_posix() for p in photos.values()}

    assert under(root.path / "trip") == {"trip/a.jpg", "trip/day 2/b.jpg"}
    assert under(root.path) == set(names)
    assert under(root.path.parent) == set(names)
    assert under(root.path / "elsewhere") == set()
    assert under(Path(root.path.anchor) / "nowhere") == set()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_a_folder_may_be_named_by_a_link(catalog: Catalog, root: Root, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root.path / "away").symlink_to(outside)
    (tmp_path / "shortcut").symlink_to(root.path)
    catalog.commit([(new(root, name), vector(1, 0)) for name in ("top.jpg", "away/a.jpg")], MODEL)

    assert [p.path for p in catalog.photos.newest(9, filters=within(root.path / "away"))] == [
        root.path / "away" / "a.jpg"
    ]
    assert len(catalog.vectors.ids(MODEL, within(root.path / "away"))) == 1
    assert len(catalog.vectors.ids(MODEL, within(tmp_path / "shortcut"))) == 2


def test_a_folder_is_added_once(catalog: Catalog, root: Root, tmp_path: Path) -> None:
    assert catalog.roots.add(root.path) == root
    assert catalog.roots.add(tmp_path / "photos" / ".." / "photos") == root


def test_folders_inside_or_around_another_are_refused(catalog: Catalog, root: Root, tmp_path: Path) -> None:
    (root.path / "inner").mkdir()
    with pytest.raises(CatalogError, match="already part of"):
        catalog.roots.add(root.path / "inner")
    with pytest.raises(CatalogError, match="contains"):
        catalog.roots.add(tmp_path)
    with pytest.raises(CatalogError, match="no such folder"):
        catalog.roots.add(tmp_path / "missing")
    assert catalog.roots.all() == [root]


def test_removing_a_folder_forgets_all_of_it_and_touches_no_file(catalog: Catalog, root: Root) -> None:
    (root.path / "a.jpg").write_bytes(b"a picture")
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    catalog.failures.add(root.id, "b.jpg", 1, 1, UserMessage("cut off"))
    catalog.roots.remove(root.id)
    assert catalog.roots.all() == []
    assert catalog.failures.all() == []
    assert catalog.vectors.ids(MODEL).size == 0
    assert (root.path / "a.jpg").read_bytes() == b"a picture"


def test_what_arrives_for_a_folder_just_removed_is_passed_over(catalog: Catalog, root: Root) -> None:
    catalog.roots.remove(root.id)
    catalog.commit([(new(root, "late.jpg"), vector(1, 0))], MODEL)
    catalog.failures.add(root.id, "late.png", 1, 1, UserMessage("cut off"))
    assert catalog.photos.newest(1) == []
    assert catalog.failures.all() == []


def test_many_files_are_removed_at_once(catalog: Catalog, root: Root) -> None:
    names = [f"{n}.jpg" for n in range(1200)]
    catalog.commit([(new(root, name), None) for name in names], MODEL)
    catalog.files.forget(root.id, names[1:])
    assert set(catalog.files.states(root.id)) == {"0.jpg"}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are always proper text")
def test_a_name_that_is_no_proper_text_loses_nothing(catalog: Catalog, root: Root) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    catalog.commit([(new(root, name, "x"), vector(1, 0))], MODEL)
    assert catalog.photos.newest(1)[0].path == root.path / name
    catalog.failures.add(root.id, name, 1, 1, UserMessage("{name}: cut off", name=name))
    assert str(catalog.failures.all()[0].reason) == "caf\\udce9.jpg: cut off"


def test_commits_of_others_are_noticed(catalog: Catalog, root: Root) -> None:
    with Catalog(catalog.path) as other:
        before = other.changes()
        assert other.changes() == before
        catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
        between = other.changes()
        assert between > before
        other.files.forget(root.id, ["a.jpg"])
        assert other.changes() > between


def test_a_catalog_held_by_another_says_so(
    catalog: Catalog, root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    holder = sqlite3.connect(catalog.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with (
        Catalog(catalog.path) as waiting,
        pytest.raises(CatalogError, match=r"catalog\.sqlite: is in use by another"),
    ):
        waiting.failures.add(root.id, "a.jpg", 1, 1, UserMessage("cut off"))
    holder.execute("ROLLBACK")
    holder.close()


def test_a_full_disk_says_so_and_loses_nothing(catalog: Catalog, root: Root) -> None:
    catalog.commit([(new(root, "a.jpg"), vector(1, 0))], MODEL)
    pages = catalog.database.row("PRAGMA page_count")[0]
    catalog.database.row(f"PRAGMA max_page_count = {pages}")
    many = [(new(root, f"{n}.jpg"), np.ones(2, np.float32)) for n in range(2000)]
    with pytest.raises(CatalogError, match="the disk is full"):
        catalog.commit(many, MODEL)
    assert set(catalog.files.states(root.id)) == {"a.jpg"}


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogError, match="file"):
        Catalog(tmp_path / "file" / "catalog.sqlite")
