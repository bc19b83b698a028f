"""What desktops and software centres read about the program is valid, and knows the formats that are read."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeDatabase

from lepton_desktop.photos.formats import FORMATS

if TYPE_CHECKING:
    from lepton_desktop.photos.formats import Format

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
ENTRY = LINUX / "lepton-desktop.desktop"


def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_the_entry_offers_the_program_for_every_format(kind: Format) -> None:
    offered = set(entry()["Desktop Entry"]["MimeType"].split(";"))
    database = QMimeDatabase()
    types = {
        found.name()
        for suffix in kind.suffixes
        for found in database.mimeTypesForFileName(f"photo.{suffix}")
        if found.name().startswith("image/")
    }
    assert types
    assert types <= offered


def test_the_entry_is_offered_for_folders_and_for_similar_photos() -> None:
    found = entry()
    assert "inode/directory" in found["Desktop Entry"]["MimeType"].split(";")
    assert found["Desktop Action similar"]["Exec"] == "lepton-desktop --similar %f"


def test_every_text_of_the_entry_is_translated() -> None:
    for section in entry().values():
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            assert (key in section) == (f"{key}[zh_CN]" in section)


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-utils isn't installed"
)
def test_the_entry_is_valid() -> None:
    found = subprocess.run(["desktop-file-validate", str(ENTRY)], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream isn't installed")
@pytest.mark.parametrize("page", ["https://example.org/lepton-desktop", ""])
def test_the_description_for_software_centres_is_valid(page: str, tmp_path: Path) -> None:
    text = subprocess.run(
        [sys.executable, str(LINUX / "metainfo.py"), "1.2.3", "2026-01-31", page],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert ("<screenshot " in text) == bool(page)
    file = tmp_path / "org.lepton_desktop.LeptonDesktop.metainfo.xml"
    file.write_text(text, encoding="utf-8")
    found = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--explain", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
