"""The window's own process that asks for the latest version; the window never uses the network."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from lepton_desktop.subcommands.output import data
from lepton_desktop.updates import UpdateError, latest_release


def release(arguments: argparse.Namespace) -> int:
    """Print the latest version, or the reason why it can't be found out, as one line of JSON."""
    try:
        data(asdict(latest_release(arguments.address)))
    except UpdateError as error:
        data({"reason": error.message.to_text()})
        return 1
    return 0
