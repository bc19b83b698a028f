"""From a model's name to an encoder that is ready to run. Never touches the network."""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import math
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.models import MANIFEST_FILE, Model, find, read_json
from lepton_desktop.encoders.tokens import DEFAULT_CONTEXT

if TYPE_CHECKING:
    from lepton_desktop.encoders.openvino_encoder import CompiledEncoder
    from lepton_desktop.encoders.tokens import Tokenize
    from lepton_desktop.encoders.torch_encoder import TorchEncoder

logger = logging.getLogger(__name__)

_LARGEST = 1 << 16

# open_clip's own defaults, where a configuration says nothing.
_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)


def load_encoder(
    name: str, models_folder: Path, device: str = "auto", notice: Callable[[str], None] = logger.warning
) -> TorchEncoder:
    """The model of this name, run by torch on ``auto``, ``cuda``, ``mps`` or ``cpu``.

    `notice` is told, in words for the user, when the model has to leave its device later on. Raises
    EncoderError when the model isn't installed or is damaged, when the device isn't there, and when torch
    itself is broken.
    """
    model = _installed(name, models_folder)
    config = read_json(model.config)
    import_open_clip()
    from lepton_desktop.encoders.device import choose_device
    from lepton_desktop.encoders.torch_encoder import TorchEncoder

    return TorchEncoder(
        name=model.name,
        identity=_identity(model, config),
        model_cfg=usable_config(model, config),
        preprocessing=_preprocessing(model, config),
        weights=model.weights,
        device=choose_device(device),
        notice=notice,
    )


def load_compiled(
    name: str, models_folder: Path, compiled: Path, precision: str = "auto", for_photos: bool = False
) -> CompiledEncoder | None:
    """The model of this name as it was compiled for this processor; None when that isn't made yet, or damaged.

    Needs no torch. `for_photos` as in `open_compiled`. Raises EncoderError when the model isn't installed or is
    damaged.
    """
    from lepton_desktop.encoders.openvino_encoder import open_compiled

    model = _installed(name, models_folder)
    config = read_json(model.config)
    text_cfg = usable_config(model, config)["text_cfg"]
    identity, preprocessing = _identity(model, config), _preprocessing(model, config)

    def tokenizer() -> Tokenize:
        from lepton_desktop.encoders.tokens import make_tokenizer

        return make_tokenizer(text_cfg, model.folder)

    return open_compiled(compiled, identity, precision, preprocessing, tokenizer, for_photos)


def identity_of(name: str, models_folder: Path) -> str:
    """The identity that an encoder of this name would have, without loading it (and without torch).

    Raises EncoderError when the model isn't installed.
    """
    model = _installed(name, models_folder)
    return _identity(model, read_json(model.config))


def name_of(identity: str) -> str:
    """The name of the model in an identity."""
    return identity.rpartition("@")[0]


def import_open_clip() -> Any:
    """The module `open_clip`; its first import takes seconds. Raises EncoderError where torch is broken."""
    try:
        return importlib.import_module("open_clip")
    except (ImportError, OSError, RuntimeError) as error:
        if "torchvision" in str(error):
            raise EncoderError(
                (
                    "torch and torchvision are not from the same build ({reason}); install them together: "
                    "pip install --force-reinstall torch torchvision"
                ),
                reason=str(error),
            ) from error
        raise EncoderError(
            "open_clip can't be imported ({reason}); install it again: "
            "pip install --force-reinstall open_clip_torch",
            reason=str(error),
        ) from error


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


def _installed(name: str, models_folder: Path) -> Model:
    model = find(name, models_folder)
    if not model.installed:
        if model.source == "built-in":
            raise EncoderError("{path}: is missing; install Lepton Desktop again", path=model.weights)
        raise EncoderError(
            "{name}: is not downloaded yet; run: lepton-desktop models download {model}",
            name=name,
            model=model.name,
        )
    return model


def _identity(model: Model, config: dict[str, Any]) -> str:
    """Name, digest of the weights and digest of the preprocessing: what two equal vectors have in common."""
    preprocessing = json.dumps(asdict(_preprocessing(model, config)), sort_keys=True)
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


def _preprocessing(model: Model, config: dict[str, Any]) -> Preprocessing:
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
