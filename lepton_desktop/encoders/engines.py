"""Chooses what runs a model: its compiled form where there is one, else torch until there is one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lepton_desktop.encoders import accelerators, openvino_runtime
from lepton_desktop.encoders.background_compile import BackgroundCompile
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.load import identity_of, load_compiled, load_encoder
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder, folder_of, refused
from lepton_desktop.encoders.switching_encoder import SwitchingEncoder

ENGINES = ("auto", "torch", "openvino")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Engines:
    """What the user wants, and where models and their compiled forms lie. See `Settings` for the wishes."""

    models: Path
    compiled: Path
    device: str = "auto"
    engine: str = "auto"
    precision: str = "auto"

    def load(
        self,
        name: str,
        for_photos: bool = False,
        preparing: BackgroundCompile | None = None,
        notice: Callable[[str], None] = logger.warning,
    ) -> Encoder:
        """The model of this name, ready to run; `for_photos`: as fast as can be, else as soon as can be.

        `preparing` is told when it isn't compiled yet. Raises what `load_encoder` raises.
        """
        if not self.compiles():
            return load_encoder(name, self.models, self.device, notice)
        compiled = self._compiled(name, for_photos)
        if compiled is not None and self._serves(compiled, for_photos):
            return compiled
        if compiled is None and preparing is not None and not self.is_settled(name):
            preparing.missing(name)
        first = load_encoder(name, self.models, self.device, notice)
        if compiled is not None or (for_photos and first.device != "cpu"):
            return first

        def successor() -> Encoder | None:
            if not self.is_made(name):
                return None
            made = self._compiled(name, for_photos)
            return made if made is not None and self._serves(made, for_photos) else None

        return SwitchingEncoder(
            first, successor, preparing.looked if preparing is not None else lambda count: None
        )

    def compiles(self) -> bool:
        """Whether models are compiled at all."""
        return self.engine != "torch" and openvino_runtime.version() is not None

    def is_made(self, name: str) -> bool:
        """Whether the compiled form lies there. Raises EncoderError when there is no such model."""
        return self.compiles() and self._folder(name).is_dir()

    def is_settled(self, name: str) -> bool:
        """Whether nothing is left to be done: it is compiled, or can't be."""
        identity = identity_of(name, self.models)
        return self.is_made(name) or refused(self.compiled, identity, self.precision) is not None

    def _folder(self, name: str) -> Path:
        return folder_of(self.compiled, identity_of(name, self.models), self.precision)

    def _compiled(self, name: str, for_photos: bool) -> CompiledEncoder | None:
        try:
            return load_compiled(name, self.models, self.compiled, self.precision, for_photos)
        except ImportError as error:
            logger.warning("OpenVINO can't be imported (%s); torch runs the model, more slowly", error)
            return None

    def _serves(self, compiled: CompiledEncoder, for_photos: bool) -> bool:
        """Whether it is the one to use: for questions always, it is there at once; for photos if it is the fastest."""
        if not for_photos:
            return True
        if self.engine == "auto" and not compiled.description.fastest:
            return False
        return self.engine == "openvino" or not accelerators.may_be_there(self.device)
