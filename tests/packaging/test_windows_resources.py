"""What Windows is told of the program: its manifest, its version, the files and the suffixes of its setup."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(WINDOWS), *sys.path])


def test_the_manifest_asks_for_sharp_windows_and_long_paths_and_no_administrator() -> None:
    root = ElementTree.parse(WINDOWS / "lepton-desktop.manifest").getroot()
    texts = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in root.iter()}
    assert texts["dpiAwareness"] == "PerMonitorV2"
    assert texts["longPathAware"] == "true"
    assert texts["activeCodePage"] == "UTF-8"
    (level,) = (element for element in root.iter() if element.tag.endswith("requestedExecutionLevel"))
    assert level.get("level") == "asInvoker"


def test_the_version_resource_is_one_that_pyinstaller_reads(tmp_path: Path) -> None:
    from version_info import write_version_info

    path = write_version_info(tmp_path / "v.txt", "1.22.3", "Lepton Desktop.exe", "Lepton Desktop")
    tree = ast.parse(path.read_text("utf-8"), mode="eval").body
    assert isinstance(tree, ast.Call)
    assert isinstance(tree.func, ast.Name)
    assert tree.func.id == "VSVersionInfo"
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    strings = {
        ast.literal_eval(one.args[0]): ast.literal_eval(one.args[1])
        for one in calls
        if isinstance(one.func, ast.Name) and one.func.id == "StringStruct"
    }
    assert strings["ProductVersion"] == "1.22.3"
    assert strings["OriginalFilename"] == "Lepton Desktop.exe"
    assert "filevers=(1, 22, 3, 0)" in path.read_text("utf-8")


def test_the_setup_knows_every_file_and_every_suffix(tmp_path: Path) -> None:
    payload = tmp_path / "payload"
    (payload / "_internal" / "照片").mkdir(parents=True)
    (payload / "Lepton Desktop.exe").touch()
    (payload / "_internal" / "照片" / "a b.dll").touch()
    command = [sys.executable, str(WINDOWS / "setup_inputs.py"), str(payload), str(tmp_path / "suffixes.nsh")]
    subprocess.run(command, check=True)
    lines = (payload / "installed-files.txt").read_bytes().decode("utf-16-le").splitlines()
    assert lines == [
        "_internal\\照片\\a b.dll",
        "_internal\\照片\\",
        "Lepton Desktop.exe",
        "_internal\\",
    ]
    macro = (tmp_path / "suffixes.nsh").read_text("utf-8")
    assert '!insertmacro "${action}" ".heic"' in macro
    assert '".jpg"' in macro
