"""Moves to the trash what is not kept of duplicates, each file looked at right before; and back. Waits on the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lepton_desktop.legible import legible
from lepton_desktop.ui.system.trash import (
    Trashed,
    TrashOutcome,
    files_of,
    is_unchanged,
    move_to_trash,
    put_back,
    why_it_stays,
)
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.catalog.removal import TakenOut


@dataclass(frozen=True, slots=True)
class Choice:
    """A photo that is kept, and those like it that are not."""

    kept: Photo
    others: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go to the trash: the choices as they stand on the disk now, files and bytes of what is not kept.

    `missing` counts the choices left out because the photo to keep isn't there any more, or was changed.
    """

    choices: tuple[Choice, ...]
    files: int
    size: int
    missing: int

    @property
    def photos(self) -> int:
        """How many photos would go."""
        return sum(len(choice.others) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Photos that went to the trash, and what the catalog knew of them."""

    outcome: TrashOutcome
    photos: tuple[Photo, ...]
    taken: TakenOut


def plan_of(choices: Sequence[Choice]) -> Plan:
    """Look on the disk what these choices would move; their contents are looked at right before they go."""
    standing = [choice for choice in choices if is_unchanged(choice.kept, closely=False)]
    kept: list[Choice] = []
    files = size = 0
    for choice in standing:
        others = tuple(
            photo for photo in choice.others if not why_it_stays(photo, choice.kept, closely=False)
        )
        for path in (path for photo in others for path in files_of(photo) if path.exists()):
            files += 1
            size += path.stat().st_size
        if others:
            kept.append(replace(choice, others=others))
    return Plan(tuple(kept), files, size, len(choices) - len(standing))


def clear(catalog: Catalog, plan: Plan, told: Callable[[int], None], stopped: Callable[[], bool]) -> Cleared:
    """Move to the trash what the plan does not keep. `told` of every choice by its number, before it.

    Raises CatalogError. Each choice is looked at once more: what is like a photo that went meanwhile stays.
    """
    moved: list[Trashed] = []
    failures: list[str] = []
    gone: list[Photo] = []
    for number, choice in enumerate(plan.choices):
        told(number)
        if stopped():
            break
        if not is_unchanged(choice.kept):
            failures.append(
                tr("{path}: is no longer there, so the photos like it are kept").format(
                    path=legible(choice.kept.path)
                )
            )
            continue
        for photo in choice.others:
            if reason := why_it_stays(photo, choice.kept):
                failures.append(reason)
                continue
            outcome = move_to_trash([path for path in files_of(photo) if path.exists()])
            moved += outcome.moved
            failures += outcome.failures
            if any(one.path == photo.path for one in outcome.moved):
                gone.append(photo)
    taken = catalog.take_out([photo.id for photo in gone])
    return Cleared(TrashOutcome(tuple(moved), tuple(failures)), tuple(gone), taken)


def take_back(catalog: Catalog, cleared: Cleared) -> TrashOutcome:
    """Put files back where they were, and what was known of them into the catalog. Raises CatalogError."""
    back = put_back(cleared.outcome.moved)
    paths = {one.path for one in back.moved}
    catalog.put_back(cleared.taken, [photo.id for photo in cleared.photos if photo.path in paths])
    return back
