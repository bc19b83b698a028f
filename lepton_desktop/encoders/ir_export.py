"""Makes a model's IR out of torch's, and keeps it only when its vectors are torch's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.measuring import in_batches
from lepton_desktop.encoders.model_ir import write_ir
from lepton_desktop.encoders.sample_pictures import draw
from lepton_desktop.encoders.torch_graphs import TorchGraphs

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from lepton_desktop.encoders.torch_encoder import TorchEncoder

AGREE = 0.9999
"""The least mean cosine with torch's vectors, of pictures and of texts: the IR carries the same identity."""
TEXTS = (
    "a photo of a dog on the beach",
    "two cups of coffee on a wooden table",
    "children playing in the snow",
    "an old red car",
    "a city at night, seen from above",
    "zwei Katzen auf dem Sofa",
    "una montaña cubierta de nieve",
    "海边的日落",
    "x",
    "",
)
"""The texts that are compared."""
_PICTURES = 32


@dataclass(frozen=True, slots=True)
class Agreement:
    """The mean cosines of the IR's vectors with torch's."""

    pictures: float
    texts: float


def export_ir(encoder: TorchEncoder, folder: Path) -> Agreement:
    """Write the model's IR into a new or empty folder; `encoder` must be on the CPU, in float32.

    Raises EncoderError when the folder has something in it or can't be written, when OpenVINO is missing or can't
    take the model, and when the vectors don't agree; nothing is left then.
    """
    temporary = folder.with_name(f"{folder.name}.part")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise EncoderError("{path}: isn't empty; choose another folder, or empty it", path=folder)
        shutil.rmtree(temporary, ignore_errors=True)
        try:
            found = _agreement(encoder, temporary)
            if min(found.pictures, found.texts) < AGREE:
                raise EncoderError(
                    "{name}: its IR doesn't agree with torch, the cosines are {pictures} and {texts}",
                    name=encoder.name,
                    pictures=f"{found.pictures:.6f}",
                    texts=f"{found.texts:.6f}",
                )
            if folder.exists():
                folder.rmdir()
            temporary.rename(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except ImportError as error:
        raise EncoderError("OpenVINO can't be imported ({reason})", reason=str(error)) from error
    except OSError as error:
        raise EncoderError("{path}: can't be written ({reason})", path=folder, reason=error) from error
    return found


def _agreement(encoder: TorchEncoder, folder: Path) -> Agreement:
    """Write the IR, read it back, and compare it."""
    ir = write_ir(folder, encoder.identity, TorchGraphs(encoder))
    pixels = draw(_PICTURES, encoder.preprocessing.size)
    return Agreement(
        _mean_cosine(ir.image(), pixels, encoder.encode_images(pixels)),
        _mean_cosine(ir.text(), encoder.tokenize(TEXTS), encoder.encode_texts(TEXTS)),
    )


def _mean_cosine(graph: Any, inputs: NDArray[Any], expected: NDArray[np.float32]) -> float:
    found = in_batches(openvino_runtime.compile_model(graph, "f32"), inputs)
    return float((found * expected).sum(1).mean())
