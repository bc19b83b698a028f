"""Measures on this machine which precision of a compiled model should be used, and whether torch is faster still."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import Measured
from lepton_desktop.encoders.openvino_encoder import BATCH
from lepton_desktop.encoders.sample_pictures import draw
from lepton_desktop.engines import EIGHT_BITS
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from lepton_desktop.encoders.source import Source

AGREE = 0.998
"""Vectors of two engines may meet when their mean cosine over the samples is no less than this ...

The built-in model has 0.9988 in bfloat16, and finds as many pictures (docs/performance.md).
"""
AGREE_WORST = 0.99
"""... and that of the worst of them than this."""
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


def measure(
    source: Source,
    towers: dict[str, Any],
    photos: NDArray[np.uint8] | None,
    asked: NDArray[np.float32],
) -> list[Measured]:
    """Torch, where it is here, and the towers, in their order.

    The cosines are with torch's vectors, without torch with those of the tower in float32, and in eight bits with
    the latter's over the photos (n, size, size, 3). `asked` are the vectors of questions (m, dimensions).
    """
    samples = draw(_SAMPLES, source.preprocessing.size)
    engines: dict[str, Callable[[NDArray[np.uint8]], Any]] = {
        name: _call(tower) for name, tower in towers.items()
    }
    measured = []
    if source.torch is None:
        expected = in_batches(towers["f32"], samples)
        rates = _rates(engines, samples)
    else:
        expected = source.torch.encode_images(samples)
        rates = _rates({"torch": source.torch.encode_images} | engines, samples)
        weights = source.torch.weights_file.stat().st_size / 1e6
        loss = None if photos is None else 0.0
        measured.append(Measured("torch", "f32", weights, rates["torch"], 1.0, 1.0, loss))
    right = None if photos is None else in_batches(towers["f32"], photos)
    for name, tower in towers.items():
        cosines = (tower(samples)[0] * expected).sum(1)
        loss = None
        if photos is not None and right is not None:
            found = in_batches(tower, photos)
            loss = _loss(asked, right, found)
            if name == EIGHT_BITS:
                cosines = (right * found).sum(1)
        agreement, worst = float(cosines.mean()), float(cosines.min())
        megabytes = len(exported(tower)) / 1e6
        measured.append(Measured("openvino", name, megabytes, rates[name], agreement, worst, loss))
    return measured


def in_batches(tower: Any, inputs: NDArray[Any]) -> NDArray[np.float32]:
    """The tower's vectors (n, dimensions) of all inputs."""
    batches = [tower(inputs[start : start + BATCH])[0] for start in range(0, len(inputs), BATCH)]
    return np.concatenate(batches)


def exported(tower: Any) -> bytes:
    """A compiled tower as it is kept on disk."""
    blob = tower.export_model()
    return blob if isinstance(blob, bytes) else bytes(blob.getvalue())


def _loss(asked: NDArray[np.float32], right: NDArray[np.float32], found: NDArray[np.float32]) -> float:
    """How often the photo that is first for a question by the vectors `right` isn't among the first ten by `found`."""
    first = (asked @ right.T).argmax(1)[:, None]
    cosines = asked @ found.T
    before = (cosines > np.take_along_axis(cosines, first, 1)).sum(1)
    return float((before >= _FIRST).mean())


def choose(measured: list[Measured], precision: str) -> Measured:
    """The fastest that agrees, or the one that is wanted. Raises EncoderError when none, or that one, doesn't.

    Those of OpenVINO; float32 is the first of them, with which the others are compared.
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
