"""Files become photos in the catalog: decoders read ahead, and each kind of work takes what they read in batches."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.indexing.committing import WorkedOn, commit, give_up
from lepton_desktop.indexing.debounce import signature_of
from lepton_desktop.indexing.job_queue import Job, Known
from lepton_desktop.indexing.kinds.kind import Refused
from lepton_desktop.indexing.messages import FailureHappened, Progress, State
from lepton_desktop.indexing.reading import Broken, NoPicture, Outcome, Readable, Same, Vanished, read
from lepton_desktop.indexing.throughput import Throughput
from lepton_desktop.photos.decoders import DECODERS, InterruptedDecodingError, shared_decoders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.indexing.context import Context
    from lepton_desktop.indexing.kinds.table import Kinds

BATCH = 16
COMMIT_SECONDS = 2.0
COMMIT_PHOTOS = 256
_REPORT_SECONDS = 0.25
_REST_SECONDS = 1.0
_BREATH_SECONDS = 0.25
_RESTS_PER_WORK = 2
"""How long gentle work rests after each quarter of a second, as a multiple of it."""
_STOP_SECONDS = 0.2
"""How often it looks whether it must stop, while no file has been read."""
_AGAIN_AT_EVERY_SCAN = -1
"""As mtime, agrees with no file's: what failed without being judged is tried again."""


class Source(Protocol):
    """Where jobs come from."""

    def take(self) -> Job | None:
        """The next job, or None when there is none."""

    def waiting(self) -> int:
        """About how many more there are."""

    def claim(self, photo_id: int) -> bool:
        """A file was found to be this photo, which was gone. False when another file has become it."""

    def stays(self, root_id: int, relative: str) -> None:
        """The file at this path is no companion of another."""

    def finished(self, job: Job) -> None:
        """The job is done, whatever came of it."""


