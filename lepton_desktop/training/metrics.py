"""How good a model is: how high what is right stands, and how well the line keeps it apart from what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Recall:
    """Recall at 1, 5 and 10 in percent, and the median rank of the first right answer (the best is 1)."""

    at_1: float
    at_5: float
    at_10: float
    median_rank: float

    def as_json(self) -> dict[str, float]:
        """The figures under the names that the field gives them."""
        return {"R@1": self.at_1, "R@5": self.at_5, "R@10": self.at_10, "median_rank": self.median_rank}


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Both directions: each caption looks for its picture, each picture for any of its captions."""

    text_to_image: Recall
    image_to_text: Recall

    def as_json(self) -> dict[str, Any]:
        """The figures of both directions."""
        return {"text_to_image": self.text_to_image.as_json(), "image_to_text": self.image_to_text.as_json()}


def recall_of_ranks(ranks: NDArray[np.int64]) -> Recall:
    """Recall from the ranks of the first right answers, (n,), the best being 0."""
    at = [round(float((ranks < k).mean()) * 100, 2) for k in (1, 5, 10)]
    return Recall(at[0], at[1], at[2], float(np.median(ranks)) + 1)


def retrieval(
    pictures: NDArray[np.float32], sentences: NDArray[np.float32], picture_of: NDArray[np.int64]
) -> Retrieval:
    """Rank pictures (n, d) for sentences (m, d), all of unit length, and the other way round.

    `picture_of` (m,) is the row of each sentence's own picture. A tie counts against the right answer.
    """
    scores = sentences @ pictures.T
    own = scores[np.arange(len(sentences)), picture_of]
    of_sentences = (scores >= own[:, None]).sum(1) - 1
    best_own = np.full(len(pictures), -np.inf, np.float32)
    np.maximum.at(best_own, picture_of, own)
    is_own = picture_of[:, None] == np.arange(len(pictures))
    of_pictures = ((scores >= best_own) & ~is_own).sum(0)
    return Retrieval(recall_of_ranks(of_sentences), recall_of_ranks(of_pictures))


@dataclass(frozen=True, slots=True)
class NounFigures:
    """Of one noun: how many pictures are right, how many stand above the line (those left open don't count), its F1."""

    noun: str
    right: int
    above: int
    f1: float


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """How the line does: F1 of the nouns that captions have; of those that none has, the pictures above the line."""

    nouns: tuple[NounFigures, ...]
    absent: tuple[tuple[str, int], ...]

    @property
    def mean_f1(self) -> float:
        """Over the nouns that captions have."""
        return float(np.mean([one.f1 for one in self.nouns])) if self.nouns else 0.0

    @property
    def nearly_empty(self) -> int:
        """For how many of the absent nouns at most AT_MOST pictures stand above the line."""
        return sum(above <= AT_MOST for _, above in self.absent)

    def as_json(self) -> dict[str, Any]:
        """All figures."""
        nouns = [
            {"noun": one.noun, "right": one.right, "above": one.above, "f1": round(one.f1, 4)}
            for one in self.nouns
        ]
        return {
            "mean_f1": round(self.mean_f1, 4),
            "nouns": nouns,
            "absent": {
                f"at_most_{AT_MOST}": self.nearly_empty,
                "of": len(self.absent),
                "nouns": [{"noun": noun, "above": above} for noun, above in self.absent],
            },
        }


AT_MOST = 3
"""So few pictures above the line are next to nothing."""


def noun_figures(noun: str, above: NDArray[np.bool_], labels: NDArray[np.int8]) -> NounFigures:
    """The figures of a noun, from which pictures (n,) stand above its line and which are right (1) or wrong (0)."""
    counts = labels >= 0
    right, chosen = labels == 1, above & counts
    both = int(right.sum()) + int(chosen.sum())
    f1 = 2 * int((chosen & right).sum()) / both if both else 0.0
    return NounFigures(noun, int(right.sum()), int(chosen.sum()), f1)
