"""The versions of the libraries that decode pictures and don't come with Pillow."""

from __future__ import annotations


def decoder_versions() -> str:
    """The libraries of HEIF and RAW with their versions. Raises ImportError and OSError where one can't be loaded."""
    import pi_heif
    import rawpy

    heif = pi_heif.libheif_info()
    raw = ".".join(map(str, rawpy.libraw_version))
    return ", ".join([f"libheif {heif['libheif']}", *heif["decoders"].values(), f"LibRaw {raw}"])
