"""Whether a question is taken for English."""

from __future__ import annotations

import pytest

from lepton_desktop.search.english import is_english, understood


@pytest.mark.parametrize(
    "question",
    [
        "一只在海滩上奔跑的狗",
        "собака на пляже",
        "강아지",
        "ein Hund am Strand",
        "Mädchen mit Hut im Garten",
        "un chien sur la plage",
        "un perro en la playa",
        "un cane sulla spiaggia",
        "um cachorro na praia",
        "een hond op het strand",
        "en hund på stranden och ett barn",
        "pies i kot na plaży",
        "bir köpek ve kedi",
    ],
)
def test_other_languages_are_noticed(question: str) -> None:
    assert not is_english(question)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "a dog on the beach",
        "dog beach",
        "the café at the corner",
        "crème brûlée",
        "Rio de Janeiro",
        "Los Angeles at night",
        "Los Alamos las cruces",
        "Tour de la France",
        "Santa Maria della Salute",
        "Leonardo da Vinci",
        "Ludwig van Beethoven",
        "Charles de Gaulle",
        "La Rochelle, Île de Ré",
        "das Boot",
        "die hard",
        "Zoë and Håkan",
        "IMG_2034.JPG",
        "2 dogs in snow",
        "MIT campus",
    ],
)
def test_english_and_names_are_left_alone(question: str) -> None:
    assert is_english(question)


def test_only_a_model_of_english_alone_is_doubted() -> None:
    questions = ["a dog", "ein Hund am Strand"]
    assert not understood(questions, frozenset({"en"}))
    assert understood(questions[:1], frozenset({"en"}))
    for languages in (frozenset({"en", "mul"}), frozenset({"en", "de"}), frozenset[str]()):
        assert understood(questions, languages)
