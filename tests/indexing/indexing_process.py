"""The indexing process with a small encoder, to be started by the tests: DATA [--encodes-forever]."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
from indexing.projection import ProjectionEncoder
from lepton_desktop.indexing import process
from lepton_desktop.indexing.configuration import Configuration
from lepton_desktop.indexing.context import Times
from lepton_desktop.indexing.options import IndexingOptions
from lepton_desktop.settings import Places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.encoders.encoder import Encoder

data, *options = sys.argv[1:]


class Endless(ProjectionEncoder):
    """As a large model on a slow machine."""

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        Path(data, "encoding").touch()
        threading.Event().wait()
        raise AssertionError


def make_encoder() -> Encoder:
    print("what a library prints does not get among the messages")
    return Endless() if options else ProjectionEncoder()


sys.exit(
    process.main(
        Configuration(
            Places(Path(data)),
            make_encoder,
            lambda: IndexingOptions("projection"),
            times=Times(quiet=0.08, poll=0.05, rescan=3600.0),
        )
    )
)
