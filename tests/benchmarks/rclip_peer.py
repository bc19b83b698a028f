"""rclip from PyPI, unchanged, in an environment of its own, with the weights that we get too."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

from lepton_desktop.encoders.load import load_encoder

MODEL = "ViT-B-32-256"
_FOLDER = "ViT-B-32-256-datacomp_s34b_b86k"
_VOCABULARY = "bpe_simple_vocab_16e6.txt.gz"


def make_rclip(work: Path, models: Path, name: str) -> Path:
    """The program, installed, its data folder beside it holding the model of this name; made only once."""
    program = work / "rclip" / ("Scripts/rclip.exe" if sys.platform == "win32" else "bin/rclip")
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(work / "rclip")], check=True)
        pip = program.with_name("python" + program.suffix)
        subprocess.run([str(pip), "-m", "pip", "install", "--quiet", "rclip"], check=True)
    data = work / "rclip-data"
    if not (data / "tokenizer" / _VOCABULARY).exists():
        (data / _FOLDER).mkdir(parents=True, exist_ok=True)
        _export(data / _FOLDER, models, name)
        (data / "tokenizer").mkdir(exist_ok=True)
        package = importlib.util.find_spec("open_clip")
        assert package is not None
        assert package.origin is not None
        shutil.copy(Path(package.origin).parent / _VOCABULARY, data / "tokenizer")
    return program


def index(program: Path, work: Path, folder: Path) -> None:
    """Index the folder anew and ask one question, as rclip does in one go."""
    data = work / "rclip-data"
    for file in data.glob("db.sqlite3*"):
        file.unlink()
    subprocess.run(
        [str(program), "--top", "1", "a photo"],
        cwd=folder,
        env=os.environ | {"RCLIP_DATADIR": str(data), "HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def _export(folder: Path, models: Path, name: str) -> None:
    import torch

    class Looking(torch.nn.Module):
        def __init__(self, model: torch.nn.Module) -> None:
            super().__init__()
            self.model = model

        def forward(self, pixels: torch.Tensor) -> torch.Tensor:
            return self.model.encode_image(pixels)  # type: ignore[operator, no-any-return]

    class Reading(Looking):
        def forward(self, tokens: torch.Tensor) -> torch.Tensor:
            return self.model.encode_text(tokens)  # type: ignore[operator, no-any-return]

    encoder = load_encoder(name, models, "cpu")
    torch.backends.mha.set_fastpath_enabled(False)
    size = encoder.preprocessing.size
    inputs = {
        "visual": torch.zeros(1, 3, size, size),
        "textual": torch.from_numpy(encoder.tokenize(["a photo"])),
    }
    for part, example in inputs.items():
        wrapped = (Looking if part == "visual" else Reading)(encoder.model).eval()
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                wrapped,
                (example,),
                str(folder / f"{part}.onnx"),
                input_names=["input"],
                output_names=["output"],
                dynamic_axes={"input": {0: "n"}, "output": {0: "n"}},
                opset_version=17,
                dynamo=False,
            )
