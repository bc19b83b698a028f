from __future__ import annotations

import sys

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
