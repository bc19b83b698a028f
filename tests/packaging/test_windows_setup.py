"""The setup for Windows, compiled here and run under Wine with stand-ins for the two programs.

It takes a minute and needs makensis, Wine, MinGW's compiler and zip, so it runs only with LEPTON_TEST_SETUP=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PACKAGING = HERE.parents[1] / "packaging"
NEEDED = ("makensis", "wine", "x86_64-w64-mingw32-gcc", "zip")
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LeptonDesktop"
STILL_RUNS, FOLDER_NOT_EMPTY = 3, 4

pytestmark = [
    pytest.mark.skipif(not os.environ.get("LEPTON_TEST_SETUP"), reason="set LEPTON_TEST_SETUP=1 to run it"),
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"),
]


class Windows:
    """A Windows of Wine's, with a user that has nothing installed."""

    def __init__(self, prefix: Path, launcher: Path) -> None:
        self.drive = prefix / "drive_c"
        self.launcher = launcher
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in ("DISPLAY", "WAYLAND_DISPLAY")
            },
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "--init")
        user = os.environ.get("USER") or "root"
        self.local = self.drive / "users" / user / "AppData" / "Local"
        self.menu = self.drive / "users" / user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["wine", *command], env=self.environment, capture_output=True, text=True, timeout=120
        )

    def launch(self, program: Path, arguments: str) -> int:
        """The exit code of a program of Windows that gets its arguments exactly as they are written here."""
        environment = {**self.environment, "LAUNCH": f'"Z:{program}" {arguments}'}
        return subprocess.run(["wine", self.launcher, "launch"], env=environment, timeout=120).returncode

    def install(self, setup: Path, folder: Path | None = None) -> int:
        return self.launch(setup, "/S" + (f" /D={self.path(folder)}" if folder else ""))

    def uninstall(self, folder: Path, *arguments: str) -> None:
        """Uninstall and wait: the uninstaller continues as a copy of itself, for it can't delete itself."""
        self.launch(folder / "Uninstall.exe", " ".join(("/S", *arguments)))
        subprocess.run(["wineserver", "-w"], env=self.environment, check=True, timeout=60)

    def try_to_uninstall(self, folder: Path) -> int:
        """The exit code of an uninstaller that runs where it is."""
        return self.launch(folder / "Uninstall.exe", f"/S _?={self.path(folder)}")

    def path(self, place: Path) -> str:
        return "C:\\" + str(place.relative_to(self.drive)).replace("/", "\\")

    def registered(self, key: str, value: str | None = None) -> str | None:
        """A value of the registry (None: the default one), or None if there is none."""
        answer = self.run("reg", "query", key, *(["/v", value] if value else ["/ve"]))
        lines = [line for line in answer.stdout.splitlines() if "REG_" in line]
        return lines[0].split("REG_SZ    ")[-1].split("REG_DWORD    ")[-1].strip() if lines else None

    def open_window(self, folder: Path) -> subprocess.Popen[str]:
        window = subprocess.Popen(
            ["wine", folder / "Lepton Desktop.exe"], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        assert window.stdout is not None
        assert window.stdout.readline().strip() == "running"
        return window


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("program") / "stand_in.exe"
    subprocess.run(
        ["x86_64-w64-mingw32-gcc", "-O1", "-o", target, HERE / "stand_in.c", "-lshell32"], check=True
    )
    return target


def make(program: Path, folder: Path, *more: str) -> tuple[Path, Path]:
    """The setup and the portable archive with these files beside the two programs."""
    payload = folder / "payload"
    for name in ("Lepton Desktop.exe", "lepton-desktop.exe", *more):
        (payload / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(program, payload / name)
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1]), "QT_QPA_PLATFORM": "offscreen"}
    inputs = PACKAGING / "windows" / "setup_inputs.py"
    subprocess.run([sys.executable, inputs, payload, folder / "suffixes.nsh"], check=True, env=environment)
    icon = folder / "lepton-desktop.ico"
    subprocess.run([sys.executable, PACKAGING / "icons.py", "windows", icon], check=True, env=environment)
    subprocess.run([PACKAGING / "windows" / "make_setup.sh", folder, folder / "out"], check=True)
    (setup,) = (folder / "out").glob("*-setup.exe")
    (archive,) = (folder / "out").glob("*-portable.zip")
    return setup, archive


