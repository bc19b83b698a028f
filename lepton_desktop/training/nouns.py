"""The things that captions name: what a person types who searches, and which pictures show it.

Captions are whole sentences, but most questions are a word or two. The nouns of all captions of a picture are its
labels, so that training can ask as people ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.training.corpus import VISIBLE_NOUNS, article

_QUESTIONS = ("{}", "{a} {}", "a photo of {a} {}")
_ENDINGS = (
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ies", "y"),
    ("men", "man"),
)
"""How WordNet's own rules (morphy(7WN)) take a noun's plural back."""
_OTHERS = frozenset(
    {"are", "does", "has", "his", "her", "him", "its", "one", "two", "who", "was", "it", "can", "may", "will"}
)
"""Words that WordNet has as nouns too, and that captions never mean so."""
_THINGS = VISIBLE_NOUNS | {14, 19}  # crowds and snow are seen as well
_ACTS = 4  # the lexicographer file of what is done: a game is a thing to look for, riding is not


@dataclass(frozen=True, slots=True)
class Nouns:
    """Things that pictures show: a name and its questions each, and the pictures (things, n) whose captions name it."""

    names: tuple[str, ...]
    questions: tuple[tuple[str, ...], ...]
    shown: NDArray[np.bool_]


class Lexicon:
    """Takes a word of a caption to the noun it is a form of, if it is most often the name of something visible."""

    def __init__(self, folder: Path) -> None:
        self.irregular: dict[str, str] = {}
        for line in (folder / "noun.exc").read_text(encoding="utf-8").splitlines():
            form, base, *_ = line.split()
            self.irregular[form] = base
        known: dict[str, set[str]] = {}
        for part in ("noun", "verb", "adj", "adv"):
            with (folder / f"index.{part}").open(encoding="utf-8") as lines:
                known[part] = {line.split(" ", 1)[0] for line in lines if not line.startswith("  ")}
        visible, other, things = Counter[str](), Counter[str](), set[str]()
        with (folder / "cntlist.rev").open(encoding="utf-8") as lines:
            for line in lines:
                key, _, number = line.split(" ")
                lemma, sense = key.split("%")
                kind, file = sense.split(":")[:2]
                seen = kind == "1" and int(file) in _THINGS
                (visible if seen else other)[lemma] += int(number)
                if seen and int(file) != _ACTS:
                    things.add(lemma)
        self.nouns = {
            lemma
            for lemma in known["noun"]
            if (lemma in things or not lemma.endswith("ing"))
            and lemma not in _OTHERS
            and (
                visible[lemma] > other[lemma]
                or (visible[lemma] == other[lemma] and lemma not in known["adj"] | known["adv"])
            )
        }

    def noun(self, word: str) -> str | None:
        """The noun, or None when the word is none of the kind."""
        if word in _OTHERS:
            return None
        if word in self.irregular and self.irregular[word] in self.nouns:
            return self.irregular[word]
        if word in self.nouns:
            return word
        for ending, instead in _ENDINGS:
            base = word.removesuffix(ending) + instead
            if word.endswith(ending) and base in self.nouns:
                return base
        return None


def nouns_of(captions: Sequence[Sequence[str]], folder: Path, least: int = 3) -> Nouns:
    """The nouns that the captions of at least `least` pictures have, the commonest first.

    Raises FileNotFoundError when WordNet is not installed.
    """
    lexicon = Lexicon(folder)
    of_word: dict[str, str | None] = {}
    pictures: dict[str, set[int]] = {}
    for picture, sentences in enumerate(captions):
        for word in set(re.findall(r"[a-z]{3,}", " ".join(sentences).lower())):
            noun = of_word[word] if word in of_word else of_word.setdefault(word, lexicon.noun(word))
            if noun is not None:
                pictures.setdefault(noun, set()).add(picture)
    names = sorted((n for n in pictures if len(pictures[n]) >= least), key=lambda n: (-len(pictures[n]), n))
    shown = np.zeros((len(names), len(captions)), np.bool_)
    for row, name in enumerate(names):
        shown[row, sorted(pictures[name])] = True
    return Nouns(
        tuple(names), tuple(tuple(q.format(n, a=article(n)) for q in _QUESTIONS) for n in names), shown
    )
