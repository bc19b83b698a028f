"""The text tower that ships, taught to say in one small network what its teacher and the sentence head say together.

A causal transformer over open_clip's own BPE tokens, read at the end-of-text token. It starts as a bag of words: each
token's vector is the teacher's vector of that token, the first layer's attention takes their mean, and the projection
leaves it as it is. Training then has only what a bag of words gets wrong to learn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import CONCEPT_DIMENSIONS, LEARNED_DIMENSIONS
from lepton_desktop.training.array_cache import save_atomically

CONTEXT = 32
VOCABULARY = 49408
WIDTH = CONCEPT_DIMENSIONS
END_OF_TEXT = VOCABULARY - 1
_TOGETHER = 192  # sentences that go through the tower at once
CHECKPOINT_EVERY = 200
"""Steps of the tower's training that a stopped run loses at the most."""
TEXT_CFG: dict[str, Any] = {
    "context_length": CONTEXT,
    "vocab_size": VOCABULARY,
    "width": WIDTH,
    "heads": 8,
    "layers": 3,
    "proj_bias": True,
}
"""The tower, in the words of an open_clip configuration."""


def tokenise(sentences: list[str]) -> NDArray[np.uint16]:
    """open_clip's BPE tokens, shape (n, 32), zero where a sentence has ended."""
    from open_clip.tokenizer import SimpleTokenizer

    tokenizer = SimpleTokenizer(context_length=CONTEXT)
    return np.concatenate(
        [tokenizer(sentences[i : i + 1024]).numpy().astype(np.uint16) for i in range(0, len(sentences), 1024)]
    )


def token_texts() -> list[str]:
    """The characters of each token of the vocabulary, in order."""
    from open_clip.tokenizer import SimpleTokenizer

    tokenizer = SimpleTokenizer(context_length=CONTEXT)
    return [tokenizer.decode([i]).strip() if i < VOCABULARY - 2 else "" for i in range(VOCABULARY)]


def new_tower(token_vectors: Tensor) -> nn.Module:
    """A tower that begins as the mean of its tokens' vectors (49408, 256)."""
    from open_clip.transformer import TextTransformer

    tower = TextTransformer(**TEXT_CFG, output_dim=LEARNED_DIMENSIONS + CONCEPT_DIMENSIONS)
    with torch.no_grad():
        tower.token_embedding.weight.copy_(token_vectors * WIDTH**0.5)
        tower.token_embedding.weight[-2:].zero_()  # start and end of text say nothing of their own
        tower.positional_embedding.normal_(std=0.02)
        first = tower.transformer.resblocks[0].attn
        first.in_proj_weight[: 2 * WIDTH].mul_(0.2)  # nearly even attention …
        first.in_proj_weight[2 * WIDTH :].copy_(torch.eye(WIDTH))  # … to the tokens as they are
        first.out_proj.weight.copy_(torch.eye(WIDTH) * 2)
        tower.text_projection.weight[LEARNED_DIMENSIONS:].copy_(torch.eye(WIDTH) / WIDTH**0.5)
        tower.text_projection.weight[:LEARNED_DIMENSIONS].normal_(std=0.02)
        tower.text_projection.bias.zero_()
    return tower  # type: ignore[no-any-return]


def run_tower(tower: Any, tokens: Tensor) -> tuple[Tensor, Tensor]:
    """The learned and the concept part of sentences (n, length ≤ 32), (n, 256) each, as the projection leaves them.

    The same computation as the tower's own forward pass, but sentences of like length go through together, over no
    more places than they have, and with no more of the last layer than the end-of-text token needs.
    """
    order = tokens.argmax(1).argsort()
    projected = torch.cat([_project(tower, tokens[chosen]) for chosen in torch.split(order, _TOGETHER)])
    projected = projected[order.argsort()]
    return projected[:, :LEARNED_DIMENSIONS], projected[:, LEARNED_DIMENSIONS:]


def run_quickly(tower: Any, tokens: Tensor) -> tuple[Tensor, Tensor]:
    """`run_tower` as training runs it: in bfloat16, which takes half the time on processors that know it."""
    with torch.autocast("cpu", torch.bfloat16):
        learned, concept = run_tower(tower, tokens)
    return learned.float(), concept.float()


def _project(tower: Any, tokens: Tensor) -> Tensor:
    length = int(tokens.argmax(1).max()) + 1
    tokens = tokens[:, :length]
    states = tower.token_embedding(tokens) + tower.positional_embedding[:length]
    mask = tower.attn_mask[:length, :length]
    *early, last = tower.transformer.resblocks
    for block in early:
        states = block(states, attn_mask=mask)
    ends = tokens.argmax(1)
    rows = torch.arange(len(tokens))
    normed = last.ln_1(states)
    # only the end's query matters in the last layer; a key mask takes the causal mask's place
    attended = last.attn(
        normed[rows, ends][:, None],
        normed,
        normed,
        need_weights=False,
        key_padding_mask=torch.arange(length)[None] > ends[:, None],
    )[0][:, 0]
    state = states[rows, ends] + attended
    state = state + last.mlp(last.ln_2(state))
    projected: Tensor = tower.text_projection(tower.ln_final(state))
    return projected


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to say of the sentences of one step: learned and concept parts (n, 256), the learned parts' lengths (n,)."""

    learned: Tensor
    concept: Tensor
    reach: Tensor


