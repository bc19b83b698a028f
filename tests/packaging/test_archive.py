"""The scripts of Linux's archive install, upgrade and remove a program for one user. A script stands in for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the archive is for Linux")

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
PROGRAM = """#!/bin/sh
echo "$@" >> "$HOME/calls"
[ "$1" != quit ] || [ ! -e "$HOME/runs" ]
"""


class User:
    """A home with a space and Chinese characters in its name, and an unpacked archive in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.archive = home / "Downloads" / "lepton desktop"
        self.installed = home / ".local" / "lib" / "lepton-desktop"
        self.entry = home / ".local" / "share" / "applications" / "lepton-desktop.desktop"
        program = self.archive / "lepton-desktop" / "lepton-desktop"
        program.parent.mkdir(parents=True)
        program.write_text(PROGRAM)
        program.chmod(0o755)
        for name in ("install.sh", "uninstall.sh"):
            shutil.copy(LINUX / "tar" / name, self.archive)
        share = self.archive / "share"
        for path in (
            "icons/hicolor/48x48/apps/lepton-desktop.png",
            "metainfo/org.lepton_desktop.LeptonDesktop.metainfo.xml",
        ):
            share.joinpath(path).parent.mkdir(parents=True)
            share.joinpath(path).touch()
        share.joinpath("applications").mkdir()
        shutil.copy(LINUX / "lepton-desktop.desktop", share / "applications")

    def run(self, script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home)}
        return subprocess.run(
            [str(script), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def install(self) -> subprocess.CompletedProcess[str]:
        return self.run(self.archive / "install.sh")

    def uninstall(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(self.installed / "uninstall.sh", *arguments)

    def calls(self) -> list[str]:
        """What the program was started with, the last first."""
        return self.home.joinpath("calls").read_text().splitlines()[::-1]

    def files(self) -> list[str]:
        """What the user has besides the archive, and besides the desktop's cache of all entries."""
        local = self.home / ".local"
        found = (path for path in local.rglob("*") if not path.is_dir() and path.name != "mimeinfo.cache")
        return sorted(str(path.relative_to(local)) for path in found)


@pytest.fixture
def user(tmp_path: Path) -> User:
    home = tmp_path / "ann 照片"
    home.mkdir()
    return User(home)


def test_the_installed_program_starts_from_the_menu_and_from_the_command_line(user: User) -> None:
    assert user.install().returncode == 0
    subprocess.run(
        [user.home / ".local" / "bin" / "lepton-desktop", "x"], env={"HOME": str(user.home)}, check=True
    )
    assert user.calls()[0] == "x"
    lines = user.entry.read_text(encoding="utf-8").splitlines()
    assert f'Exec="{user.installed}/lepton-desktop" %F' in lines
    assert f'Exec="{user.installed}/lepton-desktop" --similar %f' in lines
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(user.entry)], check=True)


def test_an_upgrade_asks_the_running_program_to_end_and_leaves_nothing_of_the_old_version(user: User) -> None:
    user.install()
    user.installed.joinpath("old-library.so").touch()
    before = user.files()
    assert user.install().returncode == 0
    assert user.calls() == ["quit --wait 20"]
    assert user.files() == [one for one in before if "old-library" not in one]


def test_a_program_that_still_runs_is_neither_replaced_nor_removed(user: User) -> None:
    user.install()
    user.home.joinpath("runs").touch()
    before = user.files()
    assert (user.install().returncode, user.uninstall().returncode) == (1, 1)
    assert user.files() == before


@pytest.mark.parametrize(
    ("arguments", "deletes"), [((), False), (("--keep-library",), False), (("--delete-library",), True)]
)
def test_removal_leaves_nothing_and_deletes_the_library_only_when_told(
    user: User, arguments: tuple[str, ...], deletes: bool
) -> None:
    user.install()
    assert user.uninstall(*arguments).returncode == 0
    assert user.files() == []
    assert ("remove-data --yes" in user.calls()) == deletes
