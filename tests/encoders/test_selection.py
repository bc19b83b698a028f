"""Torch serves until a model is compiled, then the compiled form does; the user may want it otherwise."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from encoders import tiny
from lepton_desktop.app import Application
from lepton_desktop.encoders import accelerators, openvino_runtime
from lepton_desktop.encoders.background_compile import BackgroundCompile
from lepton_desktop.encoders.compiled_forms import folder_of, refuse
from lepton_desktop.encoders.engines import Where
from lepton_desktop.encoders.load import identity_of, load_encoder
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder
from lepton_desktop.encoders.selection import Selection
from lepton_desktop.encoders.switching_encoder import SwitchingEncoder
from lepton_desktop.encoders.torch_encoder import TorchEncoder
from lepton_desktop.encoders.torch_graphs import torch_source
from lepton_desktop.settings import Places, change_settings
from lepton_desktop.user_messages import UserMessage

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"
MARKING = "import pathlib, sys; pathlib.Path(sys.argv[2]).write_text(sys.argv[1])"


@pytest.fixture
def engines(tmp_path: Path) -> Selection:
    tiny.install(tmp_path / "models", NAME)
    return Selection(Where(tmp_path / "models", tmp_path / "compiled", "cpu", "f32"), "openvino")


def compile_model(engines: Selection) -> None:
    convert(
        torch_source(load_encoder(NAME, engines.where.models, "cpu")),
        engines.where.compiled,
        engines.where.precision,
    )


def test_the_engine_changes_under_way_and_the_space_does_not(engines: Selection) -> None:
    encoder = engines.load(NAME, for_photos=True)
    assert isinstance(encoder, SwitchingEncoder)
    encoder._clock = iter(range(0, 1000, 10)).__next__
    pixels = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3), np.uint8)
    before, identity = encoder.encode_images(pixels), encoder.identity
    assert isinstance(encoder._runner, TorchEncoder)
    compile_model(engines)
    after = encoder.encode_images(pixels)
    assert isinstance(encoder._runner, CompiledEncoder)
    assert encoder.identity == identity
    assert ((before * after).sum(1) > 0.9999).all()


def test_a_compiled_model_is_taken_at_once(engines: Selection) -> None:
    compile_model(engines)
    assert isinstance(engines.load(NAME), CompiledEncoder)
    assert isinstance(engines.load(NAME, for_photos=True), CompiledEncoder)


def test_who_wants_torch_gets_torch(engines: Selection) -> None:
    compile_model(engines)
    assert isinstance(replace(engines, wanted="torch").load(NAME), TorchEncoder)


def test_what_is_missing_is_compiled_in_the_background_after_enough_pictures(
    engines: Selection, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    with BackgroundCompile(
        lambda name: [sys.executable, "-c", MARKING, name, str(mark)], {}, lambda: 3
    ) as preparing:
        encoder = engines.load(NAME, for_photos=True, preparing=preparing)
        encoder.encode_images(np.zeros((2, 32, 32, 3), np.uint8))
        assert not preparing.running
        encoder.encode_images(np.zeros((2, 32, 32, 3), np.uint8))
        preparing.wait()
    assert mark.read_text() == NAME


def test_what_the_user_chose_is_compiled_at_once_and_what_is_automatic_when_there_are_photos_enough(
    tmp_path: Path,
) -> None:
    application = Application(Places(tmp_path))
    with application.preparing() as preparing:
        preparing._command = lambda name: [sys.executable, "-c", "pass"]
        preparing.missing("starter")
        assert preparing._process is None
        change_settings(application.places.settings, engine="openvino", precision="i8")
        preparing.missing("starter")
        assert preparing._process is None, "it is made with the photos"
        change_settings(application.places.settings, engine="openvino", precision="f32")
        preparing.missing("starter")
        assert preparing._process is not None


def test_what_could_not_be_compiled_is_not_tried_at_every_start(engines: Selection, tmp_path: Path) -> None:
    where = engines.where
    refuse(
        folder_of(where.compiled, identity_of(NAME, where.models), where.precision), UserMessage("it can't")
    )
    mark = tmp_path / "mark"
    with BackgroundCompile(lambda name: [sys.executable, "-c", MARKING, name, str(mark)], {}) as preparing:
        engines.load(NAME, preparing=preparing)
        preparing.wait()
    assert not mark.exists()


def test_the_background_work_ends_with_its_block() -> None:
    with BackgroundCompile(
        lambda name: [sys.executable, "-c", "input()" if name else "", name], {}
    ) as preparing:
        preparing._command = lambda name: [sys.executable, "-c", "import time; time.sleep(600)"]
        preparing.missing(NAME)
        assert preparing.running
    assert not preparing.running


def test_a_program_that_can_not_be_started_costs_nothing() -> None:
    with BackgroundCompile(lambda name: ["/no/such/program"], {}) as preparing:
        preparing.missing(NAME)
        assert not preparing.running


def test_the_processor_is_no_accelerator() -> None:
    assert not accelerators.may_be_there("cpu")


def test_what_is_found_without_torch_is_never_less_than_torch_finds() -> None:
    import torch

    assert accelerators.may_be_there("cuda") or not torch.cuda.is_available()
    assert accelerators.may_be_there("mps") or not torch.backends.mps.is_available()
