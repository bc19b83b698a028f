"""The user's settings, the places of the program's own files, and the command that starts the program."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from lepton_desktop.data_folder import DATA_VARIABLE as DATA_VARIABLE
from lepton_desktop.data_folder import DataFolderError, data_folder, mark_path
from lepton_desktop.edition import packaged
from lepton_desktop.engines import AUTO, engine_choices, precision_choices
from lepton_desktop.stored_json import JsonError, read_object
from lepton_desktop.user_messages import UserError, UserMessage

APPLICATION = "Lepton Desktop"


class SettingsError(UserError):
    """Settings that can't be read or written; the message names the file, the reason and what to do."""


def own_command(*arguments: str) -> list[str]:
    """The command that starts this program with these arguments, from an installed package or a packaged program."""
    if packaged():
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "lepton_desktop", *arguments]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps its own data: all of it in one folder, which never contains a photo."""

    data: Path

    @property
    def catalog(self) -> Path:
        """The SQLite file with everything known about the photos."""
        return self.data / "catalog.sqlite"

    @property
    def backups(self) -> Path:
        """The folder of backups of what the user decided."""
        return self.data / "backups"

    @property
    def index(self) -> Path:
        """The folder of the vector index, a cache made from the catalog."""
        return self.data / "index"

    @property
    def thumbnails(self) -> Path:
        """The folder of the thumbnails, a cache made from the photos."""
        return self.data / "thumbnails"

    @property
    def pasted(self) -> Path:
        """The folder of pictures that were pasted to search with."""
        return self.data / "pasted"

    @property
    def models(self) -> Path:
        """The folder of downloaded models."""
        return self.data / "models"

    @property
    def torch(self) -> Path:
        """The folder of the torch pack, which only a packaged program has."""
        return self.data / "torch"

    @property
    def questions(self) -> Path:
        """The folder of the vectors of earlier queries, a cache."""
        return self.data / "questions"

    @property
    def compiled(self) -> Path:
        """The folder of models compiled for this processor, a cache made from the models."""
        return self.data / "compiled"

    @property
    def calibration(self) -> Path:
        """The folder of the vectors of unrelated queries, by model, a cache."""
        return self.data / "background"

    @property
    def translations(self) -> Path:
        """The folder of translations that the user added."""
        return self.data / "translations"

    @property
    def settings(self) -> Path:
        """The file of the user's choices."""
        return self.data / "settings.json"

    @property
    def indexing_lock(self) -> Path:
        """The lock held by the process that indexes this library; only one can hold it."""
        return self.data / "indexing.lock"

    @property
    def window(self) -> Path:
        """The file in which the window remembers its layout."""
        return self.data / "window.ini"

    @property
    def window_lock(self) -> Path:
        """The lock held by the open window of this library; only one can hold it."""
        return self.data / "window.lock"

    @property
    def arriving(self) -> Path:
        """The folder in which a library from another computer is unpacked and checked."""
        return self.data / "arriving"

    @property
    def mark(self) -> Path:
        """The file by which the folder of a library that was moved is known."""
        return mark_path(self.data)

    @property
    def demo(self) -> Path:
        """The folder of the demo, with a library of its own."""
        return self.data / "demo"


def places() -> Places:
    """The user's data folder, see `data_folder`. It is created if it doesn't exist and never was elsewhere.

    Raises DataFolderError, which is LibraryAwayError where the library was moved to a folder that can't be seen.
    """
    folder = data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderError(
            "{path}: the data folder can't be created ({reason}); set {variable} to a writable folder",
            path=folder,
            reason=error,
            variable=DATA_VARIABLE,
        ) from error
    return Places(folder)


Device = Literal["auto", "cuda", "mps", "cpu"]
Effort = Literal["full", "gentle"]
Appearance = Literal["system", "light", "dark"]

_SHOWN = 60
_CHOICES: dict[str, Callable[[], tuple[str, ...]]] = {
    "device": lambda: get_args(Device),
    "engine": engine_choices,
    "precision": precision_choices,
    "effort": lambda: get_args(Effort),
    "appearance": lambda: get_args(Appearance),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. The default of every field is right for most people."""

    model: str = "starter"
    """The name of the model that answers, as `lepton-desktop models` lists it."""
    device: Device = "auto"
    """The device that the model runs on."""
    engine: str = AUTO
    """The engine that runs it on a processor: ``auto`` is the one that was measured to be fastest."""
    precision: str = AUTO
    """The precision of a compiled model: ``auto`` is the fastest that agrees with single precision, ``i8`` 8 bits."""
    ignore: list[str] = field(default_factory=list)
    """Patterns of names and paths that are never indexed, as in a .gitignore file."""
    effort: Effort = "full"
    """How hard the indexing works: ``gentle`` pauses two thirds of the time."""
    pause_on_battery: bool = False
    """Whether the indexing pauses while the computer runs on battery."""
    appearance: Appearance = "system"
    """Light, dark, or the same as the system."""
    language: str = "system"
    """``system``, or the code of a language of the window, such as ``zh_CN``."""
    keep_watching: bool = False
    """Whether the program keeps running in the notification area when the window is closed."""


def read_settings(path: Path) -> Settings:
    """The settings in the file, or the defaults if there is no file; unknown names are ignored.

    Raises SettingsError when the file exists and isn't a JSON object of the right types.
    """
    try:
        stored = read_object(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, JsonError) as error:
        raise SettingsError(
            "{path}: can't be read ({reason}); correct it, or delete it to start with the defaults",
            path=path,
            reason=error,
        ) from error
    defaults = asdict(Settings())
    known = {name: value for name, value in stored.items() if name in defaults}
    for name, value in known.items():
        patterns = value if isinstance(value, list) else []
        right = type(value) is type(defaults[name]) and all(isinstance(one, str) for one in patterns)
        choices = _CHOICES[name]() if name in _CHOICES else ()
        if not right or (choices and value not in choices):
            raise SettingsError(
                "{path}: {name} is {value}{known}; correct it, or delete the file to start with the defaults",
                path=path,
                name=name,
                value=_short(value),
                known=UserMessage(", not one of {known}", known=", ".join(choices)) if choices else "",
            )
    return replace(Settings(), **known)


def _short(value: object) -> str:
    """A value as it is shown in a message; a long one is cut off."""
    said = repr(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def change_settings(path: Path, **values: Any) -> Settings:
    """Change some of the settings in the file and keep the others; returns them all.

    Raises SettingsError when the file can't be read or written.
    """
    changed = replace(read_settings(path), **values)
    write_settings(path, changed)
    return changed


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings to the file atomically. Raises SettingsError when the file can't be written."""
    values = asdict(settings)
    temporary = path.with_suffix(".part")
    try:
        with open(
            os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(json.dumps(values, indent=2) + "\n")
        os.replace(temporary, path)
    except OSError as error:
        raise SettingsError("{path}: can't be written ({reason})", path=path, reason=error) from error
