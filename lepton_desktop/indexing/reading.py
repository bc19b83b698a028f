"""One file, read in a decoder: what each kind of work makes of its picture, or what is wrong with it."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.file_marks import FileMarks, marks_of
from lepton_desktop.indexing.kinds.kind import OpenedPhoto
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.decoders import CRASHES, DecoderPool
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.photos.photo import load
from lepton_desktop.photos.raw_pairs import is_one_shot
from lepton_desktop.user_messages import UserMessage, from_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.indexing.job_queue import Job
    from lepton_desktop.indexing.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Readable:
    """A photo. `received` has, by the name of each kind of work, what that takes further (see `Kind.received`)."""

    job: Job
    size: int
    mtime_ns: int
    content_hash: str
    file_marks: FileMarks
    received: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Same:
    """A file with the content of a photo that is known."""

    job: Job
    size: int
    mtime_ns: int
    photo_id: int
    file_marks: FileMarks


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that can't be indexed, and why; `retry`: another try is worth it though it doesn't change."""

    job: Job
    size: int
    mtime_ns: int
    reason: UserMessage
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


def read(job: Job, kinds: Sequence[Kind[Any]], decoders: DecoderPool) -> Outcome:
    """Read the file, once for all these kinds of work. Raises nothing that is the file's fault.

    Safe to call from several threads. Size and mtime are those from before it was read: when it changes meanwhile,
    they disagree at the next scan. Raises InterruptedDecodingError.
    """
    contents = [known.content_hash for known in job.candidates]
    requests = {}
    for kind in kinds:
        function, arguments = kind.request()
        requests[kind.name] = [f"{function.__module__}:{function.__qualname__}", kind.edge, arguments]
    is_stale = bool(contents) or job.catch_up is not None
    try:
        value, buffers = decoders.call(look_at, job.path, contents, requests, is_stale)
    except PhotoError as error:  # the decoder itself came to an end, or has taken too much
        value, buffers = _state(job.path) | _failed(job.path, error), []
    try:
        return _with_its_raw_file(_outcome(job, kinds, value, buffers), decoders)
    except (AttributeError, LookupError, TypeError, ValueError):  # a file may make a decoder say anything
        state = _state(job.path)
        return Broken(job, state.get("size", 0), state.get("mtime_ns", 0), CRASHES)


def _with_its_raw_file(outcome: Outcome, decoders: DecoderPool) -> Outcome:
    """The outcome, without the RAW file of the same name if that is another shot."""
    job = outcome.job
    if job.companion is None or job.catch_up is not None or not isinstance(outcome, Readable | Same):
        return outcome
    if is_one_shot(job.path, job.root.path / job.companion, decoders):
        return outcome
    return replace(outcome, job=replace(job, companion=None, same_picture_as=None, apart=job.companion))


def _outcome(job: Job, kinds: Sequence[Kind[Any]], value: dict[str, Any], buffers: list[bytes]) -> Outcome:
    """What a decoder has said, as a record."""
    size, mtime_ns = value.get("size", 0), value.get("mtime_ns", 0)
    match value["outcome"]:
        case "vanished":
            return Vanished(job)
        case "other":
            return NoPicture(job, size, mtime_ns)
        case "broken":
            return Broken(job, size, mtime_ns, from_text(str(value["reason"])), value["retry"])
        case "same":
            return Same(
                job,
                size,
                mtime_ns,
                job.candidates[value["candidate"]].photo_id,
                FileMarks(*value["file_marks"]),
            )
    received, taken = {}, 0
    for kind in kinds:
        said, count = value["answers"][kind.name]
        received[kind.name] = kind.received(said, buffers[taken : taken + count])
        taken += count
    return Readable(job, size, mtime_ns, value["content_hash"], FileMarks(*value["file_marks"]), received)


def look_at(path: Path, contents: list[str], requests: dict[str, list[Any]], is_stale: bool) -> Answer:
    """What `read` has done in a decoder. Whether the content is one of `contents` is found out first.

    `requests` has, by the name of each kind of work, its function as "module:name", the short side that it wants of the
    picture in pixels, and arguments; `is_stale` is as in OpenedPhoto.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Answer({"outcome": "vanished"})
    except (OSError, ValueError) as error:
        reason = UserMessage("can't be read ({reason})", reason=error)
        return Answer({"outcome": "broken", "reason": reason.to_text(), "retry": True})
    seen = {"size": status.st_size, "mtime_ns": status.st_mtime_ns, "file_marks": marks_of(status)}
    answers: dict[str, tuple[Any, int]] = {}
    buffers: list[bytes] = []
    try:
        if contents and (content := content_hash(path)) in contents:
            return Answer(seen | {"outcome": "same", "candidate": contents.index(content)})
        photos = {edge: load(path, edge) for edge in {edge for _, edge, _ in requests.values()}}
        for name, (function, edge, arguments) in requests.items():
            opened = OpenedPhoto(path, status.st_size, status.st_mtime_ns, photos[edge], is_stale)
            answer = _function(function)(opened, *arguments)
            answers[name] = answer.value, len(answer.buffers)
            buffers += answer.buffers
    except PhotoError as error:
        return Answer(seen | _failed(path, error))
    content = next(iter(photos.values())).content_hash
    return Answer(seen | {"outcome": "readable", "content_hash": content, "answers": answers}, buffers)


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


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
    return {"outcome": "broken", "reason": error.reason.to_text(), "retry": error.retry}
