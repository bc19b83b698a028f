"""What all tests share: a window needs no screen."""

from __future__ import annotations

import os
import sys

if sys.platform not in ("win32", "darwin") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
