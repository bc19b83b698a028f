"""Finds the photos of the library that are one picture, or nearly, and says which of each to keep.

Nothing here changes a file: what is found is a proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Fingerprint, Photo
from lepton_desktop.photos.comparison import is_grey
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.formats import RAW
from lepton_desktop.photos.isolated_decoding import decode
from lepton_desktop.photos.perceptual_hash import bits_of, perceptual_hash
from lepton_desktop.photos.sharpness import EDGE, sharpness
from lepton_desktop.search.links import files_of_links
from lepton_desktop.search.similarity import Kind, Similarity
from lepton_desktop.search.stacks import Stacks

_KEPT_AT_ONCE = 64
_THREADS = 2  # the window and the indexing want to work meanwhile
_HASHED_AT = 128

_BLURRED = 0.5
"""A photo with less than this part of the sharpness of the sharpest is blurred beside it."""
_AS_SHARP = 0.7
"""A strong JPEG compression takes a quarter of the sharpness, half a pixel of blur at 500 pixels more than half."""
_AS_LARGE = 0.95

Apart = set[tuple[str, str]]


class Stage(StrEnum):
    """What the finder is about."""

    LOOKING = "looking"
    COMPARING = "comparing"
    MEASURING = "measuring"


@dataclass(frozen=True, slots=True)
class Progress:
    """So much of a stage is done; in photos, or of the comparing in per cent."""

    stage: Stage
    done: int
    total: int


class CancelledError(Exception):
    """The finding was cancelled."""


@dataclass(frozen=True, slots=True)
class Member:
    """A photo of a group, and its sharpness as `sharpness` gives it, or None where it can't be opened now.

    `linked`: symbolic links of the library lead to its file. `grey`: it is known to have no colours.
    """

    photo: Photo
    sharpness: float | None
    linked: bool = False
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """At least two photos that are alike, the one that is proposed to be kept first."""

    members: tuple[Member, ...]

    @property
    def key(self) -> frozenset[int]:
        """What makes it the same group: the ids of its photos."""
        return frozenset(member.photo.id for member in self.members)

    @property
    def spare(self) -> int:
        """The bytes of all but the first."""
        return sum(member.photo.size for member in self.members[1:])


def exact_groups(catalog: Catalog) -> list[Group]:
    """The photos whose files are the same byte for byte: known at once. Raises CatalogError."""
    apart = catalog.decisions.distinct_pairs()
    contents = [content for content in catalog.photos.copied_contents() if (content, content) not in apart]
    photos = catalog.photos.online_by_content(contents)
    prints = catalog.fingerprints.get_many(contents)
    members = [_members(photos[content], prints) for content in photos]
    return in_order([Group(best_first(group)) for group in members if len(group) > 1])


def find_groups(
    catalog: Catalog, model: str, report: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> dict[Kind, list[Group]]:
    """The groups of each kind, those that waste most first; what is the same are the stacks.

    Photos whose folders aren't there are left out, and so are groups that the user said are different photos.
    What is measured is kept in the catalog, for the next time. Raises CatalogError, CancelledError.
    """

    def step(stage: Stage, done: int, total: int) -> None:
        if cancelled():
            raise CancelledError
        report(Progress(stage, done, total))

    contents, vectors = catalog.vectors.by_content(model)
    prints = catalog.fingerprints.get_many(contents)
    _measure(
        catalog, [content for content in contents if content not in prints], prints, _hash,
        lambda done, total: step(Stage.LOOKING, done, total),
    )  # fmt: skip
    if not catalog.database.read_only:  # what the indexing hasn't come to yet
        Stacks().update(catalog, model, lambda: not cancelled())
    hashed = [row for row, content in enumerate(contents) if content in prints]
    contents = [contents[row] for row in hashed]
    bits = bits_of([prints[content].perceptual for content in contents])
    similarity = Similarity(bits, vectors[hashed] if len(hashed) < len(vectors) else vectors)
    degrees = similarity.degrees(lambda part: step(Stage.COMPARING, round(100 * part), 100))
    apart = catalog.decisions.distinct_pairs()
    nearly = _stars(similarity, degrees, contents, apart)
    stars = {
        Kind.SAME: catalog.stacks.several(),
        Kind.NEARLY: [[contents[row] for row in star] for star in nearly],
    }
    grouped = {content for kind in Kind for star in stars[kind] for content in star}
    grouped.update(content for content in catalog.photos.copied_contents() if (content, content) not in apart)
    prints |= catalog.fingerprints.get_many([content for content in grouped if content not in prints])
    unmeasured = [content for content in grouped if content not in prints or prints[content].grey is None]
    _measure(
        catalog,
        unmeasured,
        prints,
        _all_of,
        lambda done, total: step(Stage.MEASURING, done, total),
    )
    photos = catalog.photos.online_by_content(sorted(grouped))
    return {kind: _groups(stars[kind], photos, prints, apart) for kind in Kind}


def best_first(members: Sequence[Member]) -> tuple[Member, ...]:
    """The photo to keep first: one in colours, not blurred, rather a RAW file, the largest, sharpest, least compressed.

    Each wish narrows the choice down to those that fulfil it (nearly) as well as any, and leaves it to the next.
    Among equals one that links lead to stays, otherwise the one that was there first.
    """
    left = [member for member in members if not member.grey] or list(members)
    sharpest = max((member.sharpness or 0.0 for member in left), default=0.0)
    left = [member for member in left if (member.sharpness or 0.0) >= _BLURRED * sharpest]
    left = [member for member in left if _is_raw(member.photo)] or left
    left = [member for member in left if _pixels(member) >= _AS_LARGE * max(map(_pixels, left))]
    sharpest = max(member.sharpness or 0.0 for member in left)
    left = [member for member in left if (member.sharpness or 0.0) >= _AS_SHARP * sharpest]
    best = min(left, key=lambda member: (-member.photo.size, not member.linked, *_age(member.photo)))
    others = sorted(
        (member for member in members if member is not best),
        key=lambda member: (-_pixels(member), -member.photo.size, *_age(member.photo)),
    )
    return best, *others


def in_order(groups: Sequence[Group]) -> list[Group]:
    """The groups, those first whose spare photos take most room."""
    return sorted(groups, key=lambda group: (-group.spare, min(group.key)))


def _stars(
    similarity: Similarity, degrees: NDArray[np.int32], contents: Sequence[str], apart: Apart
) -> list[list[int]]:
    """The contents in groups: a centre, which is alike to more others than any that is left, and those others.

    Every member is alike to its centre, so that a long burst doesn't lead from one picture to quite another
    (J. A. Aslam et al., "Static and Dynamic Information Organization with Star Clusters", 1998).
    """
    left = np.flatnonzero(degrees)
    left = left[np.argsort(-degrees[left], kind="stable")]
    stars: list[list[int]] = []
    while len(left):
        centre, left = int(left[0]), left[1:]
        star = [centre]
        for row in similarity.like(centre, left).tolist():
            if not any(_pair(contents[row], contents[member]) in apart for member in star if apart):
                star.append(row)
        left = left[~np.isin(left, star)]
        if len(star) > 1:
            stars.append(star)
    return stars


def _groups(
    stars: Sequence[Sequence[str]],
    photos: dict[str, list[Photo]],
    prints: dict[str, Fingerprint],
    apart: Apart,
) -> list[Group]:
    """The photos of the stars, with the exact copies of each content, and copies that are like nothing else."""
    in_stars = {content for star in stars for content in star}
    alone = [[content] for content in photos if content not in in_stars]
    groups: list[Group] = []
    for star in (*stars, *alone):
        members = [
            member
            for content in star
            for member in _members(photos.get(content, []), prints)[
                : 1 if (content, content) in apart else None
            ]
        ]
        if len(members) > 1:
            groups.append(Group(best_first(members)))
    return in_order(groups)


def _members(copies: Sequence[Photo], prints: dict[str, Fingerprint]) -> list[Member]:
    """The photos of one content, each file once."""
    return [
        Member(photo, _sharpness_in(prints, photo), linked, _is_grey(prints, photo))
        for photo, linked in files_of_links(copies)
    ]


def _measure(
    catalog: Catalog,
    contents: Sequence[str],
    prints: dict[str, Fingerprint],
    measure: Callable[[Photo, Fingerprint | None], Fingerprint | None],
    step: Callable[[int, int], None],
) -> None:
    """Add the fingerprints of these contents, as far as their photos can be opened, and keep them in the catalog."""
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="duplicates") as pool:
        for start in range(0, len(contents), _KEPT_AT_ONCE):
            step(start, len(contents))
            part = contents[start : start + _KEPT_AT_ONCE]
            photos = {content: found[0] for content, found in catalog.photos.online_by_content(part).items()}
            measured = pool.map(lambda item: measure(item[1], prints.get(item[0])), photos.items())
            new = {content: one for content, one in zip(photos, measured, strict=True) if one is not None}
            catalog.fingerprints.put(new)
            prints.update(new)


def _hash(photo: Photo, known: Fingerprint | None) -> Fingerprint | None:
    """What the photo looks like; None where it can't be opened."""
    try:
        return known or Fingerprint(perceptual_hash(decode(photo.path, _HASHED_AT)))
    except PhotoError:
        return None


def _all_of(photo: Photo, known: Fingerprint | None) -> Fingerprint | None:
    """The whole fingerprint; what is known where the photo can't be opened."""
    try:
        picture = decode(photo.path, EDGE // 2)
    except PhotoError:
        return known
    perceptual = known.perceptual if known else perceptual_hash(picture)
    return Fingerprint(perceptual, sharpness(picture), is_grey(picture))


def _sharpness_in(prints: dict[str, Fingerprint], photo: Photo) -> float | None:
    found = prints.get(photo.content_hash)
    return found.sharpness if found is not None else None


def _is_grey(prints: dict[str, Fingerprint], photo: Photo) -> bool:
    found = prints.get(photo.content_hash)
    return found is not None and found.grey is True


def _is_raw(photo: Photo) -> bool:
    return photo.details.format == RAW.name or photo.companion is not None


def _pixels(member: Member) -> int:
    return member.photo.details.width * member.photo.details.height


def _age(photo: Photo) -> tuple[int, int, str]:
    """Orders copies: the one that was written first, otherwise the one with the shorter name (not "Copy of …")."""
    return photo.mtime_ns, len(photo.path.name), str(photo.path)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
