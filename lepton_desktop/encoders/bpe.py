"""CLIP's byte pair encoding, as open_clip's, but without open_clip, which may be missing and takes seconds.

The algorithm is that of https://github.com/openai/CLIP (MIT), whose tokens all models without a tokenizer of
their own were trained on.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import regex
from numpy.typing import NDArray

from lepton_desktop.edition import reinstall_advice
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.shipped import RESOURCES

START, END = "<start_of_text>", "<end_of_text>"
_VOCABULARY = RESOURCES / "vocabulary" / "clip_merges.txt.gz"
_LAST = "</w>"
_PIECES = regex.compile(
    rf"{START}|{END}|'s|'t|'re|'ve|'m|'ll|'d|[\p{{L}}]+|[\p{{N}}]|[^\s\p{{L}}\p{{N}}]+", regex.IGNORECASE
)


class BytePairs:
    """Texts to tokens (n, context), int64, cut and padded with zeros."""

    def __init__(self, context: int, clean: Callable[[str], str]) -> None:
        """Raises EncoderError when the vocabulary can't be read."""
        self._context = context
        self._clean = clean
        self._numbers, self._ranks = _vocabulary()

    def __call__(self, texts: Sequence[str]) -> NDArray[np.int64]:
        tokens = np.zeros((len(texts), self._context), np.int64)
        start, end = self._numbers[START], self._numbers[END]
        for row, text in zip(tokens, texts, strict=True):
            found = [start, *self._encode(text)][: self._context - 1]
            row[: len(found) + 1] = [*found, end]
        return tokens

    def _encode(self, text: str) -> list[int]:
        return [
            self._numbers[part]
            for piece in _PIECES.findall(self._clean(text))
            for part in self._parts("".join(_letters()[byte] for byte in piece.encode()))
        ]

    @lru_cache(maxsize=8192)  # noqa: B019  (a tokenizer lives as long as the program)
    def _parts(self, piece: str) -> tuple[str, ...]:
        """The piece's parts: pairs are joined, the earliest of the vocabulary first, while one is known."""
        if piece in (START, END):
            return (piece,)
        word = [*piece[:-1], piece[-1] + _LAST]
        while len(word) > 1:
            pair = min(pairwise(word), key=lambda pair: self._ranks.get(pair, len(self._ranks)))
            if pair not in self._ranks:
                break
            word = _joined(word, pair)
        return tuple(word)


def _joined(word: list[str], pair: tuple[str, str]) -> list[str]:
    joined: list[str] = []
    at = 0
    while at < len(word):
        if (*word[at : at + 2],) == pair:
            joined.append("".join(pair))
            at += 2
        else:
            joined.append(word[at])
            at += 1
    return joined


@cache
def _letters() -> list[str]:
    """For each byte the letter that stands for it in the vocabulary, which has none that can't be seen."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    letters = {byte: chr(byte) for byte in seen}
    unseen = (byte for byte in range(256) if byte not in letters)
    letters |= {byte: chr(256 + number) for number, byte in enumerate(unseen)}
    return [letters[byte] for byte in range(256)]


@cache
def _vocabulary() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """The numbers of all tokens, and the rank of each pair that may be joined."""
    try:
        _, *lines = gzip.decompress(_VOCABULARY.read_bytes()).decode().splitlines()
        pairs = [(first, second) for first, second in (line.split(" ") for line in lines)]
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise EncoderError(
            "{path}: can't be read ({reason}); {advice}",
            path=_VOCABULARY,
            reason=error,
            advice=reinstall_advice("lepton-desktop"),
        ) from error
    letters = sorted(_letters(), key=lambda letter: (ord(letter) > 255, ord(letter)))
    known = [*letters, *(letter + _LAST for letter in letters), *map("".join, pairs), START, END]
    return {token: number for number, token in enumerate(known)}, {
        pair: rank for rank, pair in enumerate(pairs)
    }
