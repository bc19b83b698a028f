"""Has Pillow write HEIF. Only tests do: the program reads it, by a package without an encoder."""

from __future__ import annotations

import pi_heif
import pillow_heif


def register_heif_writer() -> None:
    """From now on `Image.save` knows HEIF; opening stays with the package that the program uses."""
    pillow_heif.register_heif_opener()
    pi_heif.register_heif_opener()
