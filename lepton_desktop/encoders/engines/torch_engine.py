"""PyTorch: runs every model on every machine, at once; the only engine for graphics cards."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from lepton_desktop.encoders.load import load_encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.encoders.engines import Description, Trial, Where
    from lepton_desktop.encoders.torch_encoder import TorchEncoder


class TorchEngine:
    """See `Engine`. Nothing is made for it."""

    makes = False

    def available(self) -> bool:
        return importlib.util.find_spec("torch") is not None

    def precisions(self) -> Sequence[str]:
        return ()

    def open(self, name: str, where: Where, for_photos: bool, notice: Callable[[str], None]) -> Encoder:
        return load_encoder(name, where.models, where.device, notice)

    def is_made(self, name: str, where: Where) -> bool:
        return True

    def description(self, name: str, where: Where) -> Description | None:
        return None

    def refusal(self, name: str, where: Where) -> str | None:
        return None

    def make(self, encoder: TorchEncoder, where: Where, trial: Trial | None) -> None:
        return None

    def keep_only(self, identities: Sequence[str], where: Where) -> None:
        return None


ENGINE = TorchEngine()
