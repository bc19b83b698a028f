"""Once its model is compiled the window opens, and answers, without the libraries that take seconds to import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from encoders import tiny

from end_to_end.conftest import Run
from lepton_desktop.encoders import openvino_runtime

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None, reason="OpenVINO has no build for this machine"
)
NAME = "hf-hub:tests/tiny"
PROGRAM = """
import sys, pathlib
from lepton_desktop.app import Application
from lepton_desktop.ui.application import screenshot
screenshot(Application().dependencies(), "a cup of coffee", pathlib.Path(sys.argv[1]))
print(sorted({"torch", "torchvision", "open_clip", "timm"} & sys.modules.keys()))
"""


def test_the_window_answers_without_torch(tmp_path: Path, photographs: Path, run: Run) -> None:
    data = tmp_path / "data"
    tiny.install(data / "models", NAME)
    (data / "settings.json").write_text(json.dumps({"model": NAME, "device": "cpu"}))
    prepared = run(data, "models", "prepare")
    assert prepared.returncode == 0, prepared.stderr
    indexed = run(data, "index", photographs)
    assert indexed.returncode == 0, indexed.stderr

    picture = tmp_path / "window.png"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(picture)],
        env=os.environ | {"LEPTON_DATA_DIR": str(data), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]", done.stderr
    assert picture.stat().st_size > 10_000
