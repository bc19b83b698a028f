"""Fingerprint: what a photo's picture is recognised by, if it lies in other files too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.kinds.kind import Kind
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.perceptual_hash import perceptual_hash
from lepton_desktop.photos.same_picture import pixel_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.indexing.kinds.kind import OpenedPhoto, Request


class Fingerprint(Kind[tuple[bytes, bytes]]):
    """The perceptual hash and the digest of the pixels, kept by content. The first version knew no digest."""

    name = "fingerprint"
    version = 2
    seconds = 0.002

    def request(self) -> Request:
        return measure, ()

    def received(self, value: Any, buffers: Sequence[bytes]) -> tuple[bytes, bytes]:
        perceptual, digest = buffers
        return perceptual, digest

    def describe(self, photo: NewPhoto, result: tuple[bytes, bytes]) -> NewPhoto:
        perceptual, digest = result
        return replace(photo, perceptual=perceptual, pixels=digest)


def measure(opened: OpenedPhoto) -> Answer:
    """The perceptual hash and the digest, in a decoder."""
    picture = opened.photo.picture
    return Answer(None, [perceptual_hash(picture), pixel_digest(picture)])
