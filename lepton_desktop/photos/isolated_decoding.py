"""Opens pictures in a decoder, so that no file can harm the process that asks for it.

`photo.py` does the same in the current process.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos import photo
from lepton_desktop.photos.bitmap import Decoded
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.decoders import shared_decoders
from lepton_desktop.photos.exposure import Exposure

if TYPE_CHECKING:
    from pathlib import Path


def decode(path: Path, edge: int) -> Image.Image:
    """The picture alone, as `photo.decode` gives it; raises what that raises."""
    return open_upright(path, edge).picture


def open_upright(path: Path, edge: int) -> Decoded:
    """The picture with the original's upright width and height, as `photo.open_upright` gives it."""
    value, (pixels,) = shared_decoders().call(_open_upright, path, edge)
    picture = Image.frombytes("RGB", tuple(value["size"]), pixels)
    return Decoded(picture, value["width"], value["height"], Metadata(**dated(value["metadata"])))


def read_exposure(path: Path) -> Exposure:
    """How the photo was exposed, as `photo.read_exposure` gives it."""
    value, _ = shared_decoders().call(_read_exposure, path)
    return Exposure(**value)


def holds_several(path: Path) -> bool:
    """Whether the file is an animation or has several pages, as `photo.holds_several` says it."""
    value, _ = shared_decoders().call(_holds_several, path)
    return bool(value["several"])


def undated(record: Any) -> dict[str, Any]:
    """The fields of a record as JSON can hold them, its `taken_at` as text."""
    fields = asdict(record)
    return fields | {"taken_at": fields["taken_at"] and fields["taken_at"].isoformat()}


def dated(fields: dict[str, Any]) -> dict[str, Any]:
    """The reverse of `undated`."""
    return fields | {"taken_at": fields["taken_at"] and datetime.fromisoformat(fields["taken_at"])}


def _open_upright(path: Path, edge: int) -> Answer:
    decoded = photo.open_upright(path, edge)
    picture = decoded.picture
    said = {"size": picture.size, "width": decoded.width, "height": decoded.height}
    return Answer(said | {"metadata": undated(decoded.metadata)}, [picture.tobytes()])


def _read_exposure(path: Path) -> Answer:
    return Answer(asdict(photo.read_exposure(path)))


def _holds_several(path: Path) -> Answer:
    return Answer({"several": photo.holds_several(path)})
