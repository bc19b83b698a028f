"""The encoder against its limit: a large matrix product on the same cores, in the same precision."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.figures import Figure, Scale, in_turns
from benchmarks.random_models import install
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.load import load_compiled, load_encoder
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.sample_pictures import draw
from lepton_desktop.encoders.torch_graphs import torch_source

_SIDE = 2048
_TOKENS, _WIDTH, _LAYERS, _PATCH = 50, 768, 12, 32
_BATCHES = (1, 4, 8, 16)


def operations() -> float:
    """Of ViT-B-32 for one picture: multiplications and additions of its matrix products."""
    layer = 12 * _TOKENS * _WIDTH**2 + 2 * _TOKENS**2 * _WIDTH
    patches = (_TOKENS - 1) * _WIDTH * 3 * _PATCH**2
    return 2.0 * (_LAYERS * layer + patches)


def run(scale: Scale) -> list[Figure]:
    """The share of the peak at the best batch, and the speed of torch on the same model for comparison."""
    data = scale.work / "encoder"
    name = install(data / "models", "ViT-B-32")
    torch_encoder = load_encoder(name, data / "models", "cpu")
    encoder = load_compiled(name, data / "models", data / "compiled")
    if encoder is None:
        convert(torch_source(torch_encoder), data / "compiled")
        encoder = load_compiled(name, data / "models", data / "compiled")
    assert encoder is not None
    precision = encoder.description.precision
    product = _matrix_product(precision)
    left = np.random.default_rng(0).standard_normal((_SIDE, _SIDE), np.float32)
    rounds = 3 if scale.quick else 8
    pictures = draw(max(_BATCHES), encoder.preprocessing.size)
    product(left)
    share, rate = 0.0, 0.0
    for batch in _BATCHES[-2:] if scale.quick else _BATCHES:
        pixels = pictures[:batch]
        encoder.encode_images(pixels)
        runs = {"peak": lambda: product(left), "encoder": lambda pixels=pixels: encoder.encode_images(pixels)}
        took = in_turns(runs, rounds * max(_BATCHES) // batch // 2 + 2)
        peak = 2.0 * _SIDE**3 / np.array(took["peak"])
        reached = operations() * batch / np.array(took["encoder"])
        share = max(share, float(np.median(reached / peak)))
        rate = max(rate, batch / float(np.median(took["encoder"])))
    torch_encoder.encode_images(pictures)
    torch_took = in_turns({"torch": lambda: torch_encoder.encode_images(pictures)}, 2)["torch"]
    return [
        Figure("encoder_of_peak", share, "", ">= 0.6"),
        Figure("encoder_vit_b_32_per_s", rate, "pictures/s"),
        Figure("encoder_vs_torch_f32", rate * min(torch_took) / len(pictures), "x"),
    ]


def _matrix_product(precision: str) -> Any:
    openvino = openvino_runtime.import_openvino()
    from openvino import opset13  # after the one place that imports OpenVINO

    left = opset13.parameter([_SIDE, _SIDE], np.float32)
    right = opset13.constant(np.random.default_rng(1).standard_normal((_SIDE, _SIDE), np.float32))
    model = openvino.Model([opset13.matmul(left, right, False, False)], [left])
    compiled = openvino_runtime.compile_model(model, precision)
    return lambda matrix: compiled(matrix)
