"""What all parts of one run of the indexing work with."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.indexing.debounce import QUIET_SECONDS
from lepton_desktop.indexing.timeouts import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.indexing.control import Control
    from lepton_desktop.indexing.messages import Message
    from lepton_desktop.photos.thumbnails import Thumbnails


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: until a file counts as quiet, between looks at whether roots are there, between full scans; how long a
    root may take to answer.

    Full scans find what no event tells of: what happens on network drives, behind links, beyond a system's
    limits. Where such a limit is reached, `unwatched` goes between them instead, and twenty times what one takes at
    least. Between backups `backup` goes by.
    """

    quiet: float = QUIET_SECONDS
    poll: float = 3.0
    rescan: float = 15 * 60.0
    answer: float = SECONDS
    unwatched: float = 60.0
    backup: float = 10 * 60.0


DEFAULT_TIMES = Times()


@dataclass(frozen=True, slots=True)
class Context:
    """One library, the model that sees its photos, and whom to obey and to tell. For the thread that opened `catalog`.

    `thumbnails` gets one of each photo that is read.
    """

    catalog: Catalog
    encoder: Encoder
    thumbnails: Thumbnails
    control: Control
    report: Callable[[Message], None]
    times: Times = DEFAULT_TIMES
    clock: Callable[[], float] = time.monotonic
