"""Rate and time left."""

from __future__ import annotations

from indexing.library import HandClock
from lepton_desktop.indexing.throughput import Throughput


def test_the_rate_is_that_of_the_last_seconds() -> None:
    clock = HandClock()
    throughput = Throughput(clock)
    assert throughput.per_second() == 0
    assert throughput.seconds_left(100) is None
    for second in range(60):
        clock.now = float(second)
        throughput.mark(second * 10 if second < 30 else 300 + (second - 30) * 2)
    assert throughput.per_second() == 2
    assert throughput.seconds_left(100) == 50


def test_a_rest_does_not_count() -> None:
    clock = HandClock()
    throughput = Throughput(clock)
    throughput.mark(0)
    clock.now = 2.0
    throughput.mark(20)
    throughput.rest()
    clock.now = 100.0
    throughput.mark(20)
    clock.now = 102.0
    throughput.mark(40)
    assert throughput.per_second() == 10
