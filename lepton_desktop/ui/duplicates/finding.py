"""Finds duplicates for the window, on a thread of its own with progress, and makes the changes that follow."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lepton_desktop.search.duplicates import CancelledError, Group, Progress, exact_groups, find_groups
from lepton_desktop.search.similarity import Kind
from lepton_desktop.ui.duplicates.clearing import clear, plan_of, take_back
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.ui.duplicates.clearing import Choice, Cleared, Plan
    from lepton_desktop.ui.system.trash import TrashOutcome

_REPORT_S = 0.1

Groups = dict[Kind, list[Group]]


class DuplicatesFinding(QObject):
    """Holds the groups. `changed` is emitted when they or the running task change, `progressed` for progress alone.

    `moved` is emitted after files were moved to the trash or back, or when the files of a stack changed. `groups` is
    None until the first search is complete. Exact copies are available at once, while the rest is still being
    compared.
    """

    changed = Signal()
    progressed = Signal()
    moved = Signal()
    failed = Signal(str, str)
    _told = Signal(object)
    _counted = Signal(int)

    def __init__(self, open_catalog: Callable[[], Catalog], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finder: Worker[Catalog] = Worker("duplicates", open_catalog, self)
        self._changer: Worker[Catalog] = Worker("duplicates, changes", open_catalog, self)
        self._cancel = Event()
        self._cancel.set()
        self._told.connect(self._show_progress)
        self._counted.connect(self._show_count)
        self._stop = Event()
        self._before: Groups | None = None
        self._cleared: Cleared | None = None
        self.groups: Groups | None = None
        self.progress: Progress | None = None
        self.finding = False
        self.clearing: tuple[int, int] | None = None
        self.stopped = False
        self.failure = ""
        self.apart = 0
        self.undoable: TrashOutcome | None = None
        self.told_apart: Group | None = None

    def find(self) -> None:
        """Look for duplicates, unless a search for them is running."""
        if self.finding:
            return
        cancel = self._cancel = Event()
        self.finding, self.stopped, self.failure, self.progress = True, False, "", None
        self._finder.ask(exact_groups, self._show_exact, lambda _: None, lambda: not cancel.is_set())
        self._finder.ask(lambda catalog: self._find(catalog, cancel), self._show_found, self._show_failure)
        self._count_apart()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop looking, or moving; what was found or moved so far stays so."""
        self._cancel.set()
        self._stop.set()

    def plan(self, choices: Sequence[Choice], then: Callable[[Plan], None]) -> None:
        """Check on the disk what these choices would move, then report it here. Nothing is moved."""
        self._changer.ask(lambda _: plan_of(choices), then, self._fail(tr("The photos can't be checked")))

    def clear(self, plan: Plan) -> None:
        """Move to the trash what the plan does not keep."""

        if self.clearing is not None:
            return
        stop = self._stop = Event()
        self.clearing = (0, len(plan.choices))
        self.changed.emit()

        def done(cleared: Cleared) -> None:
            self.clearing = None
            self._before = self.groups
            self._take_out(frozenset(photo.id for photo in cleared.photos))
            self.undoable = cleared.outcome if cleared.outcome.moved else None
            self._cleared = cleared
            self.told_apart = None
            self._tell_failures(tr("Some files were not moved"), cleared.outcome)
            self.moved.emit()
            self.changed.emit()

        def failed(reason: str) -> None:
            self.clearing = None
            self.failed.emit(tr("The photos can't be moved to the trash"), reason)
            self.changed.emit()

        self._changer.ask(lambda catalog: clear(catalog, plan, self._counted.emit, stop.is_set), done, failed)

    def undo(self) -> None:
        """Undo the last action: put the files back, or forget that photos are different."""
        cleared, group, before = self._cleared, self.told_apart, self._before
        self.forget_undo()
        if group is not None:
            contents = _contents(group)

            def forgotten(_: None) -> None:
                self._restore(before)
                self.moved.emit()

            self._changer.ask(
                lambda catalog: catalog.decisions.remove_distinct(contents),
                forgotten,
                self._fail(tr("This can't be undone")),
            )
        elif cleared is not None:

            def done(back: TrashOutcome) -> None:
                self._restore(before if not back.failures else None)
                self._tell_failures(tr("Some files could not be put back"), back)
                self.moved.emit()

            self._changer.ask(
                lambda catalog: take_back(catalog, cleared),
                done,
                self._fail(tr("The photos can't be put back")),
            )

    def tell_apart(self, group: Group) -> None:
        """Remember that these are different photos, so that they are not shown as duplicates again."""
        contents = _contents(group)

        def done(_: None) -> None:
            self._before = self.groups
            keys = {member.photo.content_hash for member in group.members}
            self.groups = self.groups and {
                kind: [one for one in groups if not _within(one, keys)]
                for kind, groups in self.groups.items()
            }
            self.told_apart, self.undoable, self._cleared = group, None, None
            self._count_apart()
            self.moved.emit()
            self.changed.emit()

        self._changer.ask(
            lambda catalog: catalog.decisions.add_distinct(contents),
            done,
            self._fail(tr("The photos can't be marked as different")),
        )

    def forget_apart(self) -> None:
        """Forget all photos that were marked as different, and look again."""

        def done(_: None) -> None:
            self.told_apart = None
            self.moved.emit()
            self.find()

        self._changer.ask(
            lambda catalog: catalog.decisions.remove_distinct(),
            done,
            self._fail(tr("The marks can't be cleared")),
        )

    def forget_undo(self) -> None:
        """Make the last action final: it can't be undone any more."""
        self.undoable = self.told_apart = self._before = self._cleared = None
        self.changed.emit()

    def close(self) -> None:
        """Stop, and end the threads."""
        self.cancel()
        self._finder.close()
        self._changer.close()

    def _find(self, catalog: Catalog, cancel: Event) -> Groups | None:
        """Runs on the thread. None if it was cancelled."""
        known = catalog.vectors.counts()
        model = max(known, key=known.__getitem__, default="")
        last = 0.0

        def report(progress: Progress) -> None:
            nonlocal last
            if time.monotonic() - last >= _REPORT_S:
                last = time.monotonic()
                self._told.emit(progress)

        try:
            return find_groups(catalog, model, report, cancel.is_set)
        except CancelledError:
            return None

    def _show_progress(self, progress: Progress) -> None:
        if self.finding:
            self.progress = progress
            self.progressed.emit()

    def _show_count(self, done: int) -> None:
        if self.clearing is not None:
            self.clearing = (done, self.clearing[1])
            self.progressed.emit()

    def _show_exact(self, groups: list[Group]) -> None:
        if self.groups is None and groups:
            self.groups = dict.fromkeys(Kind, groups)
            self.changed.emit()

    def _show_found(self, groups: Groups | None) -> None:
        self.finding = False
        self.stopped = self._cancel.is_set()
        if groups is not None:
            self.groups = groups
        self.changed.emit()

    def _show_failure(self, reason: str) -> None:
        self.finding = False
        self.failure = reason
        self.changed.emit()

    def _take_out(self, gone: frozenset[int]) -> None:
        self.groups = self.groups and {
            kind: [left for group in groups if (left := _without(group, gone)) is not None]
            for kind, groups in self.groups.items()
        }

    def _restore(self, groups: Groups | None) -> None:
        """Show the groups as they were; if they are unknown, look again."""
        if groups is None:
            self.find()
        else:
            self.groups = groups
            self._count_apart()
            self.changed.emit()

    def _count_apart(self) -> None:
        def done(count: int) -> None:
            self.apart = count
            self.changed.emit()

        self._changer.ask(lambda catalog: len(catalog.decisions.distinct_pairs()), done, lambda _: None)

    def _tell_failures(self, title: str, outcome: TrashOutcome) -> None:
        if outcome.failures:
            self.failed.emit(title, "\n".join(outcome.failures[:10]))

    def _fail(self, title: str) -> Callable[[str], None]:
        return lambda reason: self.failed.emit(title, reason)


def _without(group: Group, gone: frozenset[int]) -> Group | None:
    left = tuple(member for member in group.members if member.photo.id not in gone)
    return Group(left) if len(left) > 1 else None


def _contents(group: Group) -> list[str]:
    return [member.photo.content_hash for member in group.members]


def _within(group: Group, contents: set[str]) -> bool:
    return all(member.photo.content_hash in contents for member in group.members)
