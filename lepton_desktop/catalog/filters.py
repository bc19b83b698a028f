"""What a photo must be, exactly, and how that is asked of the tables of the catalog.

`FIELDS` lists what can be asked of a photo. A new filter needs its row there, its kind in `search/filter_kinds.py` and
its words in `ui/search/filter_words.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.database import stored
from lepton_desktop.catalog.records import RAW_FORMAT

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Root


class Orientation(StrEnum):
    """How a photo stands as it is shown: upright by its EXIF, and turned as the user turned it."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


_NOT = "not_"
DAYS, EXCLUDED = "days", "excluded"


@dataclass(frozen=True, slots=True, init=False)
class Filters:
    """What a photo must be, exactly. Values of one field are alternatives. All fields must hold, none of `not_…` may.

    `since` and `until` are days, both included, of when the photo was taken (otherwise last modified). `excluded`: only
    the photos that the user excluded from searches, instead of only the others; None: both.

    `values` has the values by field: the fields of `FIELDS` in their order, then the same with ``not_`` before them.
    Each is an attribute too, empty where nothing is asked for. `folders` are absolute paths or parts of the names of
    folders, `cameras` parts of names, `formats` the catalog's names, such as ``jpeg``. A photo with a RAW file beside
    it is ``raw`` too.
    """

    since: date | None
    until: date | None
    excluded: bool | None
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def __init__(
        self,
        since: date | None = None,
        until: date | None = None,
        *,
        excluded: bool | None = False,
        **values: Sequence[str],
    ) -> None:
        """`values` by field. Raises TypeError for a field that there is not."""
        known = [*FIELDS, *(_NOT + name for name in FIELDS)]
        if unknown := values.keys() - set(known):
            raise TypeError(f"there are no such filters: {', '.join(sorted(unknown))}")
        object.__setattr__(self, "since", since)
        object.__setattr__(self, "until", until)
        object.__setattr__(self, "excluded", excluded)
        given = tuple((name, tuple(values[name])) for name in known if values.get(name))
        object.__setattr__(self, "values", given)

    def __getattr__(self, name: str) -> tuple[str, ...]:
        if name.removeprefix(_NOT) not in FIELDS:
            raise AttributeError(name)
        return dict(self.values).get(name, ())

    @classmethod
    def of(cls, name: str, value: str) -> Filters:
        """The filter by itself that asks for a value of a field, or with ``not_`` before it keeps that out."""
        return cls().replaced(**{name: (value,)})

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Filters()

    def replaced(self, **changes: Any) -> Filters:
        """These with other values in the place of those that are named."""
        own = {"since": self.since, "until": self.until, "excluded": self.excluded}
        return Filters(**(own | dict(self.values) | changes))

    def negated(self) -> Filters:
        """What the values let pass kept out, and the other way round; days have no opposite."""
        opposite = {
            name.removeprefix(_NOT) if name.startswith(_NOT) else _NOT + name: values
            for name, values in self.values
        }
        return Filters(self.since, self.until, excluded=self.excluded, **opposite)

    def united(self, other: Filters) -> Filters:
        """These and the other's, of all but the days, which stay."""
        both = dict(self.values)
        for name, values in other.values:
            both[name] = tuple(dict.fromkeys(both.get(name, ()) + values))
        return self.replaced(excluded=self.excluded or other.excluded, **both)

    def apart(self) -> list[Filters]:
        """Each filter by itself: the days, each value, each value that is kept out, and that of the excluded photos."""
        each = [
            Filters(self.since, self.until),
            *(Filters.of(name, value) for name, values in self.values for value in values),
            Filters(excluded=bool(self.excluded)),
        ]
        return [one for one in each if not one.empty]

    @property
    def field(self) -> str:
        """Of a filter by itself: its field in `FIELDS`, or `DAYS` or `EXCLUDED`."""
        if self.values:
            return self.values[0][0].removeprefix(_NOT)
        return EXCLUDED if self.excluded else DAYS

    @property
    def value(self) -> str:
        """Of a filter by itself: its value, empty for the days and the excluded photos."""
        return self.values[0][1][0] if self.values else ""

    @property
    def negative(self) -> bool:
        """Of a filter by itself: whether it keeps out what it names."""
        return bool(self.values) and self.values[0][0].startswith(_NOT)


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
    for name, values in filters.values:
        passes = FIELDS[name.removeprefix(_NOT)].passes
        text, found = _any([passes(value, roots) for value in values])
        if name.startswith(_NOT):
            text = f"NOT coalesce(({text}), 0)"  # no camera at all is another camera too
        parts.append((text, found))
    return _joined(" AND ", parts)


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


def _by_camera(name: str, roots: Sequence[Root]) -> Condition:
    return _BY_CAMERA, [_part(name)]


def _standing(orientation: str, roots: Sequence[Root]) -> Condition:
    return f"{_WIDE} {_STANDS[Orientation(orientation)]} {_HIGH}", []


def _of_format(name: str, roots: Sequence[Root]) -> Condition:
    beside = " OR photos.companion IS NOT NULL" if name == RAW_FORMAT else ""
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


@dataclass(frozen=True, slots=True)
class FilterField:
    """Something that can be asked of a photo by a value.

    `passes` gives the condition that a photo with this value passes, in the library with these roots. `offered` is the
    query for the values that the library has, each with how many photos have it, in the order in which they are
    offered; empty where they aren't looked up by a query of their own.
    """

    passes: Callable[[str, Sequence[Root]], Condition]
    offered: str = ""


FIELDS: dict[str, FilterField] = {
    "folders": FilterField(_in_folder),
    "cameras": FilterField(
        _by_camera,
        "SELECT camera, count(*) FROM photos WHERE camera IS NOT NULL GROUP BY camera ORDER BY 2 DESC, 1",
    ),
    "orientations": FilterField(_standing),
    "formats": FilterField(
        _of_format, "SELECT format, count(*) FROM photos GROUP BY format ORDER BY 2 DESC, 1"
    ),
}
"""What can be asked of a photo by a value, in the order in which filters are written."""
