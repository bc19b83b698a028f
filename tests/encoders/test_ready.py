"""Models that come ready for OpenVINO: made by the script of a release, brought by the program that lacks torch."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from encoders import tiny
from encoders.small_hub import SmallHub
from lepton_desktop.encoders import download as download_module
from lepton_desktop.encoders import openvino_runtime, ready, torch_packages
from lepton_desktop.encoders.download import DownloadError
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.load import identity_of, load_ir
from lepton_desktop.encoders.models import Model, available, find
from lepton_desktop.encoders.ready import as_offered, download, offered

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"
SCRIPT = Path(__file__).parents[2] / "packaging" / "ready_models.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ready_models", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, script: ModuleType) -> Path:
    """What the script makes of the tiny model; no test may change it."""
    models = tmp_path_factory.mktemp("models")
    tiny.install(models, NAME)
    output = tmp_path_factory.mktemp("published")
    chosen = replace(find(NAME, models), licence="MIT", redistributable=True)
    script.make_ready([chosen], models, output, "http://replaced")
    return output


@pytest.fixture
def hub(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallHub]:
    """A server with what was published, the list of it in the program, and no torch."""
    monkeypatch.setattr(download_module, "WAIT_SECONDS", 0.0)
    files = {path.name: path.read_bytes() for path in published.iterdir() if path.name != "ready.json"}
    with SmallHub({"ready": files}) as hub:
        listed = json.loads((published / "ready.json").read_text())
        listed["address"] = f"{hub.endpoint}/cdn/ready"
        (tmp_path / "ready.json").write_text(json.dumps(listed))
        monkeypatch.setattr(ready, "READY_FILE", tmp_path / "ready.json")
        monkeypatch.setattr(ready, "torch_is_here", lambda: False)
        yield hub


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return find(NAME, tmp_path / "models")


def test_a_model_without_weights_is_published_whole(published: Path) -> None:
    names = {path.name for path in published.iterdir()}
    prefix = "hf-hub--tests--tiny-"
    assert {f"{prefix}ir-image.xml", f"{prefix}open_clip_config.json", f"{prefix}lepton_model.json"} <= names
    assert not [name for name in names if name.endswith("safetensors")]
    entry = json.loads((published / "ready.json").read_text())["models"][NAME]
    assert entry["licence"] == "MIT"
    sizes = {name: one["size"] for name, one in entry["files"].items()}
    assert sizes["ir/image.bin"] == (published / f"{prefix}ir-image.bin").stat().st_size


def test_a_model_that_may_not_be_published_is_not(script: ModuleType, tmp_path: Path) -> None:
    (mobile,) = (one for one in available(tmp_path) if one.name == "MobileCLIP2-S2")
    with pytest.raises(ValueError, match="research only"):
        script.make_ready([mobile], tmp_path / "models", tmp_path / "output", "http://x")
    assert [one.name for one in available(tmp_path) if one.redistributable] == ["ViT-B-16-SigLIP2-256"]


def test_it_is_downloaded_and_runs_with_the_identity_of_its_weights(
    hub: SmallHub, model: Model, tmp_path: Path
) -> None:
    tiny.install(tmp_path / "with weights", NAME)
    told: list[tuple[int, int]] = []
    installed = download(model, tmp_path / "models", lambda done, total: told.append((done, total)))
    assert installed.installed
    assert installed.has_ir
    assert not installed.has_weights
    assert told[-1][0] == told[-1][1] > 0
    assert identity_of(NAME, tmp_path / "models") == identity_of(NAME, tmp_path / "with weights")
    assert load_ir(NAME, tmp_path / "models").encode_texts(["a cat"]).shape == (1, 24)
    asked = len(hub.ranges)
    download(installed, tmp_path / "models")
    assert len(hub.ranges) == asked


def test_an_interrupted_download_goes_on(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    hub.cuts = [1 << 20, 1 << 20, 100]
    assert download(model, tmp_path / "models").has_ir
    assert any(one is not None for one in hub.ranges)


def test_what_arrives_damaged_is_not_installed(hub: SmallHub, model: Model, tmp_path: Path) -> None:
    hub.damaged = 99
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(model, tmp_path / "models")
    assert not find(NAME, tmp_path / "models").installed


def test_weights_that_are_there_stay(hub: SmallHub, tmp_path: Path) -> None:
    tiny.install(tmp_path / "models", NAME)
    installed = download(find(NAME, tmp_path / "models"), tmp_path / "models")
    assert installed.has_ir
    assert installed.has_weights
    assert [path.name for path in (tmp_path / "models").iterdir()] == [installed.folder.name]
    assert load_ir(NAME, tmp_path / "models").encode_texts(["a cat"]).shape == (1, 24)


def test_what_is_ready_is_offered_with_its_size_and_what_is_not_with_the_reason(
    hub: SmallHub, model: Model, tmp_path: Path
) -> None:
    described = as_offered(model)
    assert described.why_not is None
    assert described.model.megabytes == json.loads(ready.READY_FILE.read_text())["models"][NAME]["megabytes"]
    reasons = {one.model.name: one.why_not for one in offered(tmp_path / "models")}
    assert "only PyTorch can run it" in str(reasons["MobileCLIP2-S2"])


def test_what_is_not_ready_is_refused_before_anything_is_asked(hub: SmallHub, tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="only PyTorch can run it"):
        download(find("MobileCLIP2-S2", tmp_path), tmp_path)
    assert not hub.ranges


def test_with_torch_everything_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert torch_packages.torch_is_here()
    assert all(
        one.why_not is None for one in offered(tmp_path) if one.model.source == "hub" or one.model.has_weights
    )


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"address": "http://x"}',
        '{"address": "http://x", "models": {"a": {}}}',
        '{"address": "http://x", "models": {"a": {"licence": "", "megabytes": 1, "files": {"../../a": '
        '{"size": 1, "sha256": ""}}}}}',
    ],
)
def test_a_damaged_list_is_an_error_in_words(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "READY_FILE", tmp_path / "ready.json")
    (tmp_path / "ready.json").write_text(content)
    with pytest.raises(EncoderError, match=r"ready\.json: can't be read"):
        ready.ready_models()


def test_a_program_without_a_list_has_no_ready_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "READY_FILE", tmp_path / "ready.json")
    assert ready.ready_models() == {}
