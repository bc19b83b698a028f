"""Keeps the catalog up to date with the folders: scans them, watches them, and hands what it finds to the pipeline."""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.indexing.backlog import Backlog
from lepton_desktop.indexing.debounce import Debounce
from lepton_desktop.indexing.ignore_rules import IgnoreRules
from lepton_desktop.indexing.job_queue import Job, JobQueue
from lepton_desktop.indexing.kinds.kind import Tools
from lepton_desktop.indexing.kinds.table import Kinds
from lepton_desktop.indexing.messages import Committed, Notice, Progress, RootState
from lepton_desktop.indexing.missing import MissingPhotos
from lepton_desktop.indexing.pipeline import Pipeline
from lepton_desktop.indexing.root_locations import RootLocations
from lepton_desktop.indexing.root_scan import RootScan, StoppedError
from lepton_desktop.indexing.roots import Roots
from lepton_desktop.indexing.watch import Watcher
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Root
    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.scan import Changes

    Compact = Callable[[str], None]
    Stack = Callable[[Catalog, str, Callable[[], bool]], int]

_COMPACT_EVERY = 5000
_COMPACT_AFTER_WORK = 200


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What others do for the indexing, each where there is someone to do it.

    `ignore` gives the user's patterns, and is asked again when told that they changed. `compact` is given the model's
    identity at the end of the first piece of work, at the end of others when some hundred photos have changed, and
    every few thousand photos; it decides itself whether that pays, and may raise OSError and CatalogError. `stack` is
    given the catalog and that identity after photos came, to find out whose copies they are as long as what it is given
    last is true; it returns of how many. `back_up` is called now and then, and at the end.
    """

    ignore: Callable[[], Sequence[str]] = tuple
    compact: Compact | None = None
    stack: Stack | None = None
    back_up: Callable[[], None] | None = None


class Indexer:
    """Runs in one thread, the one that opened the catalog: `run_once` for a command, `run` for a process."""

    def __init__(self, context: Context, callbacks: Callbacks | None = None) -> None:
        self._catalog = context.catalog
        self._model = context.encoder.identity
        self._control = context.control
        self._report = context.report
        self._thumbnails = context.thumbnails
        self._times = context.times
        self._clock = context.clock
        self._callbacks = callbacks or Callbacks()
        self._debounce = Debounce(self._times.quiet, self._clock)
        self._kinds = Kinds(Tools(context.catalog, context.encoder, context.thumbnails))
        self._pipeline = Pipeline(context, self._kinds, self._committed, self._debounce.touch)
        self._job_queue = JobQueue()
        self._root_locations = RootLocations(context)
        self._missing_photos = MissingPhotos(context, self._root_locations)
        self._root_scan = RootScan(
            context, self._root_locations, IgnoreRules(self._callbacks.ignore()), self._is_busy
        )
        self._roots = Roots(
            context, self._root_locations, self._root_scan.scanned, self._job_queue.drop, self._relocated
        )
        self._backlog = Backlog(self._catalog, self._kinds, self._roots.of)
        self._kept: dict[int, frozenset[str]] = {}  # what the last scans missed and isn't forgotten unasked
        self._backed_up = -float("inf")
        self._scan_took = 0.0
        self._retried_at, self._retries_at = 0, -1
        self.looked_through = False
        """Whether `run_once` has looked through all folders to the end."""
        self._leftovers = True  # there may be thumbnails of photos that are none of the library's any more
        self._stacked_at = -1  # what the catalog's `changes` were
        self._changed = _COMPACT_AFTER_WORK  # photos put in, moved or removed since; at first nobody knows
        self._looked = self._polled = self._scanned = -float("inf")

    def run_once(self) -> None:
        """Bring the whole library, with folders added meanwhile, up to date, then return; earlier if stopped.

        Raises CatalogError or EncoderError when it can't go on.
        """
        self._retry_is_wanted()
        try:
            came, done = self._roots.find(), set[int]()
            while True:
                self._scan(came)
                self._index()
                done |= {root.id for root in came}
                came = [root for root in self._roots.find() if root.id not in done]
                self.looked_through = not came
                if not came or self._control.stopped:
                    break
                self._backlog.look()
        except StoppedError:
            pass
        self._keep_backup(always=True)

    def run(self) -> None:
        """Bring the library up to date and keep it so, until stopped. Raises what `run_once` raises."""
        watcher = Watcher(self._touched, self._moved, self._debounce.overflow)
        with suppress(StoppedError), self._roots.watched_by(watcher):
            while not self._control.stopped:
                if self._control.paused:
                    self._rest()
                self._look_around()
                if self._job_queue or self._backlog.pending:
                    self._index()
                elif self._catalog.changes() != self._stacked_at:  # the user may have told photos apart
                    self._find_stacks()
                elif self._leftovers or self._roots.some_were_removed:
                    self._tidy()
                self._keep_backup()
                self._control.wait(self._times.quiet / 4 if self._debounce.waiting() else self._times.poll)
        self._keep_backup(always=True)

    # What the pipeline asks of its source.

    def take(self) -> Job | None:
        """The next job: what was just touched, then what a scan found, then what the backlog has."""
        if self._roots.are_watched:
            self._look_around()
        elif self._clock() - self._polled >= self._times.poll:  # nobody would come back to what comes now
            self._polled = self._clock()
            self._roots.find_again()
        self._release()
        return self._job_queue.take() or self._backlog.next()

    def waiting(self) -> int:
        """About how many jobs there are."""
        return len(self._job_queue) + self._backlog.left

    def claim(self, photo_id: int) -> bool:
        """See `JobQueue.claim`."""
        return self._job_queue.claim(photo_id)

    def stays(self, root_id: int, relative: str) -> None:
        """See `JobQueue.stays`."""
        self._job_queue.stays(root_id, relative)

    def finished(self, job: Job) -> None:
        """See `JobQueue.finished`."""
        self._job_queue.finished(job)

    # The work.

    def _index(self) -> None:
        while True:
            self._backlog.count()
            self._pipeline.run(self)
            self._release()
            if self._control.stopped:
                return
            if not self._backlog.grew():
                break
        self._find_stacks()
        self._swap_models()
        if self._changed >= _COMPACT_AFTER_WORK:
            self._bring_index_up_to_date()
        for root_id in self._root_locations.online:
            self._report(RootState(root_id, True, "watching"))
        self._report(Progress("watching"))

    def _swap_models(self) -> None:
        """Forget the vectors of other models, once this one has seen every photo."""
        others = self._catalog.vectors.counts().keys() - {self._model}
        if others and not self._backlog.pending:
            counts = self._catalog.statistics.counts(self._model)
            if counts.indexed == counts.photos:
                for model in others:
                    self._catalog.vectors.drop(model)

    def _committed(self, count: int) -> None:
        self._report(Committed(count))
        self._find_stacks()
        self._changed += count
        if self._changed >= _COMPACT_EVERY:
            self._bring_index_up_to_date()

    def _find_stacks(self) -> None:
        if self._callbacks.stack is None:
            return
        changes = self._catalog.changes()
        if self._callbacks.stack(self._catalog, self._model, self._goes_on):
            self._report(Committed(0))
        if self._goes_on():
            self._stacked_at = changes

    def _goes_on(self) -> bool:
        return not (self._control.stopped or self._control.paused)

    def _bring_index_up_to_date(self) -> None:
        """A failure costs speed only: the index is made from the catalog, at the next occasion."""
        self._changed = 0
        if self._callbacks.compact is not None:
            try:
                self._callbacks.compact(self._model)
            except OSError as error:
                self._report(
                    Notice(
                        UserMessage("The search index can't be brought up to date ({reason})", reason=error)
                    )
                )

    def _tidy(self) -> None:
        """Keep thumbnails of the library's photos alone."""

        def known() -> Iterator[tuple[str, int, int]]:
            for state in self._catalog.files.versions():
                if not self._goes_on():
                    raise StoppedError
                yield state

        try:
            self._thumbnails.keep_only(known())
        except StoppedError:  # the next time
            return
        self._leftovers = self._roots.some_were_removed = False

    def _keep_backup(self, always: bool = False) -> None:
        now = self._clock()
        back_up = self._callbacks.back_up
        if back_up is not None and (always or now - self._backed_up >= self._times.backup):
            self._backed_up = now
            back_up()

    def _rest(self) -> None:
        self._control.rest(lambda hold: self._report(Progress("paused", held_by=hold)), self._times.poll)

    # Looking for work.

    def _is_busy(self, path: Path, mtime_ns: int) -> bool:
        """Whether a file is left for later: where nothing is watched, nobody would come back to it."""
        return self._roots.are_watched and self._debounce.is_restless(path, mtime_ns)

    def _look_around(self) -> None:
        """See to what was asked for, to roots that came or went, to what was touched. Cheap to ask often."""
        now = self._clock()
        if now - self._looked < self._times.quiet / 4:
            return
        self._looked = now
        everything = self._control.take_rescan() or self._debounce.overflowed()
        if self._control.take_reread():
            self._root_scan.ignore_rules = IgnoreRules(self._callbacks.ignore())
            everything = True
        everything = everything or now - self._scanned >= self._between_scans()
        if everything or now - self._polled >= self._times.poll:
            self._polled = now
            everything = self._roots.can_be_watched_again() or self._retry_is_wanted() or everything
            came = self._roots.find()
            if everything:
                came = self._roots.online()
                self._scanned = now
            if came:
                self._scan(came)
                self._backlog.look()
                self._scan_took = self._clock() - now if everything else self._scan_took
        touched = self._debounce.quiet()
        if touched:
            self._add(self._root_scan.look(self._roots.all(), touched), first=True)

    def _between_scans(self) -> float:
        if self._roots.unwatched:
            return min(self._times.rescan, max(self._times.unwatched, 20 * self._scan_took))
        return self._times.rescan

    def _retry_is_wanted(self) -> bool:
        """Whether files that failed must be tried again, by the wish of another process."""
        changes = self._catalog.changes()
        if changes == self._retries_at:
            return False
        self._retries_at = changes
        before, self._retried_at = self._retried_at, self._catalog.failures.retry_wanted_at()
        if self._retried_at > before:
            self._catalog.backlogs.reopen_failed(self._kinds.columns)
        return self._retried_at > before

    def _relocated(self) -> None:
        self._backlog.look()
        self._committed(0)

    def _scan(self, roots: list[Root]) -> None:
        found = self._root_scan.scan(roots)
        for root, changes in found:
            self._kept.pop(root.id, None)
            if root.id in self._root_locations.unproven:
                self._root_locations.unproven.discard(root.id)
                self._kept[root.id] = frozenset(changes.gone)
        self._add(found)

    def _add(self, found: list[tuple[Root, Changes]], first: bool = False) -> None:
        for root, relatives in self._job_queue.add(found, first):
            self._let_go(root, relatives)

    def _release(self) -> None:
        """Forget the photos that are gone and were not found elsewhere, if they are still gone."""
        gone: defaultdict[int, list[str]] = defaultdict(list)
        roots: dict[int, Root] = {}
        for one in self._job_queue.release():
            if one.is_companion or not os.path.lexists(one.root.path / one.relative):
                roots[one.root.id] = one.root
                gone[one.root.id].append(one.relative)
        for root_id, relatives in gone.items():
            self._let_go(roots[root_id], relatives)

    def _let_go(self, root: Root, relatives: Sequence[str]) -> None:
        changed = self._missing_photos.let_go(root, relatives, self._kept.get(root.id, frozenset()))
        if changed:
            self._committed(changed)

    def _touched(self, root: Root, path: Path) -> None:
        if self._root_scan.concerns(root, path):
            self._debounce.touch(path)
            self._control.wake()

    def _moved(self, root: Root, source: Path, path: Path) -> None:
        if self._root_scan.concerns(root, path):
            self._debounce.moved(source, path)
        else:
            self._debounce.touch(source)
        self._control.wake()
