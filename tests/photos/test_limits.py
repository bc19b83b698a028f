"""What is too large is refused, and what is very large waits for its turn."""

from __future__ import annotations

import threading

import pytest

from lepton_desktop.photos.limits import MAX_PIXELS, RefusedError, demand_pixels, turn_for


def test_no_more_pixels_than_any_camera_makes() -> None:
    demand_pixels(MAX_PIXELS, 1)
    with pytest.raises(RefusedError, match="250 million pixels"):
        demand_pixels(MAX_PIXELS // 2, 3)


def test_giants_go_one_at_a_time_and_others_beside_them() -> None:
    entered, other_entered = threading.Event(), threading.Event()

    def giant() -> None:
        entered.set()
        with turn_for(MAX_PIXELS):
            other_entered.set()

    second = threading.Thread(target=giant)
    with turn_for(MAX_PIXELS):
        second.start()
        assert entered.wait(10)
        with turn_for(12_000_000):
            pass
        assert not other_entered.wait(0.05)
    assert other_entered.wait(10)
    second.join()