@pytest.fixture(scope="module")
def old(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    setup, _ = make(program, tmp_path_factory.mktemp("old"), "_internal/old/only.dll", "_internal/both.dll")
    return setup


@pytest.fixture(scope="module")
def new(program: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make(
        program, tmp_path_factory.mktemp("new"), "_internal/both.dll", "_internal/照片/new.dll", "LICENSE"
    )


@pytest.fixture(scope="module")
def windows(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    made = Windows(tmp_path_factory.mktemp("wine"), program)
    yield made
    subprocess.run(["wineserver", "-k"], env=made.environment, check=False)  # of this prefix alone
    subprocess.run(["wineserver", "-w"], env=made.environment, check=False, timeout=60)


def test_the_portable_archive_keeps_its_data_beside_the_program(new: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(new[1]) as archive:
        names = set(archive.namelist())
    assert "Lepton Desktop/portable" in names
    assert "Lepton Desktop/Lepton Desktop.exe" in names
    assert not any("installed-files" in name for name in names)


def test_install_upgrade_and_uninstall(windows: Windows, old: Path, new: tuple[Path, Path]) -> None:
    folder = windows.local / "Programs" / "Lepton Desktop"
    window = folder / "Lepton Desktop.exe"

    assert windows.install(old) == 0
    assert (folder / "_internal/old/only.dll").is_file()
    assert (windows.menu / "Lepton Desktop.lnk").is_file()
    assert windows.registered(UNINSTALL_KEY, "DisplayName") == "Lepton Desktop"
    assert windows.registered(UNINSTALL_KEY, "InstallLocation") == windows.path(folder)
    assert int(windows.registered(UNINSTALL_KEY, "EstimatedSize") or "0", 16) > 100  # KiB
    command = r"HKCU\Software\Classes\LeptonDesktop.Picture\shell\open\command"
    assert windows.registered(command) == f'"{windows.path(window)}" "%1"'
    similar = r"HKCU\Software\Classes\SystemFileAssociations\.heic\shell\LeptonDesktop.FindSimilar"
    assert windows.registered(similar, "MUIVerb") == "Find similar to this"
    assert windows.registered(rf"{similar}\command") == f'"{windows.path(window)}" --similar "%1"'
    assert windows.registered(r"HKCU\Software\Classes\Directory\shell\LeptonDesktop.Show\command") is not None

    mine = folder / "_internal" / "old" / "mine.txt"
    mine.write_text("a file of the user's")
    running = windows.open_window(folder)
    assert windows.install(new[0]) == 0
    assert running.wait(20) == 0  # it was asked to quit, and did
    assert not (folder / "_internal/old/only.dll").exists()
    assert mine.read_text() == "a file of the user's"
    assert (folder / "_internal/照片/new.dll").is_file()
    assert (folder / "_internal/both.dll").is_file()

    library = windows.local / "lepton-desktop" / "catalog.sqlite"
    library.parent.mkdir()
    library.touch()
    start = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
    windows.run("reg", "add", start, "/v", "Lepton Desktop", "/d", windows.path(window), "/f")
    windows.uninstall(folder)
    assert library.is_file()
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["mine.txt"]
    assert not (windows.menu / "Lepton Desktop.lnk").exists()
    assert windows.registered(start, "Lepton Desktop") is None
    for key in (UNINSTALL_KEY, command, similar):
        assert windows.run("reg", "query", key).returncode != 0


def test_a_program_that_does_not_end_stops_the_setup(
    windows: Windows, old: Path, new: tuple[Path, Path]
) -> None:
    folder = windows.drive / "my programs" / "照片 of mine"
    assert windows.install(old, folder) == 0
    stubborn = folder / "stubborn"
    stubborn.touch()
    running = windows.open_window(folder)
    try:
        assert windows.install(new[0]) == STILL_RUNS
        assert windows.try_to_uninstall(folder) == STILL_RUNS
        assert running.poll() is None
        assert (folder / "_internal/old/only.dll").is_file()
    finally:
        stubborn.unlink()
    assert running.wait(20) == 0
    assert windows.install(new[0]) == 0  # into the same folder, without being told
    assert (folder / "_internal/照片/new.dll").is_file()

    library = windows.local / "lepton-desktop" / "catalog.sqlite"
    library.parent.mkdir(exist_ok=True)
    library.touch()
    windows.uninstall(folder, "/DELETEDATA")
    assert not library.parent.exists()
    assert not folder.exists()


def test_a_folder_with_other_files_is_left_alone(windows: Windows, old: Path) -> None:
    folder = windows.drive / "photos"
    folder.mkdir()
    (folder / "照片.jpg").write_text("precious")
    assert windows.install(old, folder) == FOLDER_NOT_EMPTY
    assert [path.name for path in folder.iterdir()] == ["照片.jpg"]
