"""What pictures show by their captions, and how the line is measured by it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lepton_desktop.training.captions import CaptionedPicture
from lepton_desktop.training.metrics import ThresholdFigures, noun_figures
from lepton_desktop.training.shown import Naming, plural

NOUNS = ("dog", "cat", "man", "saxophone", "submarine", "glass")


def pictures() -> list[CaptionedPicture]:
    captions = (
        ("A dog runs.", "Two dogs", "a man with a DOG"),
        ("a dog and a cat", "the cat sleeps", "men, glasses"),
        ("nothing", "a doghouse", "to man the ship"),
    )
    return [CaptionedPicture(Path(f"{row}.jpg"), some) for row, some in enumerate(captions)]


def test_a_picture_shows_what_two_captions_name_and_one_leaves_it_open() -> None:
    shown = Naming(NOUNS).shown(pictures())
    assert shown.nouns == ("dog", "man", "cat", "glass")
    assert shown.labels.tolist() == [[1, -1, 0], [-1, -1, -1], [0, 1, 0], [0, -1, 0]]


def test_absent_nouns_are_those_that_no_caption_has() -> None:
    assert Naming(NOUNS).absent(pictures()) == ("saxophone", "submarine")


def test_plurals() -> None:
    assert [plural(noun) for noun in ("dog", "bench", "puppy", "boy", "woman", "box")] == [
        "dogs", "benches", "puppies", "boys", "women", "boxes",
    ]  # fmt: skip


def test_f1_is_over_the_pictures_that_are_right_or_wrong() -> None:
    labels = np.array([1, 1, 0, 0, -1], np.int8)
    figures = noun_figures("dog", np.array([True, False, True, False, True]), labels)
    assert (figures.right, figures.above, figures.f1) == (2, 2, 0.5)
    assert noun_figures("dog", np.zeros(5, bool), labels).f1 == 0.0
    assert noun_figures("dog", labels == 1, labels).f1 == 1.0


def test_the_figures_as_json() -> None:
    found = ThresholdFigures(
        (noun_figures("dog", np.array([True]), np.array([1], np.int8)),), (("saxophone", 3), ("eel", 4))
    )
    assert found.as_json() == {
        "mean_f1": 1.0,
        "nouns": [{"noun": "dog", "right": 1, "above": 1, "f1": 1.0}],
        "absent": {
            "at_most_3": 1,
            "of": 2,
            "nouns": [{"noun": "saxophone", "above": 3}, {"noun": "eel", "above": 4}],
        },
    }
