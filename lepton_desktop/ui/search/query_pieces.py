"""The pieces of a query that are chips in the search bar, and how each is described."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from lepton_desktop.catalog.filters import KINDS
from lepton_desktop.legible import legible
from lepton_desktop.photos.formats import title_of
from lepton_desktop.search.query import Filters, Orientation, Part, Picture, Query, Refinement, Words
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Piece = Part | Filters
"""What one chip holds: words that a photo must not fit, a picture, or filters of which a single one is set."""


def is_piece(part: Part) -> bool:
    """Whether a part of a query is a chip; words that a photo should match stay in the line."""
    return not isinstance(part, Words) or part.weight < 0


def pieces_of(query: Query) -> list[Piece]:
    """The chips of a question, in the order in which they stand in it; filters come last."""
    found: list[Piece] = [part for part in query.parts if is_piece(part)]
    filters = query.filters
    if filters.since is not None or filters.until is not None:
        found.append(Filters(since=filters.since, until=filters.until))
    found += _values_of(filters)
    found += [one.negated() for one in _values_of(filters.negated())]
    if filters.excluded:
        found.append(Filters(excluded=True))
    return found


def _values_of(filters: Filters) -> list[Filters]:
    return [
        *(Filters(folders=(one,)) for one in filters.folders),
        *(Filters(cameras=(one,)) for one in filters.cameras),
        *(Filters(orientations=(one,)) for one in filters.orientations),
        *(Filters(formats=(one,)) for one in filters.formats),
    ]


def typed_of(query: Query) -> Query:
    """What of a question stays in the line, to be typed on."""
    return Query(tuple(part for part in query.parts if not is_piece(part)))


def query_of(piece: Piece) -> Query:
    """The question that only this chip asks."""
    return Query(filters=piece) if isinstance(piece, Filters) else Query((piece,))


def joined(typed: Query, pieces: Iterable[Piece]) -> Query:
    """The whole question: what is typed, and the chips. Days that are typed go before those of a chip."""
    parts, filters = list(typed.parts), Filters()
    for piece in pieces:
        if isinstance(piece, Filters):
            filters = _merged(filters, piece)
        elif piece not in parts:
            parts.append(piece)
    return Query(tuple(parts), _merged(filters, typed.filters))


def with_piece(pieces: Iterable[Piece], new: Piece) -> list[Piece]:
    """The chips with one more. Dates narrow the chip of dates that is there, or take its place.

    What is wanted more of isn't wanted less of at the same time, nor is what shall pass kept out.
    """
    kept = [piece for piece in pieces if piece != new]
    if isinstance(new, Filters) and is_dates(new):
        for number, old in enumerate(kept):
            if isinstance(old, Filters) and is_dates(old):
                kept[number] = _merged(old, new)
                return kept
    if isinstance(new, Refinement | Picture):
        kept = [piece for piece in kept if not (isinstance(piece, type(new)) and piece.path == new.path)]
    if isinstance(new, Filters):
        kept = [piece for piece in kept if piece != new.negated()]
    return [*kept, new]


def is_dates(piece: Piece) -> bool:
    """Whether the chip is that of the dates."""
    return isinstance(piece, Filters) and (piece.since is not None or piece.until is not None)


def is_negative(piece: Filters) -> bool:
    """Whether the chip excludes what it names."""
    return any(getattr(piece, f"not_{kind}") for kind in KINDS)


def _merged(old: Filters, new: Filters) -> Filters:
    """Both; where their dates exclude each other the new ones win."""
    since, until = new.since or old.since, new.until or old.until
    if since is not None and until is not None and since > until:
        since, until = new.since, new.until
    return replace(old.united(new), since=since, until=until)


def drawing_of(piece: Piece) -> str:
    """The drawing that stands for the chip; a picture's own thumbnail is better."""
    match piece:
        case Words():
            return "without"
        case Picture():
            return "image"
        case Refinement(_, weight):
            return "more-like" if weight >= 0 else "less-like"
    return drawing_of_filter(next(field.name for field in fields(piece) if getattr(piece, field.name)))


