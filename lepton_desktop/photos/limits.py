"""The limits of a picture's size and of the cost of decoding it: cameras stay below them, hostile files do not."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1 << 30
"""The largest file that is opened; the largest of cameras' files are a quarter of it."""

MAX_PIXELS = 250_000_000
"""The largest picture that is decoded; the largest cameras make 150 million."""

_LARGE = 512 << 20
"""Bytes; a picture that needs more to be decoded waits for its turn: several decoders work side by side."""


class RefusedError(UserError):
    """A picture that is not decoded; the message goes on where the picture's path ends."""


class LargePictureError(BaseException):
    """A picture that needs so much memory that no other one like it may be decoded at the same time.

    It says nothing against the file, so no handler that takes exceptions for damage may catch it.
    """


@dataclass(frozen=True, slots=True)
class Budget:
    """What one file may cost a decoder: seconds of computing, seconds in all, bytes of memory."""

    cpu_s: float = 20.0
    wall_s: float = 120.0
    memory: int = 2 << 30


ORDINARY = Budget()

_budget: ContextVar[Budget] = ContextVar("budget", default=ORDINARY)
_large_allowed: ContextVar[bool] = ContextVar("large_allowed", default=True)


@contextmanager
def within_budget(budget: Budget, large_allowed: bool) -> Iterator[None]:
    """Within the block, pictures are decoded within this budget, very large ones only where they are allowed."""
    before = _budget.set(budget), _large_allowed.set(large_allowed)
    try:
        yield
    finally:
        _budget.reset(before[0])
        _large_allowed.reset(before[1])


def budget_of_machine(total_memory: int) -> Budget:
    """The budget on a machine with that many bytes of memory: a quarter of it at most."""
    return Budget(memory=min(ORDINARY.memory, total_memory // 4))


def check_pixels(width: int, height: int) -> None:
    """Raises RefusedError for a picture of more than MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise too_many_pixels()


def check_memory(need: int) -> None:
    """Must be called before `need` bytes are taken to decode a picture.

    Raises RefusedError when that is more than the budget, LargePictureError when the picture must wait for its turn.
    """
    allowed = _budget.get().memory
    if need > allowed:
        raise RefusedError(
            "would need {need} GB of memory to open, more than the {allowed} GB that are safe",
            need=f"{need / 2**30:.1f}",
            allowed=f"{allowed / 2**30:.1f}",
        )
    if need > _LARGE and not _large_allowed.get():
        raise LargePictureError


def too_many_pixels() -> RefusedError:
    """What `check_pixels` raises."""
    return RefusedError(
        "has more than {count} million pixels, too many to open safely", count=MAX_PIXELS // 1_000_000
    )
