"""A model's IR gives torch's vectors without torch, is made into a compiled form, and is checked before it is used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from encoders import tiny
from lepton_desktop.encoders import openvino_compile, openvino_runtime
from lepton_desktop.encoders.compiled_forms import folder_of, keep_only
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import Where
from lepton_desktop.encoders.ir_export import export_ir
from lepton_desktop.encoders.load import identity_of, load_compiled, load_encoder, load_ir, load_source
from lepton_desktop.encoders.models import IR_DESCRIPTION, IR_FOLDER, WEIGHTS_FILE, find
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder, IrEncoder
from lepton_desktop.encoders.selection import Selection
from lepton_desktop.encoders.switching_encoder import SwitchingEncoder
from lepton_desktop.encoders.torch_encoder import TorchEncoder

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"
WORDS = ["a dog on the beach", "", "coins " * 40]


def pixels(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, 32, 32, 3), np.uint8)


@pytest.fixture(scope="module")
def with_both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The models folder with the tiny model's weights and its IR; no test may change it."""
    models = tmp_path_factory.mktemp("models")
    tiny.install(models, NAME)
    export_ir(load_encoder(NAME, models, "cpu"), find(NAME, models).folder / IR_FOLDER)
    return models


@pytest.fixture
def models(with_both: Path, tmp_path: Path) -> Path:
    """The same model with its IR alone, as it comes without torch."""
    copied = Path(shutil.copytree(with_both, tmp_path / "models"))
    (find(NAME, copied).folder / WEIGHTS_FILE).unlink()
    return copied


def test_it_runs_at_once_with_torchs_vectors_and_identity(with_both: Path, models: Path) -> None:
    torch, ir = load_encoder(NAME, with_both, "cpu"), load_ir(NAME, models)
    assert (ir.identity, ir.dimensions) == (torch.identity, torch.dimensions)
    assert ((ir.encode_images(pixels(3)) * torch.encode_images(pixels(3))).sum(1) > 0.9999).all()
    assert ((ir.encode_texts(WORDS) * torch.encode_texts(WORDS)).sum(1) > 0.9999).all()


def test_a_compiled_form_is_made_of_it_and_measured_without_torch(models: Path, tmp_path: Path) -> None:
    source = load_source(NAME, models)
    assert source.torch is None
    made = convert(source, tmp_path / "compiled", "f32")
    assert {one.engine for one in made.measured} == {"openvino"}
    assert made.fastest
    compiled = load_compiled(NAME, models, tmp_path / "compiled", "f32")
    assert compiled is not None
    expected = load_ir(NAME, models).encode_images(pixels(3))
    assert ((compiled.encode_images(pixels(3)) * expected).sum(1) > 0.9999).all()


def test_where_torch_is_here_too_it_is_measured(with_both: Path) -> None:
    source = load_source(NAME, with_both)
    assert source.torch is not None
    assert not isinstance(source.graphs, TorchEncoder)


def test_it_serves_until_the_compiled_form_is_there(models: Path, tmp_path: Path) -> None:
    engines = Selection(Where(models, tmp_path / "compiled", "auto", "f32"))
    encoder = engines.load(NAME, for_photos=True)
    assert isinstance(encoder, SwitchingEncoder)
    assert isinstance(encoder._runner, IrEncoder)
    convert(load_source(NAME, models), tmp_path / "compiled", "f32")
    encoder._next_look = 0.0
    encoder.encode_images(pixels(1))
    assert isinstance(encoder._runner, CompiledEncoder)
    assert isinstance(engines.load(NAME), CompiledEncoder)


def test_who_wants_torch_gets_what_can_run_the_model(models: Path, tmp_path: Path) -> None:
    encoder = Selection(Where(models, tmp_path / "compiled", "cpu", "f32"), "torch").load(NAME)
    assert isinstance(encoder, SwitchingEncoder)
    assert isinstance(encoder._runner, IrEncoder)


def test_what_was_compiled_serves_photos_where_the_faster_torch_is_missing_now(
    models: Path, with_both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openvino_compile, "WORTH", 0.0)  # torch counts as faster
    made = convert(load_source(NAME, with_both), tmp_path / "compiled", "f32")
    assert not made.fastest
    without = Selection(Where(models, tmp_path / "compiled", "cpu", "f32"))
    assert isinstance(without.load(NAME, for_photos=True), CompiledEncoder)
    with_torch = Selection(Where(with_both, tmp_path / "compiled", "cpu", "f32"))
    assert not isinstance(with_torch.load(NAME, for_photos=True), CompiledEncoder)


def test_torch_says_that_it_can_not_run_it(models: Path) -> None:
    with pytest.raises(EncoderError, match="ready for OpenVINO alone"):
        load_encoder(NAME, models, "cpu")


