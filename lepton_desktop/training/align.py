"""The last stage: the text tower itself, and the pictures' head, drawn together on the captions.

What the tower learned of its teacher is what answers words that no caption has; a second loss keeps it.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import LIKELIEST, TEMPERATURE, LearnedHead, concept_part
from lepton_desktop.training.cache import save_atomically
from lepton_desktop.training.heads import Seen, contrast
from lepton_desktop.training.text_tower import Lessons, lesson_loss, run_quickly, run_tower

CLASS_TEMPLATES = ("{}", "a photo of a {}", "a picture of a {}")


@dataclass(frozen=True, slots=True)
class AlignRecipe:
    """The numbers of the alignment."""

    steps: int = 120
    batch: int = 768
    kept: int = 384
    """Sentences of the corpus in each step that only the second loss sees."""
    rate: float = 1.5e-4
    head_rate: float = 3e-4
    weight_decay: float = 0.1
    keep: float = 4.0
    """Weight of the distance to the lessons against the contrastive loss."""
    concept_weight: float = 0.85
    lengths: float = 4.0
    """Weight, in that distance, of how far the learned part of the corpus's sentences reaches."""
    asked: int = 128
    """Short questions in each step, each for all pictures of the batch whose captions name the thing."""
    ask: float = 0.5
    """Weight of their loss."""
    decay: float = 0.95
    check_every: int = 20
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Questions:
    """Tokens of the questions for each thing, (things, k, 32) uint16, and the pictures that show it (things, n)."""

    tokens: NDArray[np.uint16]
    shown: NDArray[np.bool_]

    def draw(self, pictures: NDArray[np.int64], most: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """At most so many questions that some of the pictures answer: tokens (m, 32) and the answers (m, pictures)."""
        shown = self.shown[:, pictures]
        things = rng.permutation(np.flatnonzero(shown.any(1)))[:most]
        tokens = self.tokens[things, rng.integers(self.tokens.shape[1], size=len(things))]
        return torch.from_numpy(tokens.astype(np.int64)), torch.from_numpy(shown[things]).float()


def joined(learned: Tensor, concept: Tensor, concept_weight: float) -> Tensor:
    """The two parts (n, 256) as one vector (n, 512), unit length, as the model that ships joins them."""
    return nn.functional.normalize(torch.cat([learned, concept_weight * concept], -1), dim=-1)


@torch.no_grad()
def speak(tower: nn.Module, tokens: NDArray[np.uint16], concept_weight: float, batch: int = 256) -> Tensor:
    """The tower's whole vectors (n, 512), unit length, as the model that ships makes them."""
    rows = []
    for start in range(0, len(tokens), batch):
        learned, concept = run_tower(tower, torch.from_numpy(tokens[start : start + batch].astype(np.int64)))
        rows.append(joined(learned, concept, concept_weight))
    return torch.cat(rows)


@torch.no_grad()
def class_vectors(tower: nn.Module, tokens: Sequence[NDArray[np.uint16]], common: Tensor) -> Tensor:
    """The concept part of the classes' names (1000, 256), the mean over the templates' tokens.

    They must come from the tower that reads the questions: the teacher's own answer names less well. What all
    captions have in common (256,), unit length, is taken out: it says nothing that tells one picture from another,
    and draws every question to the pictures that the classifier is unsure of.
    """
    total = torch.zeros(())
    for one in tokens:
        _, concept = run_tower(tower, torch.from_numpy(one.astype(np.int64)))
        total = total + nn.functional.normalize(concept, dim=-1)
    classes = nn.functional.normalize(total, dim=-1)
    return classes - (classes @ common)[:, None] * common


@torch.no_grad()
def picture_vectors(head: LearnedHead, seen: Seen, classes: Tensor, concept_weight: float) -> Tensor:
    """The image tower's whole vectors (n, 512), unit length, from what its trunk saw."""
    rows = []
    for start in range(0, len(seen), 512):
        chosen = torch.arange(start, min(start + 512, len(seen)))
        places, pooled, probabilities = seen.rows(chosen)
        learned = head(places, pooled, probabilities)
        concept = concept_part(probabilities, classes, TEMPERATURE, LIKELIEST)
        rows.append(joined(learned, concept, concept_weight))
    return torch.cat(rows)


def align(
    tower: nn.Module,
    head: LearnedHead,
    views: Sequence[Seen],
    captions: Sequence[Lessons],
    corpus: Lessons,
    questions: Questions,
    class_tokens: Sequence[NDArray[np.uint16]],
    common: Tensor,
    recipe: AlignRecipe,
    checkpoint: Path,
    check: Callable[[nn.Module, LearnedHead], float] | None = None,
    report: Callable[[str], None] = print,
) -> tuple[nn.Module, LearnedHead]:
    """Draw tower and head together; returns running means of both, at the step where `check` was highest (if given).

    `views`: the same n pictures each time. `captions`: k lessons of n captions each, in the pictures' order.
    `questions`: the things that captions name, and which of the pictures show them.
    """
    rng = np.random.default_rng(recipe.seed)
    torch.manual_seed(recipe.seed)
    groups: list[dict[str, Any]] = [
        {"params": list(tower.parameters()), "lr": recipe.rate},
        {"params": list(head.parameters()), "lr": recipe.head_rate},
    ]
    scale = torch.tensor(3.2, requires_grad=True)
    groups.append({"params": [scale], "lr": 1e-3, "weight_decay": 0.0})
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / 10, 0.5 * (1 + math.cos(math.pi * step / recipe.steps)) + 0.01),
    )
    mean = copy.deepcopy(nn.ModuleList([tower, head])).eval()
    best, best_state, done = -1.0, None, 0
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        nn.ModuleList([tower, head]).load_state_dict(state["towers"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        scale.data.copy_(state["scale"])
        best, best_state, done = state["best"], state["best_state"], state["step"]
        report(f"alignment: going on at step {done} of {recipe.steps}")
    tower.train()
    head.train()
    classes = class_vectors(mean[0], class_tokens, common)
    count = len(captions[0].tokens)
    order = np.empty(0, np.int64)
    for step in range(recipe.steps):
        if len(order) < recipe.batch:
            order = rng.permutation(count)
        chosen, order = order[: recipe.batch], order[recipe.batch :]
        lesson = captions[int(rng.integers(len(captions)))]
        view = views[int(rng.integers(len(views)))]
        others = rng.integers(len(corpus.tokens), size=recipe.kept)
        if step < done:
            continue
        if step % 20 == 0:
            classes = class_vectors(mean[0], class_tokens, common)
        places, pooled, probabilities = view.rows(torch.from_numpy(chosen))
        named = concept_part(probabilities, classes, TEMPERATURE, LIKELIEST)
        with torch.autocast("cpu", torch.bfloat16):
            known = head(places, pooled, probabilities)
        seen = joined(known.float(), named, recipe.concept_weight)
        optimiser.zero_grad()
        tokens, wanted = lesson.rows(chosen)
        learned, concept = run_quickly(tower, tokens)
        loss = contrast(seen, joined(learned, concept, recipe.concept_weight), scale.exp())
        kept = lesson_loss(learned, concept, wanted, likeness=1.0, lengths=1.0)
        tokens, shown = questions.draw(chosen, recipe.asked, np.random.default_rng((recipe.seed, step)))
        learned, concept = run_quickly(tower, tokens)
        logits = scale.exp() * joined(learned, concept, recipe.concept_weight) @ seen.T
        asked = -((logits.log_softmax(-1) * shown).sum(-1) / shown.sum(-1)).mean()
        (loss + recipe.ask * asked + recipe.keep * kept / 2).backward()  # type: ignore[no-untyped-call]
        tokens, wanted = corpus.rows(others)
        learned, concept = run_quickly(tower, tokens)
        other = lesson_loss(learned, concept, wanted, likeness=1.0, lengths=recipe.lengths)
        (recipe.keep * other / 2).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        with torch.no_grad():
            now = [*tower.parameters(), *head.parameters()]
            for average, value in zip(mean.parameters(), now, strict=True):
                average.lerp_(value, 1 - min(recipe.decay, step / (step + 10)))
        if (step + 1) % recipe.check_every == 0 or step + 1 == recipe.steps:
            measured = check(mean[0], mean[1]) if check is not None else float(step)  # type: ignore[arg-type]
            report(
                f"alignment: step {step + 1} of {recipe.steps}, contrast {loss.item():.3f}, "
                f"asked {asked.item():.3f}, kept {kept.item():.3f} captions, {other.item():.3f} corpus, "
                f"check {measured:.2f}"
            )
            if measured > best:
                best, best_state = measured, copy.deepcopy(mean.state_dict())
            state = {
                "towers": nn.ModuleList([tower, head]).state_dict(),
                "mean": mean.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "scale": scale.detach(),
                "best": best,
                "best_state": best_state,
                "step": step + 1,
            }
            save_atomically(checkpoint, partial(torch.save, state))
    if best_state is not None:
        mean.load_state_dict(best_state)
    return mean[0].eval(), mean[1].eval()  # type: ignore[return-value]
