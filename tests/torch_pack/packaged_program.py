"""Runs the program's command line as one that is packaged, with the list that the first argument names."""

from __future__ import annotations

import sys
from pathlib import Path

from lepton_desktop.torch_pack import variants

if __name__ == "__main__":
    sys.frozen = True  # type: ignore[attr-defined]
    variants.LIST_FILE = Path(sys.argv[1])
    from lepton_desktop.cli import main

    sys.exit(main(sys.argv[2:]))
