"""What the catalog keeps of photos that look like each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, Fingerprint, NewPhoto, Root

MODEL = "small/1"


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "data" / "catalog.sqlite")


@pytest.fixture
def root(catalog: Catalog, tmp_path: Path) -> Root:
    (tmp_path / "photos").mkdir()
    return catalog.add_root(tmp_path / "photos")


def put(catalog: Catalog, root: Root, **contents: str) -> None:
    """Photos by name, each of a content; the vector is made of the content."""
    details = Details("jpeg", 40, 30)
    catalog.commit(
        [
            (
                NewPhoto(root.id, f"{name}.jpg", 1000, 1, content, details),
                np.array([ord(content), 0], np.float32),
            )
            for name, content in contents.items()
        ],
        MODEL,
    )


def test_copies_are_photos_of_one_content(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="b", three="a")
    assert catalog.copied_contents() == ["a"]
    found = catalog.photos_by_content(["a", "b", "nowhere"])
    assert {content: [photo.path.name for photo in photos] for content, photos in found.items()} == {
        "a": ["one.jpg", "three.jpg"],
        "b": ["two.jpg"],
    }


def test_a_content_has_one_vector_however_many_copies_there_are(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="b", three="a")
    contents, moments, vectors = catalog.vectors_by_content(MODEL)
    assert moments == [None, None]
    assert dict(zip(contents, vectors[:, 0].tolist(), strict=True)) == {"a": ord("a"), "b": ord("b")}
    assert catalog.vectors_by_content("unknown/1")[0] == []


def test_photos_of_a_folder_that_is_not_there_are_left_out(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="a")
    catalog.set_online(root.id, False)
    assert catalog.copied_contents() == []
    assert catalog.photos_by_content(["a"]) == {}
    assert catalog.vectors_by_content(MODEL)[0] == []


def test_fingerprints_are_kept_until_their_content_is_gone(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="b")
    catalog.keep_fingerprints({"a": Fingerprint(b"12345678"), "b": Fingerprint(b"abcdefgh", 2.5)})
    catalog.keep_fingerprints({"a": Fingerprint(b"12345678", 7.0)})
    assert catalog.fingerprints(["a", "b"]) == {
        "a": Fingerprint(b"12345678", 7.0),
        "b": Fingerprint(b"abcdefgh", 2.5),
    }
    catalog.remove(root.id, ["two.jpg"])
    catalog.keep_fingerprints({})
    assert list(catalog.fingerprints(["a", "b"])) == ["a"]


def test_what_was_told_apart_is_each_pair_until_it_is_taken_back(catalog: Catalog) -> None:
    catalog.tell_apart(["c", "a", "b"])
    catalog.tell_apart(["a", "b"])
    catalog.tell_apart(["d", "d"])
    assert catalog.told_apart() == {("a", "b"), ("a", "c"), ("b", "c"), ("d", "d")}
    catalog.forget_apart(["b", "a"])
    assert catalog.told_apart() == {("a", "c"), ("b", "c"), ("d", "d")}
    catalog.forget_apart()
    assert catalog.told_apart() == set()
