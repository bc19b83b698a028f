"""Answers questions: words, pictures and filters in; photos of the library out, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Photo
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.encoders.load import identity_of, name_of
from lepton_desktop.encoders.models import find
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import decode
from lepton_desktop.search.calibration import Calibration, Form, Spread, as_read, background, form_of
from lepton_desktop.search.query import Part, Picture, Query, Words
from lepton_desktop.search.query_cache import QueryCache
from lepton_desktop.search.results import Answer, Result
from lepton_desktop.search.threshold import FEWEST, Measured, Threshold
from lepton_desktop.search.vector_index import VectorIndex
from lepton_desktop.settings import Places, SettingsError

_LESS_CERTAIN = 100
"""So many photos below the cut come where no number is asked for."""
_MORE = 16  # asked for beyond what is wanted, for photos that are gone and for copies
_WIDER = 4
_NOTHING = 1e-4
_ANSWERS_KEPT = 32
"""The latest answers, for words that are typed, taken back and typed again."""
_SAMPLE, _SPARSE = 1024, 4  # photos that lines are drawn by; every fourth will do for a mean


class SearchError(Exception):
    """A question that can't be answered; the message says why, and what to do."""


class Superseded(Exception):  # noqa: N818
    """A newer question has come before this one was answered."""


class SearchEngine:
    """Searches the library. Belongs to the thread that made it.

    It answers by the chosen model. While that one is still going over the library, the one before it, which
    knows more photos, keeps answering. A model is loaded when words or a photo from outside are encoded.
    """

    def __init__(self, places: Places, model: Callable[[], str], load: Callable[[str], Encoder]) -> None:
        """`model` gives the name of the one chosen now, `load` makes an encoder of a name. Raises CatalogError."""
        self._places = places
        self._model = model
        self._load = load
        self._catalog = Catalog(places.catalog)
        self._encoder: Encoder | None = None
        self._index: VectorIndex | None = None
        self._answering: tuple[int, str, str] | None = None
        self._remembered: QueryCache | None = None
        self._answers: dict[tuple[Any, ...], Answer] = {}
        self._passed: tuple[tuple[str, Filters, int], NDArray[np.int64]] | None = None
        self._backgrounds: dict[str, Calibration] = {}
        self._samples: dict[Form, tuple[tuple[str, int], Measured]] = {}
        self._pictures: tuple[tuple[str, int], Spread] | None = None

    def close(self) -> None:
        """Let go of the catalog."""
        self._catalog.close()

    def prepare(self) -> None:
        """Load the model and the index before the first question comes. Raises SearchError."""
        identity = self._identity()
        self._index_of(identity)
        self._encoder_of(identity)
        self._background_of(identity)

    def reload(self) -> None:
        """Load the model anew, as the user now wants it run. Raises SearchError."""
        self._encoder = None
        self.prepare()

    def answer(
        self, query: Query, top: int | None = None, wanted: Callable[[], bool] = lambda: True
    ) -> Answer:
        """The photos that answer, best first; without parts all that pass the filters, newest first.

        At most `top` of them; None: all that are above the cut, and some of the less certain ones. Photos that are
        excluded don't come. Raises SearchError when there are no words, when a picture can't be read or when the
        model can't be run, CatalogError, and Superseded as soon as the answer is no longer `wanted`.
        """

        def go_on() -> None:
            if not wanted():
                raise Superseded

        if not query.parts:
            photos = self._catalog.photos.newest(-1 if top is None else top, 0, query.filters)
            return Answer(tuple(Result(photo, 0.0) for photo in photos), 0.0)
        identity = self._identity()
        index = self._index_of(identity)
        key = (identity, query, top, self._catalog.changes(), index.state)
        if (known := self._answers.get(key)) is not None:
            return known
        vectors = []
        for part in query.parts:
            go_on()
            vectors.append((self._vector_of(part, identity), part.weight))
        question, length = _combine(vectors)
        if not len(index):
            return Answer(())
        go_on()
        allowed = self._passing(identity, query.filters)
        go_on()
        cut = self._cut(query.parts, question, length, index, len(index) if allowed is None else len(allowed))
        answer = self._nearest(index, allowed, question, cut, query, top, go_on)
        if all(isinstance(part, Words) for part in query.parts):  # a picture's file may change unseen
            self._answers[key] = answer
            if len(self._answers) > _ANSWERS_KEPT:
                self._answers.pop(next(iter(self._answers)))
        return answer

    def only_english(self) -> bool:
        """Whether the model that answers now is known to understand English alone. Raises SearchError."""
        return find(name_of(self._identity()), self._places.models).languages == "English"

    def _vector_of(self, part: Part, identity: str) -> NDArray[np.float32]:
        if isinstance(part, Words):
            return self._read(part.text, identity)
        photo = self._catalog.photos.at(part.path)
        vector = (
            self._catalog.vectors.of_photo(photo.id, identity) if photo and not _has_changed(photo) else None
        )
        return self._look_at(part.path, self._encoder_of(identity)) if vector is None else vector

    def _read(self, text: str, identity: str) -> NDArray[np.float32]:
        text = as_read(" ".join(text.split()))
        if not text:
            raise SearchError("there is nothing to search for; say what should be in the photo")
        if self._remembered is None or self._remembered.identity != identity:
            self._remembered = QueryCache(
                self._places.questions, identity, dimensions=self._catalog.vectors.dimensions(identity)
            )
        vector = self._remembered.get(text)
        if vector is None:
            try:
                vector = self._encoder_of(identity).encode_texts([text])[0]
            except EncoderError as error:
                raise SearchError(str(error)) from error
            self._remembered.put(text, vector)
        return vector

    def _passing(self, identity: str, filters: Filters) -> NDArray[np.int64] | None:
        """The ids of the vectors that pass; kept while words are typed beside the same filters."""
        if filters.empty:
            return None
        key = (identity, filters, self._catalog.changes())
        if self._passed is None or self._passed[0] != key:
            self._passed = key, self._catalog.vectors.ids(identity, filters)
        return self._passed[1]

    def _look_at(self, path: Path, encoder: Encoder) -> NDArray[np.float32]:
        preprocessing = encoder.preprocessing
        try:
            pixels = preprocessing.apply(decode(path, preprocessing.size))
            vector: NDArray[np.float32] = encoder.encode_images(pixels[None])[0]
        except (PhotoError, EncoderError) as error:
            raise SearchError(str(error)) from error
        return vector

    def _cut(
        self,
        parts: Sequence[Part],
        question: NDArray[np.float32],
        length: float,
        index: VectorIndex,
        count: int,
    ) -> Threshold:
        """The line for a question (d,) of these parts, whose sum has this length, among so many photos."""
        if len(index) < FEWEST and not all(isinstance(part, Words) for part in parts):
            return Threshold.none(index.dimensions)  # too few to know how unrelated pictures spread
        names = all(isinstance(part, Words) and form_of(part.text) is Form.NAME for part in parts)
        if len(parts) == 1 and isinstance(parts[0], Words) and parts[0].weight > 0:
            form = form_of(parts[0].text)
            known, measured = self._background_of(index.model), self._measured(index, form)
            if names:
                return Threshold.of_name(measured, question, known.names, count, known.spreads[form])
            return Threshold.between(known.spreads[form], measured, count, own=False)
        together = Spread.together([(self._spread_of(part, index), part.weight) for part in parts], length)
        return Threshold.between(
            together, Measured.of(index.sample(_SAMPLE // _SPARSE), together), count, own=names
        )

    def _measured(self, index: VectorIndex, form: Form) -> Measured:
        """A sample of the library beside questions of a form."""
        state = _growth(index)
        if form not in self._samples or self._samples[form][0] != state:
            spread = self._background_of(index.model).spreads[form]
            sample = index.sample(_SAMPLE if form is Form.NAME else _SAMPLE // _SPARSE)
            self._samples[form] = state, Measured.of(sample, spread)
        return self._samples[form][1]

    def _spread_of(self, part: Part, index: VectorIndex) -> Spread:
        """How unrelated questions like this part spread; pictures like the library's own do."""
        if isinstance(part, Words):
            return self._background_of(index.model).spreads[form_of(part.text)]
        state = _growth(index)
        if self._pictures is None or self._pictures[0] != state:
            self._pictures = state, Spread.of(index.sample(_SAMPLE))
        return self._pictures[1]

    def _background_of(self, identity: str) -> Calibration:
        if identity not in self._backgrounds:
            try:
                self._backgrounds[identity] = background(
                    self._places.background,
                    identity,
                    lambda texts: self._encoder_of(identity).encode_texts(texts),
                )
            except EncoderError as error:
                raise SearchError(str(error)) from error
        return self._backgrounds[identity]

    def _nearest(
        self,
        index: VectorIndex,
        allowed: NDArray[np.int64] | None,
        question: NDArray[np.float32],
        cut: Threshold,
        query: Query,
        top: int | None,
        go_on: Callable[[], None],
    ) -> Answer:
        """The photos of the best scores; more are asked for while they don't make enough results."""
        shown = [self._catalog.photos.at(part.path) for part in query.parts if isinstance(part, Picture)]
        left_out = {photo.id for photo in shown if photo is not None}
        asked = 2 * (_LESS_CERTAIN if top is None else top) + _MORE
        while True:
            go_on()
            ids, _ = index.search(cut.direction(question), asked, allowed)
            go_on()
            vectors = index.vectors_of(ids)
            scores = cut.scores(question, vectors)
            whole = len(ids) < asked
            if top is None and not whole and 2 * int((scores >= cut.level).sum()) > asked:
                asked *= (
                    _WIDER  # all that is above the line is wanted: nothing is looked up before it is found
                )
                continue
            found = self._catalog.photos.by_vector([int(number) for number in ids])
            order = [
                row
                for row in cut.order(question, vectors).tolist()
                if (photo := found.get(int(ids[row]))) is not None
                and photo.id not in left_out
                and photo.excluded == query.filters.excluded
            ]
            photos = [found[int(ids[row])] for row in order]
            stacks: dict[int, list[int]] = {}
            for row, photo in enumerate(photos):
                stacks.setdefault(photo.stack or photo.id, []).append(row)
            results = [
                _result([photos[row] for row in stack], float(scores[order[stack[0]]]), cut.level)
                for stack in stacks.values()
            ]
            wanted = sum(one.above_cut for one in results) + _LESS_CERTAIN if top is None else top
            if len(results) >= wanted or whole:
                return Answer(tuple(results[:wanted]), cut.level)
            asked *= _WIDER

    def _identity(self) -> str:
        """The identity of the model that answers now. Raises SearchError when the chosen one isn't there."""
        try:
            changes, model = self._catalog.changes(), self._model()
        except SettingsError as error:
            raise SearchError(str(error)) from error
        if self._answering is None or self._answering[:2] != (changes, model):
            self._answering = changes, model, self._choose(model)
        return self._answering[2]

    def _choose(self, model: str) -> str:
        try:
            chosen = identity_of(model, self._places.models)
        except EncoderError as error:
            raise SearchError(str(error)) from error
        known = self._catalog.vectors.models()
        earlier = [identity for identity in known if identity != chosen and self._can_load(identity)]
        if not earlier or not self._catalog.photos.without_vector(chosen, 1):
            return chosen
        counts = dict.fromkeys(earlier, 0) | self._catalog.vectors.counts()
        most = max(earlier, key=counts.__getitem__)
        return most if counts[most] > counts.get(chosen, 0) else chosen

    def _can_load(self, identity: str) -> bool:
        """Whether the model that made these vectors is still installed, the very same."""
        try:
            return identity_of(name_of(identity), self._places.models) == identity
        except EncoderError:
            return False  # it has been deleted, or was never installed here

    def _encoder_of(self, identity: str) -> Encoder:
        if self._encoder is None or self._encoder.identity != identity:
            self._encoder = None  # free its memory before the next one takes more
            try:
                self._encoder = self._load(name_of(identity))
            except EncoderError as error:
                raise SearchError(str(error)) from error
        return self._encoder

    def _index_of(self, identity: str) -> VectorIndex:
        if self._index is None or self._index.model != identity:
            self._index = VectorIndex(self._places.index, self._catalog, identity)
        else:
            self._index.refresh()
        return self._index


def _combine(parts: Sequence[tuple[NDArray[np.float32], float]]) -> tuple[NDArray[np.float32], float]:
    """The unit vector (d,) of the weighted sum, and the sum's length.

    Raises SearchError where the parts say nothing together.
    """
    total = np.sum([weight * vector for vector, weight in parts], 0)
    length = float(np.linalg.norm(total))
    if length < _NOTHING:
        raise SearchError("the parts of the question cancel each other out; leave one of them out")
    combined: NDArray[np.float32] = (total / length).astype(np.float32)
    return combined, length


def _growth(index: VectorIndex) -> tuple[str, int]:
    """Another when the library has grown by a tenth: what was measured of it is measured again then."""
    return index.model, int(np.log2(len(index)) * 8)


def _result(copies: list[Photo], score: float, cut: float) -> Result:
    """The result that the copies of a picture make: the largest shows it, of several the first in the library."""

    def worth(one: Photo) -> tuple[bool, int, int, int]:
        return one.online, one.details.width * one.details.height, one.size, -one.id

    shown = max(copies, key=worth)
    return Result(shown, score, score >= cut, tuple(copy for copy in copies if copy is not shown))


def _has_changed(photo: Photo) -> bool:
    """Whether its file is not the one that was indexed. One that isn't there is taken as it was."""
    try:
        status = photo.path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) != (photo.size, photo.mtime_ns)
