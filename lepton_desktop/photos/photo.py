"""Opens a picture file in the current process: its pixels, its details and its content hash, all from one reading."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from lepton_desktop.catalog.records import Details
from lepton_desktop.legible import first_line
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.file_contents import hash_of, read_picture
from lepton_desktop.photos.limits import RefusedError
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lepton_desktop.photos.bitmap import Decoded
    from lepton_desktop.photos.exposure import Exposure
    from lepton_desktop.photos.formats import Format


@dataclass(frozen=True, slots=True)
class Loaded:
    """A photo as it was at a moment: upright picture in mode RGB (sRGB), details, hash of the whole file."""

    picture: Image.Image
    details: Details
    content_hash: str


def load(path: Path, edge: int) -> Loaded:
    """The photo, its picture's short side at least `edge` pixels if the original's is.

    The picture is larger than that by what decoding at less cost leaves, up to about four times; it is never
    enlarged. Safe to call from several threads. Raises NotAPictureError for a file that is no picture and
    doesn't claim to be, PhotoError for every other file that can't be shown.
    """
    data, kind = read_picture(path)
    decoded = _decode(path, data, kind, edge)
    details = Details(kind.name, decoded.width, decoded.height, **asdict(decoded.metadata))
    return Loaded(decoded.picture, details, hash_of(io.BytesIO(data)))


def decode(path: Path, edge: int) -> Image.Image:
    """The picture alone, as `load` gives it; raises what `load` raises."""
    return open_upright(path, edge).picture


def open_upright(path: Path, edge: int) -> Decoded:
    """The picture as `load` gives it, with the original's upright width and height; raises what `load` raises."""
    return _decode(path, *read_picture(path), edge)


def read_exposure(path: Path) -> Exposure:
    """How the photo was exposed, without decoding it. Raises what `load` raises where the file can't be read."""
    data, kind = read_picture(path)
    with _as_photo_error(path, kind):
        return kind.read_exposure(data, kind)


def holds_several(path: Path) -> bool:
    """Whether the file holds more than the picture that is shown: an animation or several pages.

    Raises what `load` raises where the file can't be read.
    """
    data, kind = read_picture(path)
    if not kind.several:
        return False
    from lepton_desktop.photos.bitmap import several_in_bitmap

    with _as_photo_error(path, kind):
        return several_in_bitmap(data, kind)


def _decode(path: Path, data: bytes, kind: Format, edge: int) -> Decoded:
    with _as_photo_error(path, kind):
        return kind.decode(data, kind, edge)


@contextmanager
def _as_photo_error(path: Path, kind: Format) -> Iterator[None]:
    """Raise whatever decoding raises as PhotoError: given a hostile file, that can be almost anything."""
    try:
        yield
    except RefusedError as error:
        raise PhotoError(path, error.message) from error
    except MemoryError as error:
        raise PhotoError(
            path, "needs more memory than is free now; close other programs", retry=True
        ) from error
    except UnidentifiedImageError as error:
        raise PhotoError(
            path, "is a damaged {format} file, or of an unknown kind", format=kind.title
        ) from error
    except Exception as error:
        if "truncated" in str(error).lower():
            raise PhotoError(path, "is incomplete; copy it again from the original") from error
        raise PhotoError(
            path,
            "can't be decoded as {format} ({reason}); it may be damaged",
            format=kind.title,
            reason=error if isinstance(error, UserError) else first_line(error),
        ) from error
