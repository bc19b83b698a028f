"""What a model's compiled forms are made from: its two parts as graphs, and torch to measure against, if it is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from lepton_desktop.encoders.encoder import Preprocessing
    from lepton_desktop.encoders.tokens import Tokenize
    from lepton_desktop.encoders.torch_encoder import TorchEncoder


class Graphs(Protocol):
    """A model's two parts as OpenVINO's graphs, which the caller may change."""

    @property
    def dimensions(self) -> int:
        """The length of the vectors."""

    def image(self) -> Any:
        """Pixels (n, size, size, 3), uint8, to unit vectors. Raises EncoderError where it can't be read or made."""

    def text(self) -> Any:
        """Tokens (n, context), int64, to unit vectors. Raises EncoderError where it can't be read or made."""


@dataclass(frozen=True, slots=True)
class Source:
    """A model to compile. `torch` runs it on the CPU, in float32; None where torch or its weights aren't here."""

    name: str
    identity: str
    preprocessing: Preprocessing
    tokenize: Tokenize
    graphs: Graphs
    torch: TorchEncoder | None
