"""A file of several frames or pages is told from one that holds a single picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from lepton_desktop.photos.photo import holds_several

FRAMES = [Image.linear_gradient("L").convert("RGB"), Image.radial_gradient("L").convert("RGB")]


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp", "a.tif", "a.avif"])
def test_frames_and_pages(tmp_path: Path, name: str) -> None:
    FRAMES[0].save(tmp_path / name)
    assert not holds_several(tmp_path / name)
    FRAMES[0].save(tmp_path / name, save_all=True, append_images=FRAMES[1:])
    assert holds_several(tmp_path / name)


def test_a_small_copy_in_a_tiff_file_is_no_page(tmp_path: Path) -> None:
    with TiffImagePlugin.AppendingTiffWriter(str(tmp_path / "a.tif"), new=True) as file:
        FRAMES[0].save(file, "TIFF")
        file.newFrame()
        FRAMES[0].resize((64, 64)).save(file, "TIFF", tiffinfo={254: 1})
    assert not holds_several(tmp_path / "a.tif")


def test_what_follows_in_a_jpeg_file_belongs_to_it(tmp_path: Path) -> None:
    FRAMES[0].save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=FRAMES[1:])
    assert not holds_several(tmp_path / "a.jpg")
