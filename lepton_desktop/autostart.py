"""Starting with the system: writes, finds and removes the entry that each system needs for it."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lepton_desktop.settings import APPLICATION, DATA_VARIABLE, own_command
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

IN_THE_BACKGROUND = "--background"
"""The argument that starts the program without showing its window, if there is a notification area."""

_NAME = "lepton-desktop"
_WINDOWED = (f"{APPLICATION}.exe", "pythonw.exe")
"""What starts the program without a console window on Windows: packaged, or from pip."""
_AGENT = "org.lepton-desktop.start"


class AutostartError(UserError):
    """An entry that can't be read, written or removed; the message says where, why, and what to do."""


class Autostart(Protocol):
    """An entry that belongs to the user; no administrator is needed. All methods raise AutostartError."""

    def is_on(self) -> bool:
        """Whether the program starts with the system."""

    def turn_on(self, command: Sequence[str], environment: dict[str, str]) -> None:
        """Make the system run the command, with these environment variables, when the user logs in."""

    def turn_off(self) -> None:
        """Remove the entry, if there is one."""


def autostart() -> Autostart:
    """The kind of entry of this system."""
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    configuration = os.environ.get("XDG_CONFIG_HOME", "")
    return DesktopEntry((Path(configuration) if configuration else Path.home() / ".config") / "autostart")


def start_command() -> list[str]:
    """The command that starts the program with the system: in the background, on Windows without a console window."""
    program, *arguments = own_command(IN_THE_BACKGROUND)
    image, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    if image and mounted and Path(program).is_relative_to(mounted):
        # The file itself, since its mount point changes with every start. Any program that an AppImage starts, such as
        # a terminal, passes these variables on.
        return [image, *arguments]
    beside = (Path(program).with_name(name) for name in _WINDOWED)
    return [next((str(windowed) for windowed in beside if windowed.is_file()), program), *arguments]


def start_environment() -> dict[str, str]:
    """The variables that the program needs to find the same library again."""
    return {name: os.environ[name] for name in (DATA_VARIABLE,) if os.environ.get(name)}


class DesktopEntry:
    """A .desktop file in ``autostart/``, as in freedesktop.org's Desktop Application Autostart Specification."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_NAME}.desktop"

    def is_on(self) -> bool:
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError) as error:
            raise AutostartError("{path}: can't be read ({reason})", path=self._path, reason=error) from error
        # what the desktops' own settings write when the user turns an entry off there
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return not any(line.replace(" ", "") in off for line in lines)

    def turn_on(self, command: Sequence[str], environment: dict[str, str]) -> None:
        variables = [f"{name}={value}" for name, value in environment.items()]
        whole = ["env", *variables, *command] if variables else list(command)
        entry = {
            "Type": "Application",
            "Version": "1.4",  # of the specification; older validators know no later one
            "Name": APPLICATION,
            "Comment": "Keeps the photo search up to date",
            "Exec": " ".join(map(_quoted, whole)),
            "Icon": _NAME,
            "Terminal": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        text = "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in entry.items())
        _write(self._path, text.encode())

    def turn_off(self) -> None:
        _remove(self._path)


def _quoted(argument: str) -> str:
    """An argument of an Exec line: quoted, its special characters escaped twice (of the quote, of the string)."""
    escaped = argument
    for character in ("\\", '"', "`", "$"):
        escaped = escaped.replace(character, "\\" + character)
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


class LaunchAgent:
    """A property list in ``~/Library/LaunchAgents``, which launchd reads when the user logs in."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_AGENT}.plist"

    def is_on(self) -> bool:
        try:
            entry = plistlib.loads(self._path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError, plistlib.InvalidFileException) as error:
            raise AutostartError("{path}: can't be read ({reason})", path=self._path, reason=error) from error
        return bool(entry.get("RunAtLoad")) and not entry.get("Disabled")

    def turn_on(self, command: Sequence[str], environment: dict[str, str]) -> None:
        entry = {
            "Label": _AGENT,
            "ProgramArguments": list(command),
            "EnvironmentVariables": environment,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        _write(self._path, plistlib.dumps(entry))

    def turn_off(self) -> None:
        _remove(self._path)


class RunKey:
    """A value in the user's Run key of the registry. It inherits the environment variables, so none are written."""

    if sys.platform == "win32":
        import winreg

        _KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

        def is_on(self) -> bool:
            try:
                with self.winreg.OpenKey(self.winreg.HKEY_CURRENT_USER, self._KEY) as key:
                    self.winreg.QueryValueEx(key, APPLICATION)
            except FileNotFoundError:
                return False
            except OSError as error:
                raise self._error(error) from error
            return True

        def turn_on(self, command: Sequence[str], environment: dict[str, str]) -> None:
            line = subprocess.list2cmdline(command)
            try:
                with self.winreg.CreateKey(self.winreg.HKEY_CURRENT_USER, self._KEY) as key:
                    self.winreg.SetValueEx(key, APPLICATION, 0, self.winreg.REG_SZ, line)
            except OSError as error:
                raise self._error(error) from error

        def turn_off(self) -> None:
            try:
                with self.winreg.OpenKey(
                    self.winreg.HKEY_CURRENT_USER, self._KEY, 0, self.winreg.KEY_SET_VALUE
                ) as key:
                    self.winreg.DeleteValue(key, APPLICATION)
            except FileNotFoundError:
                return
            except OSError as error:
                raise self._error(error) from error

        def _error(self, error: OSError) -> AutostartError:
            return AutostartError(
                "{path}: can't be changed ({reason}); check the startup apps in the Windows settings",
                path=self._KEY,
                reason=error,
            )


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError as error:
        raise AutostartError(
            "{path}: can't be written ({reason}); check the permissions of its folder",
            path=path,
            reason=error,
        ) from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AutostartError(
            "{path}: can't be removed ({reason}); delete it by hand", path=path, reason=error
        ) from error
