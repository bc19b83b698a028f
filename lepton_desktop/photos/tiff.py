"""Reads the first directory of a TIFF file without trusting it. Many cameras' RAW files are built on TIFF too."""

from __future__ import annotations

import struct

from lepton_desktop.photos.errors import BrokenFileError

_MAX_TAGS = 4096
"""TIFF itself allows 65,535; BigTIFF more than any memory holds. Writers make some dozens."""

HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # the last two: BigTIFF, with 64 bits where TIFF has 32


def first_directory(data: bytes) -> dict[int, tuple[int, int]]:
    """Of each tag in it, how many values it has, and the value or where the values lie.

    What lies beyond the data is left out. Raises ValueError when all of the directory does, or when it is endless.
    """
    order = "<" if data.startswith(b"II") else ">"
    big = data[2:4] in (b"+\0", b"\0+")
    where, number, entry = ("Q", "Q", "HHQQ") if big else ("I", "H", "HHII")
    try:
        (at,) = struct.unpack_from(order + where, data, 8 if big else 4)
        (count,) = struct.unpack_from(order + number, data, at)
    except (struct.error, OverflowError) as error:
        raise BrokenFileError("its first directory is beyond the end of the file") from error
    if count > _MAX_TAGS:
        raise BrokenFileError("its first directory has too many entries")
    start, step = at + struct.calcsize(order + number), struct.calcsize(order + entry)
    entries = memoryview(data)[start : start + count * step]
    directory: dict[int, tuple[int, int]] = {}
    for tag, _, values, value in struct.iter_unpack(order + entry, entries[: len(entries) // step * step]):
        directory.setdefault(tag, (values, value))  # of a tag that is there twice, readers take the first
    return directory
