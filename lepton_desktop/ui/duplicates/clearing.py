"""Moves duplicates that are not kept to the trash, checking each file right before, and back. Waits for the disk."""

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
    """A photo that is kept, and the photos like it that are not."""

    kept: Photo
    others: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go to the trash: the choices as they are on the disk now, and the number and bytes of the files.

    `missing` counts the choices that are left out because the photo to keep is gone or has changed.
    """

    choices: tuple[Choice, ...]
    files: int
    size: int
    missing: int

    @property
    def photos(self) -> int:
        """The number of photos that would go to the trash."""
        return sum(len(choice.others) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Photos that were moved to the trash, and what the catalog knew about them."""

    outcome: TrashOutcome
    photos: tuple[Photo, ...]
    taken: TakenOut


def plan_of(choices: Sequence[Choice]) -> Plan:
    """Check on the disk what these choices would move; the contents are checked right before the files are moved."""
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
    """Move to the trash what the plan does not keep. `told` is called before each choice, with its number.

    Raises CatalogError. Each choice is checked once more: a photo is kept if the one like it was moved in the
    meantime.
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
    """Put files back, and what was known about them back into the catalog. Raises CatalogError."""
    back = put_back(cleared.outcome.moved)
    paths = {one.path for one in back.moved}
    catalog.put_back(cleared.taken, [photo.id for photo in cleared.photos if photo.path in paths])
    return back
