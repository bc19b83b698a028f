"""What commands print: lines for a person, in which every name is legible, or JSON, in which names are exact."""

from __future__ import annotations

import json
from typing import Any

from lepton_desktop.legible import legible


def line(text: str = "") -> None:
    """Print one line on standard output."""
    print(legible(text))


def data(value: Any) -> None:
    """Print the value as one line of JSON, in ASCII, so that no name can break it."""
    print(json.dumps(value), flush=True)
