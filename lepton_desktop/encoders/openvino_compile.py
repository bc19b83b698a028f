"""Makes the compiled form of a model, out of torch, and measures on this machine which engine should be used."""

from __future__ import annotations

import logging
import os
import shutil
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import LEAST_PHOTOS, Description, Measured, Trial
from lepton_desktop.encoders.openvino_encoder import (
    BATCH,
    DESCRIPTION,
    IMAGE,
    TEXT,
    TEXT_PRECISION,
    as_json,
    folder_of,
    refuse,
)
from lepton_desktop.encoders.quantisation import quantise
from lepton_desktop.encoders.sample_pictures import draw
from lepton_desktop.encoders.torch_encoder import TorchEncoder
from lepton_desktop.engines import EIGHT_BITS
from lepton_desktop.file_integrity import checksum, write_through
from lepton_desktop.legible import first_line
from lepton_desktop.user_messages import UserError, UserMessage

AGREE = 0.998
"""Vectors of two engines may meet when their mean cosine over the samples is no less than this ...

The built-in model has 0.9988 in bfloat16, and finds as many pictures (docs/performance.md).
"""
AGREE_WORST = 0.99
"""... and that of the worst of them than this."""
AGREE_TEXT = 0.999
"""The least cosine of texts with torch's: words are read in float32 by both."""
WORTH = 1.1
"""A precision below float32, or torch, is chosen when it is faster by this factor."""
MOST_LOSS = 0.01
"""Eight bits may serve a user who wants them when they lose no more than this of what float32 finds ...

See `Measured.loss`. A few hundred photos tell it coarsely, and among very many more is lost: unless the user chose
them, they must agree as closely as the others too.
"""
WORTH_EIGHT_BITS = 1.5
"""... and be faster by this factor than the best of the others where the user didn't choose.

With a small model decoding is most of the work, so that less than this would hardly be felt.
"""
_FIRST = 10
_SAMPLES = 16
_ROUNDS, _MOST_ROUNDS = 5, 20
_SECONDS, _MOST_SECONDS = 1.0, 6.0

_log = logging.getLogger(__name__)


def convert(
    encoder: TorchEncoder, compiled: Path, precision: str = "auto", trial: Trial | None = None
) -> Description:
    """Compile the model, measure, and put it in its folder: in the best precision, or the one that is wanted.

    `encoder` must be on the CPU, in float32. Eight bits are made where the trial has LEAST_PHOTOS or more. Raises
    EncoderError when it can't be compiled or doesn't agree with torch, or the precision isn't one of this
    computer's; that is remembered. A lack of photos for eight bits isn't.
    """
    photos = 0 if trial is None else len(trial.photos)
    if photos < LEAST_PHOTOS:
        trial = None
        if precision == EIGHT_BITS:
            raise EncoderError(
                (
                    "{name}: needs {least} photos to be compiled in eight bits, but only {count} of yours "
                    "can be read now; index more first"
                ),
                name=encoder.name,
                least=LEAST_PHOTOS,
                count=photos,
            )
    folder: Path | None = None
    try:
        folder = folder_of(compiled, encoder.identity, precision)
        return _convert(encoder, folder, precision, trial)
    except (ImportError, OSError, RuntimeError, EncoderError) as error:
        reason = UserMessage(
            "{name}: can't be compiled ({reason}); torch keeps running it, more slowly",
            name=encoder.name,
            reason=error if isinstance(error, UserError) else first_line(error),
        )
        if folder is not None and not isinstance(error, OSError):  # a full disk is no reason for ever
            refuse(folder, reason)
        raise EncoderError(reason) from error


def _convert(encoder: TorchEncoder, folder: Path, precision: str, trial: Trial | None) -> Description:
    offered = openvino_runtime.precisions()
    if precision not in ("auto", *offered):
        raise EncoderError(
            "this computer has no {precision}, only {known}", precision=precision, known=", ".join(offered)
        )
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    temporary.mkdir(parents=True)
    try:
        description = _convert_into(temporary, encoder, offered, precision, trial)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return description


