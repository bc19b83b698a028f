"""Rate and time left."""

from __future__ import annotations

from indexing.library import HandClock
from lepton_desktop.indexing.throughput import Throughput


def test_the_rate_is_that_of_the_last_seconds() -> None:
    clock = HandClock()
    pace = Throughput(clock)
    assert pace.per_second() == 0
    assert pace.seconds_left(100) is None
    for second in range(60):
        clock.now = float(second)
        pace.mark(second * 10 if second < 30 else 300 + (second - 30) * 2)
    assert pace.per_second() == 2
    assert pace.seconds_left(100) == 50


def test_a_rest_does_not_count() -> None:
    clock = HandClock()
    pace = Throughput(clock)
    pace.mark(0)
    clock.now = 2.0
    pace.mark(20)
    pace.rest()
    clock.now = 100.0
    pace.mark(20)
    clock.now = 102.0
    pace.mark(40)
    assert pace.per_second() == 10
