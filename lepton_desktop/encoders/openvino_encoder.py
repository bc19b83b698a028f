"""Runs a model by OpenVINO, from its compiled form or at once from its IR: no torch, no open_clip, no waiting."""

from __future__ import annotations

import logging
import mmap
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    description_of,
    folder_of,
)
from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.engines import Description
from lepton_desktop.engines import GRAPHICS
from lepton_desktop.file_integrity import checksum
from lepton_desktop.legible import first_line
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from lepton_desktop.encoders.model_ir import ModelIr
    from lepton_desktop.encoders.tokens import Tokenize  # photos do without it

BATCH = 16

_log = logging.getLogger(__name__)


def open_compiled(
    compiled: Path,
    identity: str,
    precision: str,
    preprocessing: Preprocessing,
    make_tokenizer: Callable[[], Tokenize],
    for_photos: bool = False,
    notice: Callable[[str], None] = _log.warning,
) -> CompiledEncoder | None:
    """The compiled model, its part for photos checked or else the one for words loaded; the rest is when it is used.

    `notice` is told, in words for the user, when the graphics fail later on. None: not made yet, or damaged, and then
    it is deleted, to be made again.
    """
    description = description_of(compiled, identity, precision)
    if description is None:
        return None
    folder = folder_of(compiled, identity, precision)
    encoder = CompiledEncoder(folder, description, preprocessing, make_tokenizer, notice)
    try:
        if for_photos:
            encoder.check(IMAGE)  # it is loaded while the first photos are decoded
        else:
            encoder.load(TEXT)
    except EncoderError as error:
        _log.warning("%s", error)
        return None
    return encoder


class OpenVinoEncoder(ABC):
    """A model run by OpenVINO; each part is loaded when it is first used. See `Encoder` for what it promises."""

    def __init__(
        self,
        identity: str,
        dimensions: int,
        preprocessing: Preprocessing,
        make_tokenizer: Callable[[], Tokenize],
    ) -> None:
        self._identity = identity
        self._dimensions = dimensions
        self._preprocessing = preprocessing
        self._make_tokenizer = make_tokenizer
        self._tokenize: Tokenize | None = None
        self._towers: dict[str, _Tower] = {}
        self._batch = BATCH

    @property
    @abstractmethod
    def precision(self) -> str:
        """In which the image part runs; words are read in float32."""

    @abstractmethod
    def _make_tower(self, name: str) -> _Tower:
        """The part IMAGE or TEXT, ready to run. Raises EncoderError."""

    def _falls_back(self, error: Exception) -> bool:
        """Whether the image part, which has failed, can be made again for something else; see `_make_tower`."""
        return False

    def load(self, name: str) -> None:
        """Load the part, if that isn't done. Raises EncoderError, also what making the tokenizer raises."""
        if name in self._towers:
            return
        if name == TEXT and self._tokenize is None:
            self._tokenize = self._make_tokenizer()
        self._towers[name] = self._make_tower(name)

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def preprocessing(self) -> Preprocessing:
        return self._preprocessing

    @property
    def device(self) -> str:
        return "cpu"

    @property
    def engine(self) -> str:
        return f"openvino {self.precision}"

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
        vectors = np.empty((len(inputs), self.dimensions), np.float32)
        done = 0
        while done < len(inputs):
            batch = inputs[done : done + self._batch]
            try:
                vectors[done : done + len(batch)] = self._towers[name].run(batch)[0]
            except (RuntimeError, MemoryError) as error:
                if name == IMAGE and self._falls_back(error):
                    self._towers[name] = self._make_tower(name)
                elif len(batch) == 1:
                    raise EncoderError(
                        "{name}: can't be run ({reason}); "
                        "close other programs to free memory, or choose a smaller model",
                        name=self.identity,
                        reason=openvino_runtime.reason_of(error) if str(error) else UserMessage("no memory"),
                    ) from error
                else:
                    self._batch = len(batch) // 2
            else:
                done += len(batch)
        return vectors


