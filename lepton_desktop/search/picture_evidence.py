"""Evidence by the picture: the photos whose vectors lie nearest to the question's."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.search.calibration import (
    Calibration,
    Distribution,
    QueryType,
    load_calibration,
    query_type,
)
from lepton_desktop.search.errors import SearchError
from lepton_desktop.search.evidence import Evidence, Finder, Hit, Question, Scale, Sources
from lepton_desktop.search.query import Part, Words
from lepton_desktop.search.question_vectors import QuestionVectors, weighted_sum
from lepton_desktop.search.threshold import MIN_PHOTOS, PhotoSample, Threshold
from lepton_desktop.search.vector_index import VectorIndex
from lepton_desktop.user_messages import UserMessage

_SAMPLE, _SPARSE = 1024, 4  # photos that thresholds are computed by; every fourth will do for a mean
_WIDER = 4
_MATCHES = UserMessage("the picture matches the question")


class PictureEvidence:
    """Finds photos by the vectors of the model that answers now."""

    def __init__(self, sources: Sources) -> None:
        self._places = sources.places
        self._catalog = sources.catalog
        self._model = sources.model
        self._vectors = QuestionVectors(sources)
        self._index: VectorIndex | None = None
        self._calibrations: dict[str, Calibration] = {}
        self._samples: dict[QueryType, tuple[tuple[str, int], PhotoSample]] = {}
        self._pictures: tuple[tuple[str, int], Distribution] | None = None

    def prepare(self) -> None:
        """See EvidenceKind."""
        identity = self._model.identity()
        self._index_of(identity)
        self._model.encoder(identity)
        self._calibration_of(identity)

    def state(self) -> Hashable:
        """See EvidenceKind."""
        index = self._index_of(self._model.identity())
        return index.model, index.state

    def find(self, question: Question) -> Finder:
        """See EvidenceKind."""
        index = self._index
        assert index is not None  # `state` has opened it
        parts, go_on = question.query.parts, question.go_on
        vectors = []
        for part in parts:
            go_on()
            vectors.append((self._vectors.of(part, index.model), part.weight))
        vector, length = weighted_sum(vectors)
        if not len(index):
            return lambda count: Evidence((), complete=True)
        go_on()
        allowed = question.passing.vector_ids(index.model)
        go_on()
        count = len(index) if allowed is None else len(allowed)
        threshold = self._threshold(parts, vector, length, index, count)
        scale = Scale(threshold.level, threshold.deviation)

        def nearest(count: int) -> Evidence:
            while True:
                go_on()
                ids, _ = index.search(threshold.direction(vector), count, allowed)
                go_on()
                photos = index.vectors_of(ids)
                scores = threshold.scores(vector, photos)
                complete = len(ids) < count
                if complete or not question.everything or 2 * int((scores >= threshold.level).sum()) <= count:
                    break
                count *= _WIDER  # nothing is looked up before all that answers is found
            known = self._catalog.photos.by_vector(ids.tolist())
            calibrated = (scores.astype(np.float64) - scale.threshold) / scale.deviation
            order = threshold.order(vector, photos)
            found = zip(ids[order].tolist(), calibrated[order].tolist(), strict=True)
            hits = [Hit(known[number], score, _MATCHES) for number, score in found if number in known]
            return Evidence(hits, complete, scale)

        return nearest

    def _threshold(
        self,
        parts: Sequence[Part],
        question: NDArray[np.float32],
        length: float,
        index: VectorIndex,
        count: int,
    ) -> Threshold:
        """The threshold for a question (d,) of these parts, whose sum has this length, among `count` photos."""
        if len(index) < MIN_PHOTOS and not all(isinstance(part, Words) for part in parts):
            return Threshold.none(index.dimensions)  # too few to know how unrelated pictures are distributed
        names = all(isinstance(part, Words) and query_type(part.text) is QueryType.NAME for part in parts)
        if len(parts) == 1 and isinstance(parts[0], Words) and parts[0].weight > 0:
            kind = query_type(parts[0].text)
            known, sample = self._calibration_of(index.model), self._sample_of(index, kind)
            if names:
                return Threshold.of_name(sample, question, known.names, count, known.distributions[kind])
            return Threshold.between(known.distributions[kind], sample, count, per_photo=False)
        together = Distribution.of_sum(
            [(self._distribution_of(part, index), part.weight) for part in parts], length
        )
        return Threshold.between(
            together, PhotoSample.of(index.sample(_SAMPLE // _SPARSE), together), count, per_photo=names
        )

    def _sample_of(self, index: VectorIndex, kind: QueryType) -> PhotoSample:
        """A sample of the library, compared with unrelated questions of a type."""
        state = _growth(index)
        if kind not in self._samples or self._samples[kind][0] != state:
            distribution = self._calibration_of(index.model).distributions[kind]
            photos = index.sample(_SAMPLE if kind is QueryType.NAME else _SAMPLE // _SPARSE)
            self._samples[kind] = state, PhotoSample.of(photos, distribution)
        return self._samples[kind][1]

    def _distribution_of(self, part: Part, index: VectorIndex) -> Distribution:
        """How unrelated questions like this part are distributed; pictures are like the library's own."""
        if isinstance(part, Words):
            return self._calibration_of(index.model).distributions[query_type(part.text)]
        state = _growth(index)
        if self._pictures is None or self._pictures[0] != state:
            self._pictures = state, Distribution.of(index.sample(_SAMPLE))
        return self._pictures[1]

    def _calibration_of(self, identity: str) -> Calibration:
        if identity not in self._calibrations:
            try:
                self._calibrations[identity] = load_calibration(
                    self._places.calibration,
                    identity,
                    lambda texts: self._model.encoder(identity).encode_texts(texts),
                )
            except EncoderError as error:
                raise SearchError(error.message) from error
        return self._calibrations[identity]

    def _index_of(self, identity: str) -> VectorIndex:
        if self._index is None or self._index.model != identity:
            self._index = VectorIndex(self._places.index, self._catalog, identity)
        else:
            self._index.refresh()
        return self._index


def _growth(index: VectorIndex) -> tuple[str, int]:
    """Another value when the library has grown by a tenth: what was computed from a sample is computed again then."""
    return index.model, int(np.log2(len(index)) * 8)
