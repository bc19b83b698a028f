"""Work that outlives an interruption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from lepton_desktop.training.array_cache import cached_rows


def squares(items: Sequence[int]) -> np.ndarray:
    return np.array([[i * i] for i in items], np.float16)


def test_a_stopped_computation_goes_on_after_its_last_whole_block(tmp_path: Path) -> None:
    computed: list[int] = []

    def stop_in_third_block(items: Sequence[int]) -> np.ndarray:
        if len(computed) == 4:
            raise KeyboardInterrupt
        computed.extend(items)
        return squares(items)

    def go_on(items: Sequence[int]) -> np.ndarray:
        computed.extend(items)
        return squares(items)

    with pytest.raises(KeyboardInterrupt):
        cached_rows(tmp_path, "squares", range(7), stop_in_third_block, block=2, report=print)
    rows = cached_rows(tmp_path, "squares", range(7), go_on, block=2, report=print)

    assert computed == [0, 1, 2, 3, 4, 5, 6]
    assert rows[:, 0].tolist() == [0, 1, 4, 9, 16, 25, 36]
