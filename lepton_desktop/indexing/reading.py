"""One file, read in a decoder: its pixels as the model wants them, or what is wrong with it."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lepton_desktop.catalog.records import Details
from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.indexing.file_marks import FileMarks, marks_of
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.decoders import CRASHES, DecoderPool
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.photos.isolated_decoding import dated, undated
from lepton_desktop.photos.perceptual_hash import perceptual_hash
from lepton_desktop.photos.photo import load
from lepton_desktop.photos.same_picture import pixel_digest
from lepton_desktop.photos.thumbnails import forget_thumbnails, keep_thumbnail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lepton_desktop.indexing.job_queue import Job
    from lepton_desktop.photos.thumbnails import Thumbnails


@dataclass(frozen=True, slots=True)
class Readable:
    """A photo, ready for the model: pixels (size, size, 3), uint8; the hash of what it looks like; the digest of its
    decoded picture.
    """

    job: Job
    size: int
    mtime_ns: int
    content_hash: str
    details: Details
    pixels: NDArray[np.uint8]
    perceptual: bytes
    digest: bytes
    marks: FileMarks


@dataclass(frozen=True, slots=True)
class Same:
    """A file with the content of a photo that is known."""

    job: Job
    size: int
    mtime_ns: int
    photo_id: int
    marks: FileMarks


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that can't be indexed, and why; `retry`: another try is worth it though it doesn't change."""

    job: Job
    size: int
    mtime_ns: int
    reason: str
    retry: bool = False


@dataclass(frozen=True, slots=True)
class NoPicture:
    """A file that is something else."""

    job: Job
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Vanished:
    """A file that went before it could be read; the next look at its folder will find it gone."""

    job: Job


Outcome = Readable | Same | Broken | NoPicture | Vanished


def read(
    job: Job, preprocessing: Preprocessing, decoders: DecoderPool, thumbnails: Thumbnails | None = None
) -> Outcome:
    """Read the file, once for its vector and its thumbnail. Raises nothing that is the file's fault.

    Safe to call from several threads. Size and mtime are those from before it was read: when it changes meanwhile,
    they disagree at the next scan. Raises InterruptedDecodingError.
    """
    contents = [known.content_hash for known in job.candidates]
    folder, room = (
        (str(thumbnails.folder), thumbnails.has_room()) if thumbnails is not None else (None, False)
    )
    try:
        value, buffers = decoders.call(look_at, job.path, contents, asdict(preprocessing), folder, room)
    except PhotoError as error:  # the decoder itself came to an end, or has taken too much
        value, buffers = _state(job.path) | _failed(job.path, error), []
    try:
        return _outcome(job, preprocessing, thumbnails, value, buffers)
    except (
        AttributeError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
    ):  # a file may make a decoder say anything
        state = _state(job.path)
        return Broken(job, state.get("size", 0), state.get("mtime_ns", 0), CRASHES)


def _outcome(
    job: Job,
    preprocessing: Preprocessing,
    thumbnails: Thumbnails | None,
    value: dict[str, Any],
    buffers: list[bytes],
) -> Outcome:
    """What a decoder has said, as a record."""
    size, mtime_ns = value.get("size", 0), value.get("mtime_ns", 0)
    match value["outcome"]:
        case "vanished":
            return Vanished(job)
        case "other":
            return NoPicture(job, size, mtime_ns)
        case "broken":
            return Broken(job, size, mtime_ns, value["reason"], value["retry"])
        case "same":
            return Same(
                job, size, mtime_ns, job.candidates[value["candidate"]].photo_id, FileMarks(*value["marks"])
            )
    if thumbnails is not None:
        thumbnails.took(value["thumbnail"])
    pixels = np.frombuffer(buffers[0], np.uint8).reshape(preprocessing.size, preprocessing.size, 3)
    details = Details(**dated(value["details"]))
    marks = FileMarks(*value["marks"])
    _, perceptual, digest = buffers
    return Readable(job, size, mtime_ns, value["content_hash"], details, pixels, perceptual, digest, marks)


def look_at(
    path: Path, contents: list[str], preprocessing: dict[str, Any], thumbnails: str | None, room: bool
) -> Answer:
    """What `read` has done in a decoder. Whether the content is one of `contents` is found out first.

    `room` tells whether the folder `thumbnails` takes another.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Answer({"outcome": "vanished"})
    except (OSError, ValueError) as error:
        reason = f"can't be read ({getattr(error, 'strerror', None) or error})"
        return Answer({"outcome": "broken", "reason": reason, "retry": True})
    seen = {"size": status.st_size, "mtime_ns": status.st_mtime_ns, "marks": marks_of(status)}
    try:
        if contents and (content := content_hash(path)) in contents:
            return Answer(seen | {"outcome": "same", "candidate": contents.index(content)})
        wanted = Preprocessing(**preprocessing)
        loaded = load(path, wanted.size)
    except PhotoError as error:
        return Answer(seen | _failed(path, error))
    pixels = wanted.apply(loaded.picture)
    perceptual, digest = perceptual_hash(loaded.picture), pixel_digest(loaded.picture)
    kept = 0
    if thumbnails is not None:
        place = (Path(thumbnails), path, status.st_size, status.st_mtime_ns)
        if contents:  # what has this size and time may be another content
            forget_thumbnails(*place)
        kept = keep_thumbnail(*place, loaded.picture) if room else 0
    said = {"content_hash": loaded.content_hash, "details": undated(loaded.details), "thumbnail": kept}
    return Answer(seen | said | {"outcome": "readable"}, [pixels.tobytes(), perceptual, digest])


def _state(path: Path) -> dict[str, int]:
    """The file's size and mtime, nothing where they can't be had."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return {}
    return {"size": status.st_size, "mtime_ns": status.st_mtime_ns}


def _failed(path: Path, error: PhotoError) -> dict[str, Any]:
    if isinstance(error, NotAPictureError):
        return {"outcome": "other"}
    if error.retry and not os.path.exists(path):
        return {"outcome": "vanished"}
    return {"outcome": "broken", "reason": error.reason, "retry": error.retry}
