"""A made-up format, entered as a contributor enters a real one; and decoders that have the entry too."""

from __future__ import annotations

import importlib
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from lepton_desktop.catalog.records import Metadata
from lepton_desktop.photos.bitmap import Decoded
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.decoders import DecoderPool
from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.photos.formats import FORMATS, Format
from lepton_desktop.search.filter_kinds import FILTER_KINDS, ValueFilter
from photos.deadly import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

_HEAD = b"one colour\n"


def one_colour(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A file of the format: a picture of a single colour."""
    return _HEAD + f"{width} {height} {bytes(colour).hex()}".encode()


def _is_one_colour(head: bytes, name: str) -> bool:
    return head.startswith(_HEAD)


def _decode(data: bytes, kind: Format, edge: int) -> Decoded:
    width, height, colour = data.removeprefix(_HEAD).split()
    picture = Image.new("RGB", (int(width), int(height)), f"#{colour.decode()}")
    return Decoded(picture, picture.width, picture.height, Metadata(camera=f"process {os.getpid()}"))


def _read_exposure(data: bytes, kind: Format) -> Exposure:
    return Exposure(iso=123)


ONE_COLOUR = Format(
    "onecolour",
    "One Colour",
    ("1col", "onec"),
    _is_one_colour,
    decode=_decode,
    read_exposure=_read_exposure,
)


@contextmanager
def made_up_format(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the block this process and its decoders know the format."""
    pool = _InformedDecoders(2)
    types = FILTER_KINDS["type"]
    assert isinstance(types, ValueFilter)
    with monkeypatch.context() as patch:
        patch.setitem(FORMATS, ONE_COLOUR.name, ONE_COLOUR)
        # the one table that is made of FORMATS at import, which is over when a test enters a format
        patch.setitem(types.vocabulary, ONE_COLOUR.name, ONE_COLOUR.suffixes)
        patch.setenv("PYTHONPATH", TESTS, prepend=os.pathsep)
        for module in ("indexing.pipeline", "photos.isolated_decoding"):
            patch.setattr(f"lepton_desktop.{module}.shared_decoders", lambda: pool)
        yield
    pool.close()


class _InformedDecoders(DecoderPool):
    def call(self, function: Callable[..., Answer], path: Path, *arguments: Any) -> tuple[Any, list[bytes]]:
        return super().call(_informed, path, function.__module__, function.__qualname__, *arguments)


def _informed(path: Path, module: str, name: str, *arguments: Any) -> Answer:
    """Runs in a decoder: enter the format, then do what was asked for."""
    FORMATS[ONE_COLOUR.name] = ONE_COLOUR
    answer: Answer = getattr(importlib.import_module(module), name)(path, *arguments)
    return answer
