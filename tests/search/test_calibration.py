"""The background: its questions, and how a question is read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lepton_desktop.search.calibration import (
    QueryType,
    as_prompt,
    background_queries,
    everyday_nouns,
    load_calibration,
    query_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "text", ["dog", "a dog", "a cup of coffee", "dog beach", "some photos of my cat", "狗", "海边的狗"]
)
def test_a_thing_or_two_is_a_name(text: str) -> None:
    assert query_type(text) is QueryType.NAME


@pytest.mark.parametrize(
    "text", ["a dog running on the beach", "two men in red shirts", "一只狗在沙滩上奔跑"]
)
def test_what_says_more_is_a_sentence(text: str) -> None:
    assert query_type(text) is QueryType.SENTENCE


def test_a_bare_noun_is_read_with_its_article() -> None:
    assert as_prompt("dog") == "a dog"
    assert as_prompt("Apple") == "an Apple"
    assert as_prompt("a dog") == "a dog"
    assert as_prompt("coins") == "coins"
    assert as_prompt("running") == "running"


def test_the_lists_are_long_and_have_nothing_twice() -> None:
    assert len(everyday_nouns()) == len(set(everyday_nouns())) > 1000
    assert all(noun.isalpha() and noun.islower() for noun in everyday_nouns())
    for form in QueryType:
        assert len(background_queries(form)) == len(set(background_queries(form))) > 200
    assert all(query_type(text) is QueryType.NAME for text in background_queries(QueryType.NAME))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 no archive",
        _saved(lambda file: np.save(file, np.zeros(3))),
        _saved(lambda file: np.savez(file, name=np.zeros(3, np.float16), sentence=np.zeros(3, np.float16))),
        _saved(lambda file: np.savez(file, name=np.array(["x"]), sentence=np.zeros((2, 2), np.float16))),
        _saved(lambda file: np.savez(file, other=np.zeros(3))),
    ],
)
def test_a_kept_background_of_the_wrong_shape_is_made_again(tmp_path: Path, content: bytes) -> None:
    asked: list[int] = []

    def read(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(len(texts))
        return np.full((len(texts), 4), 0.5, np.float32)

    load_calibration(tmp_path, "m@1", read)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)

    load_calibration(tmp_path, "m@1", read)
    load_calibration(tmp_path, "m@1", read)

    assert len(asked) == 2 * len(QueryType)
