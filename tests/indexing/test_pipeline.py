"""Files go through the model into the catalog, and what goes wrong loses nothing that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from indexing.library import CountingEncoder, Library, draw
from lepton_desktop.catalog.records import Fingerprint
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.indexing import pipeline
from lepton_desktop.indexing.job_queue import Job, Known
from lepton_desktop.indexing.kinds.kind import Tools
from lepton_desktop.indexing.kinds.table import Kinds
from lepton_desktop.indexing.pipeline import BATCH, Pipeline
from lepton_desktop.photos.perceptual_hash import perceptual_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from lepton_desktop.indexing.reading import Outcome


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


class One:
    """A source of one job; what is claimed was gone."""

    def __init__(self, job: Job) -> None:
        self._jobs = [job]

    def take(self) -> Job | None:
        return self._jobs.pop() if self._jobs else None

    def waiting(self) -> int:
        return len(self._jobs)

    def claim(self, photo_id: int) -> bool:
        return True

    def stays(self, root_id: int, relative: str) -> None:
        pass

    def finished(self, job: Job) -> None:
        pass


def work_on(
    library: Library, monkeypatch: pytest.MonkeyPatch, job: Job, once_read: Callable[[], object]
) -> list[Path]:
    """The job is done, and `once_read` between its reading and its writing. What is to be looked at again."""

    def read(*arguments: object) -> Outcome:
        outcome = original(*arguments)  # type: ignore[arg-type]
        once_read()
        return outcome

    original = pipeline.read
    again: list[Path] = []
    with library.catalog() as catalog, monkeypatch.context() as patched:
        patched.setattr(pipeline, "read", read)
        context = library.context(catalog)
        Pipeline(
            context,
            Kinds(Tools(catalog, library.encoder, context.thumbnails)),
            lambda count: None,
            again.append,
        ).run(One(job))
    return again


@pytest.mark.parametrize("content", ["photo", "broken", "none"])
def test_a_file_that_changes_once_it_is_read_is_looked_at_again(
    library: Library, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    path = library.photos / ("a" if content == "none" else "a.png")
    draw(library.photos / "a.png", 1).rename(path)
    if content != "photo":
        path.write_bytes(b"no picture")
    job = Job(library.root, path.name, None)
    assert work_on(library, monkeypatch, job, lambda: None) == []
    assert work_on(library, monkeypatch, job, lambda: path.write_bytes(b"something else")) == [path]


def test_a_photo_that_moves_on_once_it_is_found_again_is_looked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (library.photos / f"{name}.png" for name in ("first", "second", "third"))
    draw(first, 1)
    library.index()
    with library.catalog() as catalog:
        (photo,) = catalog.photos.newest(2)
    first.rename(second)
    job = Job(library.root, "second.png", None, (Known(photo.id, photo.content_hash),))
    assert work_on(library, monkeypatch, job, lambda: second.rename(third)) == [second]


def test_the_path_that_a_photo_has_left_is_looked_at_where_a_file_came_back_to_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = library.photos / "first.png", library.photos / "second.png"
    draw(first, 1)
    library.index()
    with library.catalog() as catalog:
        (photo,) = catalog.photos.newest(2)
    first.rename(second)
    draw(first, 1)
    job = Job(library.root, "second.png", None, (Known(photo.id, photo.content_hash),))
    assert work_on(library, monkeypatch, job, lambda: None) == [first]


def test_a_photo_whose_file_became_another_picture_is_not_what_has_moved(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = library.photos / "first.png", library.photos / "second.png"
    draw(first, 1)
    library.index()
    with library.catalog() as catalog:
        (photo,) = catalog.photos.newest(2)
    first.rename(second)
    draw(first, 2)
    library.index()
    job = Job(library.root, "second.png", None, (Known(photo.id, photo.content_hash),))
    work_on(library, monkeypatch, job, lambda: None)
    assert library.known() == {"first.png", "second.png"}


def test_what_a_photo_looks_like_is_kept_with_it(library: Library) -> None:
    library.draw("a.png", "b.png")
    library.index()
    with library.catalog() as catalog:
        photos = catalog.photos.newest(10)
        kept = catalog.fingerprints.get_many([photo.content_hash for photo in photos])
    assert len(photos) == 2
    for photo in photos:
        with Image.open(photo.path) as picture:
            expected = perceptual_hash(picture.convert("RGB"))
        assert kept[photo.content_hash] == Fingerprint(expected)


def test_an_empty_library_is_no_trouble(library: Library) -> None:
    library.index()
    assert library.known() == set()
    assert library.encoder.encoded == 0
