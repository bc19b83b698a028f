"""The compiled forms of models on disk.

Each is a folder, named after the model's identity, OpenVINO's version and the processor: two blobs and a description
with their checksums. It is written under another name and renamed when it is whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.engines import Description, Measured
from lepton_desktop.engines import ENGINES
from lepton_desktop.stored_json import read_object
from lepton_desktop.user_messages import UserMessage, from_text

DESCRIPTION = "compiled.json"
IMAGE, TEXT = "image.blob", "text.blob"
FALLBACK = "fallback.blob"
"""The image part for the processor, where IMAGE is for the graphics."""
FORMAT = 2
"""Counts up when models have to be compiled again, though nothing else has changed."""
TEXT_PRECISION = "f32"
"""A question is one text, which takes no time in any precision."""
_OURS = re.compile(r"[0-9a-f]{16}(\.|$)")  # see folder_of
_ABANDONED = 3600.0  # seconds after which what is half written has no writer any more


def as_json(description: Description) -> str:
    """What is written beside the compiled model."""
    return json.dumps({"format": FORMAT, **asdict(description)}, indent=1)


def folder_of(compiled: Path, identity: str, precision: str) -> Path:
    """Where this machine's compiled form of the model lies, in the precision that the user wants.

    Raises ImportError without OpenVINO.
    """
    key = f"{FORMAT} {identity} {precision} {openvino_runtime.version()} {openvino_runtime.processor()}"
    return compiled / hashlib.sha256(key.encode()).hexdigest()[:16]


def description_of(compiled: Path, identity: str, precision: str) -> Description | None:
    """What lies there, or None: not made yet, damaged, or there is no OpenVINO."""
    if openvino_runtime.version() is None or not compiled.is_dir():
        return None
    try:
        return description_in(folder_of(compiled, identity, precision), identity)
    except ImportError:
        return None


def description_in(folder: Path, identity: str) -> Description | None:
    """What lies in this folder, of the model of this identity; None as for `description_of`."""
    try:
        described = read_object(folder / DESCRIPTION)
        if described.pop("format") != FORMAT or described["identity"] != identity:
            return None
        measured = tuple(Measured(**one) for one in described.pop("measured"))
        description = Description(measured=measured, **described)
        return description if _is_whole(description) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def files_of(description: Description) -> tuple[str, ...]:
    """The names of the parts that lie beside the description."""
    return (IMAGE, TEXT, FALLBACK) if description.fallback else (IMAGE, TEXT)


def _is_whole(description: Description) -> bool:
    """Whether what was read has the shape of what was written."""
    checksums, measured = description.checksums, description.measured
    return (
        type(description.dimensions) is int
        and description.precision in ENGINES["openvino"].precisions
        and description.fallback in ("", *ENGINES["openvino"].precisions)
        and isinstance(checksums, dict)
        and all(type(checksums.get(name)) is int for name in files_of(description))
        and all(
            isinstance(one.engine, str)
            and isinstance(one.precision, str)
            and isinstance(one.per_second, int | float)
            for one in measured
        )
    )


def refuse(folder: Path, reason: UserMessage) -> None:
    """Remember that the model can't be compiled, so that it isn't tried at every start. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _refusal(folder).write_text(reason.to_text(), encoding="utf-8")


def refused(compiled: Path, identity: str, precision: str) -> UserMessage | None:
    """Why the model couldn't be compiled, or None when it could, or hasn't been tried."""
    try:
        return from_text(_refusal(folder_of(compiled, identity, precision)).read_text(encoding="utf-8"))
    except (ImportError, OSError, ValueError):
        return None


def _refusal(folder: Path) -> Path:
    return folder.with_suffix(".refused")


def keep_only(compiled: Path, identities: Collection[str]) -> None:
    """Delete the compiled forms of all other models, versions and processors; all precisions of these stay."""
    precisions = ("auto", *ENGINES["openvino"].precisions)
    try:
        kept = {folder_of(compiled, identity, one).name for identity in identities for one in precisions}
    except ImportError:
        return  # which of them are still good can't be told without OpenVINO
    for entry in compiled.iterdir() if compiled.is_dir() else ():
        if not _OURS.match(entry.name):
            continue
        if entry.suffix == ".part" and time.time() - entry.stat().st_mtime < _ABANDONED:
            continue  # being written
        if entry.stem not in kept:
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)  # one that is in use goes the next time
            else:
                entry.unlink(missing_ok=True)
