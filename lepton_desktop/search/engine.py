"""Answers questions: words, pictures and filters in; photos of the library out, best first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Photo
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.search.answering_model import AnsweringModel
from lepton_desktop.search.errors import SearchError, Superseded
from lepton_desktop.search.evidence import EvidenceKind, Passing, Question, Sources
from lepton_desktop.search.picture_evidence import PictureEvidence
from lepton_desktop.search.query import Picture, Query, Words
from lepton_desktop.search.ranking import rank
from lepton_desktop.search.results import Answer, Result
from lepton_desktop.settings import Places

__all__ = ["EVIDENCE_KINDS", "SearchEngine", "SearchError", "Superseded"]

EVIDENCE_KINDS: list[Callable[[Sources], EvidenceKind]] = [PictureEvidence]
"""What makes each kind of evidence. The scores of an answer are shown on the scale of the first."""

_LESS_CERTAIN = 100
"""How many photos below the threshold come where no number is asked for."""
_MORE = 16  # asked for beyond what is wanted, for photos that are gone and for copies
_WIDER = 4
_ANSWERS_KEPT = 32
"""The latest answers, for words that are typed, taken back and typed again."""


class SearchEngine:
    """Searches the library. Belongs to the thread that made it."""

    def __init__(self, places: Places, model: Callable[[], str], load: Callable[[str], Encoder]) -> None:
        """`model` gives the name of the one chosen now, `load` makes an encoder of a name. Raises CatalogError."""
        self._catalog = Catalog(places.catalog)
        self._model = AnsweringModel(places, self._catalog, model, load)
        sources = Sources(places, self._catalog, self._model)
        self._kinds = [make(sources) for make in EVIDENCE_KINDS]
        self._answers: dict[tuple[Any, ...], Answer] = {}
        self._passing: tuple[int, Passing] | None = None

    def close(self) -> None:
        """Let go of the catalog."""
        self._catalog.close()

    def prepare(self) -> None:
        """Load the model and the index before the first question comes. Raises SearchError."""
        for kind in self._kinds:
            kind.prepare()

    def reload(self) -> None:
        """Load the model again, as the user now wants it run. Raises SearchError."""
        self._model.forget_encoder()
        self.prepare()

    def languages(self) -> frozenset[str]:
        """The languages that the model that answers now understands, as `Model.languages`. Raises SearchError."""
        return self._model.languages()

    def answer(
        self, query: Query, top: int | None = None, wanted: Callable[[], bool] = lambda: True
    ) -> Answer:
        """The photos that answer, best first; without parts all that pass the filters, newest first.

        At most `top` of them; None: all that are above the threshold, and some of the less certain ones. Photos that
        are excluded don't come. Raises SearchError when there are no words, when a picture can't be read or when the
        model can't be run, CatalogError, and Superseded as soon as the answer is no longer `wanted`.
        """

        def go_on() -> None:
            if not wanted():
                raise Superseded

        if not query.parts:
            photos = self._catalog.photos.newest(-1 if top is None else top, 0, query.filters)
            return Answer(tuple(Result(photo, 0.0) for photo in photos), 0.0)
        states = [kind.state() for kind in self._kinds]
        key = (query, top, self._catalog.changes(), *states)
        if (known := self._answers.get(key)) is not None:
            return known
        answer = self._ranked(Question(query, self._passing_of(query), top is None, go_on), top)
        if all(isinstance(part, Words) for part in query.parts):  # a picture's file may change unseen
            self._answers[key] = answer
            if len(self._answers) > _ANSWERS_KEPT:
                self._answers.pop(next(iter(self._answers)))
        return answer

    def _ranked(self, question: Question, top: int | None) -> Answer:
        """More photos are asked for while they don't make enough results."""
        query = question.query
        finders = [kind.find(question) for kind in self._kinds]
        shown = [self._catalog.photos.at(part.path) for part in query.parts if isinstance(part, Picture)]
        left_out = {photo.id for photo in shown if photo is not None}

        def belongs(photo: Photo) -> bool:
            return photo.id not in left_out and photo.excluded == query.filters.excluded

        count = 2 * (_LESS_CERTAIN if top is None else top) + _MORE
        while True:
            found = [finder(count) for finder in finders]
            results, scale = rank(found, belongs)
            above = sum(one.above_threshold for one in results)
            wanted = above + _LESS_CERTAIN if top is None else top
            if len(results) >= wanted or all(evidence.complete for evidence in found):
                return Answer(tuple(results[:wanted]), scale.threshold)
            count = _WIDER * max(count, *(len(evidence.hits) for evidence in found))

    def _passing_of(self, query: Query) -> Passing:
        """What passes the filters; kept while words are typed beside the same ones."""
        changes = self._catalog.changes()
        if self._passing is None or (self._passing[0], self._passing[1].filters) != (changes, query.filters):
            self._passing = changes, Passing(self._catalog, query.filters)
        return self._passing[1]
