"""What people have of one photograph: saved anew, made smaller, cropped, edited, taken twice."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import NewPhoto, Root
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.photos.photo import Loaded, load
from lepton_desktop.subcommands.demo_photos import find_photos

PHOTOGRAPHS = (
    "astronaut.png", "chelsea.png", "china.jpg", "coffee.png", "coins.png", "flower.jpg",
    "motorcycle_left.png", "motorcycle_right.png", "page.png", "rocket.jpg", "text.png",
)  # fmt: skip


def make_photographs(folder: Path) -> None:
    """Different photographs, and the two of one motorcycle."""
    folder.mkdir(parents=True, exist_ok=True)
    for photo in find_photos():
        if photo.name in PHOTOGRAPHS:
            shutil.copy(photo, folder)


def make_variants(folder: Path, originals: Path) -> None:
    """Copies of some of them: exact, re-saved, smaller, marked, brightened, cropped, moved, blurred."""
    folder.mkdir(parents=True, exist_ok=True)

    def original(name: str) -> Image.Image:
        return Image.open(originals / name).convert("RGB")

    shutil.copy(originals / "chelsea.png", folder / "chelsea (1).png")
    original("coffee.png").save(folder / "coffee.jpg", quality=50)
    astronaut = original("astronaut.png")
    small = astronaut.resize((astronaut.width // 2, astronaut.height // 2), Image.Resampling.LANCZOS)
    small.save(folder / "astronaut.webp", quality=60)
    china = original("china.jpg")
    marked = china.copy()
    draw = ImageDraw.Draw(marked)
    draw.text((china.width * 0.55, china.height * 0.9), "(c) A Photographer", fill="white", font_size=24)
    marked.save(folder / "china-marked.jpg", quality=85)
    moved = china.rotate(1.2, Image.Resampling.BICUBIC)
    moved.crop((25, 18, china.width - 25, china.height - 18)).save(folder / "china-2.jpg", quality=90)
    flower = original("flower.jpg")
    ImageEnhance.Brightness(flower).enhance(1.25).save(folder / "flower-bright.jpg", quality=92)
    cropped = flower.crop((20, 15, flower.width - 22, flower.height - 15))
    cropped.save(folder / "flower-cropped.jpg", quality=90)
    rocket = original("rocket.jpg")
    rocket.filter(ImageFilter.GaussianBlur(2)).save(folder / "rocket-soft.png")


@dataclass(frozen=True)
class Prepared:
    """The photographs and their variants in a folder, seen by a model once; many tests can have them in a catalog."""

    folder: Path
    seen: dict[str, tuple[Loaded, NDArray[np.float32]]]
    identity: str

    def put(self, catalog: Catalog, folder: Path) -> Root:
        """Put a copy of the folder into a catalog, indexed."""
        shutil.copytree(self.folder, folder)
        root = catalog.roots.add(folder)
        photos = []
        for relative, (loaded, vector) in self.seen.items():
            status = (folder / relative).stat()
            size, mtime_ns = status.st_size, status.st_mtime_ns
            photo = NewPhoto(root.id, relative, size, mtime_ns, loaded.content_hash, loaded.details)
            photos.append((photo, vector))
        catalog.commit(photos, self.identity)
        return root


def prepare(folder: Path, encoder: Encoder) -> Prepared:
    """Make them in a folder."""
    make_photographs(folder / "originals")
    make_variants(folder / "copies", folder / "originals")
    return seen_by(encoder, folder)


def seen_by(encoder: Encoder, folder: Path) -> Prepared:
    """The pictures that lie in a folder."""
    paths = sorted(path for path in folder.rglob("*.*") if path.is_file())
    loaded = [load(path, encoder.preprocessing.size) for path in paths]
    vectors = encoder.encode_images(np.stack([encoder.preprocessing.apply(one.picture) for one in loaded]))
    names = [path.relative_to(folder).as_posix() for path in paths]
    seen = dict(zip(names, zip(loaded, vectors, strict=True), strict=True))
    return Prepared(folder, seen, encoder.identity)
