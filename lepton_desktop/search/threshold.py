"""The threshold between the photos that answer a question and the less certain ones.

A photo answers when the question fits it better than unrelated questions do. How well those fit differs from model to
model and from photo to photo: some photos are near to everything. So each photo has a threshold of its own, a number of
standard deviations above the mean of its cosines with unrelated questions of the same type (`calibration.py`). These
cosines are nearly normally distributed, so the number of deviations follows from the size of the library: the more
photos, the more of them would be above by chance.

What a large part of a library shows fits it no better than other things do: where a third of the photos show dogs,
"a dog" is hardly above "a poodle" for any of them. So for a name the threshold is lowered, step by step, as long as the
photos that come in between are many and hardly a name fits what they have in common better than the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.calibration import Distribution

_FALSE_POSITIVES = 0.06
"""By chance, this part of the square root of the number of photos is above the threshold: 1.9 of 1,000."""
MIN_PHOTOS = 16
_NORMAL = NormalDist()
_STEP, _LOWEST = 0.25, 0.6
_MIN_SHARE, _MIN_COUNT = (
    0.0098,
    8,
)  # of photos within a step: about a hundredth, but not few in a small library
_TOO_MANY_BETTER = 4
"""When this many names fit better than the question what photos have in common, the threshold isn't lowered further."""


def deviations(count: int) -> float:
    """The number of standard deviations above the mean, among `count` photos: 2.9 of 1,000, 3.5 of 40,000."""
    return _NORMAL.inv_cdf(1 - _FALSE_POSITIVES / max(MIN_PHOTOS, count) ** 0.5)


@dataclass(frozen=True, slots=True)
class PhotoSample:
    """A sample of a library's photos (n, d), with mean and deviation (n,) of their cosines with unrelated questions."""

    photos: NDArray[np.float32]
    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]

    @classmethod
    def of(cls, photos: NDArray[np.float32], distribution: Distribution) -> PhotoSample:
        """Compare photos with unrelated questions of this distribution."""
        return cls(photos, *distribution.at(photos))


def _lowered_limit(
    limit: float, sample: PhotoSample, question: NDArray[np.float32], names: NDArray[np.float32]
) -> float:
    """The number of deviations, lowered while many photos come in that the question says best."""
    above = (sample.photos @ question - sample.mean) / sample.deviation
    least = max(_MIN_COUNT, _MIN_SHARE * len(above))
    while limit - _STEP >= _LOWEST:
        between = (above >= limit - _STEP) & (above < limit)
        by_chance = len(above) * (_NORMAL.cdf(limit) - _NORMAL.cdf(limit - _STEP))
        if between.sum() < max(least, by_chance):
            break
        common = sample.photos[between].mean(0)  # its length doesn't matter
        if (names @ common > question @ common).sum() >= _TOO_MANY_BETTER:
            break
        limit -= _STEP
    return limit


def _mean_level(limit: float, sample: PhotoSample) -> tuple[float, float]:
    """The mean of the photos' own thresholds, and of their deviations."""
    level = (sample.mean + limit * sample.deviation).mean()
    return float(level), float(sample.deviation.mean())


@dataclass(frozen=True, slots=True)
class Threshold:
    """Scores photos so that those above the threshold have at least `level`.

    The score is the cosine. `per_photo`: every photo has a threshold of its own, which is best for names of things. The
    score is moved to the right side of `level`, the mean of all, where the photo's own threshold says so. Otherwise the
    mean holds for all. `deviation` is the mean standard deviation of the cosines with unrelated questions.
    """

    distribution: Distribution
    deviations: float
    level: float
    deviation: float
    per_photo: bool

    @classmethod
    def between(
        cls, distribution: Distribution, sample: PhotoSample, count: int, per_photo: bool
    ) -> Threshold:
        """The threshold for questions of this distribution among `count` photos, which `sample` was drawn from."""
        limit = deviations(count)
        return cls(distribution, limit, *_mean_level(limit, sample), per_photo)

    @classmethod
    def of_name(
        cls,
        sample: PhotoSample,
        question: NDArray[np.float32],
        names: NDArray[np.float32],
        count: int,
        distribution: Distribution,
    ) -> Threshold:
        """The threshold for the name of a thing (d,) among `count` photos, beside other names (n, d)."""
        limit = _lowered_limit(deviations(count), sample, question, names)
        return cls(distribution, limit, *_mean_level(limit, sample), per_photo=True)

    @classmethod
    def none(cls, dimensions: int) -> Threshold:
        """A threshold that everything is above."""
        nothing = Distribution(
            np.zeros(dimensions, np.float32), np.zeros((dimensions, dimensions), np.float32)
        )
        return cls(nothing, 0.0, -1.0, 1.0, per_photo=False)

    def scores(self, question: NDArray[np.float32], photos: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores (n,) of photos (n, d) for a question (d,), all of unit length."""
        cosines = photos @ question
        if not self.per_photo:
            return cosines
        mean, deviation = self.distribution.at(photos)
        level = np.float32(self.level)
        below = np.nextafter(level, np.float32(-1))
        above = cosines >= mean + self.deviations * deviation
        scores: NDArray[np.float32] = np.where(above, np.maximum(cosines, level), np.minimum(cosines, below))
        return scores

    def order(self, question: NDArray[np.float32], photos: NDArray[np.float32]) -> NDArray[np.intp]:
        """The rows of photos (n, d), best first: by their cosines those above the threshold, then the others."""
        return np.lexsort((-(photos @ question), -self.scores(question, photos)))

    def direction(self, question: NDArray[np.float32]) -> NDArray[np.float32]:
        """A unit vector (d,) whose nearest photos are approximately those that are farthest above their thresholds."""
        if not self.per_photo:
            return question
        aside = question - self.distribution.mean
        direction: NDArray[np.float32] = aside / max(float(np.linalg.norm(aside)), 1e-6)
        return direction
