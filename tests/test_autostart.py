"""Starting with the system: each system's entry, as that system reads it."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lepton_desktop import autostart as module
from lepton_desktop.autostart import (
    Autostart,
    AutostartError,
    DesktopEntry,
    LaunchAgent,
    RunKey,
    autostart,
    start_command,
    start_environment,
)
from lepton_desktop.settings import own_command

COMMAND = ["/opt/My Apps/python", "-m", "lepton_desktop", "--background"]
VARIABLES = {"LEPTON_DATA_DIR": '/data/100% "mine" $HOME\\x'}


@pytest.fixture(params=[DesktopEntry, LaunchAgent])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    made: Autostart = request.param(tmp_path / "not yet there")
    return made


def test_it_is_turned_on_found_and_turned_off(entry: Autostart) -> None:
    assert not entry.is_on()
    entry.turn_on(COMMAND, {})
    entry.turn_on(COMMAND, VARIABLES)
    assert entry.is_on()
    entry.turn_off()
    entry.turn_off()
    assert not entry.is_on()


def test_a_folder_that_can_not_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AutostartError, match="check the permissions"):
        DesktopEntry(tmp_path / "file").turn_on(COMMAND, {})


def unquoted(line: str) -> list[str]:
    """An Exec line as a desktop reads it: the string's own escapes first, then the quoting, then the % codes."""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', line.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in quoted]


def test_the_desktop_entry_runs_the_command_with_its_variables(tmp_path: Path) -> None:
    DesktopEntry(tmp_path).turn_on(COMMAND, VARIABLES)
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(tmp_path / "lepton-desktop.desktop", encoding="utf-8")
    section = parser["Desktop Entry"]
    assert (section["Type"], section["Name"], section["Terminal"]) == (
        "Application",
        "Lepton Desktop",
        "false",
    )
    assert unquoted(section["Exec"]) == ["env", f"LEPTON_DATA_DIR={VARIABLES['LEPTON_DATA_DIR']}", *COMMAND]


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_user_turned_off_in_his_desktop_is_off(tmp_path: Path, line: str) -> None:
    entry = DesktopEntry(tmp_path)
    entry.turn_on(COMMAND, {})
    with (tmp_path / "lepton-desktop.desktop").open("a") as file:
        file.write(f"{line}\n")
    assert not entry.is_on()


def test_the_launch_agent_runs_the_command_with_its_variables(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).turn_on(COMMAND, VARIABLES)
    (path,) = tmp_path.iterdir()
    entry = plistlib.loads(path.read_bytes())
    assert path.name == f"{entry['Label']}.plist"
    assert entry["ProgramArguments"] == COMMAND
    assert entry["EnvironmentVariables"] == VARIABLES
    assert entry["RunAtLoad"] is True


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_the_registry_runs_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "APPLICATION", "Lepton Desktop, tested")
    entry = RunKey()
    try:
        entry.turn_on(COMMAND, {})
        assert entry.is_on()
    finally:
        entry.turn_off()
    assert not entry.is_on()


def test_the_entry_is_of_this_systems_kind_and_lies_where_the_user_keeps_such_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform in ("win32", "darwin"):
        assert isinstance(autostart(), RunKey if sys.platform == "win32" else LaunchAgent)
        return
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart().turn_on(COMMAND, {})
    assert (tmp_path / "autostart" / "lepton-desktop.desktop").is_file()


def test_the_program_starts_in_the_background_with_the_same_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start_command()[-1] == "--background"
    monkeypatch.delenv("LEPTON_DATA_DIR", raising=False)
    assert start_environment() == {}
    monkeypatch.setenv("LEPTON_DATA_DIR", "/data")
    assert start_environment() == {"LEPTON_DATA_DIR": "/data"}


def test_an_app_image_starts_by_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPIMAGE", "/home/ann/Lepton.AppImage")
    monkeypatch.setenv("APPDIR", str(Path(sys.executable).parents[1]))
    assert start_command() == ["/home/ann/Lepton.AppImage", *own_command("--background")[1:]]


def test_the_variables_of_another_app_image_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPIMAGE", "/home/ann/Terminal.AppImage")
    assert start_command() == own_command("--background")
    monkeypatch.setenv("APPDIR", "/tmp/.mount_Terminal")
    assert start_command() == own_command("--background")


@pytest.mark.parametrize("windowed", ["Lepton Desktop.exe", "pythonw.exe"])
def test_on_windows_no_console_window_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windowed: str
) -> None:
    (tmp_path / windowed).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "lepton-desktop.exe"))
    assert start_command()[0] == str(tmp_path / windowed)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    DesktopEntry(tmp_path).turn_on(COMMAND, VARIABLES)
    done = subprocess.run(
        ["desktop-file-validate", tmp_path / "lepton-desktop.desktop"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
