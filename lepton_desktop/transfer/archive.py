"""The file that holds a library on its way to another computer: a zip archive, nothing in it compressed.

It has a manifest, the catalog, the settings, and if wanted thumbnails, downloaded models and own translations; never a
photo. When it is read, everything in it is checked: only names of these forms, only sizes that the file can hold.
"""

from __future__ import annotations

import json
import re
import zipfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from lepton_desktop.stored_json import JsonError, parse_object
from lepton_desktop.transfer.task import Task, TransferError, copy, make_folder, open_new
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".lepton"
FORMAT = 1
MANIFEST, CATALOG, SETTINGS = "manifest.json", "catalog.sqlite", "settings.json"
THUMBNAILS, MODELS, TRANSLATIONS = "thumbnails", "models", "translations"
OF_ONE_COMPUTER = ("device", "engine", "precision")
"""The settings that say nothing about another computer."""

_NAMES = re.compile(
    rf"""{re.escape(MANIFEST)} | {re.escape(CATALOG)} | {re.escape(SETTINGS)}
    | {THUMBNAILS}/[0-9a-f]{{2}}/[0-9a-f]{{40}}-(256|512|1024)\.jpg
    | {MODELS}/[A-Za-z0-9][\w.+-]{{0,120}}/[A-Za-z0-9][\w.+-]{{0,120}}\.(json|safetensors|txt|model|xml|bin)
    | {TRANSLATIONS}/lepton_[A-Za-z]{{2,8}}(_[A-Za-z]{{2,8}}){{0,2}}\.qm""",
    re.ASCII | re.VERBOSE,
)
_MOST_ENTRIES = 20_000_000
_MOST_JSON = 16 << 20
_DATE = (1980, 1, 1, 0, 0, 0)
"""The time of each entry, always the same: an archive doesn't tell when something was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself: its format, the program and system that made it, when, and what is in it.

    `system` is Python's `sys.platform`. `models` has the identities of the models whose vectors it holds, with how
    many; `model` is the name of the one that is chosen.
    """

    format: int
    program: str
    system: str
    made: str
    photos: int
    folders: tuple[str, ...]
    model: str
    models: dict[str, int]


class Writer:
    """Puts files into a new archive, one after the other."""

    def __init__(self, archive: zipfile.ZipFile, task: Task) -> None:
        self._archive = archive
        self._task = task

    def put_text(self, name: str, text: str) -> None:
        """Put a small file in. Raises OSError."""
        self._archive.writestr(_entry(name), text.encode())

    def put_file(self, name: str, path: Path) -> None:
        """Put a file in. Raises OSError, CancelledError."""
        with path.open("rb") as source, self._archive.open(_entry(name), "w", force_zip64=True) as target:
            copy(cast("BinaryIO", source), cast("BinaryIO", target), self._task, path.stat().st_size)


class Reader:
    """An archive of which every entry has a name and a size that can be true."""

    def __init__(self, archive: zipfile.ZipFile, length: int) -> None:
        """`length` is that of the file. Raises TransferError."""
        self._archive = archive
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        self._sizes = {entry.filename: entry.file_size for entry in entries}
        strange = next((name for name in names if not may_be(name)), None)
        if strange is not None:
            raise _bad(UserMessage("it holds {name}, which belongs to no library", name=strange))
        if len({name.casefold() for name in names}) < len(names) or len(names) > _MOST_ENTRIES:
            raise _bad(UserMessage("it holds two files of one name"))
        packed = any(
            entry.compress_type != zipfile.ZIP_STORED
            or entry.flag_bits & 1
            or entry.compress_size != entry.file_size
            for entry in entries
        )
        if packed or self.total > length:
            raise _bad(UserMessage("what it says of its sizes can't be true"))
        if not {MANIFEST, CATALOG, SETTINGS} <= set(names):
            raise _bad(UserMessage("parts of it are missing"))

    @property
    def total(self) -> int:
        """The bytes of all entries."""
        return sum(self._sizes.values())

    def names(self, folder: str) -> list[str]:
        """The entries in a folder."""
        return [name for name in self._sizes if name.startswith(f"{folder}/")]

    def manifest(self) -> Manifest:
        """What it says of itself. Raises TransferError."""
        if self._sizes[MANIFEST] > _MOST_JSON:
            raise _bad(UserMessage("what it says of itself is too long"))
        try:
            match parse_object(self._archive.read(MANIFEST)):
                case {"format": int(number)} if number > FORMAT:
                    raise TransferError(
                        "it was made by a newer version of Lepton Desktop; update the program on this computer"
                    )
                case {
                    "format": int(number),
                    "program": str(program),
                    "system": str(system),
                    "made": str(made),
                    "photos": int(photos),
                    "folders": list(folders),
                    "model": str(model),
                    "models": dict(models),
                } if all(isinstance(folder, str) for folder in folders):
                    counts = {name: count for name, count in models.items() if isinstance(count, int)}
                    return Manifest(number, program, system, made, photos, tuple(folders), model, counts)
        except (JsonError, OSError, zipfile.BadZipFile) as error:
            raise _bad(error) from error
        raise _bad(UserMessage("what it says of itself makes no sense"))

    def unpack(self, name: str, target: Path, task: Task) -> None:
        """Write an entry to a new file. Raises TransferError, OSError, CancelledError."""
        make_folder(target.parent)
        try:
            with self._archive.open(name) as source, open_new(target) as file:
                copy(cast("BinaryIO", source), file, task, self._sizes[name])
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise _bad(error) from error


@contextmanager
def writing(path: Path, manifest: Manifest, task: Task) -> Iterator[Writer]:
    """A new archive, its manifest in it. Raises OSError."""
    with open_new(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        writer = Writer(archive, task)
        writer.put_text(MANIFEST, json_of(asdict(manifest)))
        yield writer


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """An archive that is there. Raises TransferError for what is none, OSError when it can't be read."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            yield Reader(archive, path.stat().st_size)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise _bad(error) from error


def may_be(name: str) -> bool:
    """Whether an entry of an archive may have this name."""
    return _NAMES.fullmatch(name) is not None


def json_of(value: object) -> str:
    """The value as JSON, for a person to read."""
    return json.dumps(value, indent=2) + "\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.external_attr = 0o600 << 16
    return entry


def _bad(reason: UserMessage | Exception) -> TransferError:
    return TransferError(
        "it is no library that Lepton Desktop exported, or it is damaged ({reason})", reason=reason
    )
