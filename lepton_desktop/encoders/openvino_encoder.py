"""Runs a model that was compiled for this processor, from a cache on disk: no torch, no open_clip, no waiting.

A compiled model is a folder, named after the model's identity, OpenVINO's version and the processor: two blobs
and a description with their checksums. It is written under another name and renamed when it is whole.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mmap
import re
import shutil
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.engines import Description, Measured
from lepton_desktop.engines import ENGINES
from lepton_desktop.file_integrity import checksum
from lepton_desktop.stored_json import read_object
from lepton_desktop.user_messages import UserMessage, from_text

if TYPE_CHECKING:
    from lepton_desktop.encoders.tokens import Tokenize  # photos do without it

DESCRIPTION = "compiled.json"
IMAGE, TEXT = "image.blob", "text.blob"
FORMAT = 2
"""Counts up when models have to be compiled again, though nothing else has changed."""
TEXT_PRECISION = "f32"
"""A question is one text, which takes no time in any precision."""
BATCH = 16
_OURS = re.compile(r"[0-9a-f]{16}(\.|$)")  # see folder_of
_ABANDONED = 3600.0  # seconds after which what is half written has no writer any more

_log = logging.getLogger(__name__)


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
        file = folder_of(compiled, identity, precision) / DESCRIPTION
        described = read_object(file)
        if described.pop("format") != FORMAT or described["identity"] != identity:
            return None
        measured = tuple(Measured(**one) for one in described.pop("measured"))
        description = Description(measured=measured, **described)
        return description if _is_whole(description) else None
    except (ImportError, OSError, ValueError, KeyError, TypeError):
        return None


def _is_whole(description: Description) -> bool:
    """Whether what was read has the shape of what was written."""
    checksums, measured = description.checksums, description.measured
    return (
        type(description.dimensions) is int
        and description.precision in ENGINES["openvino"].precisions
        and isinstance(checksums, dict)
        and all(type(checksums.get(name)) is int for name in (IMAGE, TEXT))
        and all(
            isinstance(one.engine, str)
            and isinstance(one.precision, str)
            and isinstance(one.per_second, int | float)
            for one in measured
        )
    )


def open_compiled(
    compiled: Path,
    identity: str,
    precision: str,
    preprocessing: Preprocessing,
    make_tokenizer: Callable[[], Tokenize],
    for_photos: bool = False,
) -> CompiledEncoder | None:
    """The compiled model, its part for photos checked or else the one for words loaded; the rest is when it is used.

    None: not made yet, or damaged, and then it is deleted, to be made again.
    """
    description = description_of(compiled, identity, precision)
    if description is None:
        return None
    folder = folder_of(compiled, identity, precision)
    encoder = CompiledEncoder(folder, description, preprocessing, make_tokenizer)
    try:
        if for_photos:
            encoder.check(IMAGE)  # it is loaded while the first photos are decoded
        else:
            encoder.load(TEXT)
    except EncoderError as error:
        _log.warning("%s", error)
        return None
    return encoder


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
    kept = {folder_of(compiled, identity, one).name for identity in identities for one in precisions}
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


class CompiledEncoder:
    """A model compiled by OpenVINO. See `Encoder` for what it promises."""

    def __init__(
        self,
        folder: Path,
        description: Description,
        preprocessing: Preprocessing,
        make_tokenizer: Callable[[], Tokenize],
    ) -> None:
        self.description = description
        self._folder = folder
        self._preprocessing = preprocessing
        self._make_tokenizer = make_tokenizer
        self._tokenize: Tokenize | None = None
        self._checked: set[str] = set()
        self._towers: dict[str, _Tower] = {}
        self._batch = BATCH

    def check(self, name: str) -> None:
        """See, once, that the part IMAGE or TEXT is as it was written. Raises EncoderError; what isn't is deleted."""
        if name in self._checked:
            return
        try:
            sound = checksum(self._folder / name) == self.description.checksums[name]
        except FileNotFoundError:
            sound = False
        except OSError as error:
            raise EncoderError(
                "{path}: can't be read ({reason})", path=self._folder / name, reason=error
            ) from error
        if not sound:
            self._delete()
            raise EncoderError(
                "{path}: was damaged; start Lepton Desktop again, and it is made again",
                path=self._folder / name,
            )
        self._checked.add(name)

    def load(self, name: str) -> None:
        """Load the part, if that isn't done. Raises what `check` raises, and what making the tokenizer raises."""
        if name in self._towers:
            return
        self.check(name)
        precision = self.description.precision if name == IMAGE else TEXT_PRECISION
        if name == TEXT:
            self._tokenize = self._make_tokenizer()
        try:
            self._towers[name] = _load(self._folder / name, precision)
        except (OSError, RuntimeError) as error:
            raise EncoderError(
                "{path}: can't be loaded ({reason})", path=self._folder / name, reason=str(error)
            ) from error

    def _delete(self) -> None:
        try:
            described = (self._folder / DESCRIPTION).read_text(encoding="utf-8", errors="replace")
        except OSError:
            described = ""
        if described in ("", as_json(self.description)):  # else another process has made it again meanwhile
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def identity(self) -> str:
        return self.description.identity

    @property
    def dimensions(self) -> int:
        return self.description.dimensions

    @property
    def preprocessing(self) -> Preprocessing:
        return self._preprocessing

    @property
    def device(self) -> str:
        return "cpu"

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        size = self._preprocessing.size
        if pixels.ndim != 4 or pixels.shape[1:] != (size, size, 3) or pixels.dtype != np.uint8:
            raise ValueError(
                f"pixels must be uint8 of shape (n, {size}, {size}, 3), not {pixels.dtype} {pixels.shape}"
            )
        self.load(IMAGE)
        return self._in_batches(IMAGE, np.ascontiguousarray(pixels))

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        self.load(TEXT)
        assert self._tokenize is not None
        return self._in_batches(TEXT, self._tokenize(texts))

    def _in_batches(self, name: str, inputs: NDArray[Any]) -> NDArray[np.float32]:
        """The tower's unit vectors of all inputs; a batch for which there is no memory is halved, and stays so."""
        tower = self._towers[name]
        vectors = np.empty((len(inputs), self.dimensions), np.float32)
        done = 0
        while done < len(inputs):
            batch = inputs[done : done + self._batch]
            try:
                vectors[done : done + len(batch)] = tower.run(batch)[0]
            except (RuntimeError, MemoryError) as error:
                if len(batch) == 1:
                    raise EncoderError(
                        "{name}: can't be run ({reason}); "
                        "close other programs to free memory, or choose a smaller model",
                        name=self.identity,
                        reason=str(error).splitlines()[0] if str(error) else UserMessage("no memory"),
                    ) from error
                self._batch = len(batch) // 2
            else:
                done += len(batch)
        return vectors


@dataclass(frozen=True, slots=True)
class _Tower:
    """A compiled tower, and the mapped file in which its weights lie: it doesn't hold that by itself."""

    run: Any
    weights: Any


def _load(path: Path, precision: str) -> _Tower:
    """The compiled tower in a file, its weights mapped."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # OpenVINO takes no read-only memory
    return _Tower(*openvino_runtime.import_model(np.frombuffer(mapped, np.uint8), precision))
