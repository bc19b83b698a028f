"""What a model makes of questions that have nothing to do with a photo: the background that the cut is drawn against.

It is a list of everyday nouns and of sentences that ships with the program, read by the model once and kept on disk.
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
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "by", "to", "with", "and", "or", "for", "from", "some", "my", "our",
     "this", "that", "these", "those", "is", "are", "photo", "picture", "image")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME_WORDS, _NAME_CHARACTERS = 2, 4


class Form(StrEnum):
    """How words ask: by the name of a thing ("dog", "a cup of coffee"), or by a sentence."""

    NAME = "name"
    SENTENCE = "sentence"


def form_of(text: str) -> Form:
    """Whether the words are a name or a sentence, by how many of them say something."""
    if characters := len(_CHINESE.findall(text)):
        return Form.NAME if characters <= _NAME_CHARACTERS else Form.SENTENCE
    words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
    return Form.NAME if len(words) <= _NAME_WORDS else Form.SENTENCE


@cache
def everyday_nouns() -> tuple[str, ...]:
    """Everyday nouns of what a photo can show, in the singular."""
    return tuple(word for line in _lines("nouns.txt") for word in line.split())


def with_article(noun: str) -> str:
    """``a dog``, ``an apple``; by the first letter."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def as_read(text: str) -> str:
    """The words as the model is to read them: a bare noun with its article, as captions have it."""
    return with_article(text) if text.lower() in everyday_nouns() else text


@cache
def questions(form: Form) -> tuple[str, ...]:
    """The questions of the background, of a form."""
    if form is Form.SENTENCE:
        return tuple(_lines("sentences.txt"))
    nouns = everyday_nouns()
    rows = np.linspace(0, len(nouns) - 1, min(_NAMES, len(nouns))).astype(int)
    return tuple(with_article(nouns[row]) for row in rows)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the cosines of unrelated questions with a photo x spread: around mean · x, with variance x' covariance x.

    `mean` is (d,), `covariance` (d, d), both float32.
    """

    mean: NDArray[np.float32]
    covariance: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Spread:
        """The spread of these questions (n, d)."""
        mean = vectors.mean(0)
        away = vectors - mean
        return cls(mean, (away.T @ away / len(vectors)).astype(np.float32))

    @classmethod
    def together(cls, parts: Sequence[tuple[Spread, float]], length: float) -> Spread:
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
    """What one model makes of it: the spread of each form of question, and the vectors (n, d) of the names."""

    spreads: dict[Form, Spread]
    names: NDArray[np.float32]


def background(
    folder: Path, identity: str, read: Callable[[Sequence[str]], NDArray[np.float32]]
) -> Calibration:
    """The background by the model, out of the folder or made by `read` and kept there.

    `read` encodes texts to unit vectors (n, d); what it raises is raised. A folder that can't be written is no reason
    to fail.
    """
    asked = {form: questions(form) for form in Form}
    described = "\n".join((identity, str(_FORMAT), *(text for texts in asked.values() for text in texts)))
    path = folder / f"{hashlib.sha256(described.encode()).hexdigest()[:16]}.npz"
    vectors = _kept(path)
    if vectors is None:
        vectors = {form: read(texts).astype(np.float16) for form, texts in asked.items()}
        _keep(path, vectors)
    whole = {form: rows.astype(np.float32) for form, rows in vectors.items()}
    return Calibration({form: Spread.of(whole[form]) for form in Form}, whole[Form.NAME])


def _kept(path: Path) -> dict[Form, NDArray[np.float16]] | None:
    try:
        with np.load(path, allow_pickle=False) as kept:
            found = {form: kept[form.value] for form in Form}
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


def _keep(path: Path, vectors: dict[Form, NDArray[np.float16]]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            np.savez(file, allow_pickle=False, **{form.value: rows for form, rows in vectors.items()})
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
