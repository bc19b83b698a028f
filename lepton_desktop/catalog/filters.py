"""What a photo must be, exactly, and how that is asked of the tables of the catalog."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lepton_desktop.catalog.records import Root


class Orientation(StrEnum):
    """How a photo stands as it is shown: upright by its EXIF, and turned as the user turned it."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a photo must be, exactly. Values of one kind are alternatives; the kinds all hold, and none of `not_…` may.

    `since` and `until` are days, both included, of when the photo was taken (else last modified). `folders` are
    absolute paths or parts of the names of folders, `cameras` parts of names, `formats` the catalog's names, such
    as ``jpeg``; ``raw`` is a photo too that has a RAW file beside it. `excluded`: only the photos that the user
    excluded from searches, instead of only the others; None: both.
    """

    since: date | None = None
    until: date | None = None
    folders: tuple[str, ...] = ()
    cameras: tuple[str, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    formats: tuple[str, ...] = ()
    excluded: bool | None = False
    not_folders: tuple[str, ...] = ()
    not_cameras: tuple[str, ...] = ()
    not_orientations: tuple[Orientation, ...] = ()
    not_formats: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Filters()

    def negated(self) -> Filters:
        """What the values of the four kinds let pass kept out, and the other way round; days have no opposite."""
        opposite: dict[str, Any] = {name: getattr(self, f"not_{name}") for name in KINDS}
        opposite |= {f"not_{name}": getattr(self, name) for name in KINDS}
        return replace(self, **opposite)

    def united(self, other: Filters) -> Filters:
        """These and the other's, of all kinds but the days, which stay."""
        names = [*KINDS, *(f"not_{name}" for name in KINDS)]
        both: dict[str, Any] = {
            name: tuple(dict.fromkeys(getattr(self, name) + getattr(other, name))) for name in names
        }
        return replace(self, excluded=self.excluded or other.excluded, **both)


KINDS = ("folders", "cameras", "orientations", "formats")
"""The filters that can be negated."""

Condition = tuple[str, list[Any]]
"""An SQL condition on a row of `photos`, and its values."""

# the cameras are few, and the index leads from each to the next: the photos of all others need not be read
_BY_CAMERA = """photos.camera IN (
    WITH RECURSIVE cameras (name) AS (
        SELECT min(camera) FROM photos UNION ALL
        SELECT (SELECT min(camera) FROM photos WHERE camera > name) FROM cameras WHERE name IS NOT NULL
    ) SELECT name FROM cameras WHERE name LIKE ? ESCAPE '\\')"""

EXCLUDED_IDS = """SELECT photos.id FROM decisions CROSS JOIN photos ON photos.content_hash = decisions.content_hash
    WHERE decisions.excluded = 1"""
"""Those that are excluded are few, and indices have them: where one has the rest of a condition, no row is read."""

# the sides as they are shown: a photo that the user turned by a quarter has them exchanged
_TURNED = """coalesce(
    (SELECT rotation FROM decisions WHERE decisions.content_hash = photos.content_hash), 0) % 2"""
_WIDE = f"CASE {_TURNED} WHEN 0 THEN width ELSE height END"
_HIGH = f"CASE {_TURNED} WHEN 0 THEN height ELSE width END"
_STANDS = {Orientation.LANDSCAPE: ">", Orientation.PORTRAIT: "<", Orientation.SQUARE: "="}


def condition(filters: Filters, roots: Sequence[Root]) -> Condition:
    """The condition that a photo of the library with these roots passes."""
    parts: list[Condition] = [("1", [])]
    if filters.excluded is not None:
        parts.append((f"photos.id {'' if filters.excluded else 'NOT '}IN ({EXCLUDED_IDS})", []))
    if filters.since is not None:
        parts.append(("photos.shown_at >= ?", [start_of(filters.since)]))
    if filters.until is not None:
        parts.append(("photos.shown_at < ?", [start_of(filters.until) + timedelta(days=1).total_seconds()]))
    parts += _alternatives(filters, roots)
    for text, values in _alternatives(filters.negated(), roots):
        parts.append((f"NOT coalesce(({text}), 0)", values))  # no camera at all is another camera too
    return _joined(" AND ", parts)


def _alternatives(filters: Filters, roots: Sequence[Root]) -> list[Condition]:
    """For each kind that is asked for, that one of its values fits."""
    kinds: tuple[Iterable[Condition], ...] = (
        (_in_folder(folder, roots) for folder in filters.folders),
        ((_BY_CAMERA, [_part(camera)]) for camera in filters.cameras),
        ((f"{_WIDE} {_STANDS[one]} {_HIGH}", []) for one in filters.orientations),
        map(_of_format, filters.formats),
    )
    return [_any(alternatives) for kind in kinds if (alternatives := list(kind))]


def start_of(day: date) -> float:
    """Where the day begins on the scale of `photos.shown_at`."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def _in_folder(folder: str, roots: Sequence[Root]) -> Condition:
    if Path(folder).is_absolute():
        return _below(Path(folder), roots)
    return _named(folder, roots)


def _below(folder: Path, roots: Sequence[Root]) -> Condition:
    """The photo lies below the folder.

    A path of links is taken both as it stands, since a link in a root may lead out of it, and followed.
    """
    found: list[Condition] = []
    for place in {Path(os.path.abspath(folder)), Path(os.path.realpath(folder))}:
        for root in roots:
            if root.path.is_relative_to(place):
                found.append(("photos.root_id = ?", [root.id]))
            elif place.is_relative_to(root.path):
                prefix = stored(place.relative_to(root.path).as_posix())
                within = "photos.root_id = ? AND photos.relative > ? AND photos.relative < ?"
                found.append((within, [root.id, prefix + b"/", prefix + b"0"]))  # "0" follows "/"
    return _any(found)


def _named(name: str, roots: Sequence[Root]) -> Condition:
    """A folder with this in its name, of the roots or below, holds the photo; ``a/b`` is b inside of a."""
    name = name.replace("\\", "/").strip("/")
    found: list[Condition] = [
        ("photos.root_id = ?", [root.id]) for root in roots if name.casefold() in root.path.name.casefold()
    ]
    # SQLite's LIKE knows the letters of ASCII alone in both cases
    spellings = (
        [name] if name.isascii() else [*dict.fromkeys((name, name.lower(), name.upper(), name.title()))]
    )
    # the index has the folders; the rows themselves would have to work theirs out
    has = " OR ".join(["folder LIKE ? ESCAPE '\\'"] * len(spellings))
    within = f"photos.id IN (SELECT id FROM photos INDEXED BY photos_by_folder WHERE {has})"
    found.append((within, [_part(spelling) for spelling in spellings]))
    return _any(found)


def _of_format(name: str) -> Condition:
    beside = " OR photos.companion IS NOT NULL" if name == "raw" else ""
    return f"photos.format = ?{beside}", [name]


def _any(conditions: Sequence[Condition]) -> Condition:
    return _joined(" OR ", conditions) if conditions else ("0", [])


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    text = word.join(f"({text})" for text, _ in conditions)
    return text, [value for _, values in conditions for value in values]


def _part(text: str) -> str:
    """The pattern of everything that holds the text."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
