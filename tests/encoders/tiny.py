"""A tiny CLIP with random weights of a fixed seed: a real open_clip model that any test can afford."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import open_clip.model
import torch
from safetensors.torch import save_file

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.ir_export import export_ir
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.models import (
    CONFIG_FILE,
    IR_FOLDER,
    MANIFEST_FILE,
    WEIGHTS_FILE,
    find,
    folder_name,
)

CONFIG: dict[str, Any] = {
    "model_cfg": {
        "embed_dim": 24,
        "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
        "text_cfg": {"context_length": 12, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1},
    },
    "preprocess_cfg": {
        "size": 32,
        "mean": [0.5, 0.5, 0.5],
        "std": [0.25, 0.25, 0.25],
        "interpolation": "bicubic",
        "resize_mode": "squash",
    },
}


def make_model(seed: int = 1, config: dict[str, Any] = CONFIG) -> Any:
    """The model itself, as open_clip builds it."""
    torch.manual_seed(seed)
    options = copy.deepcopy(config["model_cfg"])
    kind = open_clip.model.CustomTextCLIP if options.pop("custom_text", False) else open_clip.model.CLIP
    return kind(**options).eval()


def save_weights(path: Path, seed: int = 1, config: dict[str, Any] = CONFIG) -> str:
    """Write its weights, float16, as safetensors; returns their sha256."""
    tensors = {
        name: value.half().contiguous() for name, value in make_model(seed, config).state_dict().items()
    }
    save_file(tensors, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(models_folder: Path, name: str = "hf-hub:tests/tiny", seed: int = 1) -> str:
    """Put it where a downloaded model lies; returns its name."""
    folder = models_folder / folder_name(name)
    folder.mkdir(parents=True)
    digest = save_weights(folder / WEIGHTS_FILE, seed)
    (folder / CONFIG_FILE).write_text(json.dumps(CONFIG), encoding="utf-8")
    manifest = {
        "name": name,
        "sha256": digest,
        "files": {WEIGHTS_FILE: (folder / WEIGHTS_FILE).stat().st_size},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")
    return name


def install_ready(models_folder: Path, name: str = "hf-hub:tests/tiny", seed: int = 1) -> None:
    """Put it there ready for OpenVINO, where this has a build: a process that runs it imports no torch then."""
    install(models_folder, name, seed)
    if openvino_runtime.version() is not None:
        model = find(name, models_folder)
        export_ir(load_encoder(name, models_folder, "cpu"), model.folder / IR_FOLDER)
        model.weights.unlink()
