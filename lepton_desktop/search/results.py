"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass

from lepton_desktop.catalog.records import Photo


@dataclass(frozen=True, slots=True)
class Result:
    """A photo and its cosine similarity to the question, -1 to 1."""

    photo: Photo
    score: float
