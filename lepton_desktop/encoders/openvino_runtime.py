"""The one place that imports OpenVINO: without its telemetry, which would send a message at the import alone."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import sys
import threading
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.engines import EIGHT_BITS, ENGINES, GRAPHICS

PACKAGE = "openvino"
NNCF = "nncf"
_CPU, _GPU = "CPU", "GPU"

_importing = threading.Lock()


def import_openvino() -> Any:
    """The module `openvino`. Raises ImportError where it isn't installed, or has no build for this machine."""
    with _importing:
        # OpenVINO does without the package that would speak to a server, and without a message, where it is missing.
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
        return importlib.import_module(PACKAGE)


def version() -> str | None:
    """OpenVINO's version, without importing it; None where it isn't installed."""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return None


@cache
def core() -> Any:
    """OpenVINO's entrance, of which a process needs one.

    Raises ImportError, also where the library that runs models on the processor is missing or damaged: OpenVINO
    itself notices that only when a model is compiled.
    """
    try:
        entrance = import_openvino().Core()
        entrance.get_property(_CPU, "FULL_DEVICE_NAME")
    except RuntimeError as error:
        raise ImportError(reason_of(error)) from error
    return entrance


def reason_of(error: Exception) -> str:
    """What OpenVINO says went wrong: the last line, after those that name its own source files."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__


@cache
def processor() -> str:
    """The processor as OpenVINO sees it: what was compiled for one may not run on another. Raises ImportError."""
    able = core().get_property(_CPU, "OPTIMIZATION_CAPABILITIES")
    return f"{core().get_property(_CPU, 'FULL_DEVICE_NAME')} ({' '.join(able)})"


def has_nncf() -> bool:
    """Whether NNCF is installed, which makes models in eight bits."""
    return importlib.util.find_spec(NNCF) is not None


def has_graphics() -> bool:
    """Whether Intel's graphics are here, with a driver that OpenVINO can use. Raises ImportError."""
    return any(device.partition(".")[0] == _GPU for device in core().available_devices)


def precisions() -> list[str]:
    """The precisions in which this processor multiplies fast, single precision first. Raises ImportError.

    Eight bits are among them only where NNCF is installed, which makes them, and GRAPHICS where these are here.
    """
    able = {
        name.lower().replace("fp", "f").replace("int", "i")
        for name in core().get_property(_CPU, "OPTIMIZATION_CAPABILITIES")
    }
    if not has_nncf():
        able.discard(EIGHT_BITS)
    if has_graphics():
        able.add(GRAPHICS)
    return ["f32", *(precision for precision in ENGINES["openvino"].precisions[1:] if precision in able)]


def read_model(structure: bytes, weights: bytes) -> Any:
    """A model from the contents of its .xml and .bin. Raises ImportError, and RuntimeError where they are none."""
    return core().read_model(structure, weights)


def compile_model(model: Any, precision: str) -> Any:
    """The model, compiled for this processor, or its graphics. Raises RuntimeError, ImportError."""
    return core().compile_model(model, _device(precision), _options(precision))


def import_model(blob: NDArray[np.uint8], precision: str) -> tuple[Any, Any]:
    """A compiled model as it was exported, and what its weights lie in, which must live as long. Raises RuntimeError.

    The blob doesn't say in which precision it must run; OpenVINO would take the fastest.
    """
    weights = import_openvino().Tensor(blob, shared_memory=True)
    return core().import_model(weights, _device(precision), _options(precision)), weights


def _device(precision: str) -> str:
    return _GPU if precision == GRAPHICS else _CPU


def _options(precision: str) -> dict[str, str]:
    if precision == GRAPHICS:
        precision = "f16"
    if precision == EIGHT_BITS:
        precision = (
            "f32"  # for what isn't in eight bits: changing to bfloat16 and back costs more than it saves
        )
    return {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "LATENCY"}
