"""Pasted pictures: kept as files, the same one once, and not without end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from lepton_desktop.ui.search.pasted_pictures import PasteError, keep

if TYPE_CHECKING:
    from pathlib import Path


def picture(colour: str) -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_a_picture_is_kept_as_it_is(tmp_path: Path) -> None:
    path = keep(picture("red"), tmp_path / "pasted")
    assert QImage(str(path)).pixelColor(20, 20) == QColor("red")
    assert QImage(str(path)).size() == picture("red").size()


def test_the_same_picture_is_the_same_file(tmp_path: Path) -> None:
    assert keep(picture("red"), tmp_path) == keep(picture("red"), tmp_path)
    assert keep(picture("red"), tmp_path) != keep(picture("blue"), tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_those_pasted_longest_ago_go(tmp_path: Path) -> None:
    first, second = keep(picture("red"), tmp_path, 2), keep(picture("blue"), tmp_path, 2)
    os.utime(first, (1, 1))
    os.utime(second, (2, 2))
    third = keep(picture("green"), tmp_path, 2)
    assert sorted(tmp_path.iterdir()) == sorted([second, third])


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(PasteError, match="blocked"):
        keep(picture("red"), blocked)
