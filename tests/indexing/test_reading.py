"""One file becomes pixels, or a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from photos.deadly import babble, deadly_decoders, die
from PIL import Image

from indexing.library import draw
from indexing.projection import ProjectionEncoder
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Root
from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.indexing.job_queue import Job, Known
from lepton_desktop.indexing.kinds.kind import Kind, Tools
from lepton_desktop.indexing.kinds.table import Kinds
from lepton_desktop.indexing.reading import Broken, NoPicture, Readable, Same, Vanished, read
from lepton_desktop.photos.decoders import CRASHES, shared_decoders
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.photos.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREPROCESSING = Preprocessing(32, "shortest", "bicubic", (0, 0, 0), (1, 1, 1))


class Small(ProjectionEncoder):
    """Takes pictures of 32 pixels."""

    preprocessing = PREPROCESSING


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[tuple[Kind[Any], ...]]:
    thumbnails = Thumbnails(tmp_path / "thumbnails")
    with Catalog(tmp_path / "data" / "catalog.sqlite") as catalog:
        yield Kinds(Tools(catalog, Small(), thumbnails)).all


def job(folder: Path, name: str, *candidates: Known) -> Job:
    return Job(Root(1, folder, True), name, None, candidates)


def test_a_photo_becomes_pixels(tmp_path: Path, kinds: tuple[Kind[Any], ...]) -> None:
    draw(tmp_path / "a.png", 1)
    outcome = read(job(tmp_path, "a.png"), kinds, shared_decoders())
    assert isinstance(outcome, Readable)
    assert outcome.received["vector"].shape == (32, 32, 3)
    assert outcome.size == (tmp_path / "a.png").stat().st_size
    details = outcome.received["metadata"]
    assert (details.width, details.height) == (48, 36)
    assert outcome.content_hash == content_hash(tmp_path / "a.png")


def test_one_decoding_makes_the_thumbnail_too(tmp_path: Path, kinds: tuple[Kind[Any], ...]) -> None:
    draw(tmp_path / "a.png", 1, (640, 480))
    thumbnails = Thumbnails(tmp_path / "thumbnails")
    outcome = read(job(tmp_path, "a.png"), kinds, shared_decoders())
    assert isinstance(outcome, Readable)
    (tmp_path / "a.png").unlink()
    assert thumbnails.get(tmp_path / "a.png", outcome.size, outcome.mtime_ns, 256)


def test_a_photo_that_is_known_is_not_decoded(tmp_path: Path, kinds: tuple[Kind[Any], ...]) -> None:
    (tmp_path / "a.png").write_bytes(b"not even a picture")
    known = Known(7, content_hash(tmp_path / "a.png"))
    outcome = read(job(tmp_path, "a.png", Known(6, "other"), known), kinds, shared_decoders())
    assert isinstance(outcome, Same)
    assert outcome.photo_id == 7


def test_files_that_are_no_photos_say_what_they_are(tmp_path: Path, kinds: tuple[Kind[Any], ...]) -> None:
    (tmp_path / "lies.jpg").write_bytes(b"no picture")
    (tmp_path / "thing").write_bytes(b"no picture")
    assert isinstance(read(job(tmp_path, "lies.jpg"), kinds, shared_decoders()), Broken)
    assert isinstance(read(job(tmp_path, "thing"), kinds, shared_decoders()), NoPicture)
    assert isinstance(read(job(tmp_path, "missing.jpg"), kinds, shared_decoders()), Vanished)


def test_a_picture_that_is_a_mere_line_does_not_fill_the_memory(
    tmp_path: Path, kinds: tuple[Kind[Any], ...]
) -> None:
    Image.new("RGB", (60_000, 1)).save(tmp_path / "line.png")
    outcome = read(job(tmp_path, "line.png"), kinds, shared_decoders())
    assert isinstance(outcome, Readable)
    assert outcome.received["vector"].shape == (32, 32, 3)


def test_a_file_that_a_decoder_dies_of_is_broken_and_costs_only_itself(
    tmp_path: Path, kinds: tuple[Kind[Any], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(tmp_path / "a.png", 1)
    path = draw(tmp_path / "deadly.png", 2)
    with deadly_decoders(monkeypatch, {"deadly.png": die}) as decoders:
        outcome = read(job(tmp_path, "deadly.png"), kinds, decoders)
        assert isinstance(read(job(tmp_path, "a.png"), kinds, decoders), Readable)
    assert isinstance(outcome, Broken)
    assert str(outcome.reason) == "makes the decoder crash; it is skipped until it changes"
    assert not outcome.retry
    assert (outcome.size, outcome.mtime_ns) == (path.stat().st_size, path.stat().st_mtime_ns)


def test_a_decoder_that_says_nonsense_of_a_file_costs_only_the_file(
    tmp_path: Path, kinds: tuple[Kind[Any], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draw(tmp_path / "a.png", 1)
    with deadly_decoders(monkeypatch, {"a.png": babble}) as decoders:
        outcome = read(job(tmp_path, "a.png"), kinds, decoders)
    assert isinstance(outcome, Broken)
    assert (outcome.reason, outcome.size) == (CRASHES, path.stat().st_size)
