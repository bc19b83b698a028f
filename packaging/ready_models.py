"""Makes the recommended models ready for OpenVINO, to be published beside a release, and the list of them.

    python packaging/ready_models.py OUTPUT --address URL

downloads each recommended model whose licence allows it, writes its IR, checks that against torch, and puts into OUTPUT
what has to be published below URL, all files side by side, and ``ready.json``, which belongs into the resources
(``lepton_desktop/resources/models/``) of the program that is packaged. Needs torch and the network.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.encoders.hub import download
from lepton_desktop.encoders.ir_export import export_ir
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.models import IR_FOLDER, MANIFEST_FILE, WEIGHTS_FILE, Model, available, read_json
from lepton_desktop.encoders.ready import published_name

if TYPE_CHECKING:
    from collections.abc import Iterable


def make_ready(models: Iterable[Model], models_folder: Path, output: Path, address: str) -> Path:
    """Write the models' files and the list of them, whose path is returned, to `output`.

    They are downloaded to `models_folder` unless they are there. Raises EncoderError, and ValueError for a model whose
    licence doesn't allow it to be published.
    """
    output.mkdir(parents=True, exist_ok=True)
    listed = {}
    for model in models:
        if not model.redistributable:
            raise ValueError(f"{model.name}: its licence ({model.licence}) doesn't allow it to be published")
        listed[model.name] = _make_one(download(model, models_folder), models_folder, output)
    path = output / "ready.json"
    path.write_text(json.dumps({"address": address, "models": listed}, indent=1) + "\n", encoding="utf-8")
    return path


def _make_one(model: Model, models_folder: Path, output: Path) -> dict[str, Any]:
    """The entry of an installed model, whose files are written to `output`."""
    with tempfile.TemporaryDirectory(dir=output) as temporary:
        folder = Path(temporary) / "model"
        left_out = shutil.ignore_patterns(WEIGHTS_FILE, MANIFEST_FILE, IR_FOLDER)
        shutil.copytree(model.folder, folder, ignore=left_out)
        export_ir(load_encoder(model.name, models_folder, "cpu"), folder / IR_FOLDER)
        sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in _files(folder)}
        described = read_json(model.folder / MANIFEST_FILE) | {"files": sizes}
        (folder / MANIFEST_FILE).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
        files = {}
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            files[name] = {
                "size": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
            shutil.move(path, output / published_name(model.name, name))
    megabytes = round(sum(one["size"] for one in files.values()) / 1e6)
    return {"licence": model.licence, "megabytes": megabytes, "files": files}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", type=Path, metavar="OUTPUT")
    parser.add_argument("--address", required=True, metavar="URL", help="where the files will be published")
    parser.add_argument(
        "--models", type=Path, metavar="DIR", help="where downloaded models are kept (default: nowhere)"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = arguments.models or Path(temporary)
        chosen = [model for model in available(kept) if model.redistributable]
        print(make_ready(chosen, kept, arguments.output, arguments.address))


if __name__ == "__main__":
    main()
