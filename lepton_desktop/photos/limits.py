"""How large a picture may be, and what decoding one may cost: what no camera makes but a hostile file claims."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1 << 30
"""The largest file that is opened; the largest of cameras' files are a quarter of it."""

MAX_PIXELS = 250_000_000
"""The largest picture that is decoded; the largest cameras make 150 million."""

_GIANT = 512 << 20
"""Bytes; a picture that needs more to be decoded waits for its turn: several decoders work side by side."""


class RefusedError(Exception):
    """A picture that is not decoded; the message goes on where the picture's path ends."""


class GiantError(BaseException):
    """A picture that is decoded only while no other giant is.

    It says nothing against the file, so it passes through all that takes exceptions for damage.
    """


@dataclass(frozen=True, slots=True)
class Budget:
    """What one file may cost a decoder: seconds of computing, seconds in all, bytes of memory."""

    cpu_s: float = 20.0
    wall_s: float = 120.0
    memory: int = 2 << 30


ORDINARY = Budget()

_budget: ContextVar[Budget] = ContextVar("budget", default=ORDINARY)
_giants: ContextVar[bool] = ContextVar("giants", default=True)


@contextmanager
def spending(budget: Budget, giants: bool) -> Iterator[None]:
    """Within the block, pictures are decoded within this budget, giants only where they are allowed."""
    before = _budget.set(budget), _giants.set(giants)
    try:
        yield
    finally:
        _budget.reset(before[0])
        _giants.reset(before[1])


def budget_of_machine(total_memory: int) -> Budget:
    """The budget on a machine with that many bytes of memory: a quarter of it at most."""
    return Budget(memory=min(ORDINARY.memory, total_memory // 4))


def demand_pixels(width: int, height: int) -> None:
    """Raises RefusedError for a picture of more than MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise too_many_pixels()


def demand_memory(need: int) -> None:
    """To be asked before `need` bytes are taken to decode a picture.

    Raises RefusedError when that is more than the budget, GiantError for a giant that must wait for its turn.
    """
    allowed = _budget.get().memory
    if need > allowed:
        raise RefusedError(
            f"would take {need / 2**30:.1f} GB of memory to open, more than the {allowed / 2**30:.1f} GB that are safe"
        )
    if need > _GIANT and not _giants.get():
        raise GiantError


def too_many_pixels() -> RefusedError:
    """What `demand_pixels` raises."""
    return RefusedError(f"has more than {MAX_PIXELS // 1_000_000} million pixels, too many to open safely")
