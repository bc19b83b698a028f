"""Thumbnails for the window: made while photos are indexed or when they are needed, and kept on disk up to a limit.

The folder is a cache: any file in it may be deleted at any time, by the user or by another process.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import tempfile
import threading
import time
from typing import TYPE_CHECKING

from PIL import Image

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePath

EDGES = (256, 512, 1024)
"""The long sides in pixels that are kept: for cells on ordinary and on dense screens, and for large ones."""

_log = logging.getLogger(__name__)

_LIMIT = 1 << 30  # bytes: about 50,000 photos at 256 pixels
_QUALITY = 85
_FULL = 0.9
"""The part of the limit that is left after the oldest were deleted, and up to which unseen ones are added."""
_A_DAY = 86_400.0
_ABANDONED = 3_600.0  # seconds after which a half-written file has no writer any more


class Thumbnails:
    """The thumbnails in a folder. Safe for several threads, and for several processes with one folder."""

    def __init__(self, folder: Path, limit: int = _LIMIT) -> None:
        """`limit`: how many bytes may lie there; beyond it those go first that were not seen for longest."""
        self._folder = folder
        self._limit = limit
        self._lock = threading.Lock()
        self._room: float | None = None  # bytes that `put` may still add; not yet measured
        # Bytes written since the folder was last measured. At first it has never been.
        self._written = limit

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._folder

    def path_of(self, photo: PurePath, size: int, mtime_ns: int, edge: int) -> Path:
        """Where the thumbnail of this state of the photo lies, if it has been made."""
        return _place(self._folder, photo, size, mtime_ns, edge)

    def get(self, photo: Path, size: int, mtime_ns: int, edge: int) -> bytes:
        """The thumbnail as a JPEG file, upright, its long side `edge` pixels or the photo's own if shorter.

        One that was made before is given without opening the photo, which may be offline; then one of another size
        is better than none. Raises PhotoError when it has to be made and the photo can't be shown.
        """
        path = self.path_of(photo, size, mtime_ns, edge)
        found = _read(path)
        if found is not None:
            return found
        try:
            made = _jpeg(decode(photo, edge), edge)
        except PhotoError:
            for other in reversed(EDGES):
                found = _read(self.path_of(photo, size, mtime_ns, other))
                if found is not None:
                    return found
            raise
        if _keep(path, made):
            self._bound(len(made))
        return made

    def kept(self, photo: Path, size: int, mtime_ns: int, edge: int) -> bytes | None:
        """The thumbnail of this state of the photo if it was made before; the photo isn't opened."""
        return _read(self.path_of(photo, size, mtime_ns, edge))

    def has_room(self) -> bool:
        """Whether one that nobody has seen may be added: those that were seen are worth more."""
        with self._lock:
            if self._room is None:
                self._room = self._limit * _FULL - sum(length for _, length, _ in self._all())
            return self._room > 0

    def took(self, written: int) -> None:
        """That many bytes were added by `keep_thumbnail`."""
        with self._lock:
            if self._room is not None:
                self._room -= written

    def move(self, photo: PurePath, path: Path, size: int, mtime_ns: int) -> None:
        """The photo is at another path now: its thumbnails stay its own."""
        for edge in EDGES:
            old, new = (self.path_of(one, size, mtime_ns, edge) for one in (photo, path))
            with contextlib.suppress(OSError):  # it has none of this size, or has one there already
                if os.path.exists(old):
                    new.parent.mkdir(parents=True, exist_ok=True)
                    os.replace(old, new)

    def keep_only(self, photos: Iterable[tuple[str, int, int]]) -> None:
        """Delete the thumbnails of all but these states of photos: path, size and time.

        So nothing of a folder that left the library, or of a photo that was deleted, stays behind. What the iterable
        raises passes through, and then none is deleted.
        """
        gone: dict[str, list[str]] = {}
        for file in _files(self._folder):
            if file.name.endswith(".jpg"):  # else it is being written
                gone.setdefault(file.name.partition("-")[0], []).append(file.path)
        for photo, size, mtime_ns in photos:
            gone.pop(_digest(photo, size, mtime_ns), None)
        for paths in gone.values():
            for path in paths:
                with contextlib.suppress(OSError):  # another process dropped it first
                    os.unlink(path)
        with self._lock:
            self._room = None

    def _bound(self, written: int) -> None:
        """Keep the folder within its limit, measuring it only after a twentieth of that was written."""
        with self._lock:
            self._written += written
            if self._written <= self._limit // 20:
                return
            self._written = 0
        self._drop_oldest()

    def _drop_oldest(self) -> None:
        kept = self._all()
        total = sum(size for _, size, _ in kept)
        if total <= self._limit:
            return
        for _, size, path in sorted(kept):
            if total <= self._limit * _FULL:
                break
            total -= size
            with contextlib.suppress(OSError):
                os.unlink(path)

    def _all(self) -> list[tuple[float, int, str]]:
        """When each was last seen, its bytes and its path; what was left half written is deleted."""
        now = time.time()
        kept: list[tuple[float, int, str]] = []
        for file in _files(self._folder):
            with contextlib.suppress(OSError):  # another process dropped it first
                status = file.stat()
                if file.name.endswith(".jpg"):
                    kept.append((status.st_mtime, status.st_size, file.path))
                elif now - status.st_mtime > _ABANDONED:
                    os.unlink(file.path)
        return kept


