"""Hash and vector must agree; what is nearly the same includes what is the same."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lepton_desktop.photos.perceptual_hash import BITS, COARSE_BITS
from lepton_desktop.search.similarity import Similarity

COUNT = 1500  # more than are compared in one block


@pytest.fixture(scope="module")
def hashes() -> NDArray[np.uint8]:
    """Hashes that have nothing to do with each other, but for the rows 1 to 4, which are made from row 0."""
    drawn = np.random.default_rng(1).integers(0, 2, (COUNT, BITS)).astype(np.uint8)
    drawn[1:5] = drawn[0]
    return drawn


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    drawn = np.random.default_rng(2).normal(size=(COUNT, 64)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    drawn[1:5] = drawn[0]
    return drawn


def changed(hashes: NDArray[np.uint8], row: int, coarse: int = 0, fine: int = 0) -> NDArray[np.uint8]:
    """The hashes, with so many bits of a row turned."""
    copy = hashes.copy()
    copy[row, :coarse] ^= 1
    copy[row, COARSE_BITS : COARSE_BITS + fine] ^= 1
    return copy


def alike(hashes: NDArray[np.uint8], vectors: NDArray[np.float32]) -> list[int]:
    """Those of the rows 1 to 4 that are alike to row 0."""
    return Similarity(hashes, vectors).like(0, np.arange(1, COUNT)).tolist()


def test_the_same_hash_and_a_vector_that_does_not_object_are_enough(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    other = np.linalg.qr(np.stack([vectors[0], vectors[9]], 1))[0][:, 1]
    moved = vectors.copy()
    moved[1:3] = 0.6 * vectors[0] + 0.8 * other
    assert alike(changed(changed(hashes, 1, coarse=4, fine=28), 2, fine=33), moved) == [1, 3, 4]


def test_the_less_the_hash_holds_still_the_nearer_must_the_vectors_be(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    turned = changed(hashes, 1, coarse=16, fine=60)
    turned = changed(turned, 2, coarse=18, fine=60)
    turned = changed(turned, 3, coarse=21, fine=60)
    assert alike(turned, vectors) == [1, 2, 4]
    moved = vectors.copy()
    away = np.linalg.qr(np.stack([vectors[0], vectors[9]], 1))[0][:, 1]
    moved[1:4] = 0.85 * vectors[0] + np.sqrt(1 - 0.85**2) * away
    assert alike(turned, moved) == [1, 4]


def test_the_vector_has_a_say_where_the_hashes_are_equal(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    other = vectors.copy()
    other[1] = -vectors[0]
    assert alike(hashes, other) == [2, 3, 4]


def test_every_pair_is_counted_once_for_each_of_the_two(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    far = hashes.copy()
    far[-1], near = hashes[0], vectors.copy()
    near[-1] = vectors[0]  # in another block than the others
    parts: list[float] = []
    degrees = Similarity(far, near).degrees(parts.append)
    assert degrees.nonzero()[0].tolist() == [0, 1, 2, 3, 4, COUNT - 1]
    assert set(degrees[[0, 1, 2, 3, 4, -1]].tolist()) == {5}
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_an_empty_library_has_none() -> None:
    none = Similarity(np.empty((0, BITS), np.uint8), np.empty((0, 4), np.float32))
    assert none.degrees(lambda part: None).tolist() == []
