"""Where the data folder is: chosen by a variable, moved by the user, or the standard folder for such data.

A library that was moved leaves a note in the standard folder, which names its new folder and the mark that lies there.
Without its mark the new folder isn't taken for the library: its disk may be away, and another one in its place.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from lepton_desktop.edition import portable_data
from lepton_desktop.file_integrity import write_through
from lepton_desktop.stored_json import JsonError, read_object
from lepton_desktop.user_messages import UserError

DATA_VARIABLE = "LEPTON_DATA_DIR"
"""The environment variable that moves the program's own data."""
NOTE = "moved.json"
"""The file that a library leaves in the folder from which it was moved."""
UNFINISHED = "unfinished-copy.json"
"""Lies in a folder to which a library is being copied, and names the folder that it is copied from."""
_MARK = "library.json"


class DataFolderError(UserError):
    """A data folder that can't be used; the message names it, the reason and what to do."""


class LibraryAwayError(DataFolderError):
    """The library was moved to `folder`, and isn't to be seen there. `note` is the file that says where it is."""

    def __init__(self, pattern: str, /, *, path: Path, note: Path) -> None:
        super().__init__(pattern, path=path, note=note)
        self.folder = path
        self.note = note


@dataclass(frozen=True, slots=True)
class Moved:
    """What a note says: the library's folder now, the text of its mark, and the folder whose rest must be removed."""

    data: str
    library: str
    left: str = ""


def standard_folder() -> Path:
    """A portable program's own folder for data, otherwise the system's."""
    return portable_data() or Path(platformdirs.user_data_dir("lepton-desktop", appauthor=False))


def chosen_by_variable() -> bool:
    """Whether the variable names the data folder."""
    return bool(os.environ.get(DATA_VARIABLE))


def data_folder() -> Path:
    """The data folder, which need not exist unless the library was moved to it.

    Raises DataFolderError where the variable names none or the note can't be read, LibraryAwayError where the folder
    to which the library was moved can't be seen.
    """
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError as error:  # there is no home folder of this user
            raise DataFolderError(
                "{path}: is not a valid folder ({reason}); set {variable} to a writable folder",
                path=chosen,
                reason=error,
                variable=DATA_VARIABLE,
            ) from error
    moved = read_note(standard_folder())
    if moved is None:
        return standard_folder()
    folder = Path(moved.data)
    if mark_of(folder) != moved.library:
        raise LibraryAwayError(
            "{path}: the library was moved here and can't be found now; connect its disk and start again, or delete "
            "{note} to start with an empty library",
            path=folder,
            note=standard_folder() / NOTE,
        )
    return folder


def read_note(folder: Path) -> Moved | None:
    """What the note in a folder says; None where there is none. Raises DataFolderError when it can't be read."""
    note = folder / NOTE
    try:
        match read_object(note):
            case {"data": str(data), "library": str(library), "left": str(left)} if Path(data).is_absolute():
                return Moved(data, library, left)
        raise JsonError("it names no folder")
    except FileNotFoundError:
        return None
    except (OSError, JsonError) as error:
        raise DataFolderError(
            "{path}: can't be read ({reason}); correct it, or delete it to start with an empty library",
            path=note,
            reason=error,
        ) from error


def write_note(folder: Path, moved: Moved) -> None:
    """Leave a note in a folder, atomically and written through to the disk. Raises OSError."""
    _write(folder / NOTE, asdict(moved))


def forget_note(folder: Path) -> None:
    """Remove the note of a folder. Raises OSError."""
    (folder / NOTE).unlink(missing_ok=True)


def put_note_aside(note: Path) -> Path:
    """Rename a note, so that the program starts with an empty library. Returns its new path. Raises OSError."""
    aside = note.with_name(f"{note.stem}-{uuid.uuid4().hex[:8]}{note.suffix}")
    return note.rename(aside)


def mark_of(folder: Path) -> str | None:
    """The text by which a moved library's folder is known; None where there is none, or the folder can't be seen."""
    with contextlib.suppress(OSError, JsonError):
        match read_object(folder / _MARK):
            case {"library": str(text)}:
                return text
    return None


def mark_path(folder: Path) -> Path:
    """The file of a folder's mark."""
    return folder / _MARK


def mark(folder: Path) -> str:
    """Mark a folder as that of a moved library, written through to the disk. Returns the mark. Raises OSError."""
    text = uuid.uuid4().hex
    _write(folder / _MARK, {"library": text})
    return text


def _write(path: Path, content: dict[str, str]) -> None:
    temporary = path.with_suffix(".part")
    with open(
        os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(json.dumps(content, indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    if os.name == "posix":
        write_through(path.parent)
