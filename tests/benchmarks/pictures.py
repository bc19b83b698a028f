"""Photos as a camera writes them, made from real photographs: twelve megapixels, JPEG 4:2:0, turned by EXIF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from PIL import Image

from lepton_desktop.commands.demo_photos import gather_photos

SIZE = (4000, 3000)
_ORIENTATION = 0x0112


def make_photos(
    folder: Path, count: int, source: Path | None, kind: str = "jpeg", size: tuple[int, int] = SIZE
) -> Path:
    """A folder of so many photos, no two alike; made only once."""
    if folder.is_dir() and len(list(folder.iterdir())) == count:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(1)
    for number, picture in enumerate(islice(cycle(_photographs(folder.parent, source)), count)):
        large = picture.resize(size, Image.Resampling.BICUBIC)
        grain = chance.normal(0, 4, (size[1], size[0], 1)).astype(
            np.float32
        )  # a sensor's; none is ever free of it
        noisy = np.clip(np.asarray(large, np.float32) + grain, 0, 255).astype(np.uint8)
        made = Image.fromarray(noisy)
        exif = Image.Exif()
        exif[_ORIENTATION] = (1, 6, 8, 3)[number % 4]
        if kind == "jpeg":
            made.save(folder / f"{number:05}.jpg", quality=90, subsampling="4:2:0", exif=exif)
        elif kind == "png":
            made.save(folder / f"{number:05}.png", compress_level=1)
        else:
            import pillow_heif

            pillow_heif.register_heif_opener()
            made.save(folder / f"{number:05}.heic", quality=80)
    return folder


def _photographs(work: Path, source: Path | None) -> list[Image.Image]:
    source = source or gather_photos(work / "photographs")
    paths = [path for path in sorted(source.iterdir()) if path.suffix.lower() in (".jpg", ".jpeg", ".png")]
    return [picture for path in paths[:24] for picture in _opened(path)]


def _opened(path: Path) -> Iterator[Image.Image]:
    with Image.open(path) as picture:
        yield picture.convert("RGB")
