"""Reads a model's weights from safetensors, a format that holds numbers and nothing that can execute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from open_clip.model import convert_to_custom_text_state_dict, resize_pos_embed, resize_text_pos_embed
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from lepton_desktop.encoders.encoder import EncoderError

_INT8, _SCALE = ".int8", ".scale"
_OLD_BUFFERS = ("text.transformer.embeddings.position_ids", "attn_mask", "text.attn_mask")
"""Saved by older versions of the libraries; today's models make them by themselves."""


def load_weights(model: nn.Module, path: Path) -> None:
    """Put the file's weights into an open_clip model, as float32, all of them and nothing else.

    A matrix may be stored as two tensors: ``NAME.int8`` (n, d) and ``NAME.scale`` (n,), a scale for each row.
    Raises EncoderError when the file is damaged or is of another model.
    """
    try:
        tensors = _expanded(load_file(path))
        model.load_state_dict(_fitted(tensors, model), strict=True, assign=True)
    except (
        OSError,
        SafetensorError,
        RuntimeError,
        LookupError,
        TypeError,
        ValueError,
        AssertionError,
    ) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EncoderError(
            (
                "{path}: can't be loaded ({reason}); it is damaged or belongs to another model: "
                "download it again"
            ),
            path=path,
            reason=reason,
        ) from error


def _expanded(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """All tensors as float32, the pairs of int8 and scale as the matrices they stand for."""
    tensors: dict[str, Tensor] = {}
    for name, value in stored.items():
        if name.endswith(_INT8):
            matrix = name.removesuffix(_INT8)
            scale = stored.get(matrix + _SCALE)
            if scale is None:
                raise ValueError(f"{name} has no {_SCALE}")
            tensors[matrix] = value.float() * scale.float()[:, None]
        elif not (name.endswith(_SCALE) and name.removesuffix(_SCALE) + _INT8 in stored):
            tensors[name] = value.float() if value.is_floating_point() else value
    return tensors


def _fitted(tensors: dict[str, Tensor], model: Any) -> dict[str, Tensor]:
    """The tensors under today's names and shapes, as open_clip's `load_checkpoint` does it to a file's."""
    if "positional_embedding" in tensors and not hasattr(model, "positional_embedding"):
        tensors = convert_to_custom_text_state_dict(tensors)
    wanted = model.state_dict()
    for name in _OLD_BUFFERS:
        if name not in wanted:
            tensors.pop(name, None)
    for name in ("logit_scale", "logit_bias"):
        if name in tensors and name in wanted:
            tensors[name] = tensors[name].reshape(wanted[name].shape)
    if "logit_bias" in wanted:
        tensors.setdefault("logit_bias", torch.zeros_like(wanted["logit_bias"]))
    resize_pos_embed(tensors, model)
    resize_text_pos_embed(tensors, model)
    return tensors
