"""The last stage: text tower, pictures' head and the trunk's last stages, drawn together on captions and named things.

ImageNet's thousand classes never asked the trunk to tell a man from a woman, or what somebody does. What the tower
learned of its teacher is what answers words that no caption has, and the concept part lives by the trunk's classes: two
more losses keep both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import (
    EARLY_STAGES,
    LIKELIEST,
    TEMPERATURE,
    LearnedHead,
    concept_part,
    conclude,
    look_late,
)
from lepton_desktop.training.heads import Seen, contrast
from lepton_desktop.training.optimisation import Descent
from lepton_desktop.training.text_tower import Lesson, Lessons, lesson_loss, run_quickly, run_tower

CLASS_TEMPLATES = ("{}", "a photo of a {}", "a picture of a {}")


@dataclass(frozen=True, slots=True)
class AlignRecipe:
    """The numbers of the alignment."""

    steps: int = 120
    batch: int = 384
    kept: int = 256
    """Sentences of the corpus in each step that only the second loss sees."""
    asked: int = 96
    """Short questions in each step, each for all pictures of the batch whose captions name the thing."""
    drawn: int = 96
    """Named drawings in each step."""
    trunk_rate: float = 1e-4
    rate: float = 1.5e-4
    head_rate: float = 3e-4
    weight_decay: float = 0.1
    ask: float = 0.5
    """Weight of the short questions' loss against that of the captions."""
    name: float = 0.3
    """Weight of the drawings' loss."""
    keep: float = 4.0
    """Weight of the distance to the lessons."""
    lengths: float = 8.0
    """Weight, in that distance, of how far the learned part of the corpus's sentences and of names reaches."""
    keep_classes: float = 2.0
    """Weight of the Kullback-Leibler divergence from the classes that the trunk saw before."""
    concept_weight: float = 0.85
    decay: float = 0.95
    check_every: int = 20
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Questions:
    """Tokens of the questions for each thing, (things, k, 32) uint16, and the pictures that show it (things, n)."""

    tokens: NDArray[np.uint16]
    shown: NDArray[np.bool_]

    def draw(self, pictures: NDArray[np.int64], most: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Up to `most` questions that the pictures answer: tokens (m, 32) and the answers (m, pictures)."""
        shown = self.shown[:, pictures]
        things = rng.permutation(np.flatnonzero(shown.any(1)))[:most]
        tokens = self.tokens[things, rng.integers(self.tokens.shape[1], size=len(things))]
        return torch.from_numpy(tokens.astype(np.int64)), torch.from_numpy(shown[things]).float()


@dataclass(frozen=True, slots=True)
class Views:
    """The same n pictures in several views: the trunk's early maps (n, 120, 14, 14) float16 of each, and the class
    probabilities (n, 1000) float16 that the untuned trunk gave it.
    """

    maps: Sequence[NDArray[np.float16]]
    classes: Sequence[Tensor]

    def draw(self, chosen: NDArray[np.int64], rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Maps and classes of the chosen pictures, float32, in a view that is drawn."""
        view = int(rng.integers(len(self.maps)))
        return torch.from_numpy(self.maps[view][chosen]).float(), self.classes[view][
            torch.from_numpy(chosen)
        ].float()


@dataclass(frozen=True, slots=True)
class Names:
    """Drawings of n things, and lessons of k questions for each: n times k, thing by thing."""

    drawings: Views
    lessons: Lessons

    def draw(
        self, most: int, rng: np.random.Generator
    ) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Lesson]]:
        """Maps and classes of a limited number, and the lesson of one question each."""
        things = len(self.drawings.maps[0])
        each = len(self.lessons.tokens) // things
        chosen = rng.permutation(things)[:most]
        questions = chosen * each + rng.integers(each, size=len(chosen))
        return self.drawings.draw(chosen, rng), self.lessons.rows(questions)


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
    trunk: nn.Module,
    tower: nn.Module,
    head: LearnedHead,
    pictures: Views,
    captions: Sequence[Lessons],
    corpus: Lessons,
    questions: Questions,
    names: Names,
    class_tokens: Sequence[NDArray[np.uint16]],
    common: Tensor,
    recipe: AlignRecipe,
    checkpoint: Path,
    check: Callable[[nn.Module, nn.Module, LearnedHead], float] | None = None,
    report: Callable[[str], None] = print,
) -> tuple[nn.Module, nn.Module, LearnedHead]:
    """Draw the trunk's last stages, the tower and the head together.

    Returns running means of trunk, tower and head, at the step where `check` was highest (if given). `captions`: k
    lessons of n captions each, in the pictures' order. `questions`: the things that captions name, and which of the
    pictures show them. `names`: drawings of others.
    """
    rng = np.random.default_rng(recipe.seed)
    torch.manual_seed(recipe.seed)
    for parameter in trunk.parameters():
        parameter.requires_grad_(False)
    late = [*trunk.blocks[EARLY_STAGES:].parameters(), *trunk.conv_head.parameters()]  # type: ignore[index, union-attr]
    for parameter in late:
        parameter.requires_grad_(True)
    descent = Descent(
        nn.ModuleList([trunk, tower, head]),
        [
            {"params": late, "lr": recipe.trunk_rate, "weight_decay": recipe.weight_decay / 10},
            {"params": list(tower.parameters()), "lr": recipe.rate, "weight_decay": recipe.weight_decay},
            {"params": list(head.parameters()), "lr": recipe.head_rate, "weight_decay": recipe.weight_decay},
        ],
        steps=recipe.steps,
        warm=10,
        decay=recipe.decay,
        check_every=recipe.check_every,
        scale=3.2,
        checkpoint=checkpoint,
        check=(lambda all_of_it: check(*all_of_it)) if check is not None else None,  # type: ignore[misc]
        report=lambda line: report(f"alignment: {line}"),
    )
    tower.train()
    head.train()
    classes = class_vectors(descent.mean[1], class_tokens, common)  # type: ignore[index]
    count = len(captions[0].tokens)
    order = np.empty(0, np.int64)
    for step in range(recipe.steps):
        if len(order) < recipe.batch:
            order = rng.permutation(count)
        chosen, order = order[: recipe.batch], order[recipe.batch :]
        lesson = captions[int(rng.integers(len(captions)))]
        shown, before = pictures.draw(chosen, rng)
        (drawn, drawn_before), (named, named_wanted) = names.draw(recipe.drawn, rng)
        asked, answers = questions.draw(chosen, recipe.asked, rng)
        others = rng.integers(len(corpus.tokens), size=recipe.kept)
        if step < descent.done:
            continue
        if step % 20 == 0:
            classes = class_vectors(descent.mean[1], class_tokens, common)  # type: ignore[index]
        with torch.autocast("cpu", torch.bfloat16):
            early = torch.cat([shown, drawn]).contiguous(memory_format=torch.channels_last)
            places = look_late(trunk, early)
            pooled, logits = conclude(trunk, places)
            known = head(places, pooled, logits.softmax(-1))
        logits = logits.float()
        # how the classes are to be weighted is not for the captions to say
        concept = concept_part(logits.detach().softmax(-1), classes, TEMPERATURE, LIKELIEST)
        seen = joined(known.float(), concept, recipe.concept_weight)
        seen, drawings = seen[: len(chosen)], seen[len(chosen) :]
        changed = nn.functional.kl_div(
            logits.log_softmax(-1), torch.cat([before, drawn_before]), reduction="batchmean"
        )

        tokens, wanted = lesson.rows(chosen)
        learned, concept = run_quickly(tower, tokens)
        loss = contrast(seen, joined(learned, concept, recipe.concept_weight), descent.scale)
        kept = lesson_loss(learned, concept, wanted, likeness=1.0, lengths=1.0)
        likeness = descent.scale * joined(*run_quickly(tower, asked), recipe.concept_weight) @ seen.T
        ask = -((likeness.log_softmax(-1) * answers).sum(-1) / answers.sum(-1)).mean()
        learned, concept = run_quickly(tower, named)
        name = contrast(drawings, joined(learned, concept, recipe.concept_weight), descent.scale)
        kept = kept + lesson_loss(learned, concept, named_wanted, likeness=1.0, lengths=recipe.lengths)
        whole = loss + recipe.ask * ask + recipe.name * name + recipe.keep_classes * changed
        (whole + recipe.keep * kept / 2).backward()  # type: ignore[no-untyped-call]

        tokens, wanted = corpus.rows(others)
        learned, concept = run_quickly(tower, tokens)
        other = lesson_loss(learned, concept, wanted, likeness=1.0, lengths=recipe.lengths)
        (recipe.keep * other / 2).backward()  # type: ignore[no-untyped-call]
        descent.step(
            step,
            lambda: (
                f"contrast {loss.item():.3f}, asked {ask.item():.3f}, named {name.item():.3f}, "  # noqa: B023
                f"kept {kept.item():.3f} of both, {other.item():.3f} corpus, {changed.item():.3f} classes"  # noqa: B023
            ),
        )
    all_of_it = descent.kept()
    return all_of_it[0], all_of_it[1], all_of_it[2]  # type: ignore[index]
