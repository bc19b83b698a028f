"""One ranking of what all kinds of evidence have found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lepton_desktop.catalog.records import Photo
from lepton_desktop.catalog.stacks import Originality, originality
from lepton_desktop.search.evidence import Evidence, Hit, Scale
from lepton_desktop.search.results import Result


def rank(found: Sequence[Evidence], belongs: Callable[[Photo], bool]) -> tuple[list[Result], Scale]:
    """The photos that belong in the answer, best first, each picture once, and the scale of their scores.

    A photo that several kinds have found has the best of its scores, and the reasons of all, the best first. Of equal
    scores those of the first kind come first. The scale is that of the first kind.
    """
    by_photo: dict[int, list[Hit]] = {}
    for evidence in found:
        for hit in evidence.hits:
            if belongs(hit.photo):
                by_photo.setdefault(hit.photo.id, []).append(hit)
    ranked = sorted(
        (sorted(hits, key=_worst_first) for hits in by_photo.values()), key=lambda hits: _worst_first(hits[0])
    )
    stacks: dict[int, list[list[Hit]]] = {}
    for hits in ranked:
        photo = hits[0].photo
        stacks.setdefault(photo.stack or photo.id, []).append(hits)
    scale = found[0].scale
    return [_result(stack, scale) for stack in stacks.values()], scale


def _worst_first(hit: Hit) -> float:
    return -hit.score


def _result(stack: Sequence[Sequence[Hit]], scale: Scale) -> Result:
    """The result that the copies of a picture make, best first: the one that answers best of those that are there."""
    photos = [hits[0].photo for hits in stack]
    shown = max((hits[0] for hits in stack), key=_worth).photo
    best = stack[0]
    return Result(
        shown,
        scale.shown(best[0].score),
        best[0].score >= 0,
        tuple(photo for photo in photos if photo is not shown),
        tuple(hit.reason for hit in best),
    )


def _worth(hit: Hit) -> tuple[bool, float, Originality]:
    photo, details = hit.photo, hit.photo.details
    dated = details.taken_at is not None
    return (
        photo.online,
        hit.score,
        originality(details.width * details.height, dated, photo.mtime_ns, photo.size, photo.id),
    )
