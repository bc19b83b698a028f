"""How good a model is: how high the right picture stands for each caption, and the right caption for each picture."""

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
