"""The photographs that come with the packages scikit-image, scikit-learn and matplotlib.

With them, a newcomer without photos at hand, and the tests, get real results for real queries.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from lepton_desktop.edition import packaged

SOURCES = {
    "skimage": "data",
    "sklearn": "datasets/images",
    "matplotlib": "mpl-data/sample_data",
}
_LEFT_OUT = frozenset(
    {
        "microaneurysms.png",  # a hundred pixels wide
        # drawn and computed, not photographed
        "chessboard_GRAY.png",
        "Minduka_Present_Blue_Pack.png",
        "chessboard_RGB.png",
        "color.png",
        "horse.png",
        "logo.png",
        "logo2.png",
        "phantom.png",
    }
)
_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})

QUESTIONS: dict[str, tuple[str, ...]] = {
    "a cup of coffee": ("coffee.png",),
    "a cat": ("chelsea.png",),
    "a rocket launch": ("rocket.jpg",),
    "an astronaut": ("astronaut.png",),
    "coins": ("coins.png",),
    "a flower": ("flower.jpg",),
    "a temple": ("china.jpg",),
    "a page of text": ("page.png", "text.png"),
    "the moon": ("moon.png",),
    "a motorcycle": ("motorcycle_left.png", "motorcycle_right.png"),
}
"""What the demo searches for, and the names of the photographs that match."""


class DemoError(Exception):
    """The demo's photographs can't be gathered; the message says why and what to do."""


def find_photos() -> list[Path]:
    """The photographs inside the installed packages. Raises DemoError when none of the packages is installed."""
    found: list[Path] = []
    for package, folder in SOURCES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        pictures = Path(spec.submodule_search_locations[0], folder)
        found += sorted(p for p in pictures.glob("*") if p.suffix in _ENDINGS and p.name not in _LEFT_OUT)
    if not found and packaged():
        raise DemoError(
            "The demo's photographs don't come with this edition; take photos of yours: lepton-desktop index FOLDER"
        )
    if not found:
        raise DemoError("The demo's photographs are not installed: pip install 'lepton-desktop[demo]'")
    return found


def gather_photos(folder: Path) -> Path:
    """Copy the photographs that aren't there yet into `folder`, and return it.

    Raises DemoError when the packages are missing or the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for photo in find_photos():
            if not (folder / photo.name).is_file():
                part = folder / f".{photo.name}.part"
                shutil.copyfile(photo, part)
                part.replace(folder / photo.name)
    except OSError as error:
        raise DemoError(
            f"{folder}: the demo's photographs can't be copied there ({error.strerror})"
        ) from error
    return folder
