"""Chooses the engine that runs a model: the one that a form of it was made for, until then one that needs none."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from lepton_desktop.encoders import accelerators
from lepton_desktop.encoders.background_compile import BackgroundCompile
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.engines import Description, Engine, Where, engine
from lepton_desktop.encoders.load import needs_torch
from lepton_desktop.encoders.switching_encoder import SwitchingEncoder
from lepton_desktop.engines import AUTO, EIGHT_BITS, ENGINES, GRAPHICS, title_of
from lepton_desktop.settings import Places, Settings
from lepton_desktop.user_messages import UserMessage

TORCH = "torch"

logger = logging.getLogger(__name__)


def selection_of(settings: Settings, places: Places) -> Selection:
    """What runs models in this library, as the settings have it.

    Eight bits only where what makes them is installed, and the graphics only where they are.
    """
    precision = settings.precision if _can_be_made(settings.precision) else AUTO
    where = Where(places.models, places.compiled, settings.device, precision)
    return Selection(where, settings.engine, settings.precision)


def _can_be_made(precision: str) -> bool:
    if precision not in (EIGHT_BITS, GRAPHICS):
        return True
    from lepton_desktop.encoders.openvino_runtime import has_graphics, has_nncf  # the window does without it

    if precision == EIGHT_BITS:
        return has_nncf()
    try:
        return has_graphics()
    except ImportError:
        return False


@dataclass(frozen=True, slots=True)
class Selection:
    """Where models lie, and the engine, device and precision that the user wants. See `Settings` for these.

    `wanted_precision` is what the settings say; `where` has the one that is used.
    """

    where: Where
    wanted: str = AUTO
    wanted_precision: str = AUTO

    def load(
        self,
        name: str,
        for_photos: bool = False,
        preparing: BackgroundCompile | None = None,
        notice: Callable[[str], None] = logger.warning,
    ) -> Encoder:
        """The model of this name, ready to run; `for_photos`: the fastest, otherwise what is there soonest.

        `preparing` is told when it isn't compiled yet. Raises EncoderError when the model isn't installed or is
        damaged, and when no engine that is here can run it.
        """
        if self.compiler(name) is None:
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

    def in_effect(self, name: str) -> str:
        """The engine that is wanted, if it is here and can run the model; otherwise `AUTO`.

        Raises EncoderError when the model isn't installed.
        """
        if self.wanted == AUTO or not engine(self.wanted).available():
            return AUTO
        wanted = engine(self.wanted)
        return self.wanted if wanted.makes or wanted.runs_at_once(name, self.where) else AUTO

    def why_not_wanted(self) -> UserMessage | None:
        """Why the engine, device or precision that the user wants isn't used, or None when all are here."""
        if self.where.device not in ("auto", "cpu") and not engine(TORCH).available():
            return UserMessage(
                "The settings ask for {device}, where only PyTorch runs models, and it isn't installed; the processor "
                "runs the model",
                device=self.where.device,
            )
        if self.wanted != AUTO and not engine(self.wanted).available():
            return UserMessage(
                "The settings ask for {engine}, which isn't installed; the fastest engine that is here runs the model",
                engine=title_of(self.wanted),
            )
        if self.wanted_precision not in (AUTO, self.where.precision):
            return UserMessage(
                "The settings ask for the precision {precision}, which can't be used here; "
                "the model runs in the best one that is here",
                precision=self.wanted_precision,
            )
        return None

    def compiler(self, name: str) -> str | None:
        """The name of the engine that the model is compiled for; None where none is installed, or torch is wanted.

        Raises EncoderError when the model isn't installed.
        """
        wanted = self.in_effect(name)
        names = ENGINES if wanted == AUTO else (wanted,)
        return next((one for one in names if engine(one).makes and engine(one).available()), None)

    def is_made(self, name: str) -> bool:
        """Whether the compiled form lies there. Raises EncoderError when the model isn't installed."""
        compiler = self._compiler(name)
        return compiler is not None and compiler.is_made(name, self.where)

    def is_settled(self, name: str) -> bool:
        """Whether nothing is left to be done: it is compiled, or can't be."""
        return self.is_made(name) or self.refusal(name) is not None

    def description(self, name: str) -> Description | None:
        """What was compiled of the model, and what was measured. Raises EncoderError when it isn't installed."""
        compiler = self._compiler(name)
        return None if compiler is None else compiler.description(name, self.where)

    def is_fastest(self, name: str) -> bool:
        """Whether no engine that is here encodes more photos a second on the processor than what is compiled.

        Raises EncoderError when the model isn't installed.
        """
        description = self.description(name)
        torch_runs_it = engine(TORCH).runs_at_once(name, self.where)
        return description is not None and (description.fastest or not torch_runs_it)

    def refusal(self, name: str) -> UserMessage | None:
        """Why the model couldn't be compiled, or None. Raises EncoderError when it isn't installed."""
        compiler = self._compiler(name)
        return None if compiler is None else compiler.refusal(name, self.where)

    def _compiler(self, name: str) -> Engine | None:
        found = self.compiler(name)
        return None if found is None else engine(found)

    def _at_once(self, name: str, for_photos: bool) -> list[str]:
        """The engines that run the model as it is, the one to be taken first: torch only where it has to be.

        It has to be where nothing else can run the model, and for photos where there may be a graphics card.
        """
        able = [one for one in ENGINES if engine(one).runs_at_once(name, self.where)]
        first = self.in_effect(name)
        if first == AUTO and for_photos and accelerators.may_be_there(self.where.device):
            first = TORCH
        return sorted(able, key=lambda one: (one != first, one == TORCH))

    def _open_at_once(self, name: str, for_photos: bool, notice: Callable[[str], None]) -> Encoder:
        for one in self._at_once(name, for_photos):
            try:
                return engine(one).open_at_once(name, self.where, notice)
            except ImportError as error:
                logger.warning("%s can't be imported (%s)", title_of(one), error)
        raise needs_torch(name)

    def _compiled(self, name: str, for_photos: bool, notice: Callable[[str], None]) -> Encoder | None:
        chosen = self.compiler(name)
        assert chosen is not None
        try:
            return engine(chosen).open(name, self.where, for_photos, notice)
        except ImportError as error:
            logger.warning("%s can't be imported (%s)", title_of(chosen), error)
            return None

    def _serves(self, name: str, for_photos: bool) -> bool:
        """Whether what is compiled is used: for questions always, it is there at once; for photos if it is fastest."""
        if not for_photos:
            return True
        if self.in_effect(name) != AUTO or not engine(TORCH).runs_at_once(name, self.where):
            return True
        return self.is_fastest(name) and not accelerators.may_be_there(self.where.device)
