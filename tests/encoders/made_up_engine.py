"""An engine as somebody may add it: a module with an `ENGINE`. Models are made for it by writing a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.encoders.engines import Description, Measured
from lepton_desktop.encoders.load import identity_of, load_encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.encoders.engines import Trial, Where
    from lepton_desktop.encoders.source import Source


class MadeUpEngine:
    """Opens what was made for it with torch."""

    makes = True

    def __init__(self) -> None:
        self.opened: list[str] = []

    def available(self) -> bool:
        return True

    def precisions(self) -> Sequence[str]:
        return ("f9",)

    def open(
        self, name: str, where: Where, for_photos: bool, notice: Callable[[str], None]
    ) -> Encoder | None:
        if not self.is_made(name, where):
            return None
        self.opened.append(name)
        return load_encoder(name, where.models, "cpu", notice)

    def runs_at_once(self, name: str, where: Where) -> bool:
        return not self.makes

    def open_at_once(self, name: str, where: Where, notice: Callable[[str], None]) -> Encoder:
        self.opened.append(name)
        return load_encoder(name, where.models, "cpu", notice)

    def is_made(self, name: str, where: Where) -> bool:
        return _file(where).exists()

    def description(self, name: str, where: Where) -> Description | None:
        if not self.is_made(name, where):
            return None
        measured = Measured("made-up", "f9", 3.0, 77.0, 1.0, 1.0, None)
        return Description(identity_of(name, where.models), 8, "f9", True, (measured,), {})

    def refusal(self, name: str, where: Where) -> str | None:
        return None

    def make(self, source: Source, where: Where, trial: Trial | None) -> None:
        _file(where).parent.mkdir(parents=True, exist_ok=True)
        _file(where).write_text(source.identity)

    def keep_only(self, identities: Sequence[str], where: Where) -> None:
        return None


def _file(where: Where) -> Path:
    return where.compiled / "made-up" / "model"


ENGINE = MadeUpEngine()