def keep_thumbnail(folder: Path, photo: Path, size: int, mtime_ns: int, picture: Image.Image) -> int:
    """Keep the smallest thumbnail of a photo that has just been decoded to this upright picture, in mode RGB.

    Returns how many bytes were written: none where it is there already, or can't be kept.
    """
    path = _place(folder, photo, size, mtime_ns, EDGES[0])
    if path.exists():
        return 0
    made = _jpeg(picture.copy(), EDGES[0])
    return len(made) if _keep(path, made) else 0


def forget_thumbnails(folder: Path, photo: Path, size: int, mtime_ns: int) -> None:
    """Delete the thumbnails of this state of the photo."""
    for edge in EDGES:
        with contextlib.suppress(OSError):
            _place(folder, photo, size, mtime_ns, edge).unlink(missing_ok=True)


def _place(folder: Path, photo: PurePath, size: int, mtime_ns: int, edge: int) -> Path:
    digest = _digest(str(photo), size, mtime_ns)
    return folder / digest[:2] / f"{digest}-{edge}.jpg"


def _keep(path: Path, made: bytes) -> bool:
    try:
        _write(path, made)
    except OSError as error:  # a full disk costs only the time of making it again
        _log.warning("%s: the thumbnail can't be kept (%s)", path, error.strerror)
        return False
    return True


def _digest(photo: str, size: int, mtime_ns: int) -> str:
    name = f"{photo}\0{size}\0{mtime_ns}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(name, digest_size=20).hexdigest()


def _files(folder: Path) -> list[os.DirEntry[str]]:
    files: list[os.DirEntry[str]] = []
    with contextlib.suppress(OSError):
        for shelf in os.scandir(folder):
            with contextlib.suppress(OSError):
                files.extend(os.scandir(shelf.path))
    return files


def _read(path: Path) -> bytes | None:
    """The file's bytes; None if it isn't there or isn't whole, as after a power cut."""
    try:
        found = path.read_bytes()
        if not (found.startswith(b"\xff\xd8") and found.endswith(b"\xff\xd9")):
            return None
        # When it was last seen decides what is dropped first; to the day is near enough.
        if time.time() - path.stat().st_mtime > _A_DAY:
            os.utime(path)
    except OSError:
        return None
    return found


def _jpeg(picture: Image.Image, edge: int) -> bytes:
    picture.thumbnail((edge, edge), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Put the content in place, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
