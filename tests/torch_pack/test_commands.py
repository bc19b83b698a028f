"""`lepton-desktop torch`, in the packaged program and in the Python package."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from lepton_desktop.cli import main
from lepton_desktop.encoders import torch_packages
from lepton_desktop.settings import DATA_VARIABLE, Places
from lepton_desktop.torch_pack import variants
from torch_pack.small_index import SmallIndex, tiny_torch, write_list


@pytest.fixture
def program(
    index: SmallIndex, places: Places, packaged: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (tiny_torch(index), tiny_torch(index, 1000, "9.0.1", "cuda"))
    monkeypatch.setattr(variants, "LIST_FILE", write_list(tmp_path / "torch_pack.json", *both))
    monkeypatch.setattr("lepton_desktop.encoders.accelerators.has_nvidia_driver", lambda: False)
    monkeypatch.setenv(DATA_VARIABLE, str(places.data))
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


@pytest.mark.usefixtures("program")
def test_pytorch_is_installed_shown_and_removed(capsys: pytest.CaptureFixture[str], places: Places) -> None:
    assert main(["torch"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "PyTorch is not installed: lepton-desktop torch install"
    assert said[1].startswith("* cpu   PyTorch 9.0: 1 MB to download")
    assert said[2].startswith("  cuda  PyTorch 9.0.1: ")
    assert main(["torch", "install"]) == 0
    assert main(["torch", "status"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "PyTorch 9.0 for cpu: installed; open windows use it from now on"
    assert said[1].startswith(f"PyTorch 9.0 for cpu is installed in {places.torch}")
    assert main(["torch", "install", "--variant", "cuda"]) == 0
    assert main(["torch", "status"]) == 0
    assert "PyTorch 9.0.1 for cuda is installed" in capsys.readouterr().out
    assert main(["torch", "remove"]) == 0
    assert capsys.readouterr().out == "PyTorch is removed\n"
    assert not [path for path in places.torch.iterdir() if path.is_dir()]


def test_the_python_package_has_nothing_to_install(
    capsys: pytest.CaptureFixture[str], places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(places.data))
    assert main(["torch"]) == 0
    assert "to which PyTorch comes with pip" in capsys.readouterr().out
    assert main(["torch", "install"]) == 1
    assert "there is nothing to install" in capsys.readouterr().err
    assert not places.torch.exists()


@pytest.mark.usefixtures("program")
def test_an_index_that_fails_is_told_of(capsys: pytest.CaptureFixture[str], index: SmallIndex) -> None:
    index.wheels.clear()
    assert main(["torch", "install"]) == 1
    assert "no longer has it; install a newer version of Lepton Desktop" in capsys.readouterr().err


@pytest.mark.usefixtures("program")
def test_removing_all_data_names_pytorch(
    capsys: pytest.CaptureFixture[str], places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["torch", "install"]) == 0
    monkeypatch.setattr(sys, "stdin", None)  # nobody can agree
    assert main(["remove-data"]) == 2
    assert re.search(r"^ +\d+\.\d MB  PyTorch$", capsys.readouterr().out, re.MULTILINE)
    assert places.torch.is_dir()


def test_an_edition_that_can_not_install_it_does_not_say_that_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(variants, "LIST_FILE", tmp_path / "no list")
    monkeypatch.setattr(torch_packages, "TORCH_PACK_LIST", tmp_path / "no list")
    monkeypatch.setattr(torch_packages, "TORCH_PACKAGES", ("a_module_that_is_not_here",))
    assert main(["torch", "status"]) == 0
    assert capsys.readouterr().out == "this edition of the program can't install PyTorch\n"
    assert str(torch_packages.torch_advice()) == "this edition of the program can't install PyTorch"
