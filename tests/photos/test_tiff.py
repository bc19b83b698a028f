"""The first directory of a TIFF file, of either order and either width."""

from __future__ import annotations

import struct

import pytest

from lepton_desktop.photos.tiff import first_directory
from photos.camera_files import Blob, tiff


def test_tags_are_found_with_their_counts_and_values() -> None:
    directory = first_directory(tiff({256: 640, 271: "Canon", 273: Blob(b"x")}))
    assert directory[256] == (1, 640)
    assert directory[271][0] == 6
    assert set(directory) == {256, 271, 273}


def test_the_other_byte_order_and_wide_files_are_read() -> None:
    swapped = b"MM\0*" + struct.pack(">IHHHII", 8, 1, 256, 4, 1, 640) + bytes(4)
    wide = b"II+\0" + struct.pack("<HHQQHHQQ", 8, 0, 16, 1, 256, 4, 1, 640) + bytes(8)
    assert first_directory(swapped) == first_directory(wide) == {256: (1, 640)}


def test_a_directory_cut_short_gives_what_is_there_and_the_first_of_each_tag() -> None:
    entries = struct.pack("<HHIIHHII", 256, 4, 1, 640, 256, 4, 1, 7)
    assert first_directory(b"II*\0" + struct.pack("<IH", 8, 500) + entries + b"\1\2") == {256: (1, 640)}


@pytest.mark.parametrize(
    "content",
    [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff", b"II+\0\x08\0\0\0" + b"\xff" * 8],
)
def test_a_directory_beyond_the_end_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="beyond the end of the file"):
        first_directory(content)
