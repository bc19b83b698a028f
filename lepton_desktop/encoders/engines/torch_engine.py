"""PyTorch: runs every model on every machine, at once; the only engine for graphics cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.encoders.load import can_open, load_encoder
from lepton_desktop.encoders.torch_packages import torch_is_here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.encoders.engines import Description, Trial, Where
    from lepton_desktop.encoders.source import Source
    from lepton_desktop.user_messages import UserMessage


class TorchEngine:
    """See `Engine`. Nothing is made for it."""

    makes = False

    def available(self) -> bool:
        return torch_is_here()

    def precisions(self) -> Sequence[str]:
        return ()

    def open(
        self, name: str, where: Where, for_photos: bool, notice: Callable[[str], None]
    ) -> Encoder | None:
        return None

    def runs_at_once(self, name: str, where: Where) -> bool:
        return self.available() and can_open(name, where.models).by_torch

    def open_at_once(self, name: str, where: Where, notice: Callable[[str], None]) -> Encoder:
        return load_encoder(name, where.models, where.device, notice)

    def is_made(self, name: str, where: Where) -> bool:
        return False

    def description(self, name: str, where: Where) -> Description | None:
        return None

    def refusal(self, name: str, where: Where) -> UserMessage | None:
        return None

    def make(self, source: Source, where: Where, trial: Trial | None) -> None:
        return None

    def keep_only(self, identities: Sequence[str], where: Where) -> None:
        return None


ENGINE = TorchEngine()
