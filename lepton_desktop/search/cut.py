"""The line between the photos that answer a question and the less certain ones.

A photo answers when the question fits it better than questions that have nothing to do with it do. How those fit
differs from model to model and from photo to photo: some photos are near to everything. So each photo has a line of its
own: so many standard deviations above the mean of its cosines with a background of unrelated questions of the same form
(`background.py`). The cosines of unrelated questions spread nearly normally, and how many deviations it takes follows
from how many photos there are to be wrong about.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.background import Spread

_WRONG = 0.055
"""By chance, this part of the square root of the number of photos stands above the line: 1.7 of 1,000."""
FEWEST = 16


def deviations(count: int) -> float:
    """How many standard deviations above the mean the line is, among so many photos: 2.9 of 1,000, 3.5 of 40,000."""
    return NormalDist().inv_cdf(1 - _WRONG / max(FEWEST, count) ** 0.5)


@dataclass(frozen=True, slots=True)
class Cut:
    """Scores photos so that those above the line have at least `level`.

    `own`: the score is the cosine less what the photo's own line is above the mean line, which is best for names of
    things; else it is the cosine, which is best for sentences and pictures, and the mean line holds for all.
    """

    spread: Spread
    deviations: float
    level: float
    own: bool

    @classmethod
    def between(cls, spread: Spread, sample: NDArray[np.float32], count: int, own: bool) -> Cut:
        """The cut for questions of this spread among `count` photos, of which (n, d) are a sample."""
        wide = deviations(count)
        mean, deviation = spread.at(sample)
        return cls(spread, wide, float((mean + wide * deviation).mean()), own)

    @classmethod
    def none(cls, dimensions: int) -> Cut:
        """A line that everything stands above."""
        nothing = Spread(np.zeros(dimensions, np.float32), np.zeros((dimensions, dimensions), np.float32))
        return cls(nothing, 0.0, -1.0, own=False)

    def scores(self, question: NDArray[np.float32], photos: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores (n,) of photos (n, d) for a question (d,), all of unit length."""
        cosines = photos @ question
        if not self.own:
            return cosines
        mean, deviation = self.spread.at(photos)
        scores: NDArray[np.float32] = cosines - (mean + self.deviations * deviation) + self.level
        return scores

    def direction(self, question: NDArray[np.float32]) -> NDArray[np.float32]:
        """A unit vector (d,) whose nearest photos are nearly those of the best scores."""
        if not self.own:
            return question
        aside = question - self.spread.mean
        direction: NDArray[np.float32] = aside / max(float(np.linalg.norm(aside)), 1e-6)
        return direction
