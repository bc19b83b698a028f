"""Unpacks a wheel and trusts nothing in it: no path leads outside, nothing is larger than listed."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    import threading
    from pathlib import Path

_CHUNK = 1 << 20
_INTO_THE_PACKAGES = ("purelib", "platlib")
"""What of a wheel's folder `.data` belongs among the packages; the rest is scripts and headers."""


class WheelError(UserError):
    """A wheel that isn't what the list says; the message names it and says what to do."""


def unpack(wheel: Path, target: Path, unpacked: int, cancel: threading.Event) -> bool:
    """Unpack the wheel's packages into a folder, over what is there; returns False when `cancel` was set first.

    `unpacked` is the number of bytes that it may become. Raises WheelError, or OSError when the folder can't be
    written.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            entries = archive.infolist()
            # zipfile reads no more of an entry than the size that it declares
            if sum(entry.file_size for entry in entries) > unpacked:
                raise _refused(wheel, UserMessage("it is larger than listed"))
            for entry in entries:
                if cancel.is_set():
                    return False
                place = _place(wheel, entry)
                if place is not None and not entry.is_dir():
                    _write(archive, entry, target / place)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise _refused(wheel, UserMessage(str(error))) from error
    return True


def unpacked_size(wheel: zipfile.ZipFile) -> int:
    """The bytes that a wheel becomes; what `unpack` must be given."""
    return sum(entry.file_size for entry in wheel.infolist())


def _place(wheel: Path, entry: zipfile.ZipInfo) -> PurePosixPath | None:
    """Where an entry belongs among the packages; None if it doesn't. Raises WheelError when that is outside."""
    path = PurePosixPath(entry.filename)
    if (
        not path.parts
        or path.is_absolute()
        or ".." in path.parts
        or any(letter in entry.orig_filename for letter in ("\\", ":", "\0"))
    ):
        raise _refused(wheel, UserMessage("{name} leads outside of its folder", name=entry.filename))
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(wheel, UserMessage("{name} is not a file", name=entry.filename))
    if not path.parts[0].endswith(".data"):
        return path
    if len(path.parts) > 2 and path.parts[1] in _INTO_THE_PACKAGES:
        return PurePosixPath(*path.parts[2:])
    return None


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, path.open("wb") as written:
        shutil.copyfileobj(source, written, _CHUNK)
    if entry.external_attr >> 16 & stat.S_IXUSR:
        path.chmod(0o700)


def _refused(wheel: Path, reason: UserMessage) -> WheelError:
    return WheelError(
        "{file}: can't be used ({reason}); install a newer version of Lepton Desktop",
        file=wheel.name,
        reason=reason,
    )
