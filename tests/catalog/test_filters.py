"""What passes a filter, exactly; on the catalog's own tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters, Orientation, condition
from lepton_desktop.catalog.records import Details, NewPhoto, Root

MODEL = "small/1"


@pytest.fixture
def root(catalog: Catalog, tmp_path: Path) -> Root:
    (tmp_path / "My Photos").mkdir()
    return catalog.roots.add(tmp_path / "My Photos")


def put(catalog: Catalog, root: Root, name: str, details: Details | None = None, **more: object) -> int:
    values: dict[str, object] = {"size": 1, "mtime_ns": 0, "content_hash": name}
    photo = NewPhoto(root.id, name, details=details or Details("jpeg", 40, 30), **(values | more))  # type: ignore[arg-type]
    catalog.commit([(photo, np.ones(2, np.float32))], MODEL)
    found = catalog.photos.at(root.path / name)
    assert found is not None
    return found.id


def names(catalog: Catalog, filters: Filters) -> list[str]:
    """The photos that pass, newest first; each way of asking says the same."""
    photos = catalog.photos.newest(100, 0, filters)
    by_vector = catalog.photos.by_vector(catalog.vectors.ids(MODEL, filters).tolist())
    assert {photo.id for photo in by_vector.values()} == {photo.id for photo in photos}
    assert catalog.timeline.newest_first(filters).ids.tolist() == [photo.id for photo in photos]
    return [photo.path.name for photo in photos]


def taken(*when: int, camera: str | None = None) -> Details:
    return Details("jpeg", 40, 30, taken_at=datetime(*when), camera=camera)  # type: ignore[arg-type]


def test_days_are_whole_and_both_ends_count(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "before.jpg", taken(2023, 5, 31, 23, 59, 59))
    put(catalog, root, "first.jpg", taken(2023, 6, 1))
    put(catalog, root, "last.jpg", taken(2023, 6, 30, 23, 59, 59))
    put(catalog, root, "after.jpg", taken(2023, 7, 1))
    assert names(catalog, Filters(date(2023, 6, 1), date(2023, 6, 30))) == ["last.jpg", "first.jpg"]
    assert names(catalog, Filters(since=date(2023, 7, 1))) == ["after.jpg"]
    assert names(catalog, Filters(until=date(2023, 5, 31))) == ["before.jpg"]


def test_the_day_is_that_of_the_clock_where_the_photo_was_taken(catalog: Catalog, root: Root) -> None:
    far = timezone(timedelta(hours=-10))
    put(
        catalog,
        root,
        "new year's eve.jpg",
        Details("jpeg", 1, 1, taken_at=datetime(2022, 12, 31, 23, tzinfo=far)),
    )
    assert names(catalog, Filters(date(2022, 12, 31), date(2022, 12, 31))) == ["new year's eve.jpg"]
    assert catalog.statistics.suggestions().years == ((2022, 1),)


def test_without_a_date_the_file_was_modified_on_a_day_of_this_machine(catalog: Catalog, root: Root) -> None:
    noon = datetime(2021, 8, 9, 12)  # this machine's zone
    put(catalog, root, "a.jpg", mtime_ns=int(noon.timestamp()) * 10**9)
    assert names(catalog, Filters(date(2021, 8, 9), date(2021, 8, 9))) == ["a.jpg"]


def test_folders_are_named_by_paths_or_by_parts_of_names(catalog: Catalog, root: Root) -> None:
    for name in ("2022/Summer Holidays/a.jpg", "2022/b.jpg", "ÜBUNG/c.jpg", "100%/d_e/f.jpg", "g.jpg"):
        put(catalog, root, name)

    def within(*folders: str) -> set[str]:
        return set(names(catalog, Filters(folders=folders)))

    everything = {"a.jpg", "b.jpg", "c.jpg", "f.jpg", "g.jpg"}
    assert within("holidays") == {"a.jpg"}
    assert within("2022") == {"a.jpg", "b.jpg"}
    assert within("2022/summer") == within("2022\\summer") == {"a.jpg"}
    assert within("übung") == {"c.jpg"}
    assert within("0%") == within("d_e") == {"f.jpg"}
    assert within("b.jpg") == set()  # a file is no folder
    assert within("my photos") == everything  # the folder that was added, by its name
    assert within(str(root.path / "2022" / "Summer Holidays"), "übung") == {"a.jpg", "c.jpg"}


def test_cameras_by_parts_of_their_names(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "a.jpg", taken(2020, 1, 1, camera="Google Pixel 7"))
    put(catalog, root, "b.jpg", taken(2020, 1, 2, camera="Canon EOS R6"))
    put(catalog, root, "c.jpg")
    assert names(catalog, Filters(cameras=("pixel 7",))) == ["a.jpg"]
    assert names(catalog, Filters(cameras=("pixel", "eos"))) == ["b.jpg", "a.jpg"]
    assert names(catalog, Filters(cameras=("_",))) == []


def test_orientation_is_as_it_is_shown(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "wide.jpg", Details("jpeg", 40, 30))
    turned = put(catalog, root, "turned.jpg", Details("jpeg", 40, 30))
    put(catalog, root, "square.jpg", Details("jpeg", 30, 30))
    catalog.decisions.set_rotation([turned], 3)
    assert names(catalog, Filters(orientations=(Orientation.LANDSCAPE,))) == ["wide.jpg"]
    assert names(catalog, Filters(orientations=(Orientation.PORTRAIT,))) == ["turned.jpg"]
    assert set(names(catalog, Filters(orientations=(Orientation.SQUARE, Orientation.LANDSCAPE)))) == {
        "wide.jpg",
        "square.jpg",
    }


def test_a_photo_with_a_raw_file_beside_it_is_raw_too(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "a.jpg", companion="a.dng")
    put(catalog, root, "b.dng", Details("raw", 40, 30))
    put(catalog, root, "c.jpg")
    assert set(names(catalog, Filters(formats=("raw",)))) == {"a.jpg", "b.dng"}
    assert set(names(catalog, Filters(formats=("jpeg",)))) == {"a.jpg", "c.jpg"}


def test_kinds_all_hold(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "x/a.jpg", taken(2020, 1, 1, camera="Pixel"))
    put(catalog, root, "x/b.jpg", taken(2021, 1, 1, camera="Pixel"))
    put(catalog, root, "y/c.jpg", taken(2020, 1, 1, camera="Pixel"))
    assert names(catalog, Filters(until=date(2020, 12, 31), folders=("x",), cameras=("pixel",))) == ["a.jpg"]


def test_what_is_negated_is_kept_out_and_nothing_else(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "x/a.jpg", taken(2020, 1, 4, camera="Google Pixel 7"))
    put(catalog, root, "x/inner/b.png", Details("png", 30, 40, camera="Canon EOS R6"))
    put(catalog, root, "c.jpg", companion="c.dng")  # of no known camera
    assert set(names(catalog, Filters(not_folders=("x",)))) == {"c.jpg"}
    assert set(names(catalog, Filters(not_folders=("inner", "nowhere")))) == {"a.jpg", "c.jpg"}
    assert set(names(catalog, Filters(not_folders=(str(root.path / "x" / "inner"),)))) == {"a.jpg", "c.jpg"}
    assert names(catalog, Filters(folders=("x",), not_folders=("inner",))) == ["a.jpg"]
    assert set(names(catalog, Filters(not_cameras=("pixel",)))) == {"b.png", "c.jpg"}
    assert set(names(catalog, Filters(not_cameras=("pixel", "canon")))) == {"c.jpg"}
    assert set(names(catalog, Filters(not_orientations=(Orientation.PORTRAIT,)))) == {"a.jpg", "c.jpg"}
    assert names(catalog, Filters(not_formats=("png", "raw"))) == ["a.jpg"]


def test_photos_that_the_user_excluded_pass_only_when_they_are_asked_for(
    catalog: Catalog, root: Root
) -> None:
    numbers = [put(catalog, root, name) for name in ("a.jpg", "b.jpg")]
    catalog.decisions.set_excluded(numbers[:1], True)
    assert names(catalog, Filters()) == ["b.jpg"]
    assert names(catalog, Filters(excluded=True)) == ["a.jpg"]
    assert len(catalog.photos.newest(10)) == 2  # they stay in the library
    catalog.decisions.set_excluded(numbers, False)
    assert set(names(catalog, Filters())) == {"a.jpg", "b.jpg"}


def test_a_filter_that_an_index_has_reads_no_photo(catalog: Catalog, root: Root) -> None:
    for filters in (
        Filters(cameras=("Pixel",)),
        Filters(not_cameras=("Pixel",)),
        Filters(since=date(2020, 1, 1)),
        Filters(folders=(str(root.path / "trip"),)),
    ):
        passes, values = condition(filters, catalog.roots.all())
        plan = catalog.database.rows(
            f"""EXPLAIN QUERY PLAN SELECT vectors.id FROM photos CROSS JOIN vectors ON photo_id = photos.id
            WHERE {passes} AND model_id = 1""",
            values,
        )
        assert "USING COVERING INDEX" in plan[0][-1], plan


def test_suggestions_are_what_the_library_has(catalog: Catalog, root: Root) -> None:
    put(catalog, root, "top.jpg", taken(2020, 1, 1, camera="Canon"))
    put(catalog, root, "x/y/a.jpg", taken(2023, 1, 1, camera="Pixel"))
    put(catalog, root, "x/y/b.jpg", taken(2023, 2, 1, camera="Pixel"))
    found = catalog.statistics.suggestions()
    assert found.values["cameras"] == (("Pixel", 2), ("Canon", 1))
    assert found.folders == ((root.path, 1), (root.path / "x" / "y", 2))
    assert found.years == ((2023, 2), (2020, 1))


def test_a_catalog_from_before_gets_its_days_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    """The first released schema counted `shown_at` in real time."""
    import sqlite3

    from lepton_desktop.catalog.schema import MIGRATIONS, migrate

    connection = sqlite3.connect(tmp_path / "old.sqlite", isolation_level=None)
    migrate(connection, MIGRATIONS[:1])
    root = str(tmp_path).encode()
    connection.execute("INSERT INTO roots (path) VALUES (?)", (root,))
    moment = datetime(2022, 12, 31, 23, 0, 0, 500_000, timezone(timedelta(hours=-10)))
    for name, when in (
        (b"zone/zoned.jpg", moment),
        (b"naive.jpg", datetime(2019, 1, 1)),
        (b"none.jpg", None),
    ):
        connection.execute(
            """INSERT INTO photos (root_id, relative, size, mtime_ns, content_hash, format, width, height,
            orientation, taken_at, shown_at) VALUES (1, ?, 1, 1500000000000000000, ?, 'jpeg', 1, 1, 1, ?, 0)""",
            (name, name.decode(), when and when.isoformat()),
        )
    connection.close()
    with Catalog(tmp_path / "old.sqlite") as catalog:
        shown = {
            name.decode(): shown_at
            for name, shown_at in catalog.database.rows("SELECT relative, shown_at FROM photos")
        }
        local = datetime.fromtimestamp(1_500_000_000).replace(tzinfo=UTC)
        assert shown == {
            "zone/zoned.jpg": moment.replace(tzinfo=UTC).timestamp(),
            "naive.jpg": datetime(2019, 1, 1, tzinfo=UTC).timestamp(),
            "none.jpg": local.timestamp(),
        }
        assert len(catalog.photos.newest(10, 0, Filters(folders=("zone",)))) == 1
