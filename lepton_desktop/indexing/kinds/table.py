"""The table of the kinds of work. A new kind is a file beside this one and its row here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.kinds.fingerprint import Fingerprint
from lepton_desktop.indexing.kinds.metadata import Metadata
from lepton_desktop.indexing.kinds.thumbnail import Thumbnail
from lepton_desktop.indexing.kinds.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Collection

    from lepton_desktop.indexing.kinds.kind import Kind, Tools

KINDS: tuple[type[Kind[Any]], ...] = (Metadata, Fingerprint, Thumbnail, Vector)

TOGETHER_BELOW_S = 0.25
"""Kinds that cost a photo less than this are done together in one decoding, and a new photo waits for all of them.
Those that cost more are done one after the other, the cheapest first, once nothing is left to do for the others."""


class Kinds:
    """The kinds of work of one run of the indexing.

    `rounds` has them in the order of their cost; those of one round are done together.
    """

    def __init__(self, tools: Tools) -> None:
        self.all = tuple(kind(tools) for kind in sorted(KINDS, key=lambda kind: kind.seconds))
        together = [kind for kind in self.all if kind.seconds < TOGETHER_BELOW_S]
        self.rounds = (tuple(together), *((kind,) for kind in self.all if kind not in together))

    @property
    def first_round(self) -> frozenset[str]:
        """The names of the kinds that are done for a new photo before it is in the library."""
        return frozenset(kind.name for kind in self.rounds[0])

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of `photos` with versions."""
        return tuple(kind.column for kind in self.all if kind.column is not None)

    def named(self, names: Collection[str]) -> tuple[Kind[Any], ...]:
        """The kinds of these names."""
        return tuple(kind for kind in self.all if kind.name in names)
