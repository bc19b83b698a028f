"""Intel's graphics are one more way to run the image part. A stand-in for OpenVINO's entrance has them here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from encoders import tiny
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.compiled_forms import FALLBACK, folder_of
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import Measured
from lepton_desktop.encoders.load import load_compiled, load_encoder
from lepton_desktop.encoders.measuring import choose
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder
from lepton_desktop.encoders.selection import selection_of
from lepton_desktop.encoders.source import Source
from lepton_desktop.encoders.torch_graphs import torch_source
from lepton_desktop.engines import AUTO, GRAPHICS
from lepton_desktop.settings import Places, Settings

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"


class WithGraphics:
    """OpenVINO's entrance on a machine that has graphics, which are its processor in disguise."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.broken = self.failing = self.wrong = False

    @property
    def available_devices(self) -> list[str]:
        return ["CPU", "GPU.0", "GPU.1"]

    def get_property(self, device: str, name: str) -> Any:
        assert device == "CPU"
        return self._real.get_property(device, name)

    def compile_model(self, model: Any, device: str, options: dict[str, str]) -> Any:
        return self._disguised(self._real.compile_model(model, "CPU", _processors(options)), device, options)

    def import_model(self, blob: Any, device: str, options: dict[str, str]) -> Any:
        return self._disguised(self._real.import_model(blob, "CPU", _processors(options)), device, options)

    def _disguised(self, compiled: Any, device: str, options: dict[str, str]) -> Any:
        if device == "CPU":
            return compiled
        self.asked.append((device, options))
        if self.broken:
            raise RuntimeError("no such driver\nin the second line")
        return _Graphics(compiled, self)


class _Graphics:
    def __init__(self, compiled: Any, entrance: WithGraphics) -> None:
        self._compiled, self._entrance = compiled, entrance

    def __call__(self, pixels: NDArray[np.uint8]) -> Any:
        if self._entrance.failing:
            raise RuntimeError("device lost")
        found = self._compiled(pixels)[0]
        return [np.roll(found, 1, axis=1) if self._entrance.wrong else found]

    def export_model(self) -> Any:
        return self._compiled.export_model()


def _processors(options: dict[str, str]) -> dict[str, str]:
    return options | {"INFERENCE_PRECISION_HINT": "f32"}


@pytest.fixture
def graphics(monkeypatch: pytest.MonkeyPatch) -> WithGraphics:
    entrance = WithGraphics(openvino_runtime.core())
    monkeypatch.setattr(openvino_runtime, "core", lambda: entrance)
    return entrance


@pytest.fixture
def source(tmp_path: Path) -> Source:
    tiny.install(tmp_path / "models", NAME)
    return torch_source(load_encoder(NAME, tmp_path / "models", "cpu"))


def pixels(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, 32, 32, 3), np.uint8)


def opened(tmp_path: Path, told: list[str]) -> CompiledEncoder:
    encoder = load_compiled(NAME, tmp_path / "models", tmp_path / "compiled", GRAPHICS, True, told.append)
    assert encoder is not None
    return encoder


def test_they_are_measured_and_run_the_image_part_alone(
    graphics: WithGraphics, source: Source, tmp_path: Path
) -> None:
    made = convert(source, tmp_path / "compiled", GRAPHICS)
    assert made.precision == GRAPHICS
    assert GRAPHICS in [one.precision for one in made.measured]
    graphics.asked.clear()
    encoder = opened(tmp_path, [])
    assert source.torch is not None
    assert ((encoder.encode_images(pixels(3)) * source.torch.encode_images(pixels(3))).sum(1) > 0.999).all()
    encoder.encode_texts(["a cat"])
    assert (encoder.device, encoder.engine) == ("gpu", "openvino gpu")
    assert graphics.asked == [("GPU", {"INFERENCE_PRECISION_HINT": "f16", "PERFORMANCE_HINT": "LATENCY"})]


def test_they_are_refused_where_they_compute_something_else(
    graphics: WithGraphics, source: Source, tmp_path: Path
) -> None:
    graphics.wrong = True
    with pytest.raises(EncoderError, match="don't agree"):
        convert(source, tmp_path / "compiled", GRAPHICS)
    assert convert(source, tmp_path / "compiled", AUTO).precision != GRAPHICS


def test_graphics_that_can_not_be_compiled_for_cost_nothing(
    graphics: WithGraphics, source: Source, tmp_path: Path
) -> None:
    graphics.broken = True
    assert GRAPHICS not in [one.precision for one in convert(source, tmp_path / "compiled", AUTO).measured]
    with pytest.raises(EncoderError, match="no such driver"):
        convert(source, tmp_path / "compiled", GRAPHICS)


@pytest.mark.parametrize("fault", ["broken", "failing"])
def test_when_they_fail_later_the_processor_goes_on_and_that_is_said_once(
    graphics: WithGraphics, source: Source, tmp_path: Path, fault: str
) -> None:
    made = convert(source, tmp_path / "compiled", GRAPHICS)
    assert (folder_of(tmp_path / "compiled", made.identity, GRAPHICS) / FALLBACK).is_file()
    setattr(graphics, fault, True)
    told: list[str] = []
    encoder = opened(tmp_path, told)
    assert source.torch is not None
    for count in (3, 2):
        found = encoder.encode_images(pixels(count))
        assert ((found * source.torch.encode_images(pixels(count))).sum(1) > 0.998).all()
    assert encoder.device == "cpu"
    assert len(told) == 1
    assert "the graphics failed" in told[0]
    assert "second line" not in told[0]


def test_they_are_chosen_when_they_are_faster_and_agree() -> None:
    def measured(precision: str, per_second: float, agreement: float = 1.0) -> Measured:
        return Measured("openvino", precision, 1.0, per_second, agreement, agreement, None)

    processor = measured("f32", 100), measured("bf16", 180)
    assert choose([*processor, measured(GRAPHICS, 300)], AUTO).precision == GRAPHICS
    assert choose([*processor, measured(GRAPHICS, 185)], AUTO).precision == "bf16"
    assert choose([*processor, measured(GRAPHICS, 300, 0.98)], AUTO).precision == "bf16"


def test_who_chose_them_on_a_machine_without_gets_the_fastest(tmp_path: Path) -> None:
    if openvino_runtime.has_graphics():
        pytest.skip("this machine has graphics")
    engines = selection_of(Settings(precision=GRAPHICS), Places(tmp_path))
    assert engines.where.precision == AUTO
    assert "the precision gpu, which can't be used here" in str(engines.why_not_wanted())


def test_they_are_offered_where_they_are(graphics: WithGraphics, tmp_path: Path) -> None:
    assert openvino_runtime.precisions()[-1] == GRAPHICS
    engines = selection_of(Settings(precision=GRAPHICS), Places(tmp_path))
    assert engines.where.precision == GRAPHICS
    assert engines.why_not_wanted() is None
