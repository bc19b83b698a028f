"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.catalog.records import Photo

if TYPE_CHECKING:
    from lepton_desktop.user_messages import UserMessage


@dataclass(frozen=True, slots=True)
class Result:
    """A photo and its cosine similarity to the question, -1 to 1; 0 where the question had only filters.

    `above_threshold`: the photo answers the question; the others are less certain. `copies` are the same picture in
    other files or formats; `photo` is the one that answers best. `reasons` say why it was found, the best first.
    """

    photo: Photo
    score: float
    above_threshold: bool = True
    copies: tuple[Photo, ...] = ()
    reasons: tuple[UserMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a question, best first, and the score of the threshold. Those above it come before the others."""

    results: tuple[Result, ...]
    threshold: float = -1.0

    @property
    def certain(self) -> tuple[Result, ...]:
        """The photos above the threshold."""
        return tuple(result for result in self.results if result.above_threshold)

    @property
    def less_certain(self) -> tuple[Result, ...]:
        """Those below it."""
        return tuple(result for result in self.results if not result.above_threshold)
