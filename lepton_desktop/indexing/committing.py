"""Puts what was found out about photos into the catalog, each photo with all of it in one transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.indexing.resaved import with_what_it_was

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.kinds.table import Kinds
    from lepton_desktop.indexing.reading import Readable

_NOT_YET_KNOWN = Details("", 0, 0)
"""Of a new photo, until metadata, which is done for every new photo, describes it."""


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """A photo that was read, and the results of the kinds of work that were done for it, by their names."""

    photo: Readable
    results: dict[str, Any]


def commit(batch: Sequence[WorkedOn], kinds: Kinds, context: Context) -> None:
    """Put the photos in, or what was still to be done for photos that are in. Raises CatalogError."""
    catalog = context.catalog
    new = {}
    for one in batch:  # before the transaction: this may open files
        if one.photo.job.catch_up is None:
            record = _record(one, _NOT_YET_KNOWN, kinds)
            new[id(one)] = with_what_it_was(record, one.photo.job.path, catalog, context.thumbnails)
    with catalog.database.transaction():
        records = [(one, new.get(id(one)) or _caught_up(one, kinds, catalog)) for one in batch]
        photos = [(one, record) for one, record in records if record is not None]
        ids = catalog.commit([(record, None) for _, record in photos], context.encoder.identity)
        done = [(number, one) for number, (one, _) in zip(ids, photos, strict=True) if number is not None]
        for kind in kinds.all:
            name = kind.name
            kind.commit([(number, one.results[name]) for number, one in done if name in one.results])
        _note_versions(done, kinds, catalog)


def give_up(photo_id: int, names: frozenset[str], kinds: Kinds, catalog: Catalog) -> None:
    """Don't try these kinds of work for the photo again in this version. Raises CatalogError."""
    catalog.backlogs.note([photo_id], _versions(names, kinds))


def _caught_up(one: WorkedOn, kinds: Kinds, catalog: Catalog) -> NewPhoto | None:
    """The record of a photo that is in, with the new results. None when it went or became another by now."""
    catch_up = one.photo.job.catch_up
    known = catalog.photos.get(catch_up.photo.photo_id) if catch_up is not None else None
    if known is None or known.content_hash != one.photo.content_hash or known.path != one.photo.job.path:
        return None
    return _record(one, known.details, kinds)


def _record(one: WorkedOn, details: Details, kinds: Kinds) -> NewPhoto:
    photo, job = one.photo, one.photo.job
    record = NewPhoto(
        job.root.id,
        job.relative,
        photo.size,
        photo.mtime_ns,
        photo.content_hash,
        details,
        job.companion,
        same_picture_as=job.same_picture_as,
        ctime_ns=photo.file_marks.ctime_ns,
        inode=photo.file_marks.inode,
        volume=job.volume,
    )
    for kind in kinds.named(one.results):
        record = kind.describe(record, one.results[kind.name])
    return record


def _note_versions(done: Sequence[tuple[int, WorkedOn]], kinds: Kinds, catalog: Catalog) -> None:
    alike: defaultdict[tuple[tuple[str, int], ...], list[int]] = defaultdict(list)
    for number, one in done:
        versions = _versions(one.results, kinds)
        if one.photo.job.catch_up is None:  # what else was done may have been done for another content
            versions = {kind.column: 0 for kind in kinds.all if kind.column is not None} | versions
        alike[tuple(versions.items())].append(number)
    for items, numbers in alike.items():
        catalog.backlogs.note(numbers, dict(items))


def _versions(names: Collection[str], kinds: Kinds) -> dict[str, int]:
    """The columns of the kinds of these names, with the versions of now."""
    return {
        kind.column: kind.version
        for kind in kinds.named(names)
        if kind.column is not None and kind.version is not None
    }
