"""Thumbnail: the smallest picture of a photo, so that one on a drive that is away is seen, not only found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.kinds.kind import Kind
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.thumbnails import forget_thumbnails, keep_thumbnail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.indexing.kinds.kind import OpenedPhoto, Request


class Thumbnail(Kind[None]):
    """Thumbnails are a cache: done means that it was made once, not that it is there still.

    Raise the version when they are made in another way.
    """

    name = "thumbnail"
    version = 1
    seconds = 0.003

    def request(self) -> Request:
        thumbnails = self.tools.thumbnails
        return make, (str(thumbnails.folder), thumbnails.has_room())

    def received(self, value: Any, buffers: Sequence[bytes]) -> None:
        self.tools.thumbnails.took(int(value))


def make(opened: OpenedPhoto, folder: str, has_room: bool) -> Answer:
    """Keep a thumbnail in the folder if that has room for another, in a decoder. Its value: how many bytes it takes."""
    place = (Path(folder), opened.path, opened.size, opened.mtime_ns)
    if opened.is_stale:
        forget_thumbnails(*place)
    return Answer(keep_thumbnail(*place, opened.photo.picture) if has_room else 0)