def _convert_into(
    folder: Path, encoder: TorchEncoder, offered: list[str], precision: str, trial: Trial | None
) -> Description:
    asked = _write_text_tower(folder, encoder, () if trial is None else trial.questions)
    graph = _image_graph(encoder)
    eight = None
    if trial is not None and EIGHT_BITS in offered:
        try:
            eight = quantise(graph, trial.fitting)  # first, for it takes the most memory
        except EncoderError as error:
            if precision == EIGHT_BITS:
                raise
            _log.warning("%s: %s", encoder.name, error)
    towers = {name: openvino_runtime.compile_model(graph, name) for name in offered if name != EIGHT_BITS}
    if eight is not None:
        towers[EIGHT_BITS] = openvino_runtime.compile_model(eight, EIGHT_BITS)
    del graph, eight
    measured = _measure(encoder, towers, None if trial is None else trial.shown, asked)
    chosen = _choose(measured[1:], precision)
    (folder / IMAGE).write_bytes(_exported(towers[chosen.precision]))
    description = Description(
        identity=encoder.identity,
        dimensions=encoder.dimensions,
        precision=chosen.precision,
        fastest=measured[0].per_second <= WORTH * chosen.per_second,
        measured=tuple(measured),
        checksums={name: checksum(folder / name) for name in (IMAGE, TEXT)},
    )
    (folder / DESCRIPTION).write_text(as_json(description), encoding="utf-8")
    for path in folder.iterdir():
        write_through(path)
    return description


def _measure(
    encoder: TorchEncoder,
    towers: dict[str, Any],
    photos: NDArray[np.uint8] | None,
    asked: NDArray[np.float32],
) -> list[Measured]:
    """Torch and the towers, in their order. The cosines of eight bits are with float32's, over the photos."""
    samples = draw(_SAMPLES, encoder.preprocessing.size)
    expected = encoder.encode_images(samples)
    rates = _rates(
        {"torch": encoder.encode_images} | {n: _call(tower) for n, tower in towers.items()}, samples
    )
    weights = encoder.weights_file.stat().st_size / 1e6
    measured = [Measured("torch", "f32", weights, rates["torch"], 1.0, 1.0, None if photos is None else 0.0)]
    right = None if photos is None else _in_batches(towers["f32"], photos)
    for name, tower in towers.items():
        cosines = (tower(samples)[0] * expected).sum(1)
        loss = None
        if photos is not None and right is not None:
            found = _in_batches(tower, photos)
            loss = _loss(asked, right, found)
            if name == EIGHT_BITS:
                cosines = (right * found).sum(1)
        agreement, worst = float(cosines.mean()), float(cosines.min())
        megabytes = len(_exported(tower)) / 1e6
        measured.append(Measured("openvino", name, megabytes, rates[name], agreement, worst, loss))
    return measured


def _loss(asked: NDArray[np.float32], right: NDArray[np.float32], found: NDArray[np.float32]) -> float:
    """How often the photo that is first for a question by the vectors `right` isn't among the first ten by `found`."""
    first = (asked @ right.T).argmax(1)[:, None]
    cosines = asked @ found.T
    before = (cosines > np.take_along_axis(cosines, first, 1)).sum(1)
    return float((before >= _FIRST).mean())


def _choose(measured: list[Measured], precision: str) -> Measured:
    """The fastest that agrees, or the one that is wanted. Raises EncoderError when none, or that one, doesn't.

    Float32 is the first of them, with which the others are compared.
    """
    wanted = [one for one in measured if precision in ("auto", one.precision) and _serves(one, precision)]
    if not _agrees(measured[0]) or not wanted:
        raise EncoderError(_disagreement(measured, precision))
    chosen = wanted[0]
    for one in wanted[1:]:
        if one.per_second > (WORTH_EIGHT_BITS if one.precision == EIGHT_BITS else WORTH) * chosen.per_second:
            chosen = one
    return chosen


