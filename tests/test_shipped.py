"""What ships with the program is found in a wheel and in a source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.shipped import RESOURCES, resources_of

if TYPE_CHECKING:
    from pathlib import Path


def fill(resources: Path) -> Path:
    (resources / "styles").mkdir(parents=True)
    (resources / "styles" / "window.qss").touch()
    return resources


def test_a_wheel_has_its_resources_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "lepton_desktop"
    inside = fill(package / "resources")
    fill(tmp_path / "site-packages" / "resources")  # another package's
    assert resources_of(package) == inside


def test_a_source_tree_has_them_beside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "lepton_desktop"
    package.mkdir()
    beside = fill(tmp_path / "resources")
    assert resources_of(package) == beside


def test_compiled_translations_left_in_the_package_are_not_the_resources(tmp_path: Path) -> None:
    package = tmp_path / "lepton_desktop"
    left = package / "resources" / "translations"
    left.mkdir(parents=True)
    (left / "lepton_en.qm").touch()
    beside = fill(tmp_path / "resources")
    assert resources_of(package) == beside


def test_all_that_the_program_reads_is_there() -> None:
    for file in (
        "background/nouns.txt",
        "background/sentences.txt",
        "icons/lepton-desktop.svg",
        "models/starter.json",
        "models/starter.safetensors",
        "places/towns.npz",
        "styles/window.qss",
        "translations/lepton_zh_CN.qm",
    ):
        assert (RESOURCES / file).is_file(), file
