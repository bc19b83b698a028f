"""`decoder`: the process that opens files on behalf of another process."""

from __future__ import annotations

import argparse

from lepton_desktop.photos.decoder import main


def decoder(arguments: argparse.Namespace) -> int:
    """Answer requests until standard input ends."""
    return main(arguments.exchange, arguments.memory)
