"""The line: as many unrelated photos above it as chance allows, and those that answer."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lepton_desktop.search.calibration import Distribution
from lepton_desktop.search.threshold import PhotoSample, Threshold, deviations

DIMENSIONS = 64


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.fixture
def lopsided(rng: np.random.Generator) -> NDArray[np.float32]:
    """Unrelated photos of a model whose vectors all point one way, a fifth of them much more than the others."""
    rows = rng.normal(size=(2000, DIMENSIONS))
    rows[:, 0] += 6
    rows[:400, 0] += 12
    return unit(rows)


@pytest.fixture
def questions(rng: np.random.Generator) -> NDArray[np.float32]:
    rows = rng.normal(size=(600, DIMENSIONS))
    rows[:, 0] += 4
    return unit(rows)


def between(
    distribution: Distribution, photos: NDArray[np.float32], count: int, per_photo: bool
) -> Threshold:
    return Threshold.between(distribution, PhotoSample.of(photos, distribution), count, per_photo)


def test_the_larger_the_library_the_farther_the_line() -> None:
    assert deviations(1000) == pytest.approx(2.89, abs=0.02)
    assert deviations(40_000) == pytest.approx(3.43, abs=0.02)
    assert deviations(0) == deviations(16) == pytest.approx(2.2, abs=0.05)


def test_hardly_an_unrelated_photo_is_above_its_own_line_however_near_it_is_to_everything(
    lopsided: NDArray[np.float32], questions: NDArray[np.float32]
) -> None:
    threshold = between(Distribution.of(questions[:300]), lopsided[::8], len(lopsided), per_photo=True)
    above = np.array(
        [threshold.scores(question, lopsided) >= threshold.level for question in questions[300:]]
    )
    assert above.sum(1).mean() < 6
    assert above[:, :400].mean() < 2 * above[:, 400:].mean()
    first = np.array([np.argsort(-(lopsided @ question))[:5] for question in questions[300:]])
    assert (
        first < 400
    ).mean() > 2 * 400 / 2000  # by cosines alone they take twice their share of the first places


def test_a_photo_that_answers_is_above_and_first(
    lopsided: NDArray[np.float32], questions: NDArray[np.float32]
) -> None:
    threshold = between(Distribution.of(questions[:300]), lopsided[::8], len(lopsided), per_photo=True)
    question = questions[300]
    photos = lopsided.copy()
    photos[1234] = unit(0.7 * question + 0.7 * lopsided[1234])
    scores = threshold.scores(question, photos)
    assert threshold.order(question, photos)[0] == 1234
    assert scores[1234] >= threshold.level
    np.testing.assert_allclose(
        scores[scores != photos @ question], threshold.level, rtol=1e-5
    )  # else it is the cosine
    # and a search by vectors comes across it
    assert 1234 in np.argsort(-(photos @ threshold.direction(question)))[:5]


def test_without_lines_of_their_own_photos_have_their_cosines(
    lopsided: NDArray[np.float32], questions: NDArray[np.float32]
) -> None:
    threshold = between(Distribution.of(questions), lopsided, len(lopsided), per_photo=False)
    np.testing.assert_allclose(threshold.scores(questions[0], lopsided), lopsided @ questions[0], rtol=1e-5)
    assert np.array_equal(threshold.direction(questions[0]), questions[0])


def test_parts_spread_as_their_sum_does(rng: np.random.Generator, lopsided: NDArray[np.float32]) -> None:
    first, second = unit(rng.normal(size=(500, DIMENSIONS)) + 1), unit(rng.normal(size=(500, DIMENSIONS)) - 1)
    summed = (2 * first - 0.5 * second[rng.permutation(500)]) / 3
    together = Distribution.of_sum([(Distribution.of(first), 2.0), (Distribution.of(second), -0.5)], 3.0)
    mean, deviation = together.at(lopsided)
    cosines = lopsided @ summed.T
    np.testing.assert_allclose(mean, cosines.mean(1), atol=1e-3)
    np.testing.assert_allclose(deviation, cosines.std(1), rtol=0.2)


def test_everything_is_above_no_line() -> None:
    threshold = Threshold.none(3)
    photos = np.eye(3, dtype=np.float32)
    assert (threshold.scores(-photos[0], photos) >= threshold.level).all()


def test_the_line_is_lowered_for_what_many_photos_show_and_the_question_says_best(
    rng: np.random.Generator, questions: NDArray[np.float32]
) -> None:
    names, dog, poodle = questions[:300], questions[300], questions[301]
    photos = unit(rng.normal(size=(1000, DIMENSIONS)))
    photos[:250] = unit(photos[:250] + 0.4 * dog)
    measured = PhotoSample.of(photos, Distribution.of(names))

    def above(question: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
        threshold = Threshold.of_name(measured, question, others, 1000, Distribution.of(names))
        return threshold.scores(question, photos) >= threshold.level

    plain = between(Distribution.of(names), photos, 1000, per_photo=True)
    assert (plain.scores(dog, photos)[:250] >= plain.level).mean() < 0.4
    assert above(dog, names)[:250].mean() > 0.7
    assert above(dog, names)[250:].mean() < 0.1
    assert above(poodle, names).sum() < 10
    better = unit(
        dog + 0.3 * rng.normal(size=(4, DIMENSIONS)) / DIMENSIONS**0.5
    )  # names of the very same thing
    assert above(dog, np.concatenate([names, better])).sum() > 0
