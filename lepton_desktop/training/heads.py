"""The learned part of the vector: a head for pictures and a head for the teacher's sentences, drawn together.

Both trunks are frozen, so a step costs a fraction of a second: the heads read what the trunks saw from the cache. The
loss is the contrastive one of CLIP (https://arxiv.org/abs/2103.00020, figure 3), over pairs of a picture and one of
its captions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import LEARNED_DIMENSIONS, LearnedHead, conclude, look_late
from lepton_desktop.training.optimisation import Descent
from lepton_desktop.training.teacher import TEACHER_DIMENSIONS


@dataclass(frozen=True, slots=True)
class Seen:
    """What the trunk saw in n views: places (n, 49, 352), pooled (n, 1280), probabilities (n, 1000); all float16."""

    places: Tensor
    pooled: Tensor
    probabilities: Tensor

    def rows(self, chosen: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The chosen views, as float32, in the order in which LearnedHead takes them."""
        return self.places[chosen].float(), self.pooled[chosen].float(), self.probabilities[chosen].float()

    def __len__(self) -> int:
        return len(self.pooled)


@torch.inference_mode()
def seen_from_maps(trunk: nn.Module, maps: NDArray[np.float16], batch: int = 256) -> Seen:
    """Finish the trunk's work on its cached early maps (n, 120, 14, 14)."""
    places, pooled, probabilities = [], [], []
    for start in range(0, len(maps), batch):
        early = torch.from_numpy(maps[start : start + batch]).float()
        one = look_late(trunk, early.contiguous(memory_format=torch.channels_last))
        features, logits = conclude(trunk, one)
        places.append(one.half())
        pooled.append(features.half())
        probabilities.append(logits.softmax(-1).half())
    return Seen(torch.cat(places), torch.cat(pooled), torch.cat(probabilities))


class SentenceHead(nn.Module):
    """The teacher's vector (n, 384) to the learned part (n, 256), unit length: a line and a residual perceptron."""

    def __init__(self, hidden: int = 1024, dropout: float = 0.0) -> None:
        super().__init__()
        self.linear = nn.Linear(TEACHER_DIMENSIONS, LEARNED_DIMENSIONS)
        self.drop = nn.Dropout(dropout)
        self.up = nn.Linear(TEACHER_DIMENSIONS, hidden)
        self.down = nn.Linear(hidden, LEARNED_DIMENSIONS)

    def forward(self, sentences: Tensor) -> Tensor:
        """Shapes (n, 384) to (n, 256)."""
        scaled = self.drop(sentences * TEACHER_DIMENSIONS**0.5)  # to unit variance, as a layer expects
        hidden = self.drop(nn.functional.gelu(self.up(scaled)))
        return nn.functional.normalize(self.linear(scaled) + self.down(hidden), dim=-1)


@dataclass(frozen=True, slots=True)
class HeadRecipe:
    """The numbers of the heads' training."""

    steps: int = 200
    batch: int = 1024
    rate: float = 1e-3
    weight_decay: float = 0.1
    dropout: float = 0.4
    hidden: int = 1024
    queries: int = 4
    decay: float = 0.97
    """Of the running mean of the weights, which is what is kept."""
    seed: int = 0


def contrast(pictures: Tensor, sentences: Tensor, scale: Tensor) -> Tensor:
    """CLIP's symmetric contrastive loss of n pairs of unit vectors (n, d); `scale` is the inverse temperature."""
    logits = scale * pictures @ sentences.T
    truth = torch.arange(len(logits))
    return (nn.functional.cross_entropy(logits, truth) + nn.functional.cross_entropy(logits.T, truth)) / 2


def train_heads(
    views: Sequence[Seen],
    captions: Tensor,
    recipe: HeadRecipe,
    check: Callable[[LearnedHead, SentenceHead], float] | None = None,
    report: Callable[[str], None] = print,
) -> tuple[LearnedHead, SentenceHead]:
    """Draw the two heads together; returns them in eval mode, at the step where `check` was highest (if given).

    `views`: the same n pictures each time, seen differently. `captions`: the teacher's vectors (n, k, 384).
    """
    torch.manual_seed(recipe.seed)
    pictures = LearnedHead(recipe.hidden, recipe.queries, recipe.dropout)
    sentences = SentenceHead(dropout=recipe.dropout / 2)
    parameters = [*pictures.parameters(), *sentences.parameters()]
    groups = [
        {
            "params": [p for p in parameters if p.ndim > 1],
            "lr": recipe.rate,
            "weight_decay": recipe.weight_decay,
        },
        {"params": [p for p in parameters if p.ndim <= 1], "lr": recipe.rate, "weight_decay": 0.0},
    ]
    descent = Descent(
        nn.ModuleList([pictures, sentences]),
        groups,
        steps=recipe.steps,
        warm=max(1, recipe.steps // 10),
        decay=recipe.decay,
        check_every=40,
        check=(lambda both: check(both[0], both[1])) if check is not None else None,  # type: ignore[index]
        report=lambda line: report(f"heads: {line}"),
    )
    count = len(captions)
    order = torch.empty(0, dtype=torch.long)
    for step in range(recipe.steps):
        if len(order) < recipe.batch:
            order = torch.randperm(count)
        chosen, order = order[: recipe.batch], order[recipe.batch :]
        which = torch.randint(captions.shape[1], (len(chosen),))
        seen = views[int(torch.randint(len(views), ()))].rows(chosen)
        with torch.autocast("cpu", torch.bfloat16):
            v = pictures(*seen)
            s = sentences(captions[chosen, which].float())
        loss = contrast(v.float(), s.float(), descent.scale)
        loss.backward()  # type: ignore[no-untyped-call]
        descent.step(step, lambda: f"loss {loss.item():.3f}")  # noqa: B023
    both = descent.kept()
    return both[0], both[1]  # type: ignore[index]
