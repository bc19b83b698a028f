"""What a question is made of: words, pictures, and filters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """Photos that the words describe. A negative weight: photos that they don't describe ("without …")."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Photos that look like the one at `path`, in the library or not. A negative weight: unlike it."""

    path: Path
    weight: float = 1.0


class Orientation(StrEnum):
    """How a photo stands, upright by its EXIF."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a photo must be, exactly. Values of one kind are alternatives; the kinds all hold.

    `since` and `until` are days, both included, of when the photo was taken (else last modified). `folders` are
    absolute paths or parts of folder names, `cameras` parts of names, `formats` names such as ``jpeg`` or ``raw``.
    """

    since: date | None = None
    until: date | None = None
    folders: tuple[str, ...] = ()
    cameras: tuple[str, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A whole question. Without parts it asks for every photo that passes the filters, newest first."""

    parts: tuple[Words | Picture, ...] = ()
    filters: Filters = Filters()
