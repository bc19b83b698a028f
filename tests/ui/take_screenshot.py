"""Takes a picture of the window on a data folder, as a program of its own: arguments data folder, picture."""

from __future__ import annotations

import sys
from pathlib import Path

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.settings import Places
from lepton_desktop.ui.application import screenshot
from lepton_desktop.ui.dependencies import Dependencies

MODEL = "hf-hub:tests/tiny"


def main(data: Path, picture: Path) -> None:
    places = Places(data)

    def engine() -> SearchEngine:
        return SearchEngine(places, lambda: MODEL, lambda name: load_encoder(name, places.models, "cpu"))

    parts = Dependencies(places, engine, lambda: Catalog(places.catalog), ["must not be started"])
    screenshot(parts, "type:png", picture, (900, 600), dark=True, scale=2)


main(Path(sys.argv[1]), Path(sys.argv[2]))
