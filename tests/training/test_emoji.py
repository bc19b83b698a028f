"""Named things, drawn by a colour font."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from lepton_desktop.training.emoji import FONT, Drawn, Emoji, EmojiFont

needs_font = pytest.mark.skipif(not FONT.is_file(), reason=f"{FONT} is not installed")


@pytest.fixture(scope="module")
def font() -> EmojiFont:
    return EmojiFont()


def test_a_missing_font_is_told_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none.ttf.*fonts-noto-color-emoji"):
        EmojiFont(tmp_path / "none.ttf")


def test_a_thing_is_asked_for_with_its_article() -> None:
    assert Emoji("owl", "\U0001f989").questions == ("owl", "an owl", "a photo of an owl")


@needs_font
def test_things_have_names_and_no_signs_or_smileys_are_among_them(font: EmojiFont) -> None:
    names = [one.name for one in font.things()]

    assert len(names) > 900
    assert {"teapot", "coin", "full moon", "astronaut", "bicycle"} <= set(names)
    assert not [name for name in names if "arrow" in name or "grinning" in name or "skin" in name]


@needs_font
def test_a_person_at_work_is_one_drawing(font: EmojiFont) -> None:
    assert font.draw("\U0001f9d1\u200d\U0001f680") is not None
    assert font.draw("\U0001f9d1\U0001f680") is None  # a person and a rocket
    assert font.draw("\u0300") is None


@needs_font
def test_the_same_thing_stands_on_other_grounds_and_each_is_drawn_alike_every_time(font: EmojiFont) -> None:
    owl = Emoji("owl", "\U0001f989")
    random.seed(0)
    first = [np.asarray(Drawn(font, owl, ground).picture()) for ground in range(6)]
    random.seed(1)
    again = [np.asarray(Drawn(font, owl, ground).picture()) for ground in range(6)]

    assert all(one.shape == (224, 224, 3) for one in first)
    assert all(map(np.array_equal, first, again))
    assert len({one.tobytes() for one in first}) == 6
