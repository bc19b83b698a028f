"""The line between the photos that answer a question and the less certain ones.

A photo answers when the question fits it better than questions that have nothing to do with it do. How those fit
differs from model to model and from photo to photo: some photos are near to everything. So each photo has a line of its
own: so many standard deviations above the mean of its cosines with a background of unrelated questions of the same form
(`background.py`). The cosines of unrelated questions spread nearly normally, and how many deviations it takes follows
from how many photos there are to be wrong about.

What a large part of a library shows fits it no better than other things do: where a third of the photos show dogs,
"a dog" is hardly above "a poodle" for any of them. So for a name the line is lowered, step by step, for as long as the
photos that come in between are many and hardly a name says better than the question what they have in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.calibration import Spread

_WRONG = 0.06
"""By chance, this part of the square root of the number of photos stands above the line: 1.9 of 1,000."""
FEWEST = 16
_NORMAL = NormalDist()
_STEP, _LOWEST = 0.25, 0.6
_MANY, _MANY_AT_LEAST = 0.0098, 8  # photos within a step: a hundredth of them, but not few in a small library
_BETTER = 4
"""So many of the background's names may not say better than the question what photos have in common."""


def deviations(count: int) -> float:
    """How many standard deviations above the mean the line is, among so many photos: 2.9 of 1,000, 3.5 of 40,000."""
    return _NORMAL.inv_cdf(1 - _WRONG / max(FEWEST, count) ** 0.5)


@dataclass(frozen=True, slots=True)
class Measured:
    """A sample of a library's photos (n, d), with mean and deviation (n,) of their cosines with unrelated questions."""

    photos: NDArray[np.float32]
    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]

    @classmethod
    def of(cls, photos: NDArray[np.float32], spread: Spread) -> Measured:
        """Measure photos."""
        return cls(photos, *spread.at(photos))


def _lowered(
    wide: float, measured: Measured, question: NDArray[np.float32], names: NDArray[np.float32]
) -> float:
    """The number of deviations, lowered while many photos come in that the question says best."""
    above = (measured.photos @ question - measured.mean) / measured.deviation
    least = max(_MANY_AT_LEAST, _MANY * len(above))
    while wide - _STEP >= _LOWEST:
        between = (above >= wide - _STEP) & (above < wide)
        by_chance = len(above) * (_NORMAL.cdf(wide) - _NORMAL.cdf(wide - _STEP))
        if between.sum() < max(least, by_chance):
            break
        common = measured.photos[between].mean(0)  # its length doesn't matter
        if (names @ common > question @ common).sum() >= _BETTER:
            break
        wide -= _STEP
    return wide


def _mean_level(wide: float, measured: Measured) -> tuple[float, float]:
    """The mean of the photos' own thresholds, and of their deviations."""
    level = (measured.mean + wide * measured.deviation).mean()
    return float(level), float(measured.deviation.mean())


@dataclass(frozen=True, slots=True)
class Threshold:
    """Scores photos so that those above the line have at least `level`.

    The score is the cosine. `own`: every photo has its own line, which is best for names of things, and where that is
    not the mean line the score is moved to the right side of `level`. Else the mean line holds for all.
    """

    spread: Spread
    deviations: float
    level: float
    deviation: float
    own: bool

    @classmethod
    def between(cls, spread: Spread, measured: Measured, count: int, own: bool) -> Threshold:
        """The cut for questions of this spread among `count` photos, of which a sample was measured by it."""
        wide = deviations(count)
        return cls(spread, wide, *_mean_level(wide, measured), own)

    @classmethod
    def of_name(
        cls,
        measured: Measured,
        question: NDArray[np.float32],
        names: NDArray[np.float32],
        count: int,
        spread: Spread,
    ) -> Threshold:
        """The cut for the name of a thing (d,) among `count` photos, beside other names (n, d) of this spread."""
        wide = _lowered(deviations(count), measured, question, names)
        return cls(spread, wide, *_mean_level(wide, measured), own=True)

    @classmethod
    def none(cls, dimensions: int) -> Threshold:
        """A line that everything stands above."""
        nothing = Spread(np.zeros(dimensions, np.float32), np.zeros((dimensions, dimensions), np.float32))
        return cls(nothing, 0.0, -1.0, 1.0, own=False)

    def scores(self, question: NDArray[np.float32], photos: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores (n,) of photos (n, d) for a question (d,), all of unit length."""
        cosines = photos @ question
        if not self.own:
            return cosines
        mean, deviation = self.spread.at(photos)
        level = np.float32(self.level)
        below = np.nextafter(level, np.float32(-1))
        above = cosines >= mean + self.deviations * deviation
        scores: NDArray[np.float32] = np.where(above, np.maximum(cosines, level), np.minimum(cosines, below))
        return scores

    def order(self, question: NDArray[np.float32], photos: NDArray[np.float32]) -> NDArray[np.intp]:
        """The rows of photos (n, d), best first: those above the line by their cosines, then the others by theirs."""
        return np.lexsort((-(photos @ question), -self.scores(question, photos)))

    def direction(self, question: NDArray[np.float32]) -> NDArray[np.float32]:
        """A unit vector (d,) whose nearest photos are those that are most above their lines, nearly."""
        if not self.own:
            return question
        aside = question - self.spread.mean
        direction: NDArray[np.float32] = aside / max(float(np.linalg.norm(aside)), 1e-6)
        return direction