def drawing_of_filter(name: str) -> str:
    """The drawing of a kind of filter, by the name of its field."""
    return {
        "since": "calendar",
        "until": "calendar",
        "folders": "folder",
        "cameras": "camera",
        "orientations": "orientation",
        "formats": "file",
        "excluded": "hidden",
    }[name.removeprefix("not_")]


def said(piece: Piece) -> str:
    """The chip in a few words, which may stand within a sentence."""
    match piece:
        case Words(text):
            return tr("without {words}").format(words=text)
        case Picture(path, weight):
            text = tr("like {name}") if weight >= 0 else tr("unlike {name}")
            return text.format(name=legible(path.name))
        case Refinement(path, weight):
            text = tr("more like {name}") if weight >= 0 else tr("less like {name}")
            return text.format(name=legible(path.name))
    if is_dates(piece):
        return dates_said(piece.since, piece.until)
    if is_negative(piece):
        opposite = piece.negated()
        if opposite.folders:
            return tr("not in {folder}").format(folder=said(opposite))
        if opposite.cameras:
            return tr("not by {camera}").format(camera=said(opposite))
        return tr("not {kind}").format(kind=said(opposite))
    if piece.folders:
        return folder_said(piece.folders[0])
    if piece.cameras:
        return piece.cameras[0]
    if piece.orientations:
        return orientation_said(piece.orientations[0])
    return title_of(piece.formats[0]) if piece.formats else tr("Excluded photos")


def kind_said(piece: Piece) -> str:
    """What kind of chip it is, for those who hear it."""
    match piece:
        case Words():
            return tr("Excluded words")
        case Picture():
            return tr("Picture")
        case Refinement():
            return tr("Refinement")
    if is_dates(piece):
        return tr("Date")
    if is_negative(piece):
        return kind_said(piece.negated())
    if piece.folders:
        return tr("Folder")
    if piece.cameras:
        return tr("Camera")
    if piece.orientations:
        return tr("Orientation")
    return tr("File type") if piece.formats else tr("Excluded")


def folder_said(folder: str) -> str:
    """A folder by its own name; part of a name as it is."""
    path = Path(folder)
    return folder_name(path) if path.is_absolute() else folder


def orientation_said(orientation: Orientation) -> str:
    """How a photo stands."""
    return {
        Orientation.LANDSCAPE: tr("Landscape"),
        Orientation.PORTRAIT: tr("Portrait"),
        Orientation.SQUARE: tr("Square"),
    }[orientation]


def dates_said(since: date | None, until: date | None) -> str:
    """A span of days as short as it can be said in the user's language."""
    if since is not None and until is not None:
        if since == until:
            return day_said(since)
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            if since.year == until.year:
                return year_said(since.year)
            return f"{year_said(since.year)} \u2013 {year_said(until.year)}"
        if since.day == 1 and until.day == monthrange(until.year, until.month)[1]:
            first, last = month_said(since), month_said(until)
            return first if first == last else f"{first} \u2013 {last}"
        return f"{day_said(since)} \u2013 {day_said(until)}"
    if since is not None:
        return tr("From {day}").format(day=day_said(since))
    return tr("Until {day}").format(day=day_said(until)) if until is not None else ""


def day_said(day: date) -> str:
    """A day in the locale's short words."""
    return QLocale().toString(qdate(day), _day_format())


def year_said(year: int) -> str:
    """A year by itself."""
    return tr("{year}").format(year=year)


def month_said(day: date) -> str:
    """A month with its year."""
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return tr("{month} {year}").format(month=name, year=day.year)


def qdate(day: date) -> QDate:
    """A day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def _day_format() -> str:
    """The locale's order of day, month and year, the month by its short name so that no one mistakes it."""
    return (
        QLocale()
        .dateFormat(QLocale.FormatType.LongFormat)
        .replace("dddd, ", "")
        .replace("dddd", "")
        .replace("MMMM", "MMM")
        .strip(" ,")
    )
