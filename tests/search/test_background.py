"""The background: its questions, and how a question is read."""

from __future__ import annotations

import pytest

from lepton_desktop.search.background import Form, as_read, everyday_nouns, form_of, questions


@pytest.mark.parametrize(
    "text", ["dog", "a dog", "a cup of coffee", "dog beach", "some photos of my cat", "狗", "海边的狗"]
)
def test_a_thing_or_two_is_a_name(text: str) -> None:
    assert form_of(text) is Form.NAME


@pytest.mark.parametrize(
    "text", ["a dog running on the beach", "two men in red shirts", "一只狗在沙滩上奔跑"]
)
def test_what_says_more_is_a_sentence(text: str) -> None:
    assert form_of(text) is Form.SENTENCE


def test_a_bare_noun_is_read_with_its_article() -> None:
    assert as_read("dog") == "a dog"
    assert as_read("Apple") == "an Apple"
    assert as_read("a dog") == "a dog"
    assert as_read("coins") == "coins"
    assert as_read("running") == "running"


def test_the_lists_are_long_and_have_nothing_twice() -> None:
    assert len(everyday_nouns()) == len(set(everyday_nouns())) > 1000
    assert all(noun.isalpha() and noun.islower() for noun in everyday_nouns())
    for form in Form:
        assert len(questions(form)) == len(set(questions(form))) > 200
    assert all(form_of(text) is Form.NAME for text in questions(Form.NAME))
