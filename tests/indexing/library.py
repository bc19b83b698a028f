"""A small library for the tests of the indexing: drawn photos, a real model, and an indexer for them."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.context import Context, Times
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.indexer import Callbacks, Indexer
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.search.stacks import Stacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from lepton_desktop.encoders.encoder import Encoder, Preprocessing
    from lepton_desktop.indexing.indexer import Stack
    from lepton_desktop.indexing.messages import Message

QUICK = Times(quiet=0.08, poll=0.04, rescan=3600.0)


def draw(path: Path, seed: int, size: tuple[int, int] = (48, 36)) -> Path:
    """A picture of random colours; the same seed gives the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Look again and again until it is so; fail after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not come about in time"
        threading.Event().wait(0.01)


class CountingEncoder:
    """A real encoder that remembers how many pictures it was given."""

    def __init__(self, encoder: Encoder, identity: str | None = None) -> None:
        self._encoder = encoder
        self.identity = identity or encoder.identity
        self.encoded = 0

    @property
    def dimensions(self) -> int:
        return self._encoder.dimensions

    @property
    def preprocessing(self) -> Preprocessing:
        return self._encoder.preprocessing

    @property
    def device(self) -> str:
        return self._encoder.device

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.encoded += len(pixels)
        return self._encoder.encode_images(pixels)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encoder.encode_texts(texts)


class HandClock:
    """A clock that goes on when it is told to, and counts how often it was looked at."""

    def __init__(self) -> None:
        self.now = 0.0
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.now


class Library:
    """A data folder, a folder of photos that is its root, and what is needed to index it."""

    def __init__(self, folder: Path, encoder: CountingEncoder) -> None:
        self.data = folder / "data"
        self.photos = folder / "photos"
        self.photos.mkdir(parents=True)
        self.encoder = encoder
        self.control = Control()
        self.messages: list[Message] = []
        self.ignore: list[str] = []
        self.compacted: list[str] = []
        self.stack: Stack = Stacks().update
        self.clock: Callable[[], float] = time.monotonic
        with self.catalog() as catalog:
            self.root = catalog.roots.add(self.photos)

    def catalog(self) -> Catalog:
        return Catalog(self.data / "catalog.sqlite")

    def draw(self, *names: str) -> None:
        """Pictures, each of its own, of these names below the root."""
        for name in names:
            draw(self.photos / name, abs(hash(name)) % 2**32)

    def known(self) -> set[str]:
        """The photos in the catalog that the model has seen."""
        with self.catalog() as catalog:
            ids = catalog.vectors.ids(self.encoder.identity)
            photos = catalog.photos.by_vector(ids.tolist()).values()
            return {photo.path.relative_to(self.photos).as_posix() for photo in photos}

    def thumbnails(self) -> int:
        """How many there are."""
        return len(list((self.data / "thumbnails").rglob("*.jpg")))

    def failures(self) -> dict[str, str]:
        with self.catalog() as catalog:
            return {f.path.relative_to(self.photos).as_posix(): str(f.reason) for f in catalog.failures.all()}

    def index(self, times: Times = QUICK) -> None:
        """Bring it up to date, as the command does."""
        self._with_indexer(Indexer.run_once, times)

    @contextmanager
    def indexing(self, times: Times = QUICK) -> Iterator[None]:
        """Keep it up to date meanwhile, as the process does."""
        errors: list[BaseException] = []

        def work() -> None:
            try:
                self._with_indexer(Indexer.run, times)
            except BaseException as error:
                errors.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        try:
            yield
        finally:
            self.control.stop()
            thread.join(20)
            self.control = Control()
        assert not thread.is_alive()
        assert errors == []

    def _with_indexer(self, run: Callable[[Indexer], None], times: Times) -> None:
        with self.catalog() as catalog:
            callbacks = Callbacks(lambda: self.ignore, self.compacted.append, self.stack)
            run(Indexer(self.context(catalog, times), callbacks))

    def context(self, catalog: Catalog, times: Times = QUICK) -> Context:
        """What the indexing works with."""
        thumbnails = Thumbnails(self.data / "thumbnails")
        return Context(
            catalog, self.encoder, thumbnails, self.control, self.messages.append, times, self.clock
        )
