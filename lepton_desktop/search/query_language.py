"""The language in which questions are typed; docs/query-language.md describes it.

    dog beach -people after:2022-06 folder:Holidays camera:"Pixel 7" 2:"red car" image:"~/x.jpg"

A mistake costs only the piece it is in: the rest is understood, and the mistake says where it is and why.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from lepton_desktop.catalog.filters import Filters, Orientation
from lepton_desktop.photos.formats import FORMATS, called
from lepton_desktop.search.dates import DateError, Span, read_span, write_span
from lepton_desktop.search.query import LESS, MORE, Part, Picture, Query, Refinement, Words

MOST_WEIGHT = 100.0

_ORIENTATIONS = {one.value: one for one in Orientation} | {
    "horizontal": Orientation.LANDSCAPE,
    "vertical": Orientation.PORTRAIT,
}
_OPENING, _CLOSING = '"“”', '"”“'
_WITHOUT = "without"
_SPACE = re.compile(r"\s+")
_WEIGHT = re.compile(r"(\d*\.?\d+|\d+\.)[:：](?=[^\s\d])")  # noqa: RUF001  (the colon of Chinese keyboards)
_KEY = re.compile(r"([^\W\d_]+)[:：]")  # noqa: RUF001
_PLAIN = re.compile(r"[^\s\"“”]+")
_CLOSE_ENOUGH = 0.75  # of two spellings, by difflib


@dataclass(frozen=True, slots=True)
class Mistake:
    """What can't be understood: the characters from `start` up to `end`, and the reason in words.

    The reason is `pattern` filled in with `values`, so that it can be said in other languages.
    """

    start: int
    end: int
    pattern: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def reason(self) -> str:
        """Why, in English."""
        return self.pattern.format(**dict(self.values))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood, and what was not, in the order of the text."""

    query: Query
    mistakes: tuple[Mistake, ...] = ()


def parse(text: str, today: date, is_there: Callable[[Path], bool] = Path.is_file) -> Parsed:
    """Understand a question. Dates are seen from `today`; `is_there` tells whether a picture that is named exists.

    Raises nothing: what isn't understood is among the mistakes.
    """
    return _Parser(text, today, is_there).parse()


def write(query: Query) -> str:
    """The question as text that means the same, on whichever day it is read."""
    pieces: list[str] = []
    after_words = False
    for part in query.parts:
        piece = _write_part(part, after_words)
        after_words = isinstance(part, Words) and part.weight == 1 and not piece.startswith('"')
        pieces.append(piece)
    return " ".join((*pieces, *_write_filters(query.filters)))


def _write_part(part: Part, after_words: bool) -> str:
    """`after_words`: plain words stand before it, which it would run into if it were plain too."""
    match part:
        case Words(text, weight):
            text = " ".join(text.split())
            bare = f"{_sign(weight)}{_write_weight(abs(weight))}{text}"
            plain_after_plain = weight == 1 and after_words
            if not plain_after_plain and parse(bare, date.min).query.parts == (Words(text, weight),):
                return bare
            return f"{bare.removesuffix(text)}{quote(text)}"
        case Picture(path, weight):
            return f"{_sign(weight)}{_write_weight(abs(weight))}image:{quote(str(path))}"
        case Refinement(path, weight):
            key, usual = ("more", MORE) if weight > 0 else ("less", -LESS)
            return f"{_write_weight(abs(weight), usual)}{key}:{quote(str(path))}"


def _write_filters(filters: Filters) -> Iterator[str]:
    since, until = filters.since, filters.until
    span = write_span(Span(since, until)) if since and until else None
    if span is not None:
        yield f"date:{span}"
    else:
        if since is not None:
            yield f"after:{since.isoformat()}"
        if until is not None:
            yield f"before:{(until + timedelta(1)).isoformat()}"
    for sign, key, values in (
        ("", "folder", filters.folders),
        ("", "camera", filters.cameras),
        ("", "orientation", filters.orientations),
        ("", "type", filters.formats),
        ("-", "folder", filters.not_folders),
        ("-", "camera", filters.not_cameras),
        ("-", "orientation", filters.not_orientations),
        ("-", "type", filters.not_formats),
    ):
        for value in values:
            yield f"{sign}{key}:{value if _PLAIN.fullmatch(value) else quote(value)}"
    if filters.excluded:
        yield "is:excluded"


def quote(text: str) -> str:
    """The text in quotes, as a phrase or a value; a quote in it is doubled."""
    return '"' + text.replace('"', '""') + '"'


