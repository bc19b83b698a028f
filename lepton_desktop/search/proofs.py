"""Opens the files of two contents to see whether they show the same picture."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from lepton_desktop.photos.comparison import EDGE, Comparison, Verdict, compare, reduced
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import decode, holds_several

if TYPE_CHECKING:
    from collections.abc import Collection

    from PIL import Image

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo

    Files = frozenset[tuple[str, int, int]]

_KEPT = 8
"""Pictures that are kept in memory, of up to 5 MB each: one that comes is compared with several."""


class _Seen(NamedTuple):
    """The picture that a file shows, and whether there are others in it."""

    picture: Image.Image
    several: bool


class Proofs:
    """Compares contents. It remembers which can't be read, and what their files were then."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[str, _Seen] = OrderedDict()
        self._unreadable: dict[str, Files] = {}

    def compare(self, catalog: Catalog, one: str, other: str) -> Comparison | None:
        """What one content is to another, by their files; None where no file of one of them can be read now.

        An animation is no copy of its first frame, nor are the pages of a document one of the first.
        """
        first = self._picture(catalog, one)
        second = self._picture(catalog, other) if first is not None else None
        if first is None or second is None:
            return None
        if first.several or second.several:
            return Comparison(Verdict.DIFFERENT)
        return compare(first.picture, second.picture)

    def unreadable(self, contents: Collection[str]) -> frozenset[str]:
        """Those of the contents that couldn't be read the last time."""
        return frozenset(self._unreadable.keys() & contents)

    def await_return(self, catalog: Catalog, contents: Collection[str]) -> frozenset[str]:
        """Those of the contents that have no file now, which count as unreadable until they have one."""
        there = catalog.photos.online_by_content(sorted(contents))
        gone = frozenset(contents) - there.keys()
        self._unreadable |= dict.fromkeys(gone, frozenset())
        return gone

    def look_again(self, catalog: Catalog) -> None:
        """Forget that contents can't be read whose files have come, gone or changed since."""
        there = catalog.photos.online_by_content(sorted(self._unreadable))
        for content, files in list(self._unreadable.items()):
            if _files(there.get(content, [])) != files:
                del self._unreadable[content]

    def _picture(self, catalog: Catalog, content: str) -> _Seen | None:
        kept = self._pictures.get(content)
        if kept is not None:
            self._pictures.move_to_end(content)
            return kept
        if content in self._unreadable:
            return None
        photos = catalog.photos.online_by_content([content]).get(content, [])
        for photo in photos:
            try:
                status = photo.path.stat()
                if (status.st_size, status.st_mtime_ns) != (photo.size, photo.mtime_ns):
                    continue  # it is another content by now
                seen = _Seen(reduced(decode(photo.path, EDGE)), holds_several(photo.path))
            except (PhotoError, OSError):
                continue
            self._pictures[content] = seen
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            return seen
        self._unreadable[content] = _files(photos)
        return None


def _files(photos: list[Photo]) -> Files:
    return frozenset((str(photo.path), photo.size, photo.mtime_ns) for photo in photos)
