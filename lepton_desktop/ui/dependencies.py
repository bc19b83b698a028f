"""The parts of the program that the window needs; the composition root passes them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lepton_desktop.settings import Settings, own_command

if TYPE_CHECKING:  # the engine's libraries take seconds to import; the window opens without them
    from collections.abc import Callable, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.search.engine import SearchEngine
    from lepton_desktop.settings import Places


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The parts of the program that the window needs.

    `make_engine` and `open_catalog` are called on worker threads, each of which is the only user of what it gets.
    `indexer_command` starts the indexing process; if it is empty, the window indexes nothing. `settings` are the
    user's choices at the start. `own_command` returns the command that starts the program with some arguments.
    `elsewhere` gives what the window needs where the library was moved to.
    """

    places: Places
    make_engine: Callable[[], SearchEngine]
    open_catalog: Callable[[], Catalog]
    indexer_command: Sequence[str]
    settings: Settings = field(default_factory=Settings)
    own_command: Callable[..., list[str]] = own_command
    elsewhere: Callable[[Places], Dependencies] | None = None
