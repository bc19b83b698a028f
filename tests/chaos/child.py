"""The indexing process with the smallest encoder: `child.py DATA [--small-index] [--migrate]`.

It says `ready` as its first line: what comes before is the starting of Python alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    """Run it; `--migrate` only opens the catalog."""
    data, *options = sys.argv[1:]
    from lepton_desktop.settings import Places

    places = Places(Path(data))
    if "--migrate" in options:
        from lepton_desktop.catalog.catalog import Catalog

        print("ready", flush=True)
        Catalog(places.catalog).close()
        return 0

    from indexing.projection import ProjectionEncoder

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing import indexer, process
    from lepton_desktop.indexing.configuration import Configuration
    from lepton_desktop.indexing.context import Times
    from lepton_desktop.indexing.options import IndexingOptions
    from lepton_desktop.search import vector_index
    from lepton_desktop.search.stacks import Stacks

    if "--small-index" in options:  # so that some dozen photos are worth a new base
        vector_index.DELTA_AT_LEAST, indexer._COMPACT_AFTER_WORK = 8, 1
    process._AFTER_FULL_S = 1.0

    def compact(identity: str) -> None:
        with Catalog(places.catalog) as catalog:
            vector_index.compact(catalog, places.index, identity)

    print("ready", flush=True)
    return process.main(
        Configuration(
            places,
            ProjectionEncoder,
            lambda: IndexingOptions("projection"),
            compact,
            Stacks().update,
            Times(quiet=0.15, poll=0.2, rescan=3600.0),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