class CompiledEncoder(OpenVinoEncoder):
    """A model that was compiled for this processor."""

    def __init__(
        self,
        folder: Path,
        description: Description,
        preprocessing: Preprocessing,
        make_tokenizer: Callable[[], Tokenize],
        notice: Callable[[str], None] = _log.warning,
    ) -> None:
        super().__init__(description.identity, description.dimensions, preprocessing, make_tokenizer)
        self.description = description
        self._folder = folder
        self._notice = notice
        self._checked: set[str] = set()
        self._fallen_back = False

    @property
    def precision(self) -> str:
        return self.description.fallback if self._fallen_back else self.description.precision

    @property
    def device(self) -> str:
        return "gpu" if self.precision == GRAPHICS else "cpu"

    def check(self, name: str) -> None:
        """See, once, that the part IMAGE or TEXT is as it was written. Raises EncoderError; what isn't is deleted.

        What another process has put there in the meantime is taken as it is described now.
        """
        if name in self._checked:
            return
        if not self._is_sound(name):
            described = description_in(self._folder, self.identity)
            if described is not None and described != self.description:
                self.description = described
            if not self._is_sound(name):
                self._delete()
                raise EncoderError(
                    "{path}: was damaged; start Lepton Desktop again, and it is made again",
                    path=self._folder / name,
                )
        self._checked.add(name)

    def _is_sound(self, name: str) -> bool:
        try:
            return checksum(self._folder / name) == self.description.checksums[name]
        except FileNotFoundError:
            return False
        except OSError as error:
            raise EncoderError(
                "{path}: can't be read ({reason})", path=self._folder / name, reason=error
            ) from error

    def _make_tower(self, name: str) -> _Tower:
        precision = self.precision if name == IMAGE else TEXT_PRECISION
        if name == IMAGE and self._fallen_back:
            name = FALLBACK
        self.check(name)
        try:
            return _mapped(self._folder / name, precision)
        except (OSError, RuntimeError) as error:
            if name == IMAGE and self._falls_back(error):
                return self._make_tower(IMAGE)
            raise EncoderError(
                "{path}: can't be loaded ({reason})",
                path=self._folder / name,
                reason=openvino_runtime.reason_of(error),
            ) from error

    def _falls_back(self, error: Exception) -> bool:
        if self._fallen_back or not self.description.fallback:
            return False
        reason = first_line(error)
        self._notice(
            f"{self.identity}: the graphics failed ({reason}); going on with the processor, which is slower"
        )
        self._fallen_back = True
        return True

    def _delete(self) -> None:
        try:
            described = (self._folder / DESCRIPTION).read_text(encoding="utf-8", errors="replace")
        except OSError:
            described = ""
        if described in (
            "",
            as_json(self.description),
        ):  # otherwise another process has made it again meanwhile
            shutil.rmtree(self._folder, ignore_errors=True)


class IrEncoder(OpenVinoEncoder):
    """A model run from its IR, in float32: compiled in memory, which takes a moment, and not kept."""

    def __init__(
        self, ir: ModelIr, preprocessing: Preprocessing, make_tokenizer: Callable[[], Tokenize]
    ) -> None:
        super().__init__(ir.identity, ir.dimensions, preprocessing, make_tokenizer)
        self._ir = ir

    @property
    def precision(self) -> str:
        return "f32"

    @property
    def engine(self) -> str:
        return f"{super().engine}, not compiled yet"

    def _make_tower(self, name: str) -> _Tower:
        graph = self._ir.image() if name == IMAGE else self._ir.text()
        try:
            return _Tower(openvino_runtime.compile_model(graph, self.precision))
        except RuntimeError as error:
            raise EncoderError(
                "{path}: can't be loaded ({reason})",
                path=self._ir.folder,
                reason=openvino_runtime.reason_of(error),
            ) from error


@dataclass(frozen=True, slots=True)
class _Tower:
    """A compiled tower, and the mapped file in which its weights lie: it doesn't hold that by itself."""

    run: Any
    weights: Any = None


def _mapped(path: Path, precision: str) -> _Tower:
    """The compiled tower in a file, its weights mapped."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # OpenVINO takes no read-only memory
    return _Tower(*openvino_runtime.import_model(np.frombuffer(mapped, np.uint8), precision))
