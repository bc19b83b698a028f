"""Photos that are taken out of the catalog, and put back as they were."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto, Root

MODEL = "small/1"


@pytest.fixture
def ids(catalog: Catalog, root: Root) -> list[int]:
    """Three photos, the second of them turned and excluded."""
    for number in range(3):
        details = Details(
            "jpeg",
            40,
            30,
            orientation=6,
            taken_at=datetime(2020, 1, 3 - number),
            camera="Pixel 3",
            latitude=1.5,
            longitude=2.5,
        )
        photo = NewPhoto(root.id, f"{number}.jpg", 10, 20, f"{number}", details, f"{number}.dng")
        catalog.commit([(photo, np.array([1, number], np.float32))], MODEL)
    found = [photo.id for photo in catalog.photos.newest(10)]
    catalog.decisions.set_rotation([found[1]], 3)
    catalog.decisions.set_excluded([found[1]], True)
    return found


def test_what_is_taken_out_is_gone_with_its_vector(catalog: Catalog, ids: list[int]) -> None:
    catalog.take_out(ids[:2])
    assert [photo.id for photo in catalog.photos.newest(10)] == [ids[2]]
    assert len(catalog.vectors.ids(MODEL)) == 1


def test_what_is_put_back_is_as_it_was(catalog: Catalog, ids: list[int]) -> None:
    before, vectors = catalog.photos.newest(10), [catalog.vectors.of_photo(number, MODEL) for number in ids]
    taken = catalog.take_out(ids)
    catalog.put_back(taken, ids)
    assert catalog.photos.newest(10) == before
    for number, vector in zip(ids, vectors, strict=True):
        assert np.array_equal(catalog.vectors.of_photo(number, MODEL), vector)  # type: ignore[arg-type]


def test_its_vector_gets_a_new_number(catalog: Catalog, ids: list[int]) -> None:
    before = set(catalog.vectors.ids(MODEL).tolist())
    catalog.put_back(catalog.take_out(ids), ids)
    assert not before & set(catalog.vectors.ids(MODEL).tolist())


def test_only_those_that_are_wanted_come_back(catalog: Catalog, ids: list[int]) -> None:
    catalog.put_back(catalog.take_out(ids), ids[1:2])
    assert [photo.id for photo in catalog.photos.newest(10)] == ids[1:2]


def test_one_that_was_found_anew_meanwhile_stays(catalog: Catalog, root: Root, ids: list[int]) -> None:
    taken = catalog.take_out(ids)
    anew = NewPhoto(root.id, "1.jpg", 99, 99, "anew", Details("jpeg", 4, 3))
    catalog.commit([(anew, np.array([0, 1], np.float32))], MODEL)
    catalog.put_back(taken, ids)
    photo = catalog.photos.at(root.path / "1.jpg")
    assert photo is not None
    assert (photo.content_hash, photo.size) == ("anew", 99)
    assert len(catalog.photos.newest(10)) == len(catalog.vectors.ids(MODEL)) == 3


def test_nothing_comes_back_to_a_folder_that_was_removed(
    catalog: Catalog, root: Root, ids: list[int]
) -> None:
    taken = catalog.take_out(ids)
    catalog.roots.remove(root.id)
    catalog.put_back(taken, ids)
    assert catalog.photos.newest(10) == []
