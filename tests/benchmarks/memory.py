"""What indexing takes at its peak."""

from __future__ import annotations

import sys

from benchmarks.figures import PEAK_MB, Figure, Scale, python
from benchmarks.indexing import prepare
from benchmarks.pictures import make_photos

_PROGRAM = f"""
import sys
from pathlib import Path
from lepton_desktop.cli import main
{PEAK_MB}
main(["index", sys.argv[1]])
print(peak_mb())
"""


def run(scale: Scale) -> list[Figure]:
    """The indexing process with the built-in model, over photos of twelve megapixels."""
    if sys.platform == "win32":
        return []
    count = 24 if scale.quick else 96
    photos = make_photos(scale.work / f"jpeg-{count}", count, scale.photos)
    data = scale.work / "memory"
    prepare(data, "starter")
    for file in data.glob("catalog.sqlite*"):
        file.unlink()
    return [Figure("index_peak_mb", float(python(_PROGRAM, data, str(photos)).split()[-1]), "MB", "<= 1536")]
