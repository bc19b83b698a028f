"""PNM files of every kind and depth."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lepton_desktop.photos.limits import RefusedError
from lepton_desktop.photos.pnm import read_pnm

if TYPE_CHECKING:
    from PIL import Image


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_files_of_eight_bits_read_as_they_were_written(coffee: Image.Image, mode: str) -> None:
    original, file = coffee.convert(mode), io.BytesIO()
    original.crop((0, 0, 333, 222)).save(file, "PPM")
    read = read_pnm(file.getvalue())
    assert read.convert("RGB").tobytes() == original.crop((0, 0, 333, 222)).convert("RGB").tobytes()


def test_files_of_sixteen_bits_are_scaled_to_eight_at_once(coffee: Image.Image) -> None:
    values = np.asarray(coffee.resize((1200, 800)))
    content = b"P6 1200 800 65535\n" + (values.astype(">u2") * np.array(257, ">u2")).tobytes()
    start = time.perf_counter()
    assert np.array_equal(np.asarray(read_pnm(content)), values)
    assert time.perf_counter() - start < 2  # Pillow takes five seconds for each million pixels


def test_any_greatest_value_means_white() -> None:
    read = read_pnm(b"P5\n3 1\n100\n" + bytes((0, 50, 100)))
    assert np.asarray(read).tolist() == [[0, 128, 255]]


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"P1\n# bits\n4 2\n0110\n1 0 0 1\n", [[255, 0, 0, 255], [0, 255, 255, 0]]),
        (b"P2 3 1 # three greys\n 255\n 1 2 # and the last\n 3\n", [[1, 2, 3]]),
        (b"P3 1 1 255\n10 20 30\n", [[[10, 20, 30]]]),
        (b"P4 3 2\n\xa0\x40", [[0, 255, 0], [255, 0, 255]]),
    ],
)
def test_plain_files_and_bits_are_read(content: bytes, values: list[object]) -> None:
    assert np.asarray(read_pnm(content)).tolist() == values


def test_values_above_the_greatest_are_white() -> None:
    assert np.asarray(read_pnm(b"P2 2 1 10\n5 99\n")).tolist() == [[128, 255]]


@pytest.mark.parametrize(
    "content", [b"P6 10 10 255\n" + bytes(299), b"P4 9 9\n" + bytes(17), b"P1 3 3\n0101"]
)
def test_a_file_that_is_cut_short_says_so(content: bytes) -> None:
    with pytest.raises(OSError, match="truncated"):
        read_pnm(content)


@pytest.mark.parametrize(
    "content", [b"P5 0 5 255\n", b"P5 5 5 0\n", b"P5 5 5 70000\n", b"P6 5 5", b"P2 2 1 9\n1 x"]
)
def test_a_header_or_a_value_that_makes_no_sense_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"invalid|unmatched"):
        read_pnm(content)


def test_a_claim_of_billions_of_pixels_is_refused_before_it_costs_memory() -> None:
    with pytest.raises(RefusedError, match="million pixels"):
        read_pnm(b"P4 999999 999999\n")
