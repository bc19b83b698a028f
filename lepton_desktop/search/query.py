"""What a question is made of: words, pictures, and filters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lepton_desktop.catalog.filters import Filters, Orientation

__all__ = ["LESS", "MORE", "Filters", "Orientation", "Part", "Picture", "Query", "Refinement", "Words"]

MORE, LESS = 0.5, -0.25
"""The weights of "more like this" and "less like this"."""


@dataclass(frozen=True, slots=True)
class Words:
    """Photos that the words describe. A negative weight: photos that they don't describe ("without …")."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Photos that look like the one at `path`, in the library or not. A negative weight: unlike it.

    The photo itself is left out of the answer.
    """

    path: Path
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Refinement:
    """A photo that the user found right ("more like this") or, with a negative weight, wrong ("less like this").

    It draws the question nearer to it, or away from it, and may itself stand in the answer (Rocchio 1971).
    """

    path: Path
    weight: float = MORE


Part = Words | Picture | Refinement

_NONE = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A whole question. Without parts it asks for every photo that passes the filters, newest first."""

    parts: tuple[Part, ...] = ()
    filters: Filters = _NONE

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.parts and self.filters.empty
