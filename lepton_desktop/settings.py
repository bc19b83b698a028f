"""What the user chose, and where the program's own files live."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

APPLICATION = "Lepton Desktop"


class SettingsError(Exception):
    """Settings that can't be read or written; the message names the file, the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps its own data. All of it lies under one folder; no photo ever does."""

    data: Path

    @property
    def catalog(self) -> Path:
        """The SQLite file with everything known about the photos."""
        return self.data / "catalog.sqlite"

    @property
    def index(self) -> Path:
        """The folder of the vector index, a cache made from the catalog."""
        return self.data / "index"

    @property
    def thumbnails(self) -> Path:
        """The folder of the thumbnails, a cache made from the photos."""
        return self.data / "thumbnails"

    @property
    def models(self) -> Path:
        """The folder of downloaded models."""
        return self.data / "models"

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
        """Held, for as long as it lives, by the one process that indexes this library."""
        return self.data / "indexing.lock"

    @property
    def demo(self) -> Path:
        """The folder of the demo, with a library of its own."""
        return self.data / "demo"


def places() -> Places:
    """The user's data folder: ``LEPTON_DATA_DIR`` if it is set, else the system's place for such data.

    The folder is made when it isn't there. Raises SettingsError when it can't be.
    """
    chosen = os.environ.get("LEPTON_DATA_DIR")
    folder = (
        Path(chosen).expanduser().absolute()
        if chosen
        else Path(platformdirs.user_data_dir("lepton-desktop", appauthor=False))
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{folder}: the data folder can't be made ({error.strerror}); "
            "set LEPTON_DATA_DIR to a folder that may be written"
        ) from error
    return Places(folder)


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. Every field has a default that is right for most people."""

    model: str = "starter"
    """The name of the model that answers, as `lepton-desktop models` lists it."""
    device: str = "auto"
    """``auto``, ``cuda``, ``mps`` or ``cpu``."""
    language: str = "system"
    """``system``, or the code of a language of the window, such as ``zh_CN``."""
    ignore: list[str] = field(default_factory=list)
    """Patterns of names and paths that are never indexed, as in a .gitignore file."""


def read_settings(path: Path) -> Settings:
    """The settings in the file, or the defaults when there is none; names it doesn't know are passed over.

    Raises SettingsError when the file is there and isn't a JSON object of the right types.
    """
    try:
        stored: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path}: can't be read ({error}); mend it or delete it to start with defaults"
        ) from error
    defaults = asdict(Settings())
    if not isinstance(stored, dict):
        raise SettingsError(f"{path}: is not a JSON object; mend it or delete it to start with defaults")
    known = {name: value for name, value in stored.items() if name in defaults}
    for name, value in known.items():
        patterns = value if isinstance(value, list) else []
        if type(value) is not type(defaults[name]) or not all(isinstance(one, str) for one in patterns):
            raise SettingsError(
                f"{path}: {name} is {value!r}; mend it or delete the file to start with defaults"
            )
    return replace(Settings(), **known)


def write_settings(path: Path, settings: Settings) -> None:
    """Put the settings in the file, whole or not at all. Raises SettingsError when the file can't be written."""
    values = {f.name: getattr(settings, f.name) for f in fields(settings)}
    temporary = path.with_suffix(".part")
    try:
        temporary.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise SettingsError(f"{path}: can't be written ({error.strerror})") from error
