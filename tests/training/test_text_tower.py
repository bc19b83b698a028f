"""Teaching the text tower: it learns, and a run that was stopped ends where it would have ended."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from lepton_desktop.training import text_tower
from lepton_desktop.training.text_tower import (
    VOCABULARY,
    WIDTH,
    LessonRecipe,
    Lessons,
    batches,
    new_tower,
    run_tower,
    teach_tower,
    token_texts,
    tokenise,
)

SENTENCES = [f"{number} {thing} in the {place}" for number in ("one", "two", "many") for thing in ("cat", "dogs")
             for place in ("snow", "sea")]  # fmt: skip
RECIPE = LessonRecipe(epochs=4, batch=4, rate=1e-3)


@pytest.fixture(scope="module")
def lessons() -> Lessons:
    def unit(seed: int) -> np.ndarray:
        rows = np.random.default_rng(seed).normal(size=(len(SENTENCES), WIDTH))
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)

    return Lessons(tokenise(SENTENCES), unit(1), unit(2), np.ones(len(SENTENCES), np.float16))


def fresh_tower() -> torch.nn.Module:
    torch.manual_seed(0)
    return new_tower(torch.nn.functional.normalize(torch.randn(VOCABULARY, WIDTH), dim=-1))


@torch.no_grad()
def agreement(tower: torch.nn.Module, lessons: Lessons) -> float:
    learned, _ = run_tower(tower, torch.from_numpy(lessons.tokens.astype(np.int64)))
    return float(
        torch.nn.functional.cosine_similarity(learned, torch.from_numpy(lessons.learned).float()).mean()
    )


def test_a_taught_tower_agrees_with_its_lessons(lessons: Lessons, tmp_path: Path) -> None:
    tower = fresh_tower()
    before = agreement(tower, lessons)

    teach_tower(
        tower, lessons, LessonRecipe(epochs=15, batch=4, rate=1e-2), tmp_path / "tower.pt", lambda _: None
    )

    assert agreement(tower, lessons) > before + 0.05


def test_a_stopped_run_ends_where_an_unbroken_one_does(
    lessons: Lessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_tower, "CHECKPOINT_EVERY", 5)
    unbroken, stopped, resumed = fresh_tower(), fresh_tower(), fresh_tower()
    teach_tower(unbroken, lessons, RECIPE, tmp_path / "unbroken.pt", report=lambda line: None)

    def stop_after_seven(tower: torch.nn.Module, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        calls.append(1)
        if len(calls) > 7:
            raise KeyboardInterrupt
        return run_tower(tower, tokens)

    calls: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(text_tower, "run_tower", stop_after_seven)
        with pytest.raises(KeyboardInterrupt):
            teach_tower(stopped, lessons, RECIPE, tmp_path / "tower.pt", report=lambda line: None)
    said: list[str] = []
    teach_tower(resumed, lessons, RECIPE, tmp_path / "tower.pt", report=said.append)

    assert "continuing at step 5 of 12" in said[0]
    for ours, theirs in zip(resumed.parameters(), unbroken.parameters(), strict=True):
        assert torch.allclose(ours, theirs, atol=1e-6)


def test_every_sentence_is_in_one_batch_beside_sentences_of_like_length() -> None:
    lengths = np.random.default_rng(0).integers(3, 32, 1000)

    groups = list(batches(lengths, 64, np.random.default_rng(1)))

    assert sorted(np.concatenate(groups).tolist()) == list(range(1000))
    assert all(lengths[group].max() - lengths[group].min() <= 5 for group in groups)


def test_each_token_has_its_characters() -> None:
    texts = token_texts()

    assert len(texts) == VOCABULARY
    assert texts[tokenise(["cat"])[0, 1]] == "cat"
    assert texts[-1] == ""
