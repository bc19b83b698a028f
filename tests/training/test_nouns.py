"""The things that captions name, told from all other words by a small WordNet."""

from __future__ import annotations

from pathlib import Path

import pytest

from lepton_desktop.training.nouns import nouns_of

COUNTS = """dog%1:05:00:: 1 42
dog%2:38:00:: 1 2
woman%1:18:00:: 1 90
run%2:38:00:: 1 100
run%1:04:00:: 1 5
jumping%1:04:00:: 1 2
building%1:06:00:: 1 30
idea%1:09:00:: 1 60
"""
INDEX = {
    "noun": ("dog", "woman", "run", "jumping", "building", "idea", "frisbee", "red"),
    "verb": ("dog", "run"),
    "adj": ("red",),
    "adv": (),
}


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    for part, lemmas in INDEX.items():
        lines = ["  1 the licence", *(f"{lemma} {part[0]} 1 0 1 0 00000000" for lemma in lemmas)]
        (tmp_path / f"index.{part}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "noun.exc").write_text("women woman\n", encoding="utf-8")
    (tmp_path / "cntlist.rev").write_text(COUNTS, encoding="utf-8")
    return tmp_path


def test_a_thing_is_shown_by_the_pictures_whose_captions_name_it_in_any_form(wordnet: Path) -> None:
    captions = [
        ["Two dogs run", "A dog is jumping over a frisbee."],
        ["Women with an idea by a red building"],
        ["A woman and her dog"],
    ]

    nouns = nouns_of(captions, wordnet, least=1)

    assert nouns.names == ("dog", "woman", "building", "frisbee")  # no verb, no act, no thought, no colour
    assert nouns.shown.tolist() == [
        [True, False, True],
        [False, True, True],
        [False, True, False],
        [True, False, False],
    ]
    assert "a photo of a dog" in nouns.questions[0]


def test_what_few_pictures_show_is_left_out(wordnet: Path) -> None:
    assert nouns_of([["a dog"], ["a dog and a woman"]], wordnet, least=2).names == ("dog",)
