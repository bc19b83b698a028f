"""One file, read in a thread of its own: its pixels as the model wants them, or what is wrong with it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.indexing.marks import marks_of
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.perceptual import perceptual_hash
from lepton_desktop.photos.photo import content_hash, load
from lepton_desktop.photos.sameness import pixel_digest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.catalog.records import Details
    from lepton_desktop.encoders.encoder import Preprocessing
    from lepton_desktop.indexing.journal import Journal
    from lepton_desktop.indexing.marks import Marks
    from lepton_desktop.indexing.work import Job
    from lepton_desktop.photos.thumbnails import Thumbnails

logger = logging.getLogger(__name__)


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
    marks: Marks


@dataclass(frozen=True, slots=True)
class Same:
    """A file with the content of a photo that is known."""

    job: Job
    size: int
    mtime_ns: int
    photo_id: int
    marks: Marks


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
    job: Job, preprocessing: Preprocessing, journal: Journal, thumbnails: Thumbnails | None = None
) -> Outcome:
    """Read the file, once for its vector and its thumbnail. Raises nothing that is the file's fault.

    Safe to call from several threads.

    Size and mtime are those from before it was read: when it changes meanwhile, they disagree at the next
    scan.
    """
    path = job.path
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Vanished(job)
    except (OSError, ValueError) as error:
        return Broken(job, 0, 0, f"can't be read ({getattr(error, 'strerror', None) or error})", retry=True)
    size, mtime_ns, marks = status.st_size, status.st_mtime_ns, marks_of(status)
    journal.begin(path)
    try:
        if job.candidates:
            content = content_hash(path)
            for known in job.candidates:
                if known.content_hash == content:
                    return Same(job, size, mtime_ns, known.photo_id, marks)
        loaded = load(path, preprocessing.size)
        pixels = preprocessing.apply(loaded.picture)
        perceptual, digest = perceptual_hash(loaded.picture), pixel_digest(loaded.picture)
        if thumbnails is not None:
            if job.candidates:  # what has this size and time may be another content
                thumbnails.forget(path, size, mtime_ns)
            thumbnails.put(path, size, mtime_ns, loaded.picture)
    except NotAPictureError:
        return NoPicture(job, size, mtime_ns)
    except PhotoError as error:
        if error.retry and not path.exists():
            return Vanished(job)
        return Broken(job, size, mtime_ns, error.reason, error.retry)
    except (Exception, MemoryError) as error:
        logger.exception("%s: reading it failed in a way that was not foreseen", path)
        return Broken(job, size, mtime_ns, f"can't be decoded ({type(error).__name__}: {error})")
    finally:
        journal.end(path)
    return Readable(
        job, size, mtime_ns, loaded.content_hash, loaded.details, pixels, perceptual, digest, marks
    )
