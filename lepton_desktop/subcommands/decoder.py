"""`decoder`: the process that opens files for another one."""

from __future__ import annotations

import argparse

from lepton_desktop.photos.decoder import main


def decoder(arguments: argparse.Namespace) -> int:
    """Serve until standard input ends."""
    return main(arguments.exchange, arguments.memory)
