"""What the info panel shows about a photo beyond its record: read from its file and the catalog, on a thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.photos.isolated_decoding import read_exposure
from lepton_desktop.photos.towns import Town, nearest_town
from lepton_desktop.ui.toolkit.i18n import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo


@dataclass(frozen=True, slots=True)
class Summary:
    """What is shown about several photos: total bytes, first and last moment, cameras, number of offline ones."""

    count: int
    size: int
    first: datetime
    last: datetime
    cameras: tuple[str, ...]
    offline: int


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """How the photo was exposed, the nearest town, and the photos with the same content.

    `trouble` says why the file could not be read; it continues a sentence that begins with the file's name.
    """

    exposure: Exposure
    town: Town | None
    copies: tuple[Photo, ...]
    trouble: str = ""


def moment_of(photo: Photo) -> datetime:
    """When the photo was taken, by the local clock there, otherwise when its file was modified, by the clock here."""
    taken = photo.details.taken_at
    return taken if taken is not None else datetime.fromtimestamp(photo.mtime_ns / 1e9)


def summed_up(ids: Sequence[int], catalog: Catalog) -> Summary | None:
    """The summary of these photos; None if none of them exists any more. Raises CatalogError."""
    photos = catalog.photos.get_many(ids)
    if not photos:
        return None
    moments = [moment_of(photo).replace(tzinfo=None) for photo in photos]
    return Summary(
        count=len(photos),
        size=sum(photo.size for photo in photos),
        first=min(moments),
        last=max(moments),
        cameras=tuple(sorted({photo.details.camera for photo in photos if photo.details.camera})),
        offline=sum(not photo.online for photo in photos),
    )


def read_info(photo: Photo, catalog: Catalog) -> PhotoInfo:
    """Read the information; what a missing file would say is left out. Raises CatalogError."""
    details = photo.details
    town = None
    if details.latitude is not None and details.longitude is not None:
        town = nearest_town(details.latitude, details.longitude)
    same = catalog.photos.with_content(photo.content_hash)
    copies = tuple(other for other in same if other.id != photo.id)
    if not photo.online:
        return PhotoInfo(Exposure(), town, copies)
    try:
        return PhotoInfo(read_exposure(photo.path), town, copies)
    except PhotoError as error:
        return PhotoInfo(Exposure(), town, copies, translated(error.reason))
