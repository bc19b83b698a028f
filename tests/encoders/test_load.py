"""From a name to an encoder, and what is said when that can't be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from encoders import tiny
from lepton_desktop.encoders.device import choose_device, why_not
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.load import identity_of, load_encoder, name_of
from lepton_desktop.encoders.models import CONFIG_FILE, find


def test_the_identity_is_known_before_the_model_is_loaded(tmp_path: Path) -> None:
    name = tiny.install(tmp_path)
    assert load_encoder(name, tmp_path, "cpu").identity == identity_of(name, tmp_path)
    assert name_of(identity_of(name, tmp_path)) == name


def test_a_model_that_is_not_downloaded_says_how(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="lepton-desktop models download ViT-B-16-SigLIP2-256"):
        load_encoder("ViT-B-16-SigLIP2-256/webli", tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"vision_cfg": {"image_size": [32, 64]}}, "only square"),
        ({"vision_cfg": {"timm_model_name": "hf-hub:someone/else", "image_size": 32}}, "from elsewhere"),
        ({"text_cfg": {"hf_model_name": "xlm-roberta-base"}}, "transformers"),
        ({"vision_cfg": {"timm_model_name": "no_such_tower", "image_size": 32}}, "can't build"),
    ],
)
def test_a_configuration_that_can_not_be_run_is_refused(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    name = tiny.install(tmp_path)
    config = find(name, tmp_path).folder / CONFIG_FILE
    described = json.loads(config.read_text())
    config.write_text(json.dumps({"model_cfg": described["model_cfg"] | change}))
    with pytest.raises(EncoderError, match=words):
        load_encoder(name, tmp_path, "cpu")


def test_a_configuration_that_is_no_json_names_its_file(tmp_path: Path) -> None:
    name = tiny.install(tmp_path)
    (find(name, tmp_path).folder / CONFIG_FILE).write_text("{")
    with pytest.raises(EncoderError, match=r"open_clip_config\.json"):
        load_encoder(name, tmp_path, "cpu")


def test_a_torchvision_that_does_not_fit_torch_is_explained(tmp_path: Path) -> None:
    # what a real one of the wrong build raises when it is imported
    (tmp_path / "torchvision.py").write_text(
        "raise RuntimeError('operator torchvision::nms does not exist')", encoding="utf-8"
    )
    program = (
        "import sys, lepton_desktop.encoders.load as load, lepton_desktop.encoders.encoder as encoder\n"
        "try: load.import_open_clip()\n"
        "except encoder.EncoderError as error: print(error)"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "pip install --force-reinstall torch torchvision" in done.stdout


def test_auto_is_the_first_device_that_is_there() -> None:
    assert choose_device("auto") == next(name for name in ("cuda", "mps", "cpu") if why_not(name) is None)


def test_the_cpu_is_always_there() -> None:
    assert choose_device("cpu") == "cpu"


def test_a_device_that_is_not_there_is_an_error_with_its_reason() -> None:
    missing = [name for name in ("cuda", "mps") if why_not(name) is not None]
    assert missing  # no machine has both
    for name in missing:
        with pytest.raises(EncoderError, match=f"{name}: .*choose auto or cpu"):
            choose_device(name)
    with pytest.raises(EncoderError, match="choose auto, cuda, mps, cpu"):
        choose_device("tpu")
