"""A library for the tests of the window: its folders, its catalog, its engine."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import skimage

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto, Photo
from lepton_desktop.photos.perceptual_hash import perceptual_hash
from lepton_desktop.photos.photo import load
from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.search.stacks import Stacks
from lepton_desktop.ui.dependencies import Dependencies

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Root
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.settings import Places

TINY = "hf-hub:tests/tiny"


class Library:
    """A data folder, and the model that has seen its photos."""

    def __init__(self, places: Places, encoder: Encoder, model: str = TINY) -> None:
        self.places = places
        self.encoder = encoder
        self.model = model

    def catalog(self) -> Catalog:
        return Catalog(self.places.catalog)

    def engine(self) -> SearchEngine:
        return SearchEngine(self.places, lambda: self.model, lambda name: self.encoder)

    def dependencies(self) -> Dependencies:
        return Dependencies(self.places, self.engine, self.catalog, ())

    def add(self, folder: Path) -> Root:
        """Take a folder in, and index the photos that lie directly in it."""
        with self.catalog() as catalog:
            root = catalog.roots.add(folder)
        self.index(root, *sorted(folder.iterdir()))
        return root

    def index(self, root: Root, *paths: Path) -> None:
        """Index photos, as the indexing process does."""
        preprocessing = self.encoder.preprocessing
        photos, pixels = [], []
        for path in paths:
            loaded = load(path, preprocessing.size)
            status = path.stat()
            relative = path.relative_to(root.path).as_posix()
            size, mtime_ns = status.st_size, status.st_mtime_ns
            content, details = loaded.content_hash, loaded.details
            hashed = perceptual_hash(loaded.picture)
            photos.append(NewPhoto(root.id, relative, size, mtime_ns, content, details, perceptual=hashed))
            pixels.append(preprocessing.apply(loaded.picture))
        vectors = self.encoder.encode_images(np.stack(pixels))
        with self.catalog() as catalog:
            catalog.commit(list(zip(photos, vectors, strict=True)), self.encoder.identity)
            Stacks().update(catalog, self.encoder.identity)

    def photos(self, most: int = 1000) -> list[Photo]:
        with self.catalog() as catalog:
            return catalog.photos.newest(most)


def another_photograph(path: Path) -> Path:
    """Write one that the library has not, as a PNG."""
    shutil.copy(Path(skimage.__file__).parent / "data" / "brick.png", path)
    return path


def drawn_photo(path: Path, number: int) -> Photo:
    """A record of a photo of which only the record matters."""
    details = Details("jpeg", 400, 300)
    return Photo(number, 1, path / f"{number:05}.jpg", 1, number, f"{number}", details, None, True)


def offline(photo: Photo) -> Photo:
    return replace(photo, online=False)
