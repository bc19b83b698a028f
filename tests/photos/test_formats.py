"""Which files are pictures, and of which format."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.photos.formats import (
    HEAD_BYTES,
    RAW_SUFFIXES,
    claims_to_be_picture,
    could_be_picture,
    sniff,
)
from lepton_desktop.photos.pnm import read_pnm
from photos.camera_files import Blob, Short, dng, tiff
from photos.samples import encoded

if TYPE_CHECKING:
    from PIL import Image


def format_of(content: bytes, name: str = "") -> str | None:
    found = sniff(content, name)
    return found and found.name


def boxes(major: bytes, *compatible: bytes) -> bytes:
    content = b"ftyp" + major + b"\0\0\0\0" + b"".join(compatible)
    return (len(content) + 4).to_bytes(4, "big") + content + b"\0\0\0\x08mdat"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (boxes(b"heic", b"mif1", b"heic"), "heif"),
        (boxes(b"mif1", b"heic"), "heif"),
        (boxes(b"mif1", b"avif", b"miaf"), "avif"),
        (boxes(b"avis", b"avif"), "avif"),
        (boxes(b"crx ", b"isom"), "raw"),
        (boxes(b"isom", b"mp42"), None),
        (boxes(b"qt  "), None),
    ],
)
def test_brands_tell_the_formats_of_box_files_apart(content: bytes, kind: str | None) -> None:
    assert format_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"FUJIFILMCCD-RAW 0201FF383501",
        b"IIRO\x08\0\0\0",
        b"IIU\0\x18\0\0\0",
        b"FOVb\0\0\2\0",
        b"II*\0\x10\0\0\0CR\x02\0",
        b"\0MRM\0\1\2\3",
        b"II\x1a\0\0\0HEAPCCDR",
    ],
)
def test_cameras_own_files_are_known_by_their_beginning(content: bytes) -> None:
    assert format_of(content) == "raw"


def test_a_tiff_is_a_camera_file_by_its_name_or_by_its_content(coffee: Image.Image) -> None:
    plain = encoded(coffee.resize((60, 40)), "TIFF")[:HEAD_BYTES]
    camera = dng(coffee, coffee)[:HEAD_BYTES]
    assert format_of(plain, "scan.tif") == "tiff"
    assert format_of(plain, "DSC_0001.NEF") == "raw"
    assert format_of(camera, "renamed.tif") == "raw"
    preview_of_another = tiff({254: 1, 256: 160, 330: {254: 0, 258: Short((14,)), 273: Blob(b"values")}})
    assert format_of(preview_of_another, "renamed.tif") == "raw"


def test_a_directory_beyond_the_head_leaves_it_to_the_name() -> None:
    far = b"MM\0*" + (1 << 20).to_bytes(4, "big") + bytes(100)
    assert format_of(far, "a.tif") == "tiff"
    assert format_of(far, "a.nef") == "raw"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"P5 is the name of a postcode\n",
        b"BM is how the letter began, and it went on for long",
        b"GIF is a format",
        b"%PDF-1.7",
        b"#!/bin/sh\n",
        b"RIFF\0\0\0\0WAVEfmt ",
        b"%!PS-Adobe-3.0 EPSF-3.0",
    ],
)
def test_what_is_no_picture_has_no_format(content: bytes) -> None:
    assert format_of(content, "a.jpg") is None


@pytest.mark.parametrize(
    "head",
    [
        b"P1" + b" " * 60 + b"Title\n",
        b"P1" + b" " * (HEAD_BYTES - 2),
        b"P6" + b" #" * 2000,
        b"P6" + b"#\n" * 2000,
        b"P6" + b"\n# \n" * 1000 + b"1" * 90,
    ],
)
def test_no_head_takes_long(head: bytes) -> None:
    """Sixty spaces were enough to make a pattern try more ways than there are seconds in the world's age."""
    began = time.process_time()
    assert format_of(head) is None
    with pytest.raises(ValueError, match="header"):
        read_pnm(head)
    assert time.process_time() - began < 0.1


def test_pnm_headers_may_hold_comments() -> None:
    assert format_of(b"P6\n# made by hand\n# and by night\n3 2\n255\n") == "pnm"


@pytest.mark.parametrize(
    "name", ["a.JPG", "a.heic", "a", "IMG_0001", "a.b.xyz", "photo.jpg_large", "x.dng", ".jpg"]
)
def test_pictures_and_files_of_unknown_endings_are_worth_opening(name: str) -> None:
    assert could_be_picture(name)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.MP4", "a.xmp", "a.AAE", "._IMG_1.jpg", "a.jpg.part", "a.tar.gz"]
)
def test_files_of_other_things_are_not_worth_opening(name: str) -> None:
    assert not could_be_picture(name)


def test_endings_claim_to_be_pictures() -> None:
    assert claims_to_be_picture("a.JPEG")
    assert claims_to_be_picture("a.nef")
    assert not claims_to_be_picture("a.dat")
    assert not claims_to_be_picture("jpg")
    assert all(
        could_be_picture("a" + suffix) and claims_to_be_picture("a" + suffix) for suffix in RAW_SUFFIXES
    )
