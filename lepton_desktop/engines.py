"""The engines that can run a model. Settings, command line and window derive their choices from this table.

A new engine is a module with an `ENGINE` (see `lepton_desktop.encoders.engines`) and its entry here.
"""

from __future__ import annotations

from dataclasses import dataclass

AUTO = "auto"
"""The choice of whoever leaves it to the program: what was measured to be fastest."""


EIGHT_BITS = "i8"
"""The precision that is made with the user's photos, and measured on them."""

GRAPHICS = "gpu"
"""The precision that Intel's graphics compute in, by OpenVINO: float16. Words stay on the processor."""


@dataclass(frozen=True, slots=True)
class EngineEntry:
    """An engine by its `name` in the settings and the `title` that people read."""

    name: str
    title: str
    module: str
    """Where its `ENGINE` is. It is imported when it is needed."""
    precisions: tuple[str, ...] = ()
    """In which models can be made for it, on one machine or another; empty where nothing is made."""


ENGINES = {
    one.name: one
    for one in (
        EngineEntry("torch", "PyTorch", "lepton_desktop.encoders.engines.torch_engine"),
        EngineEntry(
            "openvino",
            "OpenVINO",
            "lepton_desktop.encoders.engines.openvino_engine",
            ("f32", "bf16", "f16", EIGHT_BITS, GRAPHICS),
        ),
    )
}
"""All engines by name. Where several could run a model, the first that is there and can does."""


def engine_choices() -> tuple[str, ...]:
    """What the setting `engine` may be."""
    return (AUTO, *ENGINES)


def precision_choices() -> tuple[str, ...]:
    """What the setting `precision` may be."""
    return (AUTO, *dict.fromkeys(name for one in ENGINES.values() for name in one.precisions))


def title_of(engine: str) -> str:
    """An engine's title; its name, where a later version has measured one that isn't known here."""
    return ENGINES[engine].title if engine in ENGINES else engine
