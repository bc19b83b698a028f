"""Whether a model understands the language of a question.

Only English is recognised. A question in another language may pass for English; a name must never be taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ENGLISH_ALONE = frozenset({"en"})
_WORDS = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _set(
    "a an the of in on at with without and or for by to from my our his her its this that is are near under over"
    " between behind some two three during"
)

# Words that join others to sentences, and are neither English nor common in names. A question with two of one language
# is in that language.
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
_AMBIGUOUS = _ENGLISH | _set("die i de la le el en no do as los las del della van der den das di da dos al")
"""English words too, or parts of names such as Los Angeles, de Gaulle and La Rochelle. Alone they prove nothing."""


def understood(questions: Iterable[str], languages: frozenset[str]) -> bool:
    """Whether a model of these languages may understand the questions. Only a model of English alone is doubted."""
    return languages != _ENGLISH_ALONE or all(is_english(question) for question in questions)


def is_english(question: str) -> bool:
    """Whether a question may be English. Names and single words always count as English."""
    words = [word.lower() for word in _WORDS.findall(question)]
    if any(not _is_latin(letter) for word in words for letter in word):
        return False
    if _ENGLISH.intersection(words) - {"a", "in", "is", "over", "under", "to"}:
        return True
    for language in _OTHERS:
        found = language.intersection(words)
        if len(found) >= 2 and found - _AMBIGUOUS and len(words) > len(found):
            return False
    return True


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") or not letter.isalpha()
