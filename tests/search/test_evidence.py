"""A kind of evidence that the program doesn't have, added as a contributor adds one: a class and its row in a table."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.encoders.load import identity_of
from lepton_desktop.search import engine as engine_module
from lepton_desktop.search.engine import EVIDENCE_KINDS, SearchEngine
from lepton_desktop.search.evidence import Evidence, Finder, Hit, Question, Sources
from lepton_desktop.search.query import Filters, Query, Words
from lepton_desktop.search.results import Answer
from lepton_desktop.settings import Places
from lepton_desktop.user_messages import UserMessage
from search.library import names, put, vectors

COUNT = 400


class NameEvidence:
    """Finds photos whose file names have a word of the question; those of the longest words answer best."""

    def __init__(self, sources: Sources) -> None:
        self._catalog = sources.catalog

    def prepare(self) -> None:
        pass

    def state(self) -> Hashable:
        return None

    def find(self, question: Question) -> Finder:
        words = [
            word for part in question.query.parts if isinstance(part, Words) for word in part.text.split()
        ]
        photos = self._catalog.photos.get_many(question.passing.photo_ids().tolist())
        hits = [
            Hit(photo, len(word) - 5.5, UserMessage("{name} has this name", name=word))
            for word in sorted(words, key=len, reverse=True)
            for photo in photos
            if word in photo.path.name
        ]
        return lambda count: Evidence(hits[:count], len(hits) <= count)


class Drawn:
    """An encoder of words: each text has a vector of its own."""

    def __init__(self, identity: str) -> None:
        self.identity = identity

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.concatenate([vectors(1, zlib.crc32(text.encode())) for text in texts])


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A library whose photos are called by numbers, and drawn at random."""
    places = Places(tmp_path / "data")
    (tmp_path / "photos").mkdir()
    with Catalog(places.catalog) as catalog:
        put(catalog, tmp_path / "photos", names(COUNT), vectors(COUNT), identity_of("starter", places.models))
    return places


@pytest.fixture
def by_picture(places: Places) -> Iterator[SearchEngine]:
    engine = made(places)
    yield engine
    engine.close()


@pytest.fixture
def engine(
    places: Places, by_picture: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SearchEngine]:
    """Made after `by_picture`, which has the program's own kinds only."""
    monkeypatch.setattr(engine_module, "EVIDENCE_KINDS", [*EVIDENCE_KINDS, NameEvidence])
    engine = made(places)
    yield engine
    engine.close()


def made(places: Places) -> SearchEngine:
    identity = identity_of("starter", places.models)
    return SearchEngine(places, lambda: "starter", lambda name: Drawn(identity))  # type: ignore[arg-type, return-value]


def shown(answer: Answer) -> list[str]:
    return [result.photo.path.name for result in answer.results]


def test_its_photos_stand_where_their_score_puts_them_with_its_reason(
    engine: SearchEngine, by_picture: SearchEngine
) -> None:
    query = Query((Words("000123.jpg 033.j"),))
    plain, answer = by_picture.answer(query, COUNT), engine.answer(query, COUNT)
    assert answer.results[0].photo.path.name == "000123.jpg"
    assert "000123.jpg has this name" in [str(reason) for reason in answer.results[0].reasons]
    assert sorted(shown(answer)) == sorted(shown(plain))
    named = ("000033.jpg", "000123.jpg")
    rest = [[name for name in shown(one) if name not in named] for one in (plain, answer)]
    assert rest[0] == rest[1]  # the others stand as they did
    of = {result.photo.path.name: result for result in answer.results}
    assert of["000123.jpg"].above_threshold
    assert of["000123.jpg"].score > answer.threshold
    assert {str(reason) for reason in of["000033.jpg"].reasons} == {
        "033.j has this name",
        "the picture matches the question",
    }
    scores = [result.score for result in answer.results]
    assert scores == sorted(scores, reverse=True)


def test_one_threshold_stands_for_all_kinds(engine: SearchEngine, by_picture: SearchEngine) -> None:
    query = Query((Words("033.j"),))
    plain = {result.photo.path.name: result for result in by_picture.answer(query, COUNT).results}
    assert not plain["000033.jpg"].above_threshold
    found = {result.photo.path.name: result for result in engine.answer(query, COUNT).results}
    weak = found["000033.jpg"]  # its name is half a deviation below the threshold, its picture farther
    assert not weak.above_threshold
    assert weak.score > plain["000033.jpg"].score
    certain = {
        result.photo.path.name: result for result in engine.answer(Query((Words("033.jp"),)), COUNT).results
    }
    assert certain["000033.jpg"].above_threshold


def test_it_finds_photos_that_pass_the_filters_and_no_others(engine: SearchEngine) -> None:
    words = (Words("000123.jpg"),)
    assert shown(engine.answer(Query(words, Filters(not_formats=("jpeg",))), 5)) == []
    assert shown(engine.answer(Query(words, Filters(formats=("jpeg",))), 1)) == ["000123.jpg"]


def test_the_picture_alone_gives_its_reason(by_picture: SearchEngine) -> None:
    answer = by_picture.answer(Query((Words("000123.jpg"),)), 3)
    assert {str(reason) for result in answer.results for reason in result.reasons} == {
        "the picture matches the question"
    }
