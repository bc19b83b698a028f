"""A model as OpenVINO's intermediate representation (IR): what OpenVINO runs, and compiles, without torch.

A folder with the two parts, ``image.xml`` and ``text.xml``, their weights in float16 in ``image.bin`` and
``text.bin``, and ``ir.json`` with the model's identity and the sha256 of each of these files. Nothing is given to
OpenVINO before it was checked, and nothing is read by a name that a file holds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.edition import reinstall_advice
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.models import IR_DESCRIPTION
from lepton_desktop.file_integrity import write_through
from lepton_desktop.stored_json import JsonError, read_object

if TYPE_CHECKING:
    from lepton_desktop.encoders.source import Graphs

FORMAT = 1
_IMAGE, _TEXT = "image", "text"
_FILES = tuple(f"{part}.{kind}" for part in (_IMAGE, _TEXT) for kind in ("xml", "bin"))


@dataclass(frozen=True, slots=True)
class ModelIr:
    """The IR in a folder. See `Graphs` for what it promises; each part is read, and checked, when it is asked for."""

    folder: Path
    identity: str
    dimensions: int
    digests: dict[str, str]

    def image(self) -> Any:
        return self._graph(_IMAGE)

    def text(self) -> Any:
        return self._graph(_TEXT)

    def _graph(self, part: str) -> Any:
        structure, weights = (self._checked(f"{part}.{kind}") for kind in ("xml", "bin"))
        try:
            return openvino_runtime.read_model(structure, weights)
        except (ImportError, RuntimeError) as error:
            raise EncoderError(  # the file is as it was made: OpenVINO itself is broken
                "{path}: OpenVINO can't load it ({reason}); {advice}",
                path=self.folder / f"{part}.xml",
                reason=openvino_runtime.reason_of(error),
                advice=reinstall_advice(openvino_runtime.PACKAGE),
            ) from error

    def _checked(self, name: str) -> bytes:
        path = self.folder / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _unusable(path, error) from error
        if hashlib.sha256(content).hexdigest() != self.digests[name]:
            raise EncoderError(
                "{path}: is damaged (wrong checksum); download the model again, or install Lepton Desktop again",
                path=path,
            )
        return content


def read_ir(folder: Path, identity: str) -> ModelIr:
    """The IR in the folder, of the model of this identity. Raises EncoderError when there is none, or another's."""
    path = folder / IR_DESCRIPTION
    try:
        described = read_object(path)
    except (OSError, JsonError) as error:
        raise _unusable(path, error) from error
    digests, dimensions = described.get("sha256"), described.get("dimensions")
    right = (
        described.get("format") == FORMAT
        and described.get("identity") == identity
        and type(dimensions) is int
        and isinstance(digests, dict)
        and all(isinstance(digests.get(name), str) for name in _FILES)
    )
    if not right:
        raise EncoderError(
            (
                "{path}: is of another model or another version of Lepton Desktop; download the model again, or "
                "install Lepton Desktop again"
            ),
            path=path,
        )
    assert isinstance(digests, dict)
    assert isinstance(dimensions, int)
    return ModelIr(folder, identity, dimensions, digests)


def write_ir(folder: Path, identity: str, graphs: Graphs) -> ModelIr:
    """Write the two parts, their weights in float16, into a new folder. Raises EncoderError, OSError and ImportError.

    FileExistsError when the folder is there already.
    """
    save_model = openvino_runtime.import_openvino().save_model
    folder.mkdir(parents=True)
    try:
        for part, graph in ((_IMAGE, graphs.image()), (_TEXT, graphs.text())):
            save_model(graph, folder / f"{part}.xml", compress_to_fp16=True)
        digests = {}
        for name in _FILES:
            with (folder / name).open("rb") as file:
                digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
        described = {
            "format": FORMAT,
            "identity": identity,
            "dimensions": graphs.dimensions,
            "sha256": digests,
        }
        (folder / IR_DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
        for path in folder.iterdir():
            write_through(path)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return ModelIr(folder, identity, graphs.dimensions, digests)


def _unusable(path: Path, error: OSError | JsonError) -> EncoderError:
    return EncoderError(
        "{path}: can't be read ({reason}); download the model again, or install Lepton Desktop again",
        path=path,
        reason=error,
    )
