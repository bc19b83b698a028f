"""The pieces of a query that are chips in the search bar, and how each is described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.legible import legible
from lepton_desktop.search.query import Filters, Part, Picture, Query, Refinement, Words
from lepton_desktop.ui.search.date_words import dates_said
from lepton_desktop.ui.search.filter_words import FILTER_WORDS
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece = Part | Filters
"""What one chip holds: words that a photo must not fit, a picture, or a filter by itself (`Filters.apart`)."""


def is_piece(part: Part) -> bool:
    """Whether a part of a query is a chip; words that a photo should match stay in the line."""
    return not isinstance(part, Words) or part.weight < 0


def pieces_of(query: Query) -> list[Piece]:
    """The chips of a question, in the order in which they stand in it; filters come last."""
    found: list[Piece] = [part for part in query.parts if is_piece(part)]
    return [*found, *query.filters.apart()]


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

    Nothing is wanted more of and less of at the same time, and nothing is asked for and kept out.
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


def _merged(old: Filters, new: Filters) -> Filters:
    """Both; where their dates exclude each other the new ones win."""
    since, until = new.since or old.since, new.until or old.until
    if since is not None and until is not None and since > until:
        since, until = new.since, new.until
    return old.united(new).replaced(since=since, until=until)


def drawing_of(piece: Piece) -> str:
    """The drawing that stands for the chip; a picture's own thumbnail is better."""
    match piece:
        case Words():
            return "without"
        case Picture():
            return "image"
        case Refinement(_, weight):
            return "more-like" if weight >= 0 else "less-like"
    return FILTER_WORDS[piece.field].icon


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
    words = FILTER_WORDS[piece.field]
    value = words.value(piece.value)
    return words.negated(value) if piece.negative else value


def kind_said(piece: Piece) -> str:
    """What kind of chip it is, for those who hear it."""
    match piece:
        case Words():
            return tr("Excluded words")
        case Picture():
            return tr("Picture")
        case Refinement():
            return tr("Refinement")
    return tr(FILTER_WORDS[piece.field].name)
