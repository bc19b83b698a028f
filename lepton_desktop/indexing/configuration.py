"""What the indexing of a library is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.indexing.context import DEFAULT_TIMES, Times
from lepton_desktop.indexing.power_and_disk import PowerAndDisk

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.indexing.indexer import Compact, Stack
    from lepton_desktop.indexing.options import IndexingOptions
    from lepton_desktop.settings import Places


@dataclass(frozen=True, slots=True)
class Configuration:
    """`options` gives what the user wants now and is asked every few seconds: all of it takes effect in the running
    work. Where it names another encoder, `make_encoder` is asked again. `compact` and `stack` are as in `Callbacks`.
    `power_and_disk` is that of this computer unless given.
    """

    places: Places
    make_encoder: Callable[[], Encoder]
    options: Callable[[], IndexingOptions]
    compact: Compact | None = None
    stack: Stack | None = None
    times: Times = DEFAULT_TIMES
    power_and_disk: PowerAndDisk | None = None