@pytest.mark.parametrize("name", ["image.xml", "text.bin"])
def test_a_damaged_file_never_reaches_openvino(
    models: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = find(NAME, models).ir / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    given = openvino_runtime.read_model
    monkeypatch.setattr(
        openvino_runtime,
        "read_model",
        lambda *files: pytest.fail("given") if bytes(content) in files else given(*files),
    )
    encoder = load_ir(NAME, models)
    with pytest.raises(EncoderError, match=rf"{name}: is damaged"):
        encoder.encode_texts(WORDS) if name.startswith("text") else encoder.encode_images(pixels(1))


def test_an_ir_of_other_weights_is_refused(models: Path) -> None:
    path = find(NAME, models).ir / IR_DESCRIPTION
    described = json.loads(path.read_text())
    path.write_text(json.dumps(described | {"identity": "another@0.0"}))
    with pytest.raises(EncoderError, match="is of another model"):
        load_ir(NAME, models)


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1}'])
def test_a_description_that_can_not_be_used_is_an_error_in_words(models: Path, content: str) -> None:
    path = find(NAME, models).ir / IR_DESCRIPTION
    path.write_text(content)
    with pytest.raises(EncoderError, match="install Lepton Desktop again"):
        load_ir(NAME, models)


def test_an_export_that_does_not_agree_with_torch_leaves_nothing(with_both: Path, tmp_path: Path) -> None:
    encoder = load_encoder(NAME, with_both, "cpu")
    look = encoder.encode_images
    encoder.encode_images = lambda pixels: np.roll(look(pixels), 1, axis=1)  # type: ignore[method-assign]
    with pytest.raises(EncoderError, match="doesn't agree with torch"):
        export_ir(encoder, tmp_path / "ir")
    assert not list(tmp_path.iterdir())


def test_an_export_overwrites_nothing(with_both: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(EncoderError, match="isn't empty"):
        export_ir(load_encoder(NAME, with_both, "cpu"), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_of_two_processes_that_compile_it_neither_takes_the_others_form_away(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, compiled = load_source(NAME, models), tmp_path / "compiled"
    text = type(source.graphs).text
    first: list[CompiledEncoder] = []

    def meanwhile(graphs: object) -> object:
        monkeypatch.setattr(type(source.graphs), "text", text)
        convert(load_source(NAME, models), compiled, "f32")
        opened = load_compiled(NAME, models, compiled, "f32")
        assert opened is not None
        first.append(opened)
        return text(source.graphs)  # type: ignore[arg-type]

    monkeypatch.setattr(type(source.graphs), "text", meanwhile)
    kept = folder_of(compiled, identity_of(NAME, models), "f32")
    made = convert(source, compiled, "f32")
    assert made == first[0].description
    assert first[0].encode_images(pixels(1)).shape == (1, 24)
    assert [entry.name for entry in compiled.iterdir()] == [kept.name]


def test_a_form_that_was_made_again_is_taken_by_who_had_opened_the_earlier_one(
    models: Path, tmp_path: Path
) -> None:
    compiled = tmp_path / "compiled"
    convert(load_source(NAME, models), compiled, "f32")
    opened = load_compiled(NAME, models, compiled, "f32")
    assert opened is not None
    opened.description.checksums["image.blob"] ^= 1  # as if another form had lain there when it was opened
    assert opened.encode_images(pixels(2)).shape == (2, 24)


def broken_openvino(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenVINO without the library that runs models on the processor, as where an installation is damaged."""

    class Core:
        available_devices = ()

        def get_property(self, device: str, name: str) -> str:
            raise RuntimeError(
                f'Exception from core.cpp:268:\nDevice with "{device}" name is not registered\n\n'
            )

    openvino_runtime.core.cache_clear()
    openvino_runtime.processor.cache_clear()
    monkeypatch.setattr(openvino_runtime.import_openvino(), "Core", Core)


@pytest.fixture
def sound_afterwards() -> Iterator[None]:
    yield
    openvino_runtime.core.cache_clear()
    openvino_runtime.processor.cache_clear()


@pytest.mark.usefixtures("sound_afterwards")
def test_a_broken_openvino_is_told_in_words_with_what_to_do(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_openvino(monkeypatch)
    engines = Selection(Where(models, tmp_path / "compiled", "auto", "auto"))
    encoder = engines.load(NAME, for_photos=True)
    with pytest.raises(EncoderError, match=r'Device with "CPU" name is not registered\); install it again'):
        encoder.encode_images(pixels(1))
    assert not engines.is_made(NAME)
    assert not engines.is_settled(NAME)
    keep_only(tmp_path / "compiled", [])
    with pytest.raises(EncoderError, match="can't be compiled"):
        convert(load_source(NAME, models), tmp_path / "compiled", "auto")
