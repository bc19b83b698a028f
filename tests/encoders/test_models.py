"""Models by name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from encoders import tiny
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.models import available, find


def test_the_list_begins_with_the_built_in_model_and_the_recommended_ones(tmp_path: Path) -> None:
    names = [model.name for model in available(tmp_path)]
    assert names == ["starter", "MobileCLIP2-S2", "ViT-B-16-SigLIP2-256"]


def test_a_downloaded_model_is_listed_too(tmp_path: Path) -> None:
    name = tiny.install(tmp_path)
    assert [model.name for model in available(tmp_path) if model.installed][-1] == name


@pytest.mark.parametrize(
    ("name", "architecture", "tag"),
    [
        ("ViT-B-32/laion2b_s34b_b79k", "ViT-B-32", "laion2b_s34b_b79k"),
        ("MobileCLIP2-S2", "MobileCLIP2-S2", "dfndr2b"),
        ("ViT-B-16-SigLIP2-256/webli", "ViT-B-16-SigLIP2-256", "webli"),
    ],
)
def test_names_of_open_clip_are_understood(tmp_path: Path, name: str, architecture: str, tag: str) -> None:
    model = find(name, tmp_path)
    assert (model.architecture, model.tag) == (architecture, tag)
    assert not model.installed


def test_names_of_the_hub_are_understood(tmp_path: Path) -> None:
    model = find("hf-hub:owner/repository", tmp_path)
    assert model.repo == "owner/repository"
    assert model.folder.parent == tmp_path


@pytest.mark.parametrize(
    "name", ["", "nothing", "a/b/c", "/tag", "name/", "hf-hub:", "hf-hub:owner", "../x/y"]
)
def test_what_can_be_no_name_is_refused_with_examples(tmp_path: Path, name: str) -> None:
    with pytest.raises(EncoderError, match="hf-hub:owner/repository"):
        find(name, tmp_path)


def test_a_folder_without_a_manifest_is_no_model(tmp_path: Path) -> None:
    name = tiny.install(tmp_path)
    (find(name, tmp_path).folder / "lepton_model.json").unlink()
    assert not find(name, tmp_path).installed
    (find(name, tmp_path).folder / "lepton_model.json").write_text(json.dumps({"name": "another/one"}))
    assert name not in [model.name for model in available(tmp_path)]


def test_the_list_costs_no_import_of_torch() -> None:
    program = (
        "import sys, pathlib, lepton_desktop.encoders.load as load, lepton_desktop.encoders.models as models;"
        "models.available(pathlib.Path('nowhere'));"
        "sys.exit('torch' in sys.modules or 'open_clip' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
