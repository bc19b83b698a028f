"""How retrieval is measured."""

from __future__ import annotations

import numpy as np

from lepton_desktop.training.metrics import recall_of_ranks, retrieval


def unit(rows: list[list[float]]) -> np.ndarray:
    array = np.array(rows, np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def test_each_caption_that_finds_its_own_picture_counts_for_recall_at_1() -> None:
    pictures = unit([[1, 0], [0, 1]])
    sentences = unit([[1, 0.1], [0.2, 1], [1, 0.3], [0.1, 1]])

    found = retrieval(pictures, sentences, np.array([0, 0, 1, 1]))

    assert found.text_to_image.at_1 == 50.0
    assert found.text_to_image.at_5 == 100.0
    assert found.text_to_image.median_rank == 1.5


def test_a_picture_is_found_when_any_of_its_captions_comes_first() -> None:
    pictures = unit([[1, 0], [0, 1]])
    sentences = unit([[1, 0.1], [0.2, 1], [1, 0.3], [0, 1]])

    found = retrieval(pictures, sentences, np.array([0, 0, 1, 1]))

    assert found.image_to_text.at_1 == 100.0
    assert found.image_to_text.median_rank == 1


def test_a_model_that_says_the_same_of_everything_finds_nothing() -> None:
    same = np.ones((50, 4), np.float32) / 2

    found = retrieval(same, same, np.arange(50))

    assert found.text_to_image.at_10 == 0.0
    assert found.text_to_image.median_rank == 50
    assert found.image_to_text.at_10 == 0.0


def test_recall_counts_ranks_from_the_best() -> None:
    recall = recall_of_ranks(np.array([0, 4, 5, 9, 10]))

    assert recall.as_json() == {"R@1": 20.0, "R@5": 40.0, "R@10": 80.0, "median_rank": 6.0}