@dataclass(frozen=True, slots=True)
class Lessons:
    """Tokens (n, 32) uint16 and what to say of them: learned and concept parts (n, 256) float16, unit length.

    `reach` (n,) float16, 0 to 1, is how long the learned part should be: as long as captions know the sentence.
    """

    tokens: NDArray[np.uint16]
    learned: NDArray[np.float16]
    concept: NDArray[np.float16]
    reach: NDArray[np.float16]

    def rows(self, chosen: NDArray[np.int64]) -> tuple[Tensor, Lesson]:
        """The chosen lessons, as a step of training takes them: tokens as int64, what to say as float32."""
        said = (torch.from_numpy(part[chosen]).float() for part in (self.learned, self.concept, self.reach))
        return torch.from_numpy(self.tokens[chosen].astype(np.int64)), Lesson(*said)


@dataclass(frozen=True, slots=True)
class LessonRecipe:
    """The numbers of the text tower's training."""

    epochs: int = 2
    batch: int = 512
    rate: float = 1e-3
    weight_decay: float = 0.02
    likeness: float = 1.0
    """Weight of the loss on the batch's own similarity matrix."""
    lengths: float = 0.1
    """Weight of the loss on the parts' lengths."""
    seed: int = 0


def batches(lengths: NDArray[np.int64], batch: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """All indices once, in random batches of sentences of like length, so that little is computed on padding."""
    jittered = lengths + rng.uniform(0, 2, len(lengths))
    order = np.argsort(jittered)
    groups = [order[i : i + batch] for i in range(0, len(order), batch)]
    for i in rng.permutation(len(groups)):
        yield groups[i]


def lesson_loss(learned: Tensor, concept: Tensor, lesson: Lesson, likeness: float, lengths: float) -> Tensor:
    """One minus the cosine of each part to its lesson, plus the squared error of the batch's similarity matrices.

    The lengths are drawn to 1, or to the lesson's reach for the learned part: how much the parts weigh against
    each other is the recipe's choice and not an accident.
    """
    loss = torch.zeros(())
    for said, wanted in ((learned, lesson.learned), (concept, lesson.concept)):
        said = nn.functional.normalize(said, dim=-1)
        loss = loss + (1 - (said * wanted).sum(-1)).mean()
        loss = loss + likeness * len(said) ** 0.5 * ((said @ said.T - wanted @ wanted.T) ** 2).mean()
    off: Tensor = (learned.norm(dim=-1) - lesson.reach) ** 2 + (concept.norm(dim=-1) - 1) ** 2
    return loss + lengths * off.mean() / 2


def teach_tower(
    tower: nn.Module,
    lessons: Lessons,
    recipe: LessonRecipe,
    checkpoint: Path,
    report: Callable[[str], None] = print,
) -> None:
    """Teach the tower, in place. A checkpoint every few hundred steps lets a stopped run go on where it was."""
    optimiser = torch.optim.AdamW(
        tower.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay, betas=(0.9, 0.98)
    )
    lengths = (lessons.tokens == END_OF_TEXT).argmax(1)
    steps = recipe.epochs * -(-len(lengths) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / 200, 0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01)
    )
    done = 0
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        tower.load_state_dict(state["tower"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        done = state["step"]
        report(f"text tower: continuing at step {done} of {steps}")
    tower.train()
    step = 0
    for epoch in range(recipe.epochs):
        rng = np.random.default_rng((recipe.seed, epoch))
        for chosen in batches(lengths, recipe.batch, rng):
            step += 1
            if step <= done:
                continue
            tokens, lesson = lessons.rows(chosen)
            learned, concept = run_quickly(tower, tokens)
            loss = lesson_loss(learned, concept, lesson, recipe.likeness, recipe.lengths)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(tower.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if step % 50 == 0 or step == steps:
                with torch.no_grad():
                    agrees = [
                        nn.functional.cosine_similarity(a, b).mean().item()
                        for a, b in ((learned, lesson.learned), (concept, lesson.concept))
                    ]
                report(
                    f"text tower: step {step} of {steps}, loss {loss.item():.4f}, "
                    f"cosine to its lessons {agrees[0]:.3f} learned, {agrees[1]:.3f} concept"
                )
            if step % CHECKPOINT_EVERY == 0 or step == steps:
                state = {
                    "tower": tower.state_dict(),
                    "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(),
                    "step": step,
                }
                save_atomically(checkpoint, partial(torch.save, state))
    tower.eval()
