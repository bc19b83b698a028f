"""What the info panel tells of a photo beyond its record: read from its file and from the catalog, on a thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.photos.photo import read_exposure
from lepton_desktop.photos.towns import Town, nearest_town

if TYPE_CHECKING:
    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """How the photo was exposed, the town nearest to its place, the photos with the same content.

    `trouble` says why the file could not be read; it goes on where the file's name ends.
    """

    exposure: Exposure
    town: Town | None
    copies: tuple[Photo, ...]
    trouble: str = ""


def read_info(photo: Photo, catalog: Catalog) -> PhotoInfo:
    """Read it; what a file that isn't there would say is left out. Raises CatalogError."""
    details = photo.details
    town = None
    if details.latitude is not None and details.longitude is not None:
        town = nearest_town(details.latitude, details.longitude)
    same = catalog.photos_of_content(photo.content_hash)
    copies = tuple(other for other in same if other.id != photo.id)
    if not photo.online:
        return PhotoInfo(Exposure(), town, copies)
    try:
        return PhotoInfo(read_exposure(photo.path), town, copies)
    except PhotoError as error:
        return PhotoInfo(Exposure(), town, copies, error.reason)
