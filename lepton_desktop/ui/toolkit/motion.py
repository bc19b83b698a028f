"""Whether the user has asked the system for less motion; every animation of the window asks here."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache


def reduced() -> bool:
    """Whether animations are off, as far as is known by now; False if the system has no such setting."""
    asked = _asked()
    return asked.done() and asked.result()


@cache
def _asked() -> Future[bool]:
    """The system is asked once, in the background, since a program has to be run for it."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="motion")
    try:
        return pool.submit(_ask)
    finally:
        pool.shutdown(wait=False)


def _ask() -> bool:
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _said(["defaults", "read", "com.apple.universalaccess", "reduceMotion"]) == "1"
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    return _said(["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"]) == "false"


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=2, check=False, stdin=subprocess.DEVNULL
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _windows() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    shown = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(client_area_animation, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value
