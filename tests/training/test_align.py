"""The last stage: pictures and captions are drawn together, by the trunk's last stages too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from lepton_desktop.encoders.starter_vision import LearnedHead, fold_batch_norms, make_trunk
from lepton_desktop.training.align import (
    AlignRecipe,
    Names,
    Questions,
    Views,
    align,
    class_vectors,
    picture_vectors,
    speak,
)
from lepton_desktop.training.heads import seen_from_maps
from lepton_desktop.training.text_tower import VOCABULARY, WIDTH, Lessons, new_tower, tokenise

CAPTIONS = [
    f"a {colour} {thing}" for colour in ("red", "blue", "small") for thing in ("car", "bird", "house", "boat")
]
NAMES = ["a moon", "a coin", "a teapot", "an owl"]
RECIPE = AlignRecipe(
    steps=8, batch=12, kept=4, asked=4, drawn=4, trunk_rate=5e-4, rate=2e-3, head_rate=2e-3, check_every=4
)


def rows(count: int, seed: int) -> np.ndarray:
    drawn = np.random.default_rng(seed).normal(size=(count, WIDTH))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float16)


def lessons(sentences: list[str]) -> Lessons:
    return Lessons(
        tokenise(sentences),
        rows(len(sentences), 1),
        rows(len(sentences), 2),
        np.ones(len(sentences), np.float16),
    )


@pytest.fixture(scope="module")
def trunk() -> torch.nn.Module:
    torch.manual_seed(0)
    made = make_trunk()
    fold_batch_norms(made)
    return made


def views(trunk: torch.nn.Module, count: int, seed: int) -> Views:
    maps = np.random.default_rng(seed).normal(size=(count, 120, 14, 14)).astype(np.float16)
    return Views([maps], [seen_from_maps(trunk, maps).probabilities])


def test_alignment_brings_each_picture_nearer_to_its_caption_and_leaves_the_early_stages(
    trunk: torch.nn.Module, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    tower = new_tower(torch.nn.functional.normalize(torch.randn(VOCABULARY, WIDTH), dim=-1))
    head = LearnedHead()
    pictures, drawings = views(trunk, len(CAPTIONS), 3), views(trunk, len(NAMES), 4)
    class_tokens = [tokenise([f"class {number}" for number in range(1000)])]
    common = torch.nn.functional.normalize(torch.ones(WIDTH), dim=-1)
    shown = np.zeros((4, len(CAPTIONS)), np.bool_)
    for thing in range(4):
        shown[thing, thing::4] = True
    questions = Questions(tokenise(["a car", "a bird", "a house", "a boat"]).reshape(4, 1, -1), shown)

    def own_over_others(trunk: torch.nn.Module, tower: torch.nn.Module, head: LearnedHead) -> float:
        seen = picture_vectors(
            head.eval(),
            seen_from_maps(trunk, pictures.maps[0]),
            class_vectors(tower, class_tokens, common),
            0.85,
        )
        scores = seen @ speak(tower.eval(), tokenise(CAPTIONS), 0.85).T
        return float(scores.diagonal().mean() - scores.mean())

    before = own_over_others(trunk, tower, head)
    early = [parameter.clone() for parameter in trunk.blocks[:5].parameters()]  # type: ignore[index]
    late = [parameter.clone() for parameter in trunk.blocks[5:].parameters()]  # type: ignore[index]
    said: list[str] = []

    aligned = align(
        trunk,
        tower,
        head,
        pictures,
        [lessons(CAPTIONS)],
        lessons([f"a photo of {name}" for name in NAMES]),
        questions,
        Names(drawings, lessons(NAMES)),
        class_tokens,
        common,
        RECIPE,
        tmp_path / "align.pt",
        report=said.append,
    )

    assert own_over_others(*aligned) > before + 0.02
    tuned = aligned[0]
    assert all(map(torch.equal, early, tuned.blocks[:5].parameters()))  # type: ignore[index]
    assert not all(map(torch.equal, late, tuned.blocks[5:].parameters()))  # type: ignore[index]
    assert "step 8 of 8" in said[-1]
