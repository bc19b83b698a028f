"""The trained parts, written down and loaded again as an ordinary open_clip model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.encoders.starter_vision import (
    IMAGE_SIZE,
    LearnedHead,
    fold_batch_norms,
    look_early,
    make_trunk,
)
from lepton_desktop.encoders.torch_encoder import TorchEncoder
from lepton_desktop.training.align import picture_vectors, speak
from lepton_desktop.training.export import export, quantise_rows
from lepton_desktop.training.heads import seen_from_maps
from lepton_desktop.training.pictures import MEAN, STD, pixels_of
from lepton_desktop.training.text_tower import VOCABULARY, WIDTH, new_tower, run_tower, tokenise

SENTENCES = ["a cat", "two dogs run along the beach at night", "雪", "word " * 60]


@pytest.fixture(scope="module")
def tower() -> torch.nn.Module:
    torch.manual_seed(1)
    return new_tower(torch.nn.functional.normalize(torch.randn(VOCABULARY, WIDTH), dim=-1)).eval()


@torch.no_grad()
def test_the_short_way_through_the_text_tower_is_open_clips_own(tower: torch.nn.Module) -> None:
    tokens = torch.from_numpy(tokenise(SENTENCES).astype(np.int64))

    short = torch.cat(run_tower(tower, tokens), -1)

    assert torch.allclose(short, tower(tokens), atol=1e-5)


def test_a_matrix_keeps_its_direction_as_bytes() -> None:
    matrix = torch.randn(100, 64, generator=torch.Generator().manual_seed(0))
    matrix[3] = 0

    bytes_, scale = quantise_rows(matrix)
    again = bytes_.float() * scale.float()[:, None]

    assert bytes_.dtype == torch.int8
    assert torch.equal(again[3], torch.zeros(64))
    moving = [i for i in range(100) if i != 3]
    assert torch.nn.functional.cosine_similarity(matrix, again)[moving].min() > 0.9998


@torch.no_grad()
def test_the_model_that_ships_says_what_the_trained_parts_say(tower: torch.nn.Module, tmp_path: Path) -> None:
    torch.manual_seed(2)
    trunk, head = make_trunk(), LearnedHead().eval()
    fold_batch_norms(trunk)
    classes = torch.nn.functional.normalize(torch.randn(1000, 256), dim=-1)
    pixels = np.random.default_rng(0).integers(0, 256, (3, 224, 224, 3), np.uint8)
    seen = seen_from_maps(trunk, look_early(trunk, pixels_of(list(pixels))).half().numpy())

    export(trunk, head, classes, 0.7, tower, tmp_path)
    encoder = TorchEncoder(
        name="starter",
        identity="starter@test",
        model_cfg=json.loads((tmp_path / "starter.json").read_text())["model_cfg"],
        preprocessing=Preprocessing(IMAGE_SIZE, "squash", "bicubic", MEAN, STD),
        weights=tmp_path / "starter.safetensors",
        device="cpu",
    )

    expected = picture_vectors(head, seen, classes, 0.7).numpy()
    assert (encoder.encode_images(pixels) * expected).sum(1).min() > 0.999
    expected = speak(tower, tokenise(SENTENCES), 0.7).numpy()
    assert (encoder.encode_texts(SENTENCES) * expected).sum(1).min() > 0.999
