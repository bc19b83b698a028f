"""Photos as a camera writes them, made from real photographs: twelve megapixels, JPEG 4:2:0, turned by EXIF."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from lepton_desktop.subcommands.demo_photos import gather_photos

SIZE = (4000, 3000)
SMALL = (320, 240)
IN_FOLDER = 500
_ORIENTATION = 0x0112


def make_photos(
    folder: Path, count: int, source: Path | None, kind: str = "jpeg", size: tuple[int, int] = SIZE
) -> Path:
    """A folder of so many photos, no two alike; made only once."""
    if folder.is_dir() and len(list(folder.iterdir())) == count:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(1)
    sources = _photographs(folder.parent, source)
    for first, picture in enumerate(sources[:count]):
        large = np.asarray(picture.resize(size, Image.Resampling.BICUBIC), np.float32)
        # a sensor's grain; no photo is ever free of it
        grain = chance.standard_normal((size[1], size[0], 1), np.float32)
        made = Image.fromarray(np.clip(large + 4 * grain, 0, 255).astype(np.uint8))
        for number in range(first, count, len(sources)):
            made.paste((number % 256, number // 256, 0), (0, 0, 16, 16))  # none is a copy of another
            _SAVE[kind](made, folder / f"{number:05}.{kind}", number)
    return folder


def make_small_photos(folder: Path, count: int, source: Path | None) -> Path:
    """A folder of folders of so many small JPEGs, each another part of a photograph; made only once, 1,000 a second."""
    if folder.is_dir():
        return folder
    part = folder.with_name(f"{folder.name}.part")
    pictures = [picture.resize((800, 600)) for picture in _photographs(folder.parent, source)]

    def fill(first: int) -> None:
        below = part / f"{first // IN_FOLDER:05}"
        below.mkdir(parents=True, exist_ok=True)
        for number in range(first, min(count, first + IN_FOLDER)):
            chance = np.random.default_rng(number)
            picture = pictures[number % len(pictures)]
            width = chance.uniform(SMALL[0], picture.width)
            height = width * SMALL[1] / SMALL[0]
            left, top = chance.uniform(0, picture.width - width), chance.uniform(0, picture.height - height)
            cut = picture.resize(SMALL, Image.Resampling.BILINEAR, (left, top, left + width, top + height))
            cut.save(below / f"{number:07}.jpg", quality=60)

    with ThreadPoolExecutor() as pool:
        list(pool.map(fill, range(0, count, IN_FOLDER)))
    return part.rename(folder)


def _save_jpeg(picture: Image.Image, path: Path, number: int) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = (1, 6, 8, 3)[number % 4]
    picture.save(path, quality=90, subsampling="4:2:0", exif=exif)


def _save_png(picture: Image.Image, path: Path, number: int) -> None:
    picture.save(path, compress_level=1)


def _save_heic(picture: Image.Image, path: Path, number: int) -> None:
    from heif_writer import register_heif_writer

    register_heif_writer()
    picture.save(path, quality=80)


def _save_webp(picture: Image.Image, path: Path, number: int) -> None:
    picture.save(path, quality=80, method=2)


_SAVE = {"jpeg": _save_jpeg, "png": _save_png, "heic": _save_heic, "webp": _save_webp}


def _photographs(work: Path, source: Path | None) -> list[Image.Image]:
    source = source or gather_photos(work / "photographs")
    paths = [path for path in sorted(source.iterdir()) if path.suffix.lower() in (".jpg", ".jpeg", ".png")]
    return [picture for path in paths[:24] for picture in _opened(path)]


def _opened(path: Path) -> Iterator[Image.Image]:
    with Image.open(path) as picture:
        yield picture.convert("RGB")
