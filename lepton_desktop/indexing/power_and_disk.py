"""Whether the computer runs on battery, and whether its disk has room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FULL_BELOW = 64 << 20
"""Bytes: with less room than this nothing is written any more, so that what is there stays whole."""
ROOM_FROM = 128 << 20
"""Bytes: with this much room, work that rested because the disk was full goes on."""


def on_battery() -> bool:
    """Whether the computer has a battery and runs on it."""
    try:
        battery = psutil.sensors_battery()
    except Exception:  # some systems have no such sensor, others a broken one; neither stops the work
        return False
    return battery is not None and battery.power_plugged is False


class PowerAndDisk:
    """Looked at from time to time by whoever indexes."""

    def __init__(
        self,
        data: Path,
        on_battery: Callable[[], bool] = on_battery,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        """`data` is the folder in which room is needed."""
        self.on_battery = on_battery
        self._data = data
        self._free_bytes = free_bytes
        self._full = False

    def disk_is_full(self) -> bool:
        """Whether there is too little room; once there was, it takes a little more than enough to go on."""
        try:
            free = self._free_bytes(self._data)
        except OSError:  # nobody knows; writing will show
            return False
        self._full = free < (ROOM_FROM if self._full else FULL_BELOW)
        return self._full
