"""Files go through the model into the catalog, and what goes wrong loses nothing that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from indexing.library import CountingEncoder, Library
from lepton_desktop.catalog.records import Fingerprint
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.indexing.pipeline import BATCH
from lepton_desktop.photos.perceptual import perceptual_hash

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Failing(CountingEncoder):
    """Gives up at its third batch."""

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        if self.encoded >= 2 * BATCH:
            raise EncoderError("the model can't be run")
        return super().encode_images(pixels)


class Poisoned(CountingEncoder):
    """Gives no number for the first picture of each batch, as half precision can."""

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        vectors = super().encode_images(pixels).copy()
        vectors[0] = np.nan
        return vectors


def test_a_model_that_fails_loses_nothing_that_was_encoded(library: Library) -> None:
    library.draw(*(f"{number}.png" for number in range(60)))
    working = library.encoder
    library.encoder = Failing(working)
    with pytest.raises(EncoderError):
        library.index()
    assert len(library.known()) == 2 * BATCH
    library.encoder = working
    library.index()
    assert len(library.known()) == 60


def test_a_vector_that_is_no_number_never_reaches_the_catalog(library: Library) -> None:
    library.draw("a.png", "b.png", "c.png")
    library.encoder = Poisoned(library.encoder)
    library.index()
    assert len(library.known()) == 2
    (reason,) = library.failures().values()
    assert "not a number" in reason


def test_a_file_deleted_between_reading_and_committing_does_not_get_in(library: Library) -> None:
    class Deleting(CountingEncoder):
        def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
            (library.photos / "b.png").unlink()
            return super().encode_images(pixels)

    library.draw("a.png", "b.png", "c.png")
    library.encoder = Deleting(library.encoder)
    library.index()
    assert library.known() == {"a.png", "c.png"}


def test_what_a_photo_looks_like_is_kept_with_it(library: Library) -> None:
    library.draw("a.png", "b.png")
    library.index()
    with library.catalog() as catalog:
        photos = catalog.newest(10)
        kept = catalog.fingerprints([photo.content_hash for photo in photos])
    assert len(photos) == 2
    for photo in photos:
        with Image.open(photo.path) as picture:
            expected = perceptual_hash(picture.convert("RGB"))
        assert kept[photo.content_hash] == Fingerprint(expected)


def test_an_empty_library_is_no_trouble(library: Library) -> None:
    library.index()
    assert library.known() == set()
    assert library.encoder.encoded == 0
