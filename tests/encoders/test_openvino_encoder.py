"""A compiled model gives torch's vectors, without torch, and is made anew when it is damaged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from encoders import tiny
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.compiled_forms import DESCRIPTION, IMAGE, TEXT, folder_of, keep_only, refused
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.load import identity_of, load_compiled, load_encoder
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder
from lepton_desktop.encoders.torch_encoder import TorchEncoder
from lepton_desktop.encoders.torch_graphs import torch_source

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny.install(folder, NAME)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """The folder of the compiled models, with the tiny one in it, in float32; no test may change it."""
    compiled = tmp_path_factory.mktemp("compiled")
    convert(torch_source(torch_encoder(models)), compiled, "f32")
    return compiled


@pytest.fixture
def compiled(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "compiled"))


def torch_encoder(models: Path) -> TorchEncoder:
    return load_encoder(NAME, models, "cpu")


def opened(models: Path, compiled: Path) -> CompiledEncoder:
    encoder = load_compiled(NAME, models, compiled, "f32")
    assert encoder is not None
    return encoder


def pixels(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, 32, 32, 3), np.uint8)


@pytest.mark.parametrize("count", [0, 1, 3, 37])
def test_pictures_get_torchs_vectors(models: Path, made: Path, count: int) -> None:
    mine, theirs = (
        opened(models, made).encode_images(pixels(count)),
        torch_encoder(models).encode_images(pixels(count)),
    )
    assert mine.shape == (count, 24)
    assert mine.dtype == np.float32
    assert ((mine * theirs).sum(1) > 0.9999).all()


def test_words_get_torchs_vectors(models: Path, made: Path) -> None:
    words = ["a dog on the beach", "", "coins " * 40, *(f"cat {number}" for number in range(40))]
    mine, theirs = opened(models, made).encode_texts(words), torch_encoder(models).encode_texts(words)
    assert ((mine * theirs).sum(1) > 0.9999).all()
    assert np.allclose(np.linalg.norm(mine, axis=1), 1, atol=1e-5)
    assert opened(models, made).encode_texts([]).shape == (0, 24)


def test_its_vectors_are_of_the_same_space(models: Path, made: Path) -> None:
    assert opened(models, made).identity == torch_encoder(models).identity


def test_pixels_of_another_size_are_refused(models: Path, made: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        opened(models, made).encode_images(np.zeros((1, 16, 16, 3), np.uint8))


def test_what_was_measured_is_kept(models: Path, made: Path) -> None:
    measured = opened(models, made).description.measured
    assert [(one.engine, one.precision) for one in measured[:2]] == [("torch", "f32"), ("openvino", "f32")]
    assert all(one.per_second > 0 and one.megabytes > 0 for one in measured)
    assert measured[1].agreement > 0.9999


@pytest.mark.parametrize("name", [IMAGE, TEXT])
def test_a_damaged_one_is_deleted_and_made_anew(models: Path, compiled: Path, name: str) -> None:
    folder = folder_of(compiled, identity_of(NAME, models), "f32")
    blob = bytearray((folder / name).read_bytes())
    blob[len(blob) // 2] ^= 1
    (folder / name).write_bytes(blob)
    assert load_compiled(NAME, models, compiled, "f32", for_photos=name == IMAGE) is None
    assert not folder.exists()
    convert(torch_source(torch_encoder(models)), compiled, "f32")
    assert load_compiled(NAME, models, compiled, "f32", for_photos=name == IMAGE) is not None


def test_damage_that_shows_when_the_first_photo_is_seen_is_told(models: Path, compiled: Path) -> None:
    encoder = opened(models, compiled)
    folder = folder_of(compiled, encoder.identity, "f32")
    (folder / IMAGE).write_bytes(b"")
    with pytest.raises(EncoderError, match="was damaged"):
        encoder.encode_images(pixels(1))
    assert not folder.exists()


def test_one_that_was_made_anew_meanwhile_is_not_deleted(models: Path, compiled: Path) -> None:
    encoder = opened(models, compiled)
    folder = folder_of(compiled, encoder.identity, "f32")
    (folder / IMAGE).write_bytes(b"another's")
    described = folder / DESCRIPTION
    described.write_text(
        described.read_text(encoding="utf-8").replace('"fastest": ', '"fastest":  '), encoding="utf-8"
    )
    with pytest.raises(EncoderError, match="was damaged"):
        encoder.encode_images(pixels(1))
    assert (folder / IMAGE).read_bytes() == b"another's"


@pytest.mark.parametrize("content", ["", "[]", "{", json.dumps({"format": 0})])
def test_a_description_that_can_not_be_read_counts_as_none(
    models: Path, compiled: Path, content: str
) -> None:
    (folder_of(compiled, identity_of(NAME, models), "f32") / DESCRIPTION).write_text(content)
    assert load_compiled(NAME, models, compiled, "f32") is None


def test_one_of_another_model_or_precision_is_not_taken(models: Path, compiled: Path, tmp_path: Path) -> None:
    tiny.install(tmp_path / "others", NAME, seed=2)
    assert load_compiled(NAME, tmp_path / "others", compiled, "f32") is None
    assert load_compiled(NAME, models, compiled, "auto") is None


def test_a_precision_that_the_processor_lacks_is_refused_and_that_is_remembered(
    models: Path, tmp_path: Path
) -> None:
    with pytest.raises(EncoderError, match="this computer has no f8"):
        convert(torch_source(torch_encoder(models)), tmp_path, "f8")
    assert "no f8" in str(refused(tmp_path, identity_of(NAME, models), "f8"))


def test_an_engine_whose_vectors_differ_is_refused(models: Path, tmp_path: Path) -> None:
    encoder = torch_encoder(models)
    look = encoder.encode_images
    encoder.encode_images = lambda pixels: np.roll(look(pixels), 1, axis=1)  # type: ignore[method-assign]
    with pytest.raises(EncoderError, match="don't agree with torch's"):
        convert(torch_source(encoder), tmp_path)
    assert not [entry for entry in tmp_path.iterdir() if entry.is_dir()]


def test_those_of_other_models_are_deleted(models: Path, compiled: Path) -> None:
    identity = identity_of(NAME, models)
    (compiled / "0123456789abcdef").mkdir()
    (compiled / "0123456789abcdee.refused").write_text("")
    other = folder_of(compiled, identity, "auto")
    shutil.copytree(folder_of(compiled, identity, "f32"), other)
    keep_only(compiled, [identity])
    kept = {folder_of(compiled, identity, precision).name for precision in ("f32", "auto")}
    assert {entry.name for entry in compiled.iterdir()} == kept


def test_nothing_is_imported_that_could_speak_to_a_server() -> None:
    openvino_runtime.import_openvino()
    assert sys.modules["openvino_telemetry"] is None


def test_it_needs_neither_torch_nor_open_clip(models: Path, made: Path) -> None:
    program = (
        "import sys, pathlib, numpy as np\n"
        "from lepton_desktop.encoders.load import load_compiled\n"
        f"encoder = load_compiled({NAME!r}, pathlib.Path({str(models)!r}), pathlib.Path({str(made)!r}), 'f32')\n"
        "encoder.encode_texts(['a cat']), encoder.encode_images(np.zeros((1, 32, 32, 3), np.uint8))\n"
        "print(sorted({'torch', 'open_clip', 'timm', 'torchvision'} & sys.modules.keys()))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
