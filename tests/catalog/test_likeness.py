"""What the catalog keeps of photos that look like each other."""

from __future__ import annotations

import numpy as np

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, Fingerprint, NewPhoto, Root

MODEL = "small/1"


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
    assert catalog.photos.copied_contents() == ["a"]
    found = catalog.photos.online_by_content(["a", "b", "nowhere"])
    assert {content: [photo.path.name for photo in photos] for content, photos in found.items()} == {
        "a": ["one.jpg", "three.jpg"],
        "b": ["two.jpg"],
    }


def test_a_content_has_one_vector_however_many_copies_there_are(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="b", three="a")
    contents, vectors = catalog.vectors.by_content(MODEL)
    assert dict(zip(contents, vectors[:, 0].tolist(), strict=True)) == {"a": ord("a"), "b": ord("b")}
    assert catalog.vectors.by_content("unknown/1")[0] == []


def test_photos_of_a_folder_that_is_not_there_are_left_out(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="a")
    catalog.roots.set_online(root.id, False)
    assert catalog.photos.copied_contents() == []
    assert catalog.photos.online_by_content(["a"]) == {}
    assert catalog.vectors.by_content(MODEL)[0] == []


def test_fingerprints_are_kept_until_their_content_is_gone(catalog: Catalog, root: Root) -> None:
    put(catalog, root, one="a", two="b")
    catalog.fingerprints.put({"a": Fingerprint(b"12345678"), "b": Fingerprint(b"abcdefgh", 2.5)})
    catalog.fingerprints.put({"a": Fingerprint(b"12345678", 7.0)})
    assert catalog.fingerprints.get_many(["a", "b"]) == {
        "a": Fingerprint(b"12345678", 7.0),
        "b": Fingerprint(b"abcdefgh", 2.5),
    }
    catalog.files.forget(root.id, ["two.jpg"])
    catalog.fingerprints.put({})
    assert list(catalog.fingerprints.get_many(["a", "b"])) == ["a"]


def test_what_was_told_apart_is_each_pair_until_it_is_taken_back(catalog: Catalog) -> None:
    catalog.decisions.add_distinct(["c", "a", "b"])
    catalog.decisions.add_distinct(["a", "b"])
    catalog.decisions.add_distinct(["d", "d"])
    assert catalog.decisions.distinct_pairs() == {("a", "b"), ("a", "c"), ("b", "c"), ("d", "d")}
    catalog.decisions.remove_distinct(["b", "a"])
    assert catalog.decisions.distinct_pairs() == {("a", "c"), ("b", "c"), ("d", "d")}
    catalog.decisions.remove_distinct()
    assert catalog.decisions.distinct_pairs() == set()
