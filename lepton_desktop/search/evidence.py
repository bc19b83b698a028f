"""What makes a photo answer a question: each kind of evidence finds photos, and `ranking.py` fuses what all have found.

A new kind is a file with a class that does what `EvidenceKind` says, and its row in `EVIDENCE_KINDS` (`engine.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Photo
from lepton_desktop.search.answering_model import AnsweringModel
from lepton_desktop.search.query import Query
from lepton_desktop.settings import Places
from lepton_desktop.user_messages import UserMessage


@dataclass(frozen=True, slots=True)
class Hit:
    """A photo that a kind of evidence has found.

    `score` is calibrated, so that kinds can be compared: the number of standard deviations by which the photo is above
    the threshold, of what unrelated photos have. From 0 on it answers the question. `reason` says why it was found.
    """

    photo: Photo
    score: float
    reason: UserMessage


@dataclass(frozen=True, slots=True)
class Scale:
    """How calibrated scores are shown: the threshold, and what one standard deviation is worth."""

    threshold: float = -1.0
    deviation: float = 1.0

    def shown(self, score: float) -> float:
        """A calibrated score as it is shown."""
        return self.threshold + score * self.deviation


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a kind has found, best first. `complete`: there is no more to find. `scale` is that of its own scores."""

    hits: Sequence[Hit]
    complete: bool
    scale: Scale = Scale()


class Passing:
    """The photos that pass filters. What passes is looked up once and kept with this object."""

    def __init__(self, catalog: Catalog, filters: Filters) -> None:
        self.filters = filters
        self._catalog = catalog
        self._vectors: dict[str, NDArray[np.int64]] = {}
        self._photos: NDArray[np.int64] | None = None

    def vector_ids(self, model: str) -> NDArray[np.int64] | None:
        """The ids (n,) of the model's vectors of these photos; None where everything passes. Raises CatalogError."""
        if self.filters.empty:
            return None
        if model not in self._vectors:
            self._vectors[model] = self._catalog.vectors.ids(model, self.filters)
        return self._vectors[model]

    def photo_ids(self) -> NDArray[np.int64]:
        """The ids (n,) of these photos, ascending. Raises CatalogError."""
        if self._photos is None:
            line = self._catalog.timeline.newest_first(self.filters)
            copies = np.fromiter(chain.from_iterable(line.copies.values()), np.int64)
            self._photos = np.sort(np.concatenate([line.ids, copies]))
        return self._photos


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to a kind of evidence.

    `everything`: all photos that answer are wanted, however many. `go_on` must be called between steps; it raises
    Superseded as soon as the answer isn't wanted any more.
    """

    query: Query
    passing: Passing
    everything: bool
    go_on: Callable[[], None]


Finder = Callable[[int], Evidence]
"""Gives the best photos, at least this many where there are; it is called again with more when they weren't enough."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a kind of evidence is made with."""

    places: Places
    catalog: Catalog
    model: AnsweringModel


class EvidenceKind(Protocol):
    """A kind of evidence, on the thread of the engine. All may raise SearchError and CatalogError."""

    def prepare(self) -> None:
        """Load what takes time, before the first question comes."""

    def state(self) -> Hashable:
        """Look at what has changed; another value when a question may have another answer than before."""

    def find(self, question: Question) -> Finder:
        """Work on a question until its photos can be found; `state` has just been called. Raises Superseded."""
