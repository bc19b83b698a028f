"""The torch engine: what goes in, what comes out, and what it does when a device fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import open_clip
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors.torch import load_file, save_file
from skimage import data

from encoders import tiny
from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.torch_encoder import TorchEncoder

PREPROCESSING = Preprocessing(32, "squash", "bicubic", (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiny") / "tiny.safetensors"
    tiny.save_weights(path)
    return path


def make_encoder(weights: Path, device: str = "cpu", notice: Callable[[str], None] = print) -> TorchEncoder:
    return TorchEncoder("tiny", "tiny@1", tiny.CONFIG["model_cfg"], PREPROCESSING, weights, device, notice)


@pytest.fixture
def encoder(weights: Path) -> TorchEncoder:
    return make_encoder(weights)


def pixels(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, 32, 32, 3), np.uint8)


def fail_above(limit: int, seen: list[int]) -> Callable[..., None]:
    """A hook that fails as a device does whose memory is too small for more than `limit` pictures at once."""

    def hook(module: Any, inputs: tuple[torch.Tensor, ...], output: object) -> None:
        seen.append(len(inputs[0]))
        if len(inputs[0]) > limit:
            raise torch.OutOfMemoryError("out of memory")

    return hook


def test_a_photo_gets_the_vector_that_open_clip_itself_gives_it(encoder: TorchEncoder) -> None:
    photo = Image.fromarray(data.chelsea())
    transform = open_clip.image_transform(
        32, False, mean=PREPROCESSING.mean, std=PREPROCESSING.std, resize_mode="squash"
    )
    with torch.inference_mode():
        expected = tiny.make_model().encode_image(transform(photo)[None], normalize=True).numpy()
    mine = encoder.encode_images(PREPROCESSING.apply(photo)[None])
    assert mine.shape == (1, 24)
    assert mine.dtype == np.float32
    assert float(mine[0] @ expected[0]) > 0.9999


def test_words_get_the_vector_that_open_clip_itself_gives_them(encoder: TorchEncoder) -> None:
    words = ["a dog on the beach", "coins " * 40]  # the second is cut at the context's end
    with torch.inference_mode():
        expected = tiny.make_model().encode_text(open_clip.tokenize(words, 12), normalize=True).numpy()
    assert np.allclose(encoder.encode_texts(words), expected, atol=2e-3)


def test_vectors_have_unit_length(encoder: TorchEncoder) -> None:
    vectors = np.concatenate([encoder.encode_images(pixels(5)), encoder.encode_texts(["a cat", ""])])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_nothing_in_nothing_out(encoder: TorchEncoder) -> None:
    assert encoder.encode_images(pixels(0)).shape == (0, 24)
    assert encoder.encode_texts([]).shape == (0, 24)


def test_pixels_of_another_size_are_refused(encoder: TorchEncoder) -> None:
    with pytest.raises(ValueError, match="32"):
        encoder.encode_images(np.zeros((1, 16, 16, 3), np.uint8))


def test_a_vector_does_not_depend_on_its_batch(encoder: TorchEncoder) -> None:
    together = encoder.encode_images(pixels(40))
    alone = np.concatenate([encoder.encode_images(pixels(40)[i : i + 1]) for i in (0, 20, 39)])
    assert np.allclose(together[[0, 20, 39]], alone, atol=1e-5)


def test_rows_stored_as_int8_with_a_scale_are_expanded(weights: Path, tmp_path: Path) -> None:
    tensors = load_file(weights)
    matrix = tensors.pop("token_embedding.weight").float()
    scale = matrix.abs().amax(1) / 127
    tensors["token_embedding.weight.int8"] = (matrix / scale[:, None]).round().to(torch.int8)
    tensors["token_embedding.weight.scale"] = scale.half()
    small = tmp_path / "small.safetensors"
    save_file(tensors, small)
    words = ["a cup of coffee"]
    agreement = make_encoder(small).encode_texts(words) @ make_encoder(weights).encode_texts(words).T
    assert float(agreement[0, 0]) > 0.995


def test_a_batch_that_is_too_large_is_halved_until_it_fits(encoder: TorchEncoder) -> None:
    expected = encoder.encode_images(pixels(20))
    seen: list[int] = []
    encoder.model.visual.register_forward_hook(fail_above(5, seen))
    assert np.allclose(encoder.encode_images(pixels(20)), expected, atol=1e-5)
    assert seen == [16, 8, 4, 4, 4, 4, 4]


def test_a_cpu_without_memory_for_one_picture_is_an_error_in_words(encoder: TorchEncoder) -> None:
    encoder.model.visual.register_forward_hook(fail_above(0, []))
    with pytest.raises(EncoderError, match=r"out of memory.*free memory"):
        encoder.encode_images(pixels(2))


def test_a_device_that_fails_gives_way_to_the_cpu_and_says_so(weights: Path) -> None:
    # torch's meta device computes nothing: like a broken driver, it never gives a result back
    said: list[str] = []
    encoder = make_encoder(weights, "meta", said.append)
    assert encoder.device == "meta"
    assert np.allclose(encoder.encode_images(pixels(3)), make_encoder(weights).encode_images(pixels(3)))
    assert encoder.device == "cpu"
    assert len(said) == 1
    assert "meta failed" in said[0]
    assert "CPU" in said[0]


def test_a_model_too_large_for_half_precision_goes_on_in_full(weights: Path, tmp_path: Path) -> None:
    tensors = {name: value.float() for name, value in load_file(weights).items()}
    tensors["visual.proj"] *= 1e7  # beyond 65,504, float16's largest number
    large = tmp_path / "large.safetensors"
    save_file(tensors, large)
    encoder = make_encoder(large)
    expected = encoder.encode_images(pixels(3))
    encoder._put_on("cpu", torch.float16)  # as it is on a graphics card
    assert np.allclose(encoder.encode_images(pixels(3)), expected, atol=1e-5)


def test_half_precision_gives_nearly_the_same_vectors(weights: Path) -> None:
    encoder = make_encoder(weights)
    words, pictures = encoder.encode_texts(["a cat"]), encoder.encode_images(pixels(3))
    encoder._put_on("cpu", torch.float16)
    assert float(encoder.encode_texts(["a cat"])[0] @ words[0]) > 0.9999
    assert float((encoder.encode_images(pixels(3)) * pictures).sum(1).min()) > 0.9999


def test_weights_of_another_model_are_refused(weights: Path, tmp_path: Path) -> None:
    tensors = load_file(weights)
    del tensors["ln_final.weight"]
    wrong = tmp_path / "wrong.safetensors"
    save_file(tensors, wrong)
    with pytest.raises(EncoderError, match=r"wrong\.safetensors.*download it again"):
        make_encoder(wrong)


def test_damaged_weights_are_refused(weights: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.safetensors"
    torn.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(EncoderError, match=r"torn\.safetensors.*download it again"):
        make_encoder(torn)


def test_two_models_never_share_an_identity(tmp_path: Path) -> None:
    for name, seed in (("hf-hub:tests/one", 1), ("hf-hub:tests/two", 2)):
        tiny.install(tmp_path, name, seed)
    one, two = (load_encoder(f"hf-hub:tests/{name}", tmp_path, "cpu") for name in ("one", "two"))
    assert one.identity != two.identity
    config = tmp_path / "hf-hub--tests--two" / "open_clip_config.json"
    described = json.loads(config.read_text())
    described["preprocess_cfg"]["resize_mode"] = "longest"
    config.write_text(json.dumps(described))
    assert load_encoder("hf-hub:tests/two", tmp_path, "cpu").identity != two.identity
