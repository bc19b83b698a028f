"""Downloads, from a small hub on the loopback: broken off, gone on with, damaged, missing, refused."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from encoders import tiny
from encoders.small_hub import SmallHub
from lepton_desktop.encoders import download as download_module
from lepton_desktop.encoders.download import DownloadCancelledError, DownloadError
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.hub import download
from lepton_desktop.encoders.load import identity_of, load_encoder
from lepton_desktop.encoders.models import Model, available, find

NAME = "hf-hub:tests/tiny"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("tiny") / "tiny.safetensors"
    tiny.save_weights(path)
    return path.read_bytes()


@pytest.fixture
def hub(weights: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallHub]:
    files = {
        "README.md": b"A tiny model.",
        "open_clip_config.json": json.dumps(tiny.CONFIG).encode(),
        "open_clip_model.safetensors": weights,
        "open_clip_pytorch_model.bin": b"never asked for",
    }
    monkeypatch.setattr(download_module, "WAIT_SECONDS", 0.01)
    with SmallHub({"tests/tiny": files}) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        yield hub


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return find(NAME, tmp_path)


def test_a_downloaded_model_runs_without_the_hub(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    installed = download(model, tmp_path, lambda done, total: told.append((done, total)))
    hub.stop()
    assert installed.installed
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    encoder = load_encoder(NAME, tmp_path, "cpu")
    assert encoder.identity == identity_of(NAME, tmp_path)
    assert np.linalg.norm(encoder.encode_texts(["a cat"])) == pytest.approx(1)
    assert [path.name for path in tmp_path.iterdir()] == [model.folder.name]
    assert [listed.name for listed in available(tmp_path)][-1] == NAME
    hub.__enter__()  # for the fixture to stop


def test_a_model_that_is_there_is_not_asked_for_again(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    installed = download(model, tmp_path)
    asked = len(hub.ranges)
    assert download(installed, tmp_path) == installed
    assert len(hub.ranges) == asked


def test_a_connection_that_breaks_off_is_gone_on_with(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    hub.cuts = [300_000, 500_000]
    assert download(model, tmp_path).weights.read_bytes() == weights
    assert hub.ranges == [None, "bytes=300000-", "bytes=800000-"]


def test_a_cancelled_download_goes_on_where_it_stopped(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    cancel = threading.Event()
    with pytest.raises(DownloadCancelledError):
        download(model, tmp_path, lambda done, total: cancel.set() if done >= 500_000 else None, cancel)
    assert not find(NAME, tmp_path).installed
    (part,) = tmp_path.rglob("*.safetensors.*.part")
    kept = part.stat().st_size
    assert 500_000 <= kept < len(weights)
    assert download(model, tmp_path).weights.read_bytes() == weights
    assert hub.ranges == [None, f"bytes={kept}-"]


def test_when_the_hub_goes_away_what_arrived_is_kept_for_the_next_try(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    hub.cuts = [300_000] + [0] * download_module.ATTEMPTS
    with pytest.raises(DownloadError, match=r"can't be reached.*kept"):
        download(model, tmp_path)
    assert not find(NAME, tmp_path).installed
    hub.ranges.clear()
    assert download(model, tmp_path).weights.read_bytes() == weights
    assert hub.ranges == ["bytes=300000-"]


def test_a_server_that_can_not_go_on_in_the_middle_starts_anew(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    hub.cuts = [300_000]
    hub.knows_ranges = False
    assert download(model, tmp_path).weights.read_bytes() == weights


def test_a_busy_hub_is_asked_again(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    hub.statuses = [503, 429]
    assert download(model, tmp_path).installed


def test_a_file_that_arrives_damaged_is_brought_once_more(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    hub.damaged = 1
    assert download(model, tmp_path).weights.read_bytes() == weights
    assert hub.ranges == [None, None]


def test_a_file_that_always_arrives_damaged_is_never_installed(
    hub: SmallHub, model: Model, tmp_path: Path
) -> None:
    hub.damaged = 99
    with pytest.raises(DownloadError, match="damaged twice"):
        download(model, tmp_path)
    assert not find(NAME, tmp_path).installed
    assert not list(tmp_path.rglob("*.safetensors*"))


def test_a_newer_version_does_not_go_on_with_the_parts_of_the_older(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    cancel = threading.Event()
    with pytest.raises(DownloadCancelledError):
        download(model, tmp_path, lambda done, total: cancel.set(), cancel)
    newer = weights[:-1] + bytes([weights[-1] ^ 1])
    hub.repositories["tests/tiny"]["open_clip_model.safetensors"] = newer
    hub.ranges.clear()
    assert download(model, tmp_path).weights.read_bytes() == newer
    assert hub.ranges == [None]
    assert not list(tmp_path.rglob("*.part"))


def test_an_installed_model_that_lost_a_file_is_brought_again(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    installed = download(model, tmp_path)
    installed.weights.write_bytes(b"torn")
    assert download(installed, tmp_path).weights.read_bytes() == weights


def test_a_repository_that_is_not_there_is_an_error_that_names_it(hub: SmallHub, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"^tests/other: there is no such model"):
        download(find("hf-hub:tests/other", tmp_path), tmp_path)


def test_a_gated_repository_is_an_error_that_says_so(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    hub.gated = True
    with pytest.raises(DownloadError, match="accepted its terms"):
        download(model, tmp_path)


def test_pickled_weights_are_refused(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    del hub.repositories["tests/tiny"]["open_clip_model.safetensors"]
    with pytest.raises(DownloadError, match="pickled file, which could run any code"):
        download(model, tmp_path)
    assert not find(NAME, tmp_path).installed


def test_a_repository_without_weights_is_refused(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    hub.repositories["tests/tiny"] = {"README.md": b"nothing"}
    with pytest.raises(DownloadError, match="no open_clip weights"):
        download(model, tmp_path)


def test_without_a_network_the_error_says_what_to_do(
    hub: SmallHub, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(DownloadError, match=r"can't be reached.*check the network"):
        download(model, tmp_path)


def test_a_server_that_is_no_hub_is_told_apart(
    hub: SmallHub, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", f"{hub.endpoint}/cdn")
    hub.repositories["api/models/tests"] = {"tiny": b"[]"}
    with pytest.raises(DownloadError, match="check HF_ENDPOINT"):
        download(model, tmp_path)


def test_a_disk_without_room_is_noticed_before_the_download(
    hub: SmallHub, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    with pytest.raises(DownloadError, match=r"no space.*free at least"):
        download(model, tmp_path)
    assert hub.ranges == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_disk_that_runs_full_is_an_error_in_words(
    hub: SmallHub, model: Model, tmp_path: Path, weights: bytes
) -> None:
    staging = tmp_path / f"{model.folder.name}.part"
    staging.mkdir()
    digest = hashlib.sha256(weights).hexdigest()[:12]
    (staging / f"open_clip_model.safetensors.{digest}.part").symlink_to("/dev/full")
    with pytest.raises(DownloadError, match="the disk is full; free some space"):
        download(model, tmp_path)


def test_open_clip_names_are_resolved_and_their_configuration_needs_no_hub(
    hub: SmallHub, tmp_path: Path
) -> None:
    files = hub.repositories["tests/tiny"]
    hub.repositories["timm/MobileCLIP2-S2-OpenCLIP"] = {
        "open_clip_model.safetensors": files["open_clip_model.safetensors"]
    }
    installed = download(find("MobileCLIP2-S2", tmp_path), tmp_path)
    config = json.loads(installed.config.read_text())
    assert config["model_cfg"]["vision_cfg"]["timm_model_name"] == "fastvit_mci2"
    assert config["preprocess_cfg"]["mean"] == [0, 0, 0]
    assert find("MobileCLIP2-S2/dfndr2b", tmp_path).installed


def test_the_tokenizer_of_another_repository_comes_along(hub: SmallHub, tmp_path: Path) -> None:
    files = hub.repositories["tests/tiny"]
    config = json.loads(files["open_clip_config.json"])
    config["model_cfg"]["text_cfg"]["hf_tokenizer_name"] = "tests/words"
    files["open_clip_config.json"] = json.dumps(config).encode()
    with pytest.raises(DownloadError, match="tests/words"):
        download(find(NAME, tmp_path), tmp_path)
    hub.repositories["tests/words"] = {"tokenizer.json": b"{}", "tokenizer_config.json": b"{}"}
    folder = download(find(NAME, tmp_path), tmp_path).folder
    assert {"tokenizer.json", "tokenizer_config.json"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ViT-B-33/openai", "did you mean ViT-B-32"),
        ("ViT-B-32/nobody", "laion2b_s34b_b79k"),
        ("RN50/yfcc15m", "timm/resnet50_clip.yfcc15m: there is no such model"),
    ],
)
def test_names_that_open_clip_does_not_know_are_errors_that_help(
    hub: SmallHub, tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(DownloadError, match=words):
        download(find(name, tmp_path), tmp_path)


def test_a_model_that_can_not_be_run_is_refused_before_its_weights_come(
    hub: SmallHub, tmp_path: Path
) -> None:
    hub.repositories["laion/CLIP-ViT-B-32-roberta-base-laion2B-s12B-b32k"] = hub.repositories["tests/tiny"]
    with pytest.raises(EncoderError, match="transformers"):
        download(find("roberta-ViT-B-32/laion2b_s12b_b32k", tmp_path), tmp_path)
    assert hub.ranges == []
