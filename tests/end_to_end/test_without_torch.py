"""The program works in the edition that has neither torch nor the weights that torch reads, but the model's IR."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import lepton_desktop
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.ir_export import export_ir
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.models import BUILT_IN
from lepton_desktop.shipped import RESOURCES

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
# Python runs this before anything else: as if the packages had never been installed.
WITHOUT = """
from importlib.machinery import PathFinder
from importlib.metadata import DistributionFinder, MetadataPathFinder

ABSENT = {"torch", "torchvision", "open_clip", "open_clip_torch", "timm", "nncf"}
find_spec, find_distributions = PathFinder.find_spec, MetadataPathFinder.find_distributions

def spec(name, path=None, target=None):
    return None if name.partition(".")[0] in ABSENT else find_spec(name, path, target)

def distributions(context=DistributionFinder.Context()):
    return (one for one in find_distributions(context) if one.metadata["Name"] not in ABSENT)

PathFinder.find_spec, PathFinder.find_distributions = spec, distributions
"""
WINDOW = """
import sys, pathlib
from lepton_desktop.app import Application
from lepton_desktop.ui.application import screenshot
screenshot(Application().dependencies(), "a cup of coffee", pathlib.Path(sys.argv[1]))
"""
Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Runs the program as it is packaged, or a piece of Python beside it."""
    edition = tmp_path_factory.mktemp("edition")
    models = edition / "resources" / "models"
    models.mkdir(parents=True)
    for entry in RESOURCES.iterdir():
        if entry.name != models.name:
            (edition / "resources" / entry.name).symlink_to(entry)
    shutil.copy(RESOURCES / "models" / f"{BUILT_IN}.json", models)
    export_ir(load_encoder(BUILT_IN, models, "cpu"), models / f"{BUILT_IN}.ir")
    package = Path(lepton_desktop.__file__).parent
    shutil.copytree(
        package, edition / package.name, ignore=shutil.ignore_patterns("__pycache__", "resources")
    )
    (edition / "sitecustomize.py").write_text(WITHOUT)
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}

    def run(data: Path, *arguments: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
        started = ["-c", code] if code else ["-m", "lepton_desktop"]
        return subprocess.run(
            [sys.executable, *started, *map(str, arguments)],
            env=environment | {"LEPTON_DATA_DIR": str(data), "PYTHONPATH": str(edition)},
            cwd=edition,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, photographs: Path, program: Program) -> Path:
    """A data folder with a few photos, indexed in that edition."""
    photos, data = tmp_path_factory.mktemp("photos"), tmp_path_factory.mktemp("data")
    for name in ("coffee.png", "chelsea.png", "rocket.jpg", "motorcycle_left.png"):
        shutil.copy(photographs / name, photos)
    done = program(data, "index", photos)
    assert done.returncode == 0, done.stderr
    assert "4 of 4 photos indexed" in done.stderr
    return data


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_new_library_is_indexed_answers_and_is_prepared(indexed: Path, program: Program) -> None:
    found = program(indexed, "search", "a cup of coffee", "--top", "1", "--json")
    assert [Path(one["path"]).name for one in json.loads(found.stdout)] == ["coffee.png"]
    listed = program(indexed, "models", "list").stdout
    assert "> openvino" in listed, "indexing has had it compiled"
    assert "torch     f32" not in listed


def test_the_first_question_of_a_new_library_is_answered_from_the_ir(
    tmp_path: Path, program: Program
) -> None:
    done = program(tmp_path, "doctor")
    assert done.returncode == 0, done.stdout
    assert "torch isn't installed" in done.stdout
    assert "with openvino f32, not compiled yet" in done.stdout


def test_the_doctor_says_what_runs(indexed: Path, program: Program) -> None:
    done = program(indexed, "doctor")
    assert done.returncode == 0, done.stdout
    (runs,) = (line for line in done.stdout.splitlines() if "loaded in" in line)
    assert "with openvino" in runs
    assert "not compiled" not in runs
    assert "libheif" in done.stdout


def test_devices_are_told_with_the_reason(tmp_path: Path, program: Program) -> None:
    told = json.loads(program(tmp_path, "devices").stdout)
    assert told["cpu"] is None
    assert "PyTorch" in told["cuda"]
    assert "PyTorch" in told["mps"]


def test_an_engine_in_the_settings_that_is_not_here_is_said_once_and_passed_over(
    indexed: Path, tmp_path: Path, program: Program
) -> None:
    data = shutil.copytree(indexed, tmp_path / "data")
    (data / "settings.json").write_text(json.dumps({"engine": "torch", "precision": "i8"}))
    found = program(data, "search", "a cat", "--top", "1", "--json")
    assert [Path(one["path"]).name for one in json.loads(found.stdout)] == ["chelsea.png"]
    assert found.stderr.count("PyTorch, which isn't installed") == 1


def test_a_device_that_needs_torch_is_said_and_passed_over(
    indexed: Path, tmp_path: Path, program: Program
) -> None:
    data = shutil.copytree(indexed, tmp_path / "data")
    (data / "settings.json").write_text(json.dumps({"device": "cuda"}))
    found = program(data, "search", "a cat", "--top", "1", "--json")
    assert [Path(one["path"]).name for one in json.loads(found.stdout)] == ["chelsea.png"]
    assert found.stderr.count("ask for cuda, where only PyTorch runs models") == 1


def test_a_model_can_be_prepared_in_a_precision(indexed: Path, tmp_path: Path, program: Program) -> None:
    data = shutil.copytree(indexed, tmp_path / "data")
    done = program(data, "models", "prepare", "--precision", "f32")
    assert done.returncode == 0, done.stderr
    assert "> openvino  f32" in done.stdout
    refused = program(data, "models", "prepare", "--precision", "i8")
    assert refused.returncode == 1
    assert "NNCF, which isn't installed" in refused.stderr


def test_a_model_can_be_evaluated(indexed: Path, photographs: Path, tmp_path: Path, program: Program) -> None:
    captions = tmp_path / "captions.csv"
    captions.write_text("image,caption\ncoffee.png,a cup of coffee\nchelsea.png,a cat\n")
    done = program(indexed, "evaluate", photographs, captions, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["text_to_image"]["R@1"] == 100


@pytest.mark.parametrize(
    "arguments",
    [
        ["models", "export", BUILT_IN, "ir"],
        ["models", "download", "ViT-B-32/laion2b_s34b_b79k"],
        ["train", "starter", ".", "captions.csv", "--work", "work", "--output", "out"],
    ],
)
def test_what_needs_torch_says_so(tmp_path: Path, program: Program, arguments: list[str]) -> None:
    done = program(tmp_path, *arguments)
    assert done.returncode == 1
    assert "PyTorch" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_opens_and_answers(indexed: Path, tmp_path: Path, program: Program) -> None:
    done = program(indexed, tmp_path / "window.png", code=WINDOW)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "window.png").stat().st_size > 10_000
