"""Chooses the engine that runs a model: one that a form was made for where there is one, torch until there is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from lepton_desktop.encoders import accelerators
from lepton_desktop.encoders.background_compile import BackgroundCompile
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.engines import Description, Engine, Where, engine
from lepton_desktop.encoders.switching_encoder import SwitchingEncoder
from lepton_desktop.engines import AUTO, ENGINES, title_of
from lepton_desktop.user_messages import UserMessage

TORCH = "torch"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Selection:
    """Where models lie, and the engine, device and precision that the user wants. See `Settings` for these."""

    where: Where
    wanted: str = AUTO

    def load(
        self,
        name: str,
        for_photos: bool = False,
        preparing: BackgroundCompile | None = None,
        notice: Callable[[str], None] = logger.warning,
    ) -> Encoder:
        """The model of this name, ready to run; `for_photos`: the fastest, otherwise what is there soonest.

        `preparing` is told when it isn't compiled yet. Raises what `Engine.open` raises, but for ImportError.
        """
        if self.compiler() is None:
            return self._open_at_once(name, for_photos, notice)
        compiled = self._compiled(name, for_photos, notice)
        if compiled is not None and self._serves(name, for_photos):
            return compiled
        if compiled is None and preparing is not None and not self.is_settled(name):
            preparing.missing(name)
        first = self._open_at_once(name, for_photos, notice)
        if compiled is not None or (for_photos and first.device != "cpu"):
            return first

        def successor() -> Encoder | None:
            if not self.is_made(name):
                return None
            made = self._compiled(name, for_photos, notice)
            return made if made is not None and self._serves(name, for_photos) else None

        return SwitchingEncoder(
            first, successor, preparing.looked if preparing is not None else lambda count: None
        )

    def compiler(self) -> str | None:
        """The name of the engine that models are compiled for; None where none is installed, or torch is wanted."""
        names = ENGINES if self.wanted == AUTO else (self.wanted,)
        return next((name for name in names if engine(name).makes and engine(name).available()), None)

    def is_made(self, name: str) -> bool:
        """Whether the compiled form lies there. Raises EncoderError when there is no such model."""
        compiler = self._compiler()
        return compiler is not None and compiler.is_made(name, self.where)

    def is_settled(self, name: str) -> bool:
        """Whether nothing is left to be done: it is compiled, or can't be."""
        return self.is_made(name) or self.refusal(name) is not None

    def description(self, name: str) -> Description | None:
        """What was compiled of the model, and what was measured. Raises EncoderError when there is no such model."""
        compiler = self._compiler()
        return None if compiler is None else compiler.description(name, self.where)

    def refusal(self, name: str) -> UserMessage | None:
        """Why the model couldn't be compiled, or None. Raises EncoderError when there is no such model."""
        compiler = self._compiler()
        return None if compiler is None else compiler.refusal(name, self.where)

    def _compiler(self) -> Engine | None:
        name = self.compiler()
        return None if name is None else engine(name)

    def _open_at_once(self, name: str, for_photos: bool, notice: Callable[[str], None]) -> Encoder:
        """By an engine that nothing is made for: the one that is wanted, or torch."""
        at_once = [one for one in (self.wanted, TORCH) if one in ENGINES and not engine(one).makes]
        chosen = next((one for one in at_once if engine(one).available()), TORCH)
        opened = engine(chosen).open(name, self.where, for_photos, notice)
        assert opened is not None, "nothing has to be made for it"
        return opened

    def _compiled(self, name: str, for_photos: bool, notice: Callable[[str], None]) -> Encoder | None:
        chosen = self.compiler()
        assert chosen is not None
        try:
            return engine(chosen).open(name, self.where, for_photos, notice)
        except ImportError as error:
            logger.warning(
                "%s can't be imported (%s); torch runs the model, more slowly", title_of(chosen), error
            )
            return None

    def _serves(self, name: str, for_photos: bool) -> bool:
        """Whether what is compiled is used: for questions always, it is there at once; for photos if it is fastest."""
        if not for_photos:
            return True
        if self.wanted != AUTO:
            return True
        description = self.description(name)
        return (
            description is not None
            and description.fastest
            and not accelerators.may_be_there(self.where.device)
        )
