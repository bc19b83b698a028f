"""One file becomes pixels, or a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from indexing.library import draw
from lepton_desktop.catalog.records import Root
from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.indexing import reading
from lepton_desktop.indexing.journal import Journal
from lepton_desktop.indexing.reading import Broken, NoPicture, Readable, Same, Vanished, read
from lepton_desktop.indexing.work import Job, Known
from lepton_desktop.photos.photo import content_hash
from lepton_desktop.photos.thumbnails import Thumbnails

if TYPE_CHECKING:
    from pathlib import Path

PREPROCESSING = Preprocessing(32, "shortest", "bicubic", (0, 0, 0), (1, 1, 1))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


def job(folder: Path, name: str, *candidates: Known) -> Job:
    return Job(Root(1, folder, True), name, None, candidates)


def test_a_photo_becomes_pixels(tmp_path: Path, journal: Journal) -> None:
    draw(tmp_path / "a.png", 1)
    outcome = read(job(tmp_path, "a.png"), PREPROCESSING, journal)
    assert isinstance(outcome, Readable)
    assert outcome.pixels.shape == (32, 32, 3)
    assert outcome.size == (tmp_path / "a.png").stat().st_size
    assert (outcome.details.width, outcome.details.height) == (48, 36)
    assert outcome.content_hash == content_hash(tmp_path / "a.png")


def test_one_decoding_makes_the_thumbnail_too(tmp_path: Path, journal: Journal) -> None:
    draw(tmp_path / "a.png", 1, (640, 480))
    thumbnails = Thumbnails(tmp_path / "thumbnails")
    outcome = read(job(tmp_path, "a.png"), PREPROCESSING, journal, thumbnails)
    assert isinstance(outcome, Readable)
    (tmp_path / "a.png").unlink()
    assert thumbnails.get(tmp_path / "a.png", outcome.size, outcome.mtime_ns, 256)


def test_a_photo_that_is_known_is_not_decoded(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(tmp_path / "a.png", 1)
    monkeypatch.delattr(reading, "load")
    known = Known(7, content_hash(tmp_path / "a.png"))
    outcome = read(job(tmp_path, "a.png", Known(6, "other"), known), PREPROCESSING, journal)
    assert isinstance(outcome, Same)
    assert outcome.photo_id == 7


def test_files_that_are_no_photos_say_what_they_are(tmp_path: Path, journal: Journal) -> None:
    (tmp_path / "lies.jpg").write_bytes(b"no picture")
    (tmp_path / "thing").write_bytes(b"no picture")
    assert isinstance(read(job(tmp_path, "lies.jpg"), PREPROCESSING, journal), Broken)
    assert isinstance(read(job(tmp_path, "thing"), PREPROCESSING, journal), NoPicture)
    assert isinstance(read(job(tmp_path, "missing.jpg"), PREPROCESSING, journal), Vanished)


def test_a_picture_that_is_a_mere_line_does_not_fill_the_memory(tmp_path: Path, journal: Journal) -> None:
    Image.new("RGB", (60_000, 1)).save(tmp_path / "line.png")
    outcome = read(job(tmp_path, "line.png"), PREPROCESSING, journal)
    assert isinstance(outcome, Readable)
    assert outcome.pixels.shape == (32, 32, 3)


def test_a_decoder_that_fails_in_an_unforeseen_way_costs_only_the_file(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(tmp_path / "a.png", 1)

    def load(path: Path, edge: int) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(reading, "load", load)
    outcome = read(job(tmp_path, "a.png"), PREPROCESSING, journal)
    assert isinstance(outcome, Broken)
    assert outcome.reason == "can't be decoded (RecursionError: too deep)"
    assert Journal(tmp_path / "journal").deaths(tmp_path / "a.png") == 0
