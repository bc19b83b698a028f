"""Each format of the table is whole: a test here fails when a part of a new one is missing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.filters import Filters
from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.photos.formats import (
    FORMATS,
    HEAD_BYTES,
    Format,
    called,
    claims_to_be_picture,
    could_be_picture,
    sniff,
    title_of,
)
from lepton_desktop.photos.photo import load, read_exposure
from lepton_desktop.search.query_language import parse
from photos.comparing import difference
from photos.samples import SAMPLES

if TYPE_CHECKING:
    from PIL import Image

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.parametrize("kind", FORMATS.values(), ids=list(FORMATS))


@pytest.fixture
def sample(kind: Format, coffee: Image.Image, tmp_path: Path) -> Path:
    path = tmp_path / f"a.{kind.suffixes[0]}"
    path.write_bytes(SAMPLES[kind.name](coffee))
    return path


def test_it_has_a_name_a_title_and_suffixes(kind: Format) -> None:
    assert FORMATS[kind.name] is kind
    assert re.fullmatch("[a-z][a-z0-9]*", kind.name)
    assert title_of(kind.name) == kind.title
    assert kind.title.strip()
    assert kind.suffixes
    assert all(re.fullmatch("[a-z0-9]+", suffix) for suffix in kind.suffixes)
    assert set(kind.beside_raw) <= set(kind.suffixes)


def test_its_suffixes_claim_to_be_pictures_and_are_its_own(kind: Format) -> None:
    for suffix in kind.suffixes:
        assert could_be_picture(f"a.{suffix}")
        assert claims_to_be_picture(f"a.{suffix.upper()}")
        assert called(suffix) is kind


def test_its_sample_is_recognised_by_it_alone(kind: Format, sample: Path) -> None:
    head = sample.read_bytes()[:HEAD_BYTES]
    for name in (sample.name, "a.jpg", "a"):
        assert [one.name for one in FORMATS.values() if one.recognises(head, name)] == [kind.name]
    assert sniff(head, sample.name) is kind


def test_nothing_that_is_cut_short_makes_recognition_fail(kind: Format, sample: Path) -> None:
    head = sample.read_bytes()[:HEAD_BYTES]
    for length in (*range(64), len(head) // 2):
        for one in FORMATS.values():
            assert one.recognises(head[:length], sample.name) in (True, False)


def test_its_sample_is_decoded(kind: Format, sample: Path, coffee: Image.Image) -> None:
    loaded = load(sample, 64)
    assert loaded.details.format == kind.name
    assert (loaded.details.width, loaded.details.height) == coffee.size
    assert loaded.picture.mode == "RGB"
    assert difference(loaded.picture, coffee) < 8
    assert isinstance(read_exposure(sample), Exposure)


def test_questions_can_ask_for_it(kind: Format) -> None:
    for word in (kind.name, *kind.suffixes):
        parsed = parse(f"type:{word} -type:.{word.upper()}", date(2026, 1, 1))
        assert parsed.mistakes == ()
        assert parsed.query.filters == Filters(formats=(kind.name,), not_formats=(kind.name,))


def test_the_documents_list_it(kind: Format) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    first_sentence = readme.partition("## Supported formats\n")[2].partition(".")[0]
    listed = [words.partition(" (")[0].strip() for words in re.split(",| and ", first_sentence)]
    assert kind.title in listed
    language = (REPOSITORY / "docs" / "query-language.md").read_text(encoding="utf-8")
    line = next(line for line in language.splitlines() if line.startswith("| `type:"))
    assert f"`{kind.name}`" in line
