"""The indexing process with a small encoder, to be started by the tests: DATA [NAMES OF DEADLY FILES…]."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from lepton_desktop.indexing import process, reading
from lepton_desktop.indexing.indexer import Times
from lepton_desktop.indexing.wishes import Wishes
from lepton_desktop.photos.photo import Loaded, load
from lepton_desktop.settings import Places

sys.path.insert(0, str(Path(__file__).parents[1]))
from typing import TYPE_CHECKING

from indexing.projection import ProjectionEncoder

if TYPE_CHECKING:
    from lepton_desktop.encoders.encoder import Encoder

data, *deadly = sys.argv[1:]


def load_or_die(path: Path, edge: int) -> Loaded:
    if path.name in deadly:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return load(path, edge)


def make_encoder() -> Encoder:
    print("what a library prints does not get among the messages")
    return ProjectionEncoder()


reading.load = load_or_die
sys.exit(
    process.main(
        Places(Path(data)),
        make_encoder,
        lambda: Wishes("projection"),
        times=Times(quiet=0.08, poll=0.05, rescan=3600.0),
    )
)
