"""What is too large is refused, and what is very large waits for its turn."""

from __future__ import annotations

import pytest

from lepton_desktop.photos.limits import (
    MAX_PIXELS,
    Budget,
    GiantError,
    RefusedError,
    budget_of_machine,
    demand_memory,
    demand_pixels,
    spending,
)


def test_no_more_pixels_than_any_camera_makes() -> None:
    demand_pixels(MAX_PIXELS, 1)
    with pytest.raises(RefusedError, match="250 million pixels"):
        demand_pixels(MAX_PIXELS // 2, 3)


def test_no_more_memory_than_the_budget_has() -> None:
    with spending(Budget(memory=1 << 30), giants=True):
        demand_memory(1 << 30)
        with pytest.raises(RefusedError, match=r"1\.5 GB of memory to open, more than the 1\.0 GB"):
            demand_memory(3 << 29)


def test_a_giant_waits_until_it_is_allowed() -> None:
    with spending(Budget(), giants=False):
        demand_memory(400 << 20)
        with pytest.raises(GiantError):
            demand_memory(600 << 20)
    with spending(Budget(), giants=True):
        demand_memory(600 << 20)


def test_a_small_machine_has_a_smaller_budget() -> None:
    assert budget_of_machine(4 << 30).memory == 1 << 30
    assert budget_of_machine(64 << 30).memory == Budget().memory
