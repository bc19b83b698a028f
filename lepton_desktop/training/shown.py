"""Which pictures show a thing, as their captions tell it: what the line between answers and others is measured by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.training.captions import CaptionedPicture

NOUNS = 100
"""The number of nouns that captions have, and of those that none has, which are measured."""
RIGHT_FROM = 2
"""A picture shows a thing when this number of its captions name it, and doesn't when none does."""

_WORD = re.compile(r"[a-z]+")
_IRREGULAR = {
    "calf": "calves", "child": "children", "fisherman": "fishermen", "foot": "feet", "goose": "geese",
    "knife": "knives", "leaf": "leaves", "loaf": "loaves", "man": "men", "mouse": "mice", "ox": "oxen",
    "person": "people", "policeman": "policemen", "potato": "potatoes", "salesman": "salesmen", "scarf": "scarves",
    "shelf": "shelves", "snowman": "snowmen", "tomato": "tomatoes", "tooth": "teeth", "wolf": "wolves",
    "woman": "women",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What n pictures show: `labels` (nouns, n) are 1 right, 0 wrong, and -1 where the captions leave it open."""

    nouns: tuple[str, ...]
    labels: NDArray[np.int8]


class Naming:
    """Finds the nouns of a list in captions, in the singular and the plural."""

    def __init__(self, nouns: Sequence[str]) -> None:
        self._nouns = nouns
        self._of_form = {plural(noun): noun for noun in nouns} | {noun: noun for noun in nouns}

    def named(self, caption: str) -> set[str]:
        """The nouns in a caption."""
        return {self._of_form[word] for word in _WORD.findall(caption.lower()) if word in self._of_form}

    def shown(self, pictures: Sequence[CaptionedPicture]) -> Shown:
        """The nouns that most captions have, the commonest first, and which pictures show them."""
        named = [
            Counter(noun for caption in one.captions for noun in self.named(caption)) for one in pictures
        ]
        total = Counter[str]()
        for counts in named:
            total.update(counts)
        nouns = [noun for noun, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:NOUNS]]
        times = np.array([[counts[noun] for counts in named] for noun in nouns]).reshape(len(nouns), -1)
        labels = np.where(times >= RIGHT_FROM, 1, np.where(times == 0, 0, -1)).astype(np.int8)
        return Shown(tuple(nouns), labels)

    def absent(self, pictures: Sequence[CaptionedPicture]) -> tuple[str, ...]:
        """Nouns that no caption has, picked evenly from all of the list that there are."""
        present = {noun for one in pictures for caption in one.captions for noun in self.named(caption)}
        left = [noun for noun in self._nouns if noun not in present]
        rows = np.unique(np.linspace(0, len(left) - 1, min(NOUNS, len(left))).astype(int))
        return tuple(left[row] for row in rows)


def plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if re.search("[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search("(s|x|z|ch|sh)$", noun) else "s")
