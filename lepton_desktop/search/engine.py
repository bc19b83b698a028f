"""Answers questions: words, or a photo, in; photos of the library out, best first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Photo
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.encoders.load import identity_of, name_of
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.photo import decode
from lepton_desktop.search.results import Result
from lepton_desktop.search.vectors import VectorIndex
from lepton_desktop.settings import Places, SettingsError

_QUESTIONS_KEPT = 256
_MORE = 16  # asked for beyond `top`, for those whose photo is gone
_WIDER = 4


class SearchError(Exception):
    """A question that can't be answered; the message says why, and what to do."""


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
        self._questions: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()

    def close(self) -> None:
        """Let go of the catalog."""
        self._catalog.close()

    def prepare(self) -> None:
        """Load the model and the index before the first question comes. Raises SearchError."""
        identity = self._identity()
        self._encoder_of(identity)
        self._index_of(identity)

    def words(self, text: str, top: int, folder: Path | None = None) -> list[Result]:
        """The `top` photos that fit the words best, of those below `folder` if one is given.

        Raises SearchError when there are no words or the model can't be run, and CatalogError.
        """
        text = " ".join(text.split())
        if not text:
            raise SearchError("there is nothing to search for; say what should be in the photo")
        identity = self._identity()
        key = (identity, text)
        if key not in self._questions:
            encoder = self._encoder_of(identity)
            try:
                self._questions[key] = encoder.encode_texts([text])[0]
            except EncoderError as error:
                raise SearchError(str(error)) from error
            if len(self._questions) > _QUESTIONS_KEPT:
                self._questions.popitem(last=False)
        self._questions.move_to_end(key)
        return self._nearest(identity, self._questions[key], top, folder, None)

    def similar(self, path: Path, top: int, folder: Path | None = None) -> list[Result]:
        """The `top` photos most like the one at `path`, in the library or not; it itself is left out.

        Raises SearchError when it can't be read or the model can't be run, and CatalogError.
        """
        identity = self._identity()
        photo = self._catalog.photo_at(path)
        itself = photo.id if photo else None
        query = self._catalog.vector_of(photo.id, identity) if photo and not _has_changed(photo) else None
        if query is None:
            query = self._look_at(path, self._encoder_of(identity))
        return self._nearest(identity, query, top, folder, itself)

    def _look_at(self, path: Path, encoder: Encoder) -> NDArray[np.float32]:
        preprocessing = encoder.preprocessing
        try:
            pixels = preprocessing.apply(decode(path, preprocessing.size))
            vector: NDArray[np.float32] = encoder.encode_images(pixels[None])[0]
        except (PhotoError, EncoderError) as error:
            raise SearchError(str(error)) from error
        return vector

    def _nearest(
        self, identity: str, query: NDArray[np.float32], top: int, folder: Path | None, itself: int | None
    ) -> list[Result]:
        """The photos of the nearest vectors; more are asked for while some have no photo any more."""
        index = self._index_of(identity)
        allowed = self._catalog.vector_ids(identity, folder) if folder is not None else None
        asked = top + _MORE
        while True:
            ids, scores = index.search(query, asked, allowed)
            photos = self._catalog.photos_by_vector([int(number) for number in ids])
            results = [
                Result(photos[number], float(score))
                for number, score in zip(ids.tolist(), scores, strict=True)
                if number in photos and photos[number].id != itself
            ]
            if len(results) >= top or len(ids) < asked:
                return results[: max(0, top)]
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
        counts = self._catalog.models()
        earlier = [identity for identity in counts if identity != chosen and self._can_load(identity)]
        if not earlier or not self._catalog.photos_without_vector(chosen, 1):
            return chosen
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


def _has_changed(photo: Photo) -> bool:
    """Whether its file is not the one that was indexed. One that isn't there is taken as it was."""
    try:
        status = photo.path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) != (photo.size, photo.mtime_ns)
