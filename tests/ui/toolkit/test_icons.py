"""The bundled icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from lepton_desktop.shipped import RESOURCES
from lepton_desktop.ui.toolkit.icons import application_icon, icon_image

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def inked(image: QImage) -> list[QColor]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in pixels if pixel.alpha() > 200]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    assert inked(icon_image(name, 24, 1.0, QColor("#ff0000")))


def test_an_icon_has_the_colour_and_the_sharpness_that_are_asked_for(qapp: QApplication) -> None:
    image = icon_image("close", 20, 2.0, QColor("#ff0000"))
    assert (image.width(), image.devicePixelRatio()) == (40, 2.0)
    assert all((pixel.red() > 200, pixel.green() < 50) == (True, True) for pixel in inked(image))


def test_the_program_has_an_icon_for_every_place(qapp: QApplication) -> None:
    assert {size.width() for size in application_icon().availableSizes()} >= {16, 32, 256}
