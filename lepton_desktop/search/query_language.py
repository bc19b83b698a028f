"""Reads the language in which questions are typed; docs/query-language.md describes it.

    dog beach -people after:2022-06 folder:Holidays camera:"Pixel 7" 2:"red car" image:"~/x.jpg"

A mistake affects only the piece that contains it: the rest is understood, and the mistake says where it is and why.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lepton_desktop.catalog.filters import Filters
from lepton_desktop.search.filter_kinds import FILTER_KINDS, FilterError, FilterKind
from lepton_desktop.search.query import LESS, MORE, Part, Picture, Query, Refinement, Words
from lepton_desktop.user_messages import UserMessage

MAX_WEIGHT = 100.0

PICTURE_KEYS = {"image": 'image:"~/x.jpg"', "more": 'more:"~/x.jpg"', "less": 'less:"~/x.jpg"'}
"""The keys of parts that are pictures, each with an example."""

_OPENING, _CLOSING = '"“”', '"”“'
_WITHOUT = "without"
_SPACE = re.compile(r"\s+")
_WEIGHT = re.compile(r"(\d*\.?\d+|\d+\.)[:：](?=[^\s\d])")  # noqa: RUF001  (the colon of Chinese keyboards)
_KEY = re.compile(r"([^\W\d_]+)[:：]")  # noqa: RUF001
_PLAIN = re.compile(r"[^\s\"“”]+")
_CLOSE_ENOUGH = 0.75  # of two spellings, by difflib


@dataclass(frozen=True, slots=True)
class Mistake:
    """What can't be understood: the characters from `start` up to `end`, and the reason in words."""

    start: int
    end: int
    reason: UserMessage


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood, and what was not, in the order of the text."""

    query: Query
    mistakes: tuple[Mistake, ...] = ()


def examples() -> dict[str, str]:
    """The keys of the language, each with an example."""
    return PICTURE_KEYS | {kind.key: kind.example for kind in FILTER_KINDS.values()}


def parse(text: str, today: date, is_there: Callable[[Path], bool] = Path.is_file) -> Parsed:
    """Understand a question. Dates are seen from `today`; `is_there` tells whether a picture that is named exists.

    Raises nothing: what isn't understood is among the mistakes.
    """
    return _Parser(text, today, is_there).parse()


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
        example = examples().get(key[1].lower()) if key else None
        if key is not None and example is not None:
            self._at = key.end()
            value = self._value()
            if not value.strip():
                self._mistake(start, "{key}: needs a value, such as {example}", key=key[1], example=example)
            elif self._is_weight(start, weight):
                self._keyed(start, key[1].lower(), value, sign, weight)
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
        """A phrase in quotes, which may be doubled inside; one that isn't closed extends to the end."""
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
        self._mistakes.append(Mistake(start, start + 1, UserMessage("the quotation mark is not closed")))
        return phrase

    def _meant(self, key: str) -> str | None:
        """A key that the word before a colon may be a slip of; what stands behind most colons is none."""
        close = difflib.get_close_matches(key.lower(), examples(), 1, _CLOSE_ENOUGH)
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
        end = lowered.index(_WITHOUT) if _WITHOUT in lowered[:-1] else len(words)
        for some, weight in ((words[:end], 1.0), (words[end + 1 :], -1.0)):
            if some:
                self._put(Words(" ".join(some), weight))

    def _put(self, part: Part) -> None:
        if part not in self._parts:  # saying it twice says no more
            self._parts.append(part)

    def _mistake(self, start: int, pattern: str, **values: str) -> None:
        self._mistakes.append(Mistake(start, self._at, UserMessage(pattern, **values)))

    def _is_weight(self, start: int, weight: float | None) -> bool:
        if weight is None or 0 < weight <= MAX_WEIGHT:
            return True
        self._mistake(start, "a weight must be greater than 0 and at most {most}", most=f"{MAX_WEIGHT:g}")
        return False

    def _keyed(self, start: int, key: str, value: str, sign: float, weight: float | None) -> None:
        if key in PICTURE_KEYS:
            self._take_image(start, key, value, sign, weight)
        else:
            self._take_filter(start, FILTER_KINDS[key], value, sign, weight)

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

    def _take_filter(
        self, start: int, kind: FilterKind, value: str, sign: float, weight: float | None
    ) -> None:
        """Let a filter hold beside the others, or the opposite of it. Days narrow the days that are asked for."""
        if sign < 0 and not kind.negatable:
            self._mistake(start, "{key}: can't be negated with a minus; name what you want", key=kind.key)
            return
        if weight is not None:
            self._mistake(
                start, "{key}: can't have a weight; a filter either matches or doesn't", key=kind.key
            )
            return
        try:
            one = kind.read(value, self._today)
        except FilterError as error:
            self._mistakes.append(Mistake(start, self._at, error.message))
            return
        since = max(filter(None, (self._filters.since, one.since)), default=None)
        until = min(filter(None, (self._filters.until, one.until)), default=None)
        if since is not None and until is not None and since > until:
            self._mistake(start, "no day matches both this and the date before it; remove one of them")
            return
        united = self._filters.united(one.negated() if sign < 0 else one)
        self._filters = united.replaced(since=since, until=until)
