"""The one place that imports NNCF, which turns a model's image part to weights and activations in eight bits."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.openvino_runtime import NNCF, import_openvino

_LEFT_AS_THEY_ARE = ("Divide", "Einsum", "MVN", "Maximum", "Power", "ReduceL2", "Sqrt")
"""Kinds of steps whose numbers eight bits are too coarse for: they bring vectors to length 1, for one thing."""


def quantise(graph: Any, pictures: NDArray[np.uint8]) -> Any:
    """The graph (pixels to vectors) in eight bits, its ranges fitted to the pictures (n, size, size, 3), uint8.

    The graph that is given stays as it is. Raises EncoderError when that can't be done.
    """
    import_openvino()  # without its telemetry, which NNCF would use too
    try:
        with _quiet():
            nncf = importlib.import_module(NNCF)
            return nncf.quantize(
                graph,
                nncf.Dataset([picture[None] for picture in pictures]),
                preset=nncf.QuantizationPreset.MIXED,
                subset_size=len(pictures),
                ignored_scope=nncf.IgnoredScope(types=list(_LEFT_AS_THEY_ARE), validate=False),
                model_type=nncf.ModelType.TRANSFORMER if _attends(graph) else None,
            )
    except Exception as error:  # of many kinds, some of them bare
        raise EncoderError("NNCF can't quantise it to eight bits ({reason})", reason=str(error)) from error


def _attends(graph: Any) -> bool:
    """Whether it is a transformer, in part at least: whether it weighs (picture, head, place, place)."""
    return any(
        node.get_type_name() == "ScaledDotProductAttention"
        or (node.get_type_name() == "Softmax" and node.get_output_partial_shape(0).rank.get_length() == 4)
        for node in graph.get_ops()
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """NNCF draws bars and tells of its steps on the standard output, where our own answers go."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        logging.disable(before)
