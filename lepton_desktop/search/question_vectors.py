"""The vectors of a question's parts, and their sum."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.records import Photo
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import decode
from lepton_desktop.search.calibration import as_prompt
from lepton_desktop.search.errors import SearchError
from lepton_desktop.search.evidence import Sources
from lepton_desktop.search.query import Part, Words
from lepton_desktop.search.query_cache import QueryCache

_NOTHING = 1e-4


class QuestionVectors:
    """Encodes parts of questions; the vectors of words are cached on disk, those of photos are in the catalog."""

    def __init__(self, sources: Sources) -> None:
        self._places = sources.places
        self._catalog = sources.catalog
        self._model = sources.model
        self._cache: QueryCache | None = None

    def of(self, part: Part, identity: str) -> NDArray[np.float32]:
        """The unit vector (d,) of a part, without its weight, by the model of this identity.

        Raises SearchError when there are no words, or a picture or the model can't be used.
        """
        if isinstance(part, Words):
            return self._of_words(part.text, identity)
        photo = self._catalog.photos.at(part.path)
        vector = (
            self._catalog.vectors.of_photo(photo.id, identity) if photo and not _has_changed(photo) else None
        )
        return _of_file(part.path, self._model.encoder(identity)) if vector is None else vector

    def _of_words(self, text: str, identity: str) -> NDArray[np.float32]:
        text = as_prompt(" ".join(text.split()))
        if not text:
            raise SearchError("there is nothing to search for; describe what the photo should show")
        if self._cache is None or self._cache.identity != identity:
            dimensions = self._catalog.vectors.dimensions(identity)
            self._cache = QueryCache(self._places.questions, identity, dimensions=dimensions)
        vector = self._cache.get(text)
        if vector is None:
            try:
                vector = self._model.encoder(identity).encode_texts([text])[0]
            except EncoderError as error:
                raise SearchError(error.message) from error
            self._cache.put(text, vector)
        return vector


def weighted_sum(
    vectors: Sequence[tuple[NDArray[np.float32], float]],
) -> tuple[NDArray[np.float32], float]:
    """The unit vector (d,) of the weighted sum, and the sum's length.

    Raises SearchError where the parts say nothing together.
    """
    total = np.sum([weight * vector for vector, weight in vectors], 0)
    length = float(np.linalg.norm(total))
    if length < _NOTHING:
        raise SearchError("the parts of the query cancel each other out; remove one of them")
    combined: NDArray[np.float32] = (total / length).astype(np.float32)
    return combined, length


def _of_file(path: Path, encoder: Encoder) -> NDArray[np.float32]:
    preprocessing = encoder.preprocessing
    try:
        pixels = preprocessing.apply(decode(path, preprocessing.size))
        vector: NDArray[np.float32] = encoder.encode_images(pixels[None])[0]
    except (PhotoError, EncoderError) as error:
        raise SearchError(error.message) from error
    return vector


def _has_changed(photo: Photo) -> bool:
    """Whether its file is not the one that was indexed. One that isn't there is taken as it was."""
    try:
        status = photo.path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) != (photo.size, photo.mtime_ns)
