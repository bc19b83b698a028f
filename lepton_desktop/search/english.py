"""Whether a question is English, for models that understand nothing else. It rather misses one than doubts a name."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _set(
    "a an the of in on at with without and or for by to from my our his her its this that is are near under over"
    " between behind some two three during"
)

# Words that hold sentences together, and are neither English nor common in names. Two of one language make a sentence.
_OTHERS = tuple(
    map(
        _set,
        (
            "der die das den dem ein eine einen einem einer und mit auf im am vom zum zur bei ohne unter über neben"
            " vor hinter meine mein ist sind",
            "le la les un une des du de et avec sans sur dans en au aux chez sous mon ma mes est sont qui",
            "el la los las un una unos unas de del y con sin sobre en al por para mi mis está están que",
            "il lo la gli le un uno una di del della dei delle e con senza su sul sulla nel nella in al mio mia",
            "o a os as um uma uns de do da dos das e com sem sobre em no na nos nas ao meu minha",
            "de het een en met zonder op aan van voor naast onder bij mijn zijn is",
            "en ett och med utan på av i vid under över min mitt är som",
            "i w na z ze bez pod nad przy do od mój moja jest są się",
            "ve ile bir bu için üzerinde olan",
        ),
    )
)
_UNCLEAR = _ENGLISH | _set("die i de la le el en no do as los las del della van der den das di da dos al")
"""Also English words, or parts of names such as Los Angeles, de Gaulle and La Rochelle; they don't decide it alone."""


def is_english(question: str) -> bool:
    """Whether a model that was taught in English may understand it; names and single words always count as English."""
    words = [word.lower() for word in _WORDS.findall(question)]
    if any(not _is_latin(letter) for word in words for letter in word):
        return False
    if _ENGLISH.intersection(words) - {"a", "in", "is", "over", "under", "to"}:
        return True
    for language in _OTHERS:
        found = language.intersection(words)
        if len(found) >= 2 and found - _UNCLEAR and len(words) > len(found):
            return False
    return True


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") or not letter.isalpha()
