"""How large a picture may be: what no camera makes but a hostile file claims is refused at no cost."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext

MAX_BYTES = 1 << 30
"""The largest file that is opened; the largest of cameras' files are a quarter of it."""

MAX_PIXELS = 250_000_000
"""The largest picture that is decoded; the largest cameras make 150 million."""

# Several threads decode; that two of them hold hundreds of megabytes at once is not worth the time it saves.
_GIANT = 50_000_000
_one_giant = threading.Lock()


class RefusedError(Exception):
    """A picture that is not decoded; the message goes on where the picture's path ends."""


def demand_pixels(width: int, height: int) -> None:
    """Raises RefusedError for a picture of more than MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise too_many_pixels()


def too_many_pixels() -> RefusedError:
    """What `demand_pixels` raises."""
    return RefusedError(f"has more than {MAX_PIXELS // 1_000_000} million pixels, too many to open safely")


def turn_for(pixels: int) -> AbstractContextManager[object]:
    """To be held while that many pixels are decoded: very large pictures go one at a time."""
    return _one_giant if pixels > _GIANT else nullcontext()
