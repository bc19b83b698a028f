"""Makes the program's icons from its one SVG: .ico for Windows, .icns for macOS, PNGs of the hicolor theme for Linux.

    python packaging/icons.py windows packaging/windows/lepton-desktop.ico
    python packaging/icons.py macos packaging/macos/lepton-desktop.icns
    python packaging/icons.py linux OUT/usr/share/icons/hicolor

They are made whenever the program is packaged; none is committed.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

NAME = "lepton-desktop"
SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / f"{NAME}.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""Edges in pixels: what Windows shows at scales from 100 to 400 %."""
MACOS_SIZES = (32, 64, 128, 256, 512, 1024)
"""Edges in pixels. 32 is also 16 at twice the density, and so on; nothing smaller is shown on a Mac of today."""
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def render(size: int) -> Image.Image:
    """The icon as an RGBA picture with edges of `size` pixels, drawn by Qt at this very size."""
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes, Qt wants text
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


def make_windows(target: Path) -> None:
    """Write one .ico with every size of `WINDOWS_SIZES`."""
    _save_sizes(target, "ICO", WINDOWS_SIZES)


def make_macos(target: Path) -> None:
    """Write one .icns with every size of `MACOS_SIZES`."""
    _save_sizes(target, "ICNS", MACOS_SIZES)


def make_linux(theme: Path) -> None:
    """Write the application's icon into a folder of the hicolor theme, in every size and as the SVG itself."""
    for size in LINUX_SIZES:
        target = theme / f"{size}x{size}" / "apps" / f"{NAME}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        render(size).save(target)
    scalable = theme / "scalable" / "apps" / SOURCE.name
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE, scalable)


def _save_sizes(target: Path, kind: str, sizes: tuple[int, ...]) -> None:
    pictures = [render(size) for size in sizes]
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(target, kind, sizes=[(size, size) for size in sizes], append_images=pictures[:-1])


SYSTEMS: dict[str, Callable[[Path], None]] = {
    "windows": make_windows,
    "macos": make_macos,
    "linux": make_linux,
}


def main() -> None:
    """Make the icons of one system."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("target", type=Path, help="the file, or the folder of the theme")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    SYSTEMS[arguments.system](arguments.target)
    del application  # it must live while pictures are drawn


if __name__ == "__main__":
    main()
