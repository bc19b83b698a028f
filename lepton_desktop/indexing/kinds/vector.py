"""Vector: what the model sees in a photo."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.backlogs import Unfinished, without_vector
from lepton_desktop.encoders.encoder import Preprocessing
from lepton_desktop.indexing.kinds.kind import Kind, Refused
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.indexing.kinds.kind import OpenedPhoto, Request, Tools

NO_NUMBER = UserMessage("can't be described by the model (its vector is not a number)")

FloatVector = NDArray[np.float32]


class Vector(Kind[FloatVector]):
    """Vectors are kept by the model's identity, so another model has every photo in its backlog.

    A content is encoded once, whichever files have it.
    """

    name = "vector"
    version = None
    seconds = 0.05
    is_required = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._uncommitted: dict[str, FloatVector | Refused] = {}

    @property
    def backlog(self) -> Unfinished:
        return without_vector(self.tools.encoder.identity)

    def request(self) -> Request:
        return prepare, (asdict(self.tools.encoder.preprocessing),)

    def received(self, value: Any, buffers: Sequence[bytes]) -> NDArray[np.uint8]:
        size = self.tools.encoder.preprocessing.size
        return np.frombuffer(buffers[0], np.uint8).reshape(size, size, 3)

    def work(
        self, contents: Sequence[str], batch: Sequence[NDArray[np.uint8]]
    ) -> Sequence[FloatVector | Refused]:
        encoder, known = self.tools.encoder, self._uncommitted
        new: dict[str, NDArray[np.uint8]] = {}
        for content, pixels in zip(contents, batch, strict=True):
            if content not in known and content not in new:
                vector = self.tools.catalog.vectors.of_content(content, encoder.identity)
                if vector is None:
                    new[content] = pixels
                else:
                    known[content] = vector
        if new:
            vectors = encoder.encode_images(np.stack(list(new.values())))
            for content, vector in zip(new, vectors, strict=True):
                known[content] = vector if np.isfinite(vector).all() else Refused(NO_NUMBER)
        return [known[content] for content in contents]

    def commit(self, results: Sequence[tuple[int, FloatVector]]) -> None:
        self._uncommitted.clear()
        if results:
            ids, vectors = zip(*results, strict=True)
            self.tools.catalog.vectors.put(self.tools.encoder.identity, ids, np.stack(vectors))


def prepare(opened: OpenedPhoto, preprocessing: dict[str, Any]) -> Answer:
    """The picture's pixels as the model wants them, in a decoder."""
    return Answer(None, [Preprocessing(**preprocessing).apply(opened.photo.picture).tobytes()])