def _agrees(one: Measured) -> bool:
    return one.agreement >= AGREE and one.worst >= AGREE_WORST


def _serves(one: Measured, precision: str) -> bool:
    """Whether it may be taken by someone who wants this precision, or has none in mind."""
    if one.precision != EIGHT_BITS:
        return _agrees(one)
    loses_little = one.loss is not None and one.loss <= MOST_LOSS
    return loses_little and (precision == EIGHT_BITS or _agrees(one))


def _disagreement(measured: list[Measured], precision: str) -> UserMessage:
    wanted = measured[-1]
    if precision == wanted.precision == EIGHT_BITS and _agrees(measured[0]) and wanted.loss is not None:
        return UserMessage(
            (
                "in eight bits, {loss} % of the photos that should rank first aren't among the first "
                "ten; at most {most} % is allowed"
            ),
            loss=f"{wanted.loss * 100:.1f}",
            most=f"{MOST_LOSS * 100:.0f}",
        )
    found = ", ".join(f"{one.precision} {one.agreement:.5f}" for one in measured)
    return UserMessage("its vectors don't agree with torch's, the cosines are {cosines}", cosines=found)


def _rates(
    engines: dict[str, Callable[[NDArray[np.uint8]], Any]], samples: NDArray[np.uint8]
) -> dict[str, float]:
    """Pictures a second: the engines take turns, and of each the quickest counts, for other programs can only add."""
    for run in engines.values():
        run(samples)
    took: dict[str, list[float]] = {name: [] for name in engines}
    began = time.perf_counter()
    for rounds in range(_MOST_ROUNDS):
        for name, run in engines.items():
            before = time.perf_counter()
            run(samples)
            took[name].append(time.perf_counter() - before)
        spent = time.perf_counter() - began
        if spent > _MOST_SECONDS or (rounds + 1 >= _ROUNDS and spent > _SECONDS):
            break
    return {name: len(samples) / min(seconds) for name, seconds in took.items()}


def _call(tower: Any) -> Callable[[NDArray[np.uint8]], Any]:
    return lambda pixels: tower(pixels)[0]


def _in_batches(tower: Any, inputs: NDArray[Any]) -> NDArray[np.float32]:
    batches = [tower(inputs[start : start + BATCH])[0] for start in range(0, len(inputs), BATCH)]
    return np.concatenate(batches)


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


def _image_graph(encoder: TorchEncoder) -> Any:
    size = encoder.preprocessing.size
    graph = _graph(_Looking(encoder), torch.zeros((2, size, size, 3), dtype=torch.uint8))
    graph.reshape([-1, size, size, 3])
    return graph


def _write_text_tower(folder: Path, encoder: TorchEncoder, questions: Sequence[str]) -> NDArray[np.float32]:
    """Write it, and have it read the questions: their vectors (n, dimensions)."""
    texts = ["a photo of a dog on the beach", "zwei Katzen", "x"]
    tokens = encoder.tokenize(texts)
    graph = _graph(_Reading(encoder), torch.from_numpy(tokens[:2]))
    graph.reshape([-1, tokens.shape[1]])
    tower = openvino_runtime.compile_model(graph, TEXT_PRECISION)
    agreement = float((tower(tokens)[0] * encoder.encode_texts(texts)).sum(1).min())
    if agreement < AGREE_TEXT:
        raise EncoderError(
            "its text vectors don't agree with torch's, the cosine is {cosine}", cosine=f"{agreement:.5f}"
        )
    (folder / TEXT).write_bytes(_exported(tower))
    return _in_batches(tower, encoder.tokenize(questions)) if questions else np.empty((0, 0), np.float32)


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


def _exported(tower: Any) -> bytes:
    blob = tower.export_model()
    return blob if isinstance(blob, bytes) else bytes(blob.getvalue())
