"""The library as a line in time."""

from __future__ import annotations

from datetime import UTC, datetime

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Details, NewPhoto, Root

MODEL = "small/1"


def put(catalog: Catalog, root: Root, count: int) -> None:
    photos = [
        NewPhoto(
            root.id,
            f"{number}.jpg",
            1000 + number,
            0,
            f"{number}",
            Details("jpeg", 4, 3, taken_at=datetime(2020 + number % 4, 1 + number % 12, 1)),
        )
        for number in range(count)
    ]
    catalog.commit([(photo, None) for photo in photos], MODEL)


def test_it_has_the_order_of_the_newest_and_the_moment_of_each(catalog: Catalog, root: Root) -> None:
    put(catalog, root, 30)
    ids, moments, copies = catalog.timeline.newest_first()
    assert copies == {}
    newest = catalog.photos.newest(100)
    assert ids.tolist() == [photo.id for photo in newest]
    taken = [
        photo.details.taken_at.replace(tzinfo=UTC).timestamp() for photo in newest if photo.details.taken_at
    ]
    assert moments.tolist() == taken


def test_moments_are_kept_to_the_microsecond_before_1970_too(catalog: Catalog, root: Root) -> None:
    taken = [datetime(2024, 2, 29, 23, 59, 59, 999_999), datetime(1839, 8, 19, 12, 0, 0, 1)]
    photos = [
        NewPhoto(
            root.id, f"{moment.year}.jpg", 1, 0, f"{moment.year}", Details("jpeg", 4, 3, taken_at=moment)
        )
        for moment in taken
    ]
    catalog.commit([(photo, None) for photo in photos], MODEL)
    assert catalog.timeline.newest_first().moments.tolist() == [
        moment.replace(tzinfo=UTC).timestamp() for moment in taken
    ]


def test_it_can_be_narrowed(catalog: Catalog, root: Root) -> None:
    put(catalog, root, 30)
    filters = Filters(since=datetime(2023, 1, 1).date())
    assert catalog.timeline.newest_first(filters)[0].tolist() == [
        photo.id for photo in catalog.photos.newest(100, 0, filters)
    ]
    assert len(catalog.timeline.newest_first(Filters(folders=("nowhere",)))[0]) == 0


def test_excluded_photos_are_left_out_taken_alone_or_taken_too(catalog: Catalog, root: Root) -> None:
    put(catalog, root, 3)
    first, *others = catalog.timeline.newest_first()[0].tolist()
    catalog.decisions.set_excluded([first], True)
    found = [
        catalog.timeline.newest_first(Filters(excluded=wanted))[0].tolist() for wanted in (False, True, None)
    ]
    assert found == [others, [first], [first, *others]]


def test_any_stretch_of_it_can_be_fetched(catalog: Catalog, root: Root) -> None:
    put(catalog, root, 1200)
    ids = catalog.timeline.newest_first()[0].tolist()
    assert [photo.id for photo in catalog.photos.get_many(ids)] == ids
    assert [photo.id for photo in catalog.photos.get_many([ids[5], 99_999, ids[2]])] == [ids[5], ids[2]]


def test_files_are_weighed_together(catalog: Catalog, root: Root) -> None:
    put(catalog, root, 1200)
    ids = catalog.timeline.newest_first()[0].tolist()
    assert catalog.photos.total_size(ids) == sum(1000 + number for number in range(1200))
    assert catalog.photos.total_size([]) == 0
