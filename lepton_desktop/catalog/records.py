"""The records that leave the catalog: small and immutable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lepton_desktop.user_messages import UserMessage


HERE, AWAY, MISSING = 0, 1, 2
"""Whether a photo's file can be seen: it is there, its volume isn't, it vanished together with most of its folder."""

RAW_FORMAT = "raw"
"""The format of a camera's own file; a photo with such a file as its companion is of this format too."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder that the user chose to have watched. Offline: its drive is not there, its photos are kept.

    `identity` is what the file system called the folder when it was last scanned: an empty folder of another
    identity is a mount point without its drive. `volume` is the identity of the volume that it lay on then, None where
    the system told none, and `place` the path from the top of that volume to the folder.
    """

    id: int
    path: Path
    online: bool
    identity: str | None = None
    volume: str | None = None
    place: str | None = None


class FileState(NamedTuple):
    """What the catalog knew of a file when it was last looked at; a file that agrees needs no second look.

    `photo_id` and `content_hash` are None for a file that failed or that is no picture, `ctime_ns` and `inode` where
    nobody looked at them. `volume` is the identity of the one that the photo was last seen on, None where nobody asked.
    A tuple, since every look at a folder makes one for each of its files.
    """

    size: int
    mtime_ns: int
    photo_id: int | None
    content_hash: str | None = None
    companion: str | None = None
    ctime_ns: int | None = None
    inode: int | None = None
    volume: str | None = None
    away: int = HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a photo's metadata says. `taken_at` has a zone if the camera wrote one, else it is the camera's clock.

    Orientation as EXIF's 1 to 8. Latitude and longitude in degrees, north and east positive. Each field has a column
    of its name in `photos`.
    """

    orientation: int = 1
    taken_at: datetime | None = None
    camera: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Details(Metadata):
    """What a photo's own file says of it: its metadata, its format, and width and height in pixels, upright.

    Each field has a column of its name in `photos`.
    """

    format: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the library. `companion` is the RAW file that lies beside it and is the same photo.

    `excluded`: no search brings it. `rotation`: quarter turns clockwise that the user shows it with, 0 to 3.
    `stack` is the same number for all files of one picture, None until it was looked for. `id` is negative for a
    picture that is only looked at: the library doesn't have it.
    """

    id: int
    root_id: int
    path: Path
    size: int
    mtime_ns: int
    content_hash: str
    details: Details
    companion: Path | None
    online: bool
    excluded: bool = False
    rotation: int = 0
    stack: int | None = None

    @property
    def in_library(self) -> bool:
        """Whether the catalog has it."""
        return self.id > 0


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo as the pipeline hands it to the catalog.

    `relative` is the path below its root, with forward slashes; so is `companion`, of the RAW file beside it.
    `perceptual` is the hash of what it looks like, `pixels` the digest of the decoded picture. `same_picture_as` is
    the content of another file that it is known to show the picture of: what was decided of that holds for it.
    `ctime_ns` and `inode` are those of the file, as far as the system tells. `volume` is
    the identity of the volume that it lies on, None: that of the photo before it at its path.
    """

    root_id: int
    relative: str
    size: int
    mtime_ns: int
    content_hash: str
    details: Details
    companion: str | None = None
    perceptual: bytes | None = None
    pixels: bytes | None = None
    same_picture_as: str | None = None
    ctime_ns: int | None = None
    inode: int | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be indexed, and why, in words for the user."""

    path: Path
    reason: UserMessage
    failed_at: datetime


@dataclass(frozen=True, slots=True)
class RootCounts:
    """A folder's numbers: photos known, those with a vector of the model in use, files that failed.

    `away` counts the photos that lie on a volume below the folder that isn't there, `missing` those that vanished
    together and are kept until the user says otherwise.
    """

    root: Root
    photos: int
    indexed: int
    failed: int
    away: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The library's numbers. `offline` counts photos that are not there, `excluded` those no search brings."""

    photos: int
    indexed: int
    failed: int
    offline: int
    roots: tuple[RootCounts, ...]
    excluded: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What was measured of a content to find others like it: a perceptual hash.

    Sharpness, and whether the picture has no colours, are measured when they are needed.
    """

    perceptual: bytes
    sharpness: float | None = None
    grey: bool | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a question can be narrowed to, each with how many photos it has.

    `folders` by name, those that hold photos themselves, `years` latest first, `values` by the field of the filter
    (`catalog/filters.py`), those with most photos first.
    """

    folders: tuple[tuple[Path, int], ...]
    years: tuple[tuple[int, int], ...]
    values: dict[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question that the user gave a name, as it is typed."""

    id: int
    name: str
    question: str
