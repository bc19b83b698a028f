"""OpenVINO: runs what was compiled for this processor, several times as fast as torch, and without importing it.

A model that has an IR runs at once; its compiled form is made from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.compiled_forms import description_of, folder_of, keep_only, refused
from lepton_desktop.encoders.load import can_open, identity_of, load_compiled, load_ir

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.encoders.engines import Description, Trial, Where
    from lepton_desktop.encoders.source import Source
    from lepton_desktop.user_messages import UserMessage


class OpenVinoEngine:
    """See `Engine`."""

    makes = True

    def available(self) -> bool:
        return openvino_runtime.version() is not None

    def precisions(self) -> Sequence[str]:
        return openvino_runtime.precisions()

    def open(
        self, name: str, where: Where, for_photos: bool, notice: Callable[[str], None]
    ) -> Encoder | None:
        return load_compiled(name, where.models, where.compiled, where.precision, for_photos, notice)

    def runs_at_once(self, name: str, where: Where) -> bool:
        return self.available() and can_open(name, where.models).by_openvino

    def open_at_once(self, name: str, where: Where, notice: Callable[[str], None]) -> Encoder:
        return load_ir(name, where.models)

    def is_made(self, name: str, where: Where) -> bool:
        identity = identity_of(name, where.models)
        try:
            return folder_of(where.compiled, identity, where.precision).is_dir()
        except ImportError:
            return False  # no form can run here

    def description(self, name: str, where: Where) -> Description | None:
        return description_of(where.compiled, identity_of(name, where.models), where.precision)

    def refusal(self, name: str, where: Where) -> UserMessage | None:
        return refused(where.compiled, identity_of(name, where.models), where.precision)

    def make(self, source: Source, where: Where, trial: Trial | None) -> None:
        from lepton_desktop.encoders.openvino_compile import convert

        convert(source, where.compiled, where.precision, trial)

    def keep_only(self, identities: Sequence[str], where: Where) -> None:
        keep_only(where.compiled, identities)


ENGINE = OpenVinoEngine()