class Pipeline:
    """Runs in one thread; a bounded number of files is read ahead, each by a decoder on which a thread waits.

    What has been read is taken as it comes: a file that takes long holds up no other.
    """

    def __init__(
        self,
        context: Context,
        kinds: Kinds,
        committed: Callable[[int], None],
        look_again: Callable[[Path], None],
    ) -> None:
        """`committed` is told after every commit how many photos were put in, brought up to date or moved.

        `look_again` is told of a path that was no longer as it was read when that was written into the catalog:
        what happened to it may have been looked into before there was anything to compare with.
        """
        self._context = context
        self._catalog = context.catalog
        self._control = context.control
        self._report = context.report
        self._clock = context.clock
        self._kinds = kinds
        self._committed = committed
        self._look_again = look_again
        self._decoders = shared_decoders()
        self._reading: set[Future[Outcome]] = set()
        self._read: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self._batch: list[Readable] = []
        self._pending: list[WorkedOn] = []
        self._moved = 0
        self._done = 0
        self._throughput = Throughput(self._clock)
        self._last_commit = self._last_report = self._last_breath = self._clock()

    def run(self, source: Source) -> None:
        """Work until the source has no more or until told to stop; either way what was encoded is committed.

        Raises CatalogError or EncoderError when it can't go on.
        """
        self._done = 0
        self._throughput.rest()
        self._last_commit = self._last_breath = self._clock()
        with ThreadPoolExecutor(DECODERS, thread_name_prefix="reading") as pool:
            try:
                while not self._control.stopped:
                    if self._control.paused:
                        self._rest(source)
                    elif not self._fill(pool, source):
                        break
                    else:
                        if (outcome := self._next_outcome()) is not None:
                            self._take(outcome, pool, source)
                            self._breathe()
                        self._commit_in_time()
            except EncoderError:
                self._batch.clear()
                self._commit()
                raise
            finally:
                for future in self._reading:
                    future.cancel()
                self._reading.clear()
                self._read = SimpleQueue()
                self._decoders.interrupt()
        if self._control.stopped:  # at once: what isn't encoded yet is left for the next time
            self._batch.clear()
        self._commit()

    def _rest(self, source: Source) -> None:
        self._commit()
        self._control.rest(
            lambda hold: self._report(replace(self._progress("paused", source), held_by=hold)), _REST_SECONDS
        )
        self._throughput.rest()

    def _breathe(self) -> None:
        """Leave the computer to others for a while, where the work should be gentle."""
        worked = self._clock() - self._last_breath
        if worked >= _BREATH_SECONDS:
            if self._control.gentle:
                self._control.wait(_RESTS_PER_WORK * worked)
            self._last_breath = self._clock()

    def _fill(self, pool: ThreadPoolExecutor, source: Source) -> bool:
        """Have enough files being read. False when there are no more."""
        while len(self._reading) < 2 * BATCH + DECODERS and (job := source.take()) is not None:
            self._submit(pool, job)
        return bool(self._reading)

    def _submit(self, pool: ThreadPoolExecutor, job: Job) -> None:
        future = pool.submit(self._look_at, job)
        self._reading.add(future)
        future.add_done_callback(self._read.put)

    def _look_at(self, job: Job) -> Outcome:
        if self._control.stopped:
            raise InterruptedDecodingError
        wanted = self._kinds.first_round if job.catch_up is None else job.catch_up.kinds
        return read(job, self._kinds.named(wanted), self._decoders)

    def _next_outcome(self) -> Outcome | None:
        """What a file has turned out to be, None when none has for a moment."""
        try:
            future = self._read.get(timeout=_STOP_SECONDS)
        except Empty:
            return None
        self._reading.discard(future)
        try:
            return future.result()
        except InterruptedDecodingError:  # it is told to stop
            return None

    def _take(self, outcome: Outcome, pool: ThreadPoolExecutor, source: Source) -> None:
        job = outcome.job
        match outcome:
            case Readable() if job.catch_up and job.catch_up.photo.content_hash != outcome.content_hash:
                self._submit(pool, replace(job, catch_up=None))
                return
            case Readable():
                self._batch.append(outcome)
            case Same():
                if not self._move(outcome, source):
                    self._submit(pool, replace(job, candidates=()))
                    return
            case Broken():
                self._fail(outcome)
            case NoPicture():
                self._catalog.files.add_not_a_picture(
                    job.root.id, job.relative, outcome.size, outcome.mtime_ns
                )
                self._check(job.path, outcome.size, outcome.mtime_ns)
            case Vanished():
                pass
        self._look_at_raw_file(outcome, pool, source)
        source.finished(job)
        self._done += 1
        self._throughput.mark(self._done)
        if len(self._batch) >= BATCH:
            self._work()
        if self._clock() - self._last_report >= _REPORT_SECONDS:
            self._last_report = self._clock()
            self._report(self._progress("indexing", source, str(job.path.parent)))

    def _look_at_raw_file(self, outcome: Outcome, pool: ThreadPoolExecutor, source: Source) -> None:
        """Have the RAW file of the same name read for itself, if it is another shot, or the picture can't be read."""
        job = outcome.job
        is_picture = not isinstance(outcome, Broken | NoPicture) or job.catch_up is not None
        apart = job.apart if is_picture else job.companion
        if apart is not None:
            source.stays(job.root.id, apart)
            self._submit(pool, Job(job.root, apart, None, volume=job.volume))

    def _commit_in_time(self) -> None:
        if len(self._pending) >= COMMIT_PHOTOS or self._clock() - self._last_commit >= COMMIT_SECONDS:
            self._commit()

    def _fail(self, broken: Broken) -> None:
        job, catch_up = broken.job, broken.job.catch_up
        stays = catch_up is not None and not any(k.is_required for k in self._kinds.named(catch_up.kinds))
        if catch_up is not None and stays and not broken.retry:
            give_up(catch_up.photo.photo_id, catch_up.kinds, self._kinds, self._catalog)
        mtime_ns = _AGAIN_AT_EVERY_SCAN if broken.retry else broken.mtime_ns
        keep = broken.retry or stays
        self._catalog.failures.add(job.root.id, job.relative, broken.size, mtime_ns, broken.reason, keep=keep)
        self._report(FailureHappened(str(job.path), broken.reason))
        if not broken.retry:
            self._check(job.path, broken.size, broken.mtime_ns)

    def _move(self, same: Same, source: Source) -> bool:
        """The photo is now at this path. False when another file has become it already."""
        known = self._catalog.photos.get(same.photo_id)
        job = same.job
        if known is None or Known(known.id, known.content_hash) not in job.candidates:
            return False  # it went, or its file is another picture by now
        if known.path != job.path and not source.claim(known.id):
            return False
        place = (job.root.id, job.relative, same.size, same.mtime_ns, job.companion)
        self._moved += self._catalog.files.move(known.id, *place, *same.file_marks, job.volume)
        self._check(job.path, same.size, same.mtime_ns)
        if known.path != job.path and signature_of(known.path) is not None:  # a file came back to it
            self._look_again(known.path)
        return True

    def _check(self, path: Path, size: int, mtime_ns: int) -> None:
        if signature_of(path) != (size, mtime_ns):
            self._look_again(path)

    def _work(self) -> None:
        """Have each kind of work take the photos of the batch that want it."""
        batch, self._batch = self._batch, []
        results: list[dict[str, Any]] = [{} for _ in batch]
        for kind in self._kinds.all:
            mine = [at for at, photo in enumerate(batch) if kind.name in photo.received]
            if mine:
                contents = [batch[at].content_hash for at in mine]
                made = kind.work(contents, [batch[at].received[kind.name] for at in mine])
                for at, result in zip(mine, made, strict=True):
                    results[at][kind.name] = result
        for photo, of_photo in zip(batch, results, strict=True):
            refused = next((one for one in of_photo.values() if isinstance(one, Refused)), None)
            if refused is not None:
                self._fail(Broken(photo.job, photo.size, photo.mtime_ns, refused.reason))
            else:
                self._pending.append(WorkedOn(replace(photo, received={}), of_photo))

    def _commit(self) -> None:
        """Put all in that was read."""
        self._work()
        # A file that went after it was read was not yet known when that was noticed, and must not get in.
        pending = [one for one in self._pending if signature_of(one.photo.job.path) is not None]
        self._pending.clear()
        if pending:
            commit(pending, self._kinds, self._context)
            for one in pending:
                self._check(one.photo.job.path, one.photo.size, one.photo.mtime_ns)
        if pending or self._moved:
            self._committed(len(pending) + self._moved)
        self._moved = 0
        self._last_commit = self._clock()

    def _progress(self, state: State, source: Source, folder: str = "") -> Progress:
        left = len(self._reading) + source.waiting()
        return Progress(
            state,
            self._done,
            self._done + left,
            self._throughput.per_second(),
            self._throughput.seconds_left(left),
            folder,
        )
