"""Makes the compiled form of a model, and measures on this machine which engine should be used."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.compiled_forms import (
    DESCRIPTION,
    FALLBACK,
    IMAGE,
    TEXT,
    TEXT_PRECISION,
    as_json,
    description_in,
    folder_of,
    refuse,
)
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import LEAST_PHOTOS, Description, Trial
from lepton_desktop.encoders.measuring import WORTH, choose, exported, in_batches, measure
from lepton_desktop.encoders.quantisation import quantise
from lepton_desktop.engines import AUTO, EIGHT_BITS, GRAPHICS
from lepton_desktop.file_integrity import checksum, write_through
from lepton_desktop.legible import first_line
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from lepton_desktop.encoders.source import Source

AGREE_TEXT = 0.999
"""The least cosine of texts with torch's: words are read in float32 by both."""
ENGINE = "openvino"

_log = logging.getLogger(__name__)


def convert(
    source: Source, compiled: Path, precision: str = "auto", trial: Trial | None = None
) -> Description:
    """Compile the model, measure, and put it in its folder: in the best precision, or the one that is wanted.

    Eight bits are made where the trial has LEAST_PHOTOS or more. Returns what another process has put there in the
    meantime, if one has. Raises EncoderError when the model can't be compiled, when it doesn't agree with torch (where
    torch is here), or the precision isn't one of this computer's; that is remembered. A lack of photos or of
    NNCF for eight bits isn't.
    """
    if precision == EIGHT_BITS and not openvino_runtime.has_nncf():
        raise EncoderError(
            "{name}: eight bits are made by NNCF, which isn't installed; choose another precision",
            name=source.name,
        )
    photos = 0 if trial is None else len(trial.photos)
    if photos < LEAST_PHOTOS:
        trial = None
        if precision == EIGHT_BITS:
            raise EncoderError(
                (
                    "{name}: needs {least} photos to be compiled in eight bits, but only {count} of yours "
                    "can be read now; index more first"
                ),
                name=source.name,
                least=LEAST_PHOTOS,
                count=photos,
            )
    folder: Path | None = None
    try:
        folder = folder_of(compiled, source.identity, precision)
        return _convert(source, folder, precision, trial)
    except (ImportError, OSError, RuntimeError, EncoderError) as error:
        reason = UserMessage(
            "{name}: can't be compiled ({reason}); it keeps running as it is, more slowly",
            name=source.name,
            reason=error if isinstance(error, UserError) else first_line(error),
        )
        if folder is not None and not isinstance(error, OSError):  # a full disk is no reason for ever
            refuse(folder, reason)
        raise EncoderError(reason) from error


def _convert(source: Source, folder: Path, precision: str, trial: Trial | None) -> Description:
    offered = openvino_runtime.precisions()
    if precision not in ("auto", *offered):
        raise EncoderError(
            "this computer has no {precision}, only {known}", precision=precision, known=", ".join(offered)
        )
    before = description_in(folder, source.identity)
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(".part", f"{folder.name}.", folder.parent))
    try:
        description = _convert_into(temporary, source, offered, precision, trial)
        meanwhile = description_in(folder, source.identity)
        if meanwhile is not None and meanwhile != before:
            return meanwhile  # another process made it, and may run it by now
        _put_in_place(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return description


def _put_in_place(made: Path, folder: Path) -> None:
    """Rename what was made, and delete what it replaces; a process that runs that keeps the files that it has open.

    Raises OSError where the system refuses to rename a folder whose files are in use, as Windows does: it stays whole.
    """
    replaced = made.with_name(f"{made.name}.replaced.part")
    with suppress(FileNotFoundError):
        os.rename(folder, replaced)
    try:
        os.rename(made, folder)
    except OSError:
        if replaced.exists():
            os.rename(replaced, folder)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def _convert_into(
    folder: Path, source: Source, offered: list[str], precision: str, trial: Trial | None
) -> Description:
    asked = _write_text_tower(folder, source, () if trial is None else trial.questions)
    graph = source.graphs.image()
    eight = None
    if trial is not None and EIGHT_BITS in offered:
        try:
            eight = quantise(graph, trial.fitting)  # first, for it takes the most memory
        except EncoderError as error:
            if precision == EIGHT_BITS:
                raise
            _log.warning("%s: %s", source.name, error)
    towers = {}
    for name in offered:
        if name == EIGHT_BITS:
            continue
        try:
            towers[name] = openvino_runtime.compile_model(graph, name)
        except RuntimeError as error:
            if name != GRAPHICS or precision == GRAPHICS:
                raise
            _log.warning("%s: can't be compiled for the graphics (%s)", source.name, first_line(error))
    if eight is not None:
        towers[EIGHT_BITS] = openvino_runtime.compile_model(eight, EIGHT_BITS)
    del graph, eight
    measured = measure(source, towers, None if trial is None else trial.shown, asked)
    ours = [one for one in measured if one.engine == ENGINE]
    chosen = choose(ours, precision)
    (folder / IMAGE).write_bytes(exported(towers[chosen.precision]))
    fallback = ""
    if chosen.precision == GRAPHICS:
        fallback = choose([one for one in ours if one.precision != GRAPHICS], AUTO).precision
        (folder / FALLBACK).write_bytes(exported(towers[fallback]))
    description = Description(
        identity=source.identity,
        dimensions=source.graphs.dimensions,
        precision=chosen.precision,
        fastest=all(one.per_second <= WORTH * chosen.per_second for one in measured if one.engine != ENGINE),
        measured=tuple(measured),
        checksums={path.name: checksum(path) for path in folder.iterdir()},
        fallback=fallback,
    )
    (folder / DESCRIPTION).write_text(as_json(description), encoding="utf-8")
    for path in folder.iterdir():
        write_through(path)
    return description


def _write_text_tower(folder: Path, source: Source, questions: Sequence[str]) -> NDArray[np.float32]:
    """Write it, and have it read the questions: their vectors (n, dimensions)."""
    tower = openvino_runtime.compile_model(source.graphs.text(), TEXT_PRECISION)
    if source.torch is not None:
        texts = ["a photo of a dog on the beach", "zwei Katzen", "x"]
        agreement = float((tower(source.tokenize(texts))[0] * source.torch.encode_texts(texts)).sum(1).min())
        if agreement < AGREE_TEXT:
            raise EncoderError(
                "its text vectors don't agree with torch's, the cosine is {cosine}", cosine=f"{agreement:.5f}"
            )
    (folder / TEXT).write_bytes(exported(tower))
    return in_batches(tower, source.tokenize(questions)) if questions else np.empty((0, 0), np.float32)
