"""Metadata: what a photo's own file says of it, as when it was taken, and its format and size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.records import Details
from lepton_desktop.indexing.kinds.kind import Kind
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.isolated_decoding import dated, undated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.indexing.kinds.kind import OpenedPhoto, Request


class Metadata(Kind[Details]):
    """Kept in the photo's row. Raise the version when more or other metadata is read."""

    name = "metadata"
    version = 1

    def request(self) -> Request:
        return details_of, ()

    def received(self, value: Any, buffers: Sequence[bytes]) -> Details:
        return Details(**dated(value))

    def describe(self, photo: NewPhoto, result: Details) -> NewPhoto:
        return replace(photo, details=result)


def details_of(opened: OpenedPhoto) -> Answer:
    """What the file says, in a decoder."""
    return Answer(undated(opened.photo.details))
