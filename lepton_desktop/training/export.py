"""The trained parts as an ordinary open_clip model: a configuration in JSON and weights in safetensors."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import (
    CONCEPT_DIMENSIONS,
    IMAGE_SIZE,
    LEARNED_DIMENSIONS,
    LearnedHead,
    StarterVision,
)
from lepton_desktop.training.array_cache import save_atomically
from lepton_desktop.training.pictures import MEAN, STD
from lepton_desktop.training.text_tower import TEXT_CFG

CONFIGURATION: dict[str, Any] = {
    "model_cfg": {
        "embed_dim": LEARNED_DIMENSIONS + CONCEPT_DIMENSIONS,
        "custom_text": True,
        "vision_cfg": {
            "timm_model_name": "lepton_starter",
            "timm_model_pretrained": False,
            "timm_pool": "",
            "timm_proj": "none",
            "image_size": IMAGE_SIZE,
        },
        "text_cfg": TEXT_CFG,
    },
    "preprocess_cfg": {"mean": MEAN, "std": STD, "interpolation": "bicubic", "resize_mode": "shortest"},
}


def quantise_rows(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix (n, d) as int8 and the scale of each row (n,), float16: weight = int8 * scale."""
    scale = (matrix.abs().amax(1) / 127).half().clamp(min=6e-8)  # the least that float16 can say
    return (matrix / scale.float()[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def export(
    trunk: nn.Module,
    head: LearnedHead,
    classes: Tensor,
    concept_weight: float,
    tower: nn.Module,
    folder: Path,
) -> Path:
    """Write ``starter.json`` and ``starter.safetensors`` into `folder`; returns the path of the weights.

    Everything is float16 but the token vectors, a third of all parameters, which are int8 with a scale for each row.
    """
    vision = StarterVision()
    vision.trunk.load_state_dict(trunk.state_dict())
    vision.learned.load_state_dict(head.state_dict())
    with torch.no_grad():
        vision.class_vectors.copy_(classes)
        vision.concept_weight.fill_(concept_weight)
        projection: Any = tower.text_projection
        weight, bias = projection.weight.clone(), projection.bias.clone()
        weight[LEARNED_DIMENSIONS:] *= concept_weight
        bias[LEARNED_DIMENSIONS:] *= concept_weight
    tensors = {f"visual.trunk.{name}": value for name, value in vision.state_dict().items()}
    tensors |= {f"text.{name}": value for name, value in tower.state_dict().items()}
    tensors |= {"text.text_projection.weight": weight, "text.text_projection.bias": bias}
    tensors["logit_scale"] = torch.tensor(3.2)
    stored: dict[str, Tensor] = {}
    for name, value in tensors.items():
        if name == "text.token_embedding.weight":
            stored[f"{name}.int8"], stored[f"{name}.scale"] = quantise_rows(value)
        else:
            stored[name] = value.detach().half().contiguous()
    weights = folder / "starter.safetensors"
    save_atomically(weights, partial(save_file, stored))
    weights.chmod(0o644)  # save_file makes it readable for nobody else
    described = CONFIGURATION | {"sha256": hashlib.sha256(weights.read_bytes()).hexdigest()}
    (folder / "starter.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    return weights
