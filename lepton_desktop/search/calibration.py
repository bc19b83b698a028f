"""How a model answers questions that have nothing to do with a photo: what the threshold is computed from.

These background queries are everyday nouns and sentences that ship with the program. The model encodes them once, and
the vectors are kept on disk.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.shipped import RESOURCES

_FOLDER = RESOURCES / "background"
_NAMES = 400
_FORMAT = 1

# words that name nothing by themselves
_STOP_WORDS = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "by", "to", "with", "and", "or", "for", "from", "some", "my", "our",
     "this", "that", "these", "those", "is", "are", "photo", "picture", "image")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME_WORDS, _NAME_CHARACTERS = 2, 4


class QueryType(StrEnum):
    """What the words of a question are: the name of a thing ("dog", "a cup of coffee"), or a sentence."""

    NAME = "name"
    SENTENCE = "sentence"


def query_type(text: str) -> QueryType:
    """Whether the words are a name or a sentence, by how many of them have a meaning of their own."""
    if characters := len(_CHINESE.findall(text)):
        return QueryType.NAME if characters <= _NAME_CHARACTERS else QueryType.SENTENCE
    words = [word for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS]
    return QueryType.NAME if len(words) <= _NAME_WORDS else QueryType.SENTENCE


@cache
def everyday_nouns() -> tuple[str, ...]:
    """Everyday nouns of what a photo can show, in the singular."""
    return tuple(word for line in _lines("nouns.txt") for word in line.split())


def with_article(noun: str) -> str:
    """``a dog``, ``an apple``; by the first letter."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def as_prompt(text: str) -> str:
    """The words as the model is given them: a bare noun with its article, as captions have it."""
    return with_article(text) if text.lower() in everyday_nouns() else text


@cache
def background_queries(kind: QueryType) -> tuple[str, ...]:
    """The background queries of a type."""
    if kind is QueryType.SENTENCE:
        return tuple(_lines("sentences.txt"))
    nouns = everyday_nouns()
    rows = np.linspace(0, len(nouns) - 1, min(_NAMES, len(nouns))).astype(int)
    return tuple(with_article(nouns[row]) for row in rows)


@dataclass(frozen=True, slots=True)
class Distribution:
    """Of the cosines of unrelated questions with a photo x: their mean is mean · x, their variance x' covariance x.

    `mean` is (d,), `covariance` (d, d), both float32.
    """

    mean: NDArray[np.float32]
    covariance: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Distribution:
        """The distribution of these questions (n, d)."""
        mean = vectors.mean(0)
        away = vectors - mean
        return cls(mean, (away.T @ away / len(vectors)).astype(np.float32))

    @classmethod
    def of_sum(cls, parts: Sequence[tuple[Distribution, float]], length: float) -> Distribution:
        """That of questions whose parts are each unrelated and have these weights, over the length of their sum."""
        mean = np.sum([weight * one.mean for one, weight in parts], 0) / length
        covariance = np.sum([weight**2 * one.covariance for one, weight in parts], 0) / length**2
        return cls(mean.astype(np.float32), covariance.astype(np.float32))

    def at(self, vectors: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Mean and standard deviation (n,) of the cosines with photos (n, d)."""
        variance = np.einsum("ij,ij->i", vectors @ self.covariance, vectors)
        return vectors @ self.mean, np.sqrt(np.maximum(variance, 1e-12))


@dataclass(frozen=True, slots=True)
class Calibration:
    """That of one model: the distribution of each type of question, and the vectors (n, d) of the names."""

    distributions: dict[QueryType, Distribution]
    names: NDArray[np.float32]


def load_calibration(
    folder: Path, identity: str, encode: Callable[[Sequence[str]], NDArray[np.float32]]
) -> Calibration:
    """The calibration of the model, from the folder, or made with `encode` and kept there.

    `encode` turns texts into unit vectors (n, d); what it raises is raised. A folder that can't be written to is no
    reason to fail.
    """
    asked = {kind: background_queries(kind) for kind in QueryType}
    described = "\n".join((identity, str(_FORMAT), *(text for texts in asked.values() for text in texts)))
    path = folder / f"{hashlib.sha256(described.encode()).hexdigest()[:16]}.npz"
    vectors = _read(path)
    if vectors is None:
        vectors = {kind: encode(texts).astype(np.float16) for kind, texts in asked.items()}
        _write(path, vectors)
    whole = {kind: rows.astype(np.float32) for kind, rows in vectors.items()}
    return Calibration({kind: Distribution.of(whole[kind]) for kind in QueryType}, whole[QueryType.NAME])


def _read(path: Path) -> dict[QueryType, NDArray[np.float16]] | None:
    try:
        with np.load(path, allow_pickle=False) as kept:
            found = {kind: kept[kind.value] for kind in QueryType}
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return None  # not made yet, or damaged: it is made again
    right = all(rows.ndim == 2 and rows.dtype == np.float16 and len(rows) for rows in found.values())
    return found if right and len({rows.shape[1] for rows in found.values()}) == 1 else None


def _write(path: Path, vectors: dict[QueryType, NDArray[np.float16]]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            np.savez(file, allow_pickle=False, **{kind.value: rows for kind, rows in vectors.items()})
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
