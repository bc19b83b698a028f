"""What is too large is refused, and what is very large waits for its turn."""

from __future__ import annotations

import pytest

from lepton_desktop.photos.limits import (
    MAX_PIXELS,
    Budget,
    LargePictureError,
    RefusedError,
    budget_of_machine,
    check_memory,
    check_pixels,
    within_budget,
)


def test_no_more_pixels_than_any_camera_makes() -> None:
    check_pixels(MAX_PIXELS, 1)
    with pytest.raises(RefusedError, match="250 million pixels"):
        check_pixels(MAX_PIXELS // 2, 3)


def test_no_more_memory_than_the_budget_has() -> None:
    with within_budget(Budget(memory=1 << 30), large_allowed=True):
        check_memory(1 << 30)
        with pytest.raises(RefusedError, match=r"1\.5 GB of memory to open, more than the 1\.0 GB"):
            check_memory(3 << 29)


def test_a_very_large_picture_waits_until_it_is_allowed() -> None:
    with within_budget(Budget(), large_allowed=False):
        check_memory(400 << 20)
        with pytest.raises(LargePictureError):
            check_memory(600 << 20)
    with within_budget(Budget(), large_allowed=True):
        check_memory(600 << 20)


def test_a_small_machine_has_a_smaller_budget() -> None:
    assert budget_of_machine(4 << 30).memory == 1 << 30
    assert budget_of_machine(64 << 30).memory == Budget().memory