def _sign(weight: float) -> str:
    return "-" if weight < 0 else ""


def _write_weight(weight: float, usual: float = 1.0) -> str:
    if weight == usual:
        return ""
    return f"{weight:.9f}".rstrip("0").rstrip(".") + ":"


class _Parser:
    def __init__(self, text: str, today: date, is_there: Callable[[Path], bool]) -> None:
        self._text = text
        self._today = today
        self._is_there = is_there
        self._at = 0
        self._plain: list[str] = []  # words that follow each other, not yet made a part
        self._parts: list[Part] = []
        self._filters = Filters()
        self._mistakes: list[Mistake] = []

    def parse(self) -> Parsed:
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at == len(self._text):
                break
            self._piece()
        self._end_sentence()
        return Parsed(Query(tuple(self._parts), self._filters), tuple(self._mistakes))

    def _piece(self) -> None:
        """Take the next piece: a sign and a weight, if there are any, before a phrase, a key or a word."""
        start = self._at
        text = self._text
        sign = 1.0
        if text[start] == "-" and text[start + 1 : start + 2].strip() and text[start + 1] != "-":
            sign = -1.0
            self._at += 1
        weight = None
        if found := _WEIGHT.match(text, self._at):
            weight = float(found[1])
            self._at = found.end()
            if text[self._at] == "-" and text[self._at + 1 : self._at + 2].strip():
                sign = -sign
                self._at += 1
        if text[self._at] in _OPENING:
            phrase = " ".join(self._quoted().split())
            if self._is_weight(start, weight):
                self._add(start, Words(phrase, sign * (weight or 1.0)) if phrase else None)
            return
        key = _KEY.match(text, self._at)
        take = _KEYS.get(key[1].lower()) if key else None
        if key is not None and take is not None:
            self._at = key.end()
            value = self._value()
            if not value.strip():
                self._mistake(start, "{key}: needs a value, such as {example}", key=key[1], example=take[1])
            elif self._is_weight(start, weight):
                take[0](self, start, key[1].lower(), value, sign, weight)
            return
        if key is not None and (meant := self._meant(key[1])):
            self._at = key.end()
            self._value()
            self._mistake(start, "there is no {key}:, did you mean {meant}:?", key=key[1], meant=meant)
            return
        if sign < 0 or weight is not None:
            word = self._word()
            if self._is_weight(start, weight):
                self._add(start, Words(word, sign * (weight or 1.0)))
            return
        self._plain.append(self._word())

    def _word(self) -> str:
        found = _PLAIN.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        return found[0]

    def _value(self) -> str:
        """What follows a key, empty where nothing does."""
        if self._at == len(self._text) or self._text[self._at].isspace():
            return ""
        return self._quoted() if self._text[self._at] in _OPENING else self._word()

    def _quoted(self) -> str:
        """A phrase in quotes, which may be doubled inside; one that isn't closed goes on to the end."""
        start = self._at
        closing = '"' if self._text[start] == '"' else _CLOSING
        at = start + 1
        phrase = ""
        while at < len(self._text):
            if self._text[at] in closing:
                if closing != '"' or self._text[at + 1 : at + 2] != '"':
                    self._at = at + 1
                    return phrase
                at += 1
            phrase += self._text[at]
            at += 1
        self._at = at
        self._mistakes.append(Mistake(start, start + 1, "the quotation mark is not closed"))
        return phrase

    def _meant(self, key: str) -> str | None:
        """A key that the word before a colon may be a slip of; what stands behind most colons is none."""
        close = difflib.get_close_matches(key.lower(), _KEYS, 1, _CLOSE_ENOUGH)
        return close[0] if close and len(key) > 2 else None

    def _add(self, start: int, part: Part | None) -> None:
        self._end_sentence()
        if part is None:
            self._mistake(start, "there is nothing between the quotation marks")
        else:
            self._put(part)

    def _end_sentence(self) -> None:
        """Make the plain words so far one part, or two: ``a beach without people``."""
        words, self._plain = self._plain, []
        lowered = [word.lower() for word in words]
        cut = lowered.index(_WITHOUT) if _WITHOUT in lowered[:-1] else len(words)
        for some, weight in ((words[:cut], 1.0), (words[cut + 1 :], -1.0)):
            if some:
                self._put(Words(" ".join(some), weight))

    def _put(self, part: Part) -> None:
        if part not in self._parts:  # saying it twice says no more
            self._parts.append(part)

    def _mistake(self, start: int, pattern: str, **values: str) -> None:
        self._mistakes.append(Mistake(start, self._at, pattern, tuple(values.items())))

    def _is_weight(self, start: int, weight: float | None) -> bool:
        if weight is None or 0 < weight <= MOST_WEIGHT:
            return True
        self._mistake(start, "a weight is above 0 and at most {most}", most=f"{MOST_WEIGHT:g}")
        return False

    def _take_image(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        path = Path(os.path.abspath(os.path.expanduser(value)))
        if not self._found(path):
            self._mistake(start, "{path}: there is no such file; check its name", path=str(path))
        elif key == "image":
            self._add(start, Picture(path, sign * (1.0 if weight is None else weight)))
        else:
            usual = MORE if key == "more" else -LESS
            sign = sign if key == "more" else -sign
            self._add(start, Refinement(path, sign * (usual if weight is None else weight)))

    def _found(self, path: Path) -> bool:
        try:
            return self._is_there(path)
        except (OSError, ValueError):  # a name that the system can't have
            return False

    def _take_date(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        if not self._is_filter(start, key, sign, weight):
            return
        try:
            span = read_span(value, self._today)
        except DateError as error:
            self._mistake(start, error.pattern, text=error.text)
            return
        since, until = self._filters.since, self._filters.until
        if key != "before":
            since = max(since or date.min, span.first)
        if key != "after":
            last = span.last if key == "date" else span.first - timedelta(1)
            until = min(until or date.max, last)
        if since is not None and until is not None and since > until:
            self._mistake(start, "no day fits this and the date before it; leave one of them out")
            return
        self._filters = replace(self._filters, since=since, until=until)

    def _take_folder(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        if value.startswith("~"):
            value = os.path.expanduser(value)
        self._pass(start, key, sign, weight, Filters(folders=(value,)))

    def _take_camera(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        self._pass(start, key, sign, weight, Filters(cameras=(" ".join(value.split()),)))

    def _take_orientation(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        one = _ORIENTATIONS.get(value.strip().lower())
        if one is None:
            known = ", ".join(Orientation)
            self._mistake(start, "{value} is no orientation; there are {known}", value=value, known=known)
            return
        self._pass(start, key, sign, weight, Filters(orientations=(one,)))

    def _take_type(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        name = value.strip().lower().removeprefix(".")
        one = called(name)
        if one is None:
            known = ", ".join(FORMATS)
            self._mistake(start, "{value} is no type of picture; there are {known}", value=value, known=known)
            return
        self._pass(start, key, sign, weight, Filters(formats=(one.name,)))

    def _take_is(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        if not self._is_filter(start, key, sign, weight):
            return
        if value.strip().lower() != "excluded":
            self._mistake(start, "{key}: knows only {known}", key=key, known="excluded")
            return
        self._filters = replace(self._filters, excluded=True)

    def _pass(self, start: int, key: str, sign: float, weight: float | None, one: Filters) -> None:
        """Let a filter of a single value hold beside the others, or the opposite of it."""
        if self._is_filter(start, key, 1.0, weight):
            self._filters = self._filters.united(one.negated() if sign < 0 else one)

    def _is_filter(self, start: int, key: str, sign: float, weight: float | None) -> bool:
        """Whether a piece that can only hold or not stands without a sign and a weight."""
        if sign > 0 and weight is None:
            return True
        if sign < 0:
            self._mistake(start, "{key}: can't be turned round with a minus; name what you want", key=key)
        else:
            self._mistake(start, "{key}: can't have a weight; it holds or it doesn't", key=key)
        return False


_Take = Callable[[_Parser, int, str, str, float, float | None], None]

_KEYS: dict[str, tuple[_Take, str]] = {
    "image": (_Parser._take_image, 'image:"~/x.jpg"'),
    "more": (_Parser._take_image, 'more:"~/x.jpg"'),
    "less": (_Parser._take_image, 'less:"~/x.jpg"'),
    "date": (_Parser._take_date, "date:2023"),
    "after": (_Parser._take_date, "after:2022-06"),
    "before": (_Parser._take_date, 'before:"May 2021"'),
    "folder": (_Parser._take_folder, "folder:Holidays"),
    "camera": (_Parser._take_camera, 'camera:"Pixel 7"'),
    "orientation": (_Parser._take_orientation, "orientation:portrait"),
    "type": (_Parser._take_type, "type:raw"),
    "is": (_Parser._take_is, "is:excluded"),
}
"""How the value of each key is taken, and an example of the key."""

KEYS: dict[str, str] = {key: example for key, (_, example) in _KEYS.items()}
"""The keys of the language, each with an example."""
