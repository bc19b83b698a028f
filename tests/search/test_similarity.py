"""Hash and vector must agree; what is nearly the same includes what is the same."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lepton_desktop.photos.perceptual_hash import BITS, COARSE_BITS
from lepton_desktop.search.similarity import Kind, Similarity

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


def alike(
    hashes: NDArray[np.uint8],
    vectors: NDArray[np.float32],
    kind: Kind,
    moments: NDArray[np.int64] | None = None,
) -> list[int]:
    """Those of the rows 1 to 4 that are alike to row 0."""
    unknown = np.full(COUNT, -1)
    resemblance = Similarity(hashes, vectors, unknown if moments is None else moments)
    return resemblance.like(0, np.arange(1, COUNT), kind).tolist()


def test_a_few_bits_make_no_other_picture_and_many_do(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    turned = changed(changed(hashes, 1, coarse=4, fine=28), 2, fine=33)
    assert alike(turned, vectors, Kind.SAME) == [1, 3, 4]
    assert alike(turned, vectors, Kind.NEARLY) == [1, 2, 3, 4]


def test_the_less_the_hash_holds_still_the_nearer_must_the_vectors_be(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    turned = changed(hashes, 1, coarse=16, fine=60)
    turned = changed(turned, 2, coarse=18, fine=60)
    turned = changed(turned, 3, coarse=21, fine=60)
    assert alike(turned, vectors, Kind.NEARLY) == [1, 2, 4]
    moved = vectors.copy()
    away = np.linalg.qr(np.stack([vectors[0], vectors[9]], 1))[0][:, 1]
    moved[1:4] = 0.85 * vectors[0] + np.sqrt(1 - 0.85**2) * away
    assert alike(turned, moved, Kind.NEARLY) == [1, 4]


def test_the_vector_has_a_say_where_the_hashes_are_equal(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    other = vectors.copy()
    other[1] = -vectors[0]
    assert alike(hashes, other, Kind.SAME) == [2, 3, 4]


def test_other_moments_are_other_shots(hashes: NDArray[np.uint8], vectors: NDArray[np.float32]) -> None:
    moments = np.full(COUNT, -1)
    moments[:3] = [7, 7, 8]
    assert alike(hashes, vectors, Kind.SAME, moments) == [1, 3, 4]
    assert alike(hashes, vectors, Kind.NEARLY, moments) == [1, 2, 3, 4]


def test_every_pair_is_counted_once_for_each_of_the_two(
    hashes: NDArray[np.uint8], vectors: NDArray[np.float32]
) -> None:
    far = hashes.copy()
    far[-1], near = hashes[0], vectors.copy()
    near[-1] = vectors[0]  # in another block than the others
    parts: list[float] = []
    degrees = Similarity(far, near, np.full(COUNT, -1)).degrees(parts.append)
    assert degrees[Kind.SAME].nonzero()[0].tolist() == [0, 1, 2, 3, 4, COUNT - 1]
    assert set(degrees[Kind.SAME][[0, 1, 2, 3, 4, -1]].tolist()) == {5}
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_an_empty_library_has_none() -> None:
    none = Similarity(np.empty((0, BITS), np.uint8), np.empty((0, 4), np.float32), np.empty(0, np.int64))
    assert none.degrees(lambda part: None)[Kind.SAME].tolist() == []
