"""What an engine is: something that runs models, at once or after making a form of its own of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.engines import ENGINES

if TYPE_CHECKING:
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.encoders.source import Source
    from lepton_desktop.user_messages import UserMessage

LEAST_PHOTOS, MOST_PHOTOS = 150, 300
"""The number of the user's photos that eight bits are made from: a third to fit them to, the rest to measure them."""


@dataclass(frozen=True, slots=True)
class Where:
    """The folders of the models and of what was made of them, and the device and precision that the user wants."""

    models: Path
    compiled: Path
    device: str = "auto"
    precision: str = "auto"


@dataclass(frozen=True, slots=True)
class Measured:
    """How an engine does on this machine: pictures a second, and its vectors' cosine with those in float32.

    These are torch's, or without torch the engine's own. `agreement` is the mean over drawn pictures (in eight bits
    over the user's own), `worst` the least of them; `megabytes` what the model takes on disk. `loss` is how often the
    photo of the user's that float32 finds first isn't among the first ten, 0 to 1; None where there were too few
    photos to tell.
    """

    engine: str
    precision: str
    megabytes: float
    per_second: float
    agreement: float
    worst: float
    loss: float | None


@dataclass(frozen=True, slots=True)
class Description:
    """What was made of a model, and what was measured when it was made.

    `precision` is that of the image part; words are read in float32. `fallback` is the processor's precision that the
    image part has too where `precision` is GRAPHICS, and empty otherwise. `fastest`: no engine that agrees closely
    enough encodes more pictures a second here.
    """

    identity: str
    dimensions: int
    precision: str
    fastest: bool
    measured: tuple[Measured, ...]
    checksums: dict[str, int]
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Some of the user's photos (n, size, size, 3), uint8, in no order, and questions such as may be asked of them."""

    photos: NDArray[np.uint8]
    questions: Sequence[str]

    @property
    def fitting(self) -> NDArray[np.uint8]:
        """Those that eight bits are fitted to."""
        fitting: NDArray[np.uint8] = self.photos[::3]
        return fitting

    @property
    def shown(self) -> NDArray[np.uint8]:
        """The others, which show what is lost."""
        shown: NDArray[np.uint8] = self.photos[np.arange(len(self.photos)) % 3 != 0]
        return shown


class Engine(Protocol):
    """Something that runs models. All but `open` and `make` are quick and import nothing heavy."""

    @property
    def makes(self) -> bool:
        """Whether a form of the model has to be made before it can run here."""

    def available(self) -> bool:
        """Whether it is installed."""

    def precisions(self) -> Sequence[str]:
        """In which this machine can run models with it, the most exact first. Raises ImportError where it is broken."""

    def open(
        self, name: str, where: Where, for_photos: bool, notice: Callable[[str], None]
    ) -> Encoder | None:
        """What was made of the model, ready to run; None when it isn't made yet, or damaged, or nothing is ever made.

        `for_photos`: it encodes photos first of all, otherwise words. `notice` is told, in words for the user, of
        what happens to the model later. Raises EncoderError when the model isn't installed or is damaged, and
        ImportError when the engine is broken.
        """

    def runs_at_once(self, name: str, where: Where) -> bool:
        """Whether `open_at_once` can run the model here. Raises EncoderError when the model isn't installed."""

    def open_at_once(self, name: str, where: Where, notice: Callable[[str], None]) -> Encoder:
        """The model, ready to run without anything being made of it. `notice` and what is raised: as for `open`."""

    def is_made(self, name: str, where: Where) -> bool:
        """Whether the model's form lies there. Raises EncoderError when there is no such model."""

    def description(self, name: str, where: Where) -> Description | None:
        """What was made and measured; None when nothing was. Raises EncoderError when there is no such model."""

    def refusal(self, name: str, where: Where) -> UserMessage | None:
        """Why it couldn't be made; None when it could, or wasn't tried. Raises EncoderError as above."""

    def make(self, source: Source, where: Where, trial: Trial | None) -> None:
        """Make the model's form, and measure. Raises EncoderError when that can't be."""

    def keep_only(self, identities: Sequence[str], where: Where) -> None:
        """Delete what was made for this engine of all other models, or for another machine or version.

        Engines share the folder `where.compiled`; each leaves alone what isn't named as its own is.
        """


@cache
def _loaded(module: str) -> Engine:
    engine: Engine = import_module(module).ENGINE
    return engine


def engine(name: str) -> Engine:
    """The engine of this name, one of `ENGINES`."""
    return _loaded(ENGINES[name].module)
