from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lepton_desktop import edition, settings


def test_the_python_package_starts_itself_as_a_module_and_advises_pip() -> None:
    assert not edition.packaged()
    assert settings.own_command("doctor") == [sys.executable, "-m", "lepton_desktop", "doctor"]
    assert "pip install --force-reinstall torch" in str(edition.reinstall_advice("torch"))


def test_a_packaged_program_starts_its_own_file_and_knows_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert edition.packaged()
    assert settings.own_command("doctor") == [sys.executable, "doctor"]
    assert str(edition.reinstall_advice("torch")) == "install Lepton Desktop again"


def test_only_a_portable_program_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(settings.DATA_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "lepton-desktop.exe"))
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "portable").touch()
    assert edition.portable_data() is None  # the Python package, whatever is beside Python
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert settings.places().data == tmp_path / "stick" / "data"
    monkeypatch.setenv(settings.DATA_VARIABLE, str(tmp_path / "chosen"))
    assert settings.places().data == tmp_path / "chosen"
    monkeypatch.delenv(settings.DATA_VARIABLE)
    (tmp_path / "stick" / "portable").unlink()
    assert edition.portable_data() is None
