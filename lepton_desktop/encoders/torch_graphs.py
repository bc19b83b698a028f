"""A model's two parts as OpenVINO's graphs, traced by torch."""

from __future__ import annotations

import warnings
from typing import Any

import torch
from torch import Tensor, nn

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.source import Source
from lepton_desktop.encoders.torch_encoder import TorchEncoder


class TorchGraphs:
    """See `Graphs`. The encoder must be on the CPU, in float32."""

    def __init__(self, encoder: TorchEncoder) -> None:
        self._encoder = encoder

    @property
    def dimensions(self) -> int:
        return self._encoder.dimensions

    def image(self) -> Any:
        size = self._encoder.preprocessing.size
        graph = _graph(_Looking(self._encoder), torch.zeros((2, size, size, 3), dtype=torch.uint8))
        graph.reshape([-1, size, size, 3])
        return graph

    def text(self) -> Any:
        tokens = self._encoder.tokenize(["a photo of a dog on the beach", "zwei Katzen"])
        graph = _graph(_Reading(self._encoder), torch.from_numpy(tokens))
        graph.reshape([-1, tokens.shape[1]])
        return graph


def torch_source(encoder: TorchEncoder) -> Source:
    """What is compiled of a model that torch runs, on the CPU and in float32."""
    return Source(
        encoder.name,
        encoder.identity,
        encoder.preprocessing,
        encoder.tokenize,
        TorchGraphs(encoder),
        encoder,
    )


class _Looking(nn.Module):
    """Pixels (n, size, size, 3), uint8, to unit vectors: all of a model's work on a picture but its resizing."""

    scale: Tensor
    shift: Tensor

    def __init__(self, encoder: TorchEncoder) -> None:
        super().__init__()
        self.model = encoder.model
        mean, std = (
            torch.tensor(part).view(1, 3, 1, 1)
            for part in (encoder.preprocessing.mean, encoder.preprocessing.std)
        )
        self.register_buffer("scale", 1 / (255 * std))
        self.register_buffer("shift", mean / std)

    def forward(self, pixels: Tensor) -> Tensor:
        values = pixels.permute(0, 3, 1, 2).float() * self.scale - self.shift
        features: Tensor = self.model.encode_image(values)
        return nn.functional.normalize(features, dim=-1)


class _Reading(nn.Module):
    """Tokens (n, context), int64, to unit vectors."""

    def __init__(self, encoder: TorchEncoder) -> None:
        super().__init__()
        self.model = encoder.model

    def forward(self, tokens: Tensor) -> Tensor:
        features: Tensor = self.model.encode_text(tokens)
        return nn.functional.normalize(features, dim=-1)


def _graph(module: nn.Module, example: Tensor) -> Any:
    """The module as OpenVINO's graph."""
    openvino = openvino_runtime.import_openvino()
    fast = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)  # its fused attention can't be converted
    try:
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of shapes that become constants: ours are
            traced: Any = torch.jit.trace(module.eval(), example, check_trace=False)  # type: ignore[no-untyped-call]
            return openvino.convert_model(traced, example_input=example)
    finally:
        torch.backends.mha.set_fastpath_enabled(fast)
