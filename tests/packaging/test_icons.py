"""The icons of the packaged program, made from the one SVG and read back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PIL.IcnsImagePlugin import IcnsImageFile
from PIL.IcoImagePlugin import IcoImageFile

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "icons.py"


def make(system: str, target: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, SCRIPT, system, target], check=True, env=environment)


def assert_shows_the_icon(picture: Image.Image, size: int) -> None:
    """A blue square with rounded corners and white in it: transparent at the corner, opaque blue near the edge."""
    picture = picture.convert("RGBA")
    assert picture.size == (size, size)
    assert picture.getpixel((0, 0))[3] == 0  # type: ignore[index]
    red, _, blue, alpha = picture.getpixel((size // 2, size * 7 // 8))  # type: ignore[misc]
    assert alpha == 255
    assert blue > red + 50


def test_windows_has_every_size_in_one_file(tmp_path: Path) -> None:
    make("windows", tmp_path / "icon.ico")
    with Image.open(tmp_path / "icon.ico") as icon:
        assert isinstance(icon, IcoImageFile)
        sizes = {16, 20, 24, 32, 40, 48, 64, 96, 128, 256}
        assert icon.ico.sizes() == {(size, size) for size in sizes}
        for size in sizes:
            assert_shows_the_icon(icon.ico.getimage((size, size)), size)


def test_macos_has_every_size_in_one_file(tmp_path: Path) -> None:
    make("macos", tmp_path / "icon.icns")
    with Image.open(tmp_path / "icon.icns") as icon:
        assert isinstance(icon, IcnsImageFile)
        found = {width * scale for width, _, scale in icon.info["sizes"]}
        assert found >= {32, 64, 128, 256, 512, 1024}
        for width, height, scale in icon.info["sizes"]:
            assert_shows_the_icon(icon.icns.getimage((width, height, scale)), width * scale)


@pytest.mark.skipif(sys.platform != "linux", reason="a theme of Linux desktops")
def test_linux_has_every_size_in_the_theme(tmp_path: Path) -> None:
    make("linux", tmp_path)
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(tmp_path / f"{size}x{size}" / "apps" / "lepton-desktop.png") as icon:
            assert_shows_the_icon(icon, size)
    assert (tmp_path / "scalable" / "apps" / "lepton-desktop.svg").is_file()
