"""What a model's configuration says, checked: what builds it, how pictures are made ready, and its identity."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict
from typing import Any

from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.models import MANIFEST_FILE, Model, read_json

_LARGEST = 1 << 16

# open_clip's own defaults, where a configuration says nothing.
DEFAULT_CONTEXT = 77
_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)


def usable_config(model: Model, config: dict[str, Any]) -> dict[str, Any]:
    """What open_clip builds the model from, out of its configuration. Raises EncoderError if that can't be."""
    described = config.get("model_cfg", config)
    if not (isinstance(described, dict) and {"embed_dim", "vision_cfg", "text_cfg"} <= described.keys()):
        raise EncoderError(
            "{path}: is not an open_clip configuration; download the model again", path=model.config
        )
    for place, right in (
        ("embed_dim", is_size(described["embed_dim"])),
        ("vision_cfg", isinstance(described["vision_cfg"], dict)),
        ("text_cfg", isinstance(described["text_cfg"], dict)),
    ):
        if not right:
            raise _wrong(model, place)
    for place, right in (
        ("timm_model_name", isinstance(described["vision_cfg"].get("timm_model_name") or "", str)),
        ("context_length", is_size(described["text_cfg"].get("context_length", DEFAULT_CONTEXT))),
        ("hf_tokenizer_name", isinstance(described["text_cfg"].get("hf_tokenizer_name") or "", str)),
        ("tokenizer_kwargs", isinstance(described["text_cfg"].get("tokenizer_kwargs") or {}, dict)),
    ):
        if not right:
            raise _wrong(model, place)
    tower = described["vision_cfg"].get("timm_model_name") or ""
    if ":" in tower:
        raise EncoderError(
            "{name}: takes its image encoder from elsewhere ({place}); choose another model",
            name=model.name,
            place=tower,
        )
    if "hf_model_name" in described["text_cfg"]:
        raise EncoderError(
            (
                "{name}: its text encoder is a model of the transformers library, which can't be run "
                "here; choose another model"
            ),
            name=model.name,
        )
    return described


def is_size(value: object) -> bool:
    """Whether this may be the length of a vector, of a text or of a picture's side."""
    return type(value) is int and 0 < value <= _LARGEST


def _is_colour(value: object) -> bool:
    """Whether these are three numbers, one a colour."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 3
        and all(type(one) in (int, float) and math.isfinite(one) for one in value)
    )


def _wrong(model: Model, place: str) -> EncoderError:
    return EncoderError(
        "{path}: its {field} is not a valid value; download the model again", path=model.config, field=place
    )


def described_identity(model: Model, config: dict[str, Any]) -> str:
    """Its identity, common to vectors that may meet: name, digest of the weights, digest of the preprocessing."""
    preprocessing = json.dumps(asdict(preprocessing_of(model, config)), sort_keys=True)
    return (
        f"{model.name}@{_digest(model, config)[:16]}.{hashlib.sha256(preprocessing.encode()).hexdigest()[:8]}"
    )


def _digest(model: Model, config: dict[str, Any]) -> str:
    """The sha256 of the weights, as written down when they were made or downloaded and checked."""
    described = read_json(model.folder / MANIFEST_FILE) if model.source == "hub" else config
    digest = described.get("sha256")
    if not isinstance(digest, str):
        raise EncoderError(
            "{path}: doesn't say the sha256 of its weights; download the model again", path=model.config
        )
    return digest


def preprocessing_of(model: Model, config: dict[str, Any]) -> Preprocessing:
    """How pictures are made ready for the model. Raises EncoderError where the configuration says nothing usable."""
    described = config.get("preprocess_cfg", {})
    if not isinstance(described, dict):
        raise _wrong(model, "preprocess_cfg")
    size = usable_config(model, config)["vision_cfg"].get("image_size", described.get("size", 224))
    height, width = size if isinstance(size, list) and len(size) == 2 else (size, size)
    if not (is_size(height) and is_size(width)):
        raise _wrong(model, "image_size")
    if height != width:
        raise EncoderError(
            "{name}: takes {width} x {height} pixels; only square inputs are supported",
            name=model.name,
            width=width,
            height=height,
        )
    mean, std = described.get("mean", _MEAN), described.get("std", _STD)
    resize, interpolation = (
        described.get("resize_mode", "shortest"),
        described.get("interpolation", "bicubic"),
    )
    for place, right in (
        ("mean", _is_colour(mean)),
        ("std", _is_colour(std) and all(std)),
        ("resize_mode", resize in ("shortest", "squash", "longest")),
        ("interpolation", isinstance(interpolation, str)),
    ):
        if not right:
            raise _wrong(model, place)
    return Preprocessing(
        size=int(height),
        resize=resize,
        interpolation=interpolation,
        mean=(float(mean[0]), float(mean[1]), float(mean[2])),
        std=(float(std[0]), float(std[1]), float(std[2])),
    )
