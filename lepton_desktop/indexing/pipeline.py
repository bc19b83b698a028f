"""Files become vectors in the catalog: decoders read ahead of the model, which takes them in batches."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lepton_desktop.catalog.records import NewPhoto
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.indexing.debounce import signature_of
from lepton_desktop.indexing.job_queue import Known
from lepton_desktop.indexing.messages import FailureHappened, Message, Progress, State
from lepton_desktop.indexing.reading import Broken, NoPicture, Outcome, Readable, Same, Vanished, read
from lepton_desktop.indexing.resaved import with_what_it_was
from lepton_desktop.indexing.throughput import Throughput
from lepton_desktop.photos.decoders import DECODERS, DecoderPool, InterruptedDecodingError, shared_decoders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing.control import Control
    from lepton_desktop.indexing.job_queue import Job
    from lepton_desktop.photos.thumbnails import Thumbnails

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

    def finished(self, job: Job) -> None:
        """The job is done, whatever came of it."""


class Pipeline:
    """Runs in one thread; a bounded number of files is read ahead, each by a decoder on which a thread waits.

    What has been read is taken as it comes: a file that takes long holds up no other.
    """

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        control: Control,
        report: Callable[[Message], None],
        committed: Callable[[int], None],
        *,
        look_again: Callable[[Path], None] = lambda path: None,
        thumbnails: Thumbnails | None = None,
        decoders: DecoderPool | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`committed` is told after every commit how many photos were put in or moved.

        `look_again` is told of a path that was no longer as it was read when that was written into the catalog:
        what happened to it may have been looked into before there was anything to compare with.
        """
        self._catalog = catalog
        self._encoder = encoder
        self._control = control
        self._report = report
        self._committed = committed
        self._look_again = look_again
        self._thumbnails = thumbnails
        self._decoders = decoders or shared_decoders()
        self._clock = clock
        self._reading: set[Future[Outcome]] = set()
        self._read: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self._batch: list[Readable] = []
        self._pending: list[tuple[Path, NewPhoto, NDArray[np.float32] | None]] = []
        self._contents: set[str] = set()
        self._moved = 0
        self._done = 0
        self._pace = Throughput(clock)
        self._last_commit = self._last_report = self._last_breath = clock()

    def run(self, source: Source) -> None:
        """Work until the source has no more or until told to stop; either way what was encoded is committed.

        Raises CatalogError or EncoderError when it can't go on.
        """
        self._done = 0
        self._pace.rest()
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
        self._pace.rest()

    def _breathe(self) -> None:
        """Leave the computer to others for a while, where the work is to be gentle."""
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
        return read(job, self._encoder.preprocessing, self._decoders, self._thumbnails)

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
            case Readable():
                self._queue(outcome)
            case Same():
                if not self._move(outcome, source):
                    self._submit(pool, replace(job, candidates=()))
                    return
            case Broken():
                mtime_ns = _AGAIN_AT_EVERY_SCAN if outcome.retry else outcome.mtime_ns
                self._catalog.failures.add(
                    job.root.id, job.relative, outcome.size, mtime_ns, outcome.reason, keep=outcome.retry
                )
                self._report(FailureHappened(str(job.path), outcome.reason))
                if not outcome.retry:
                    self._check(job.path, outcome.size, outcome.mtime_ns)
            case NoPicture():
                self._catalog.files.add_not_a_picture(
                    job.root.id, job.relative, outcome.size, outcome.mtime_ns
                )
                self._check(job.path, outcome.size, outcome.mtime_ns)
            case Vanished():
                pass
        source.finished(job)
        self._done += 1
        self._pace.mark(self._done)
        if len(self._batch) >= BATCH:
            self._encode()
        if self._clock() - self._last_report >= _REPORT_SECONDS:
            self._last_report = self._clock()
            self._report(self._progress("indexing", source, str(job.path.parent)))

    def _commit_in_time(self) -> None:
        if len(self._pending) >= COMMIT_PHOTOS or self._clock() - self._last_commit >= COMMIT_SECONDS:
            self._commit()

    def _queue(self, readable: Readable) -> None:
        """A photo goes to the model, unless the model has seen its content."""
        content = readable.content_hash
        if content in self._contents or self._catalog.vectors.has_content(content, self._encoder.identity):
            self._pending.append((readable.job.path, _photo(readable), None))
        else:
            self._batch.append(readable)
        self._contents.add(content)

    def _move(self, same: Same, source: Source) -> bool:
        """The photo is now at this path. False when another file has become it already."""
        known = self._catalog.photos.get(same.photo_id)
        job = same.job
        if known is None or Known(known.id, known.content_hash) not in job.candidates:
            return False  # it went, or its file is another picture by now
        if known.path != job.path and not source.claim(known.id):
            return False
        place = (job.root.id, job.relative, same.size, same.mtime_ns, job.companion)
        self._moved += self._catalog.files.move(known.id, *place, *same.marks, job.volume)
        self._check(job.path, same.size, same.mtime_ns)
        if known.path != job.path and signature_of(known.path) is not None:  # a file came back to it
            self._look_again(known.path)
        return True

    def _check(self, path: Path, size: int, mtime_ns: int) -> None:
        if signature_of(path) != (size, mtime_ns):
            self._look_again(path)

    def _encode(self) -> None:
        if not self._batch:
            return
        batch, self._batch = self._batch, []
        vectors = self._encoder.encode_images(np.stack([readable.pixels for readable in batch]))
        for readable, vector in zip(batch, vectors, strict=True):
            if np.isfinite(vector).all():
                self._pending.append((readable.job.path, _photo(readable), vector))
            else:
                self._take_no_vector(readable)

    def _take_no_vector(self, readable: Readable) -> None:
        job, reason = readable.job, "can't be described by the model (its vector is not a number)"
        self._catalog.failures.add(job.root.id, job.relative, readable.size, readable.mtime_ns, reason)
        self._report(FailureHappened(str(job.path), reason))

    def _commit(self) -> None:
        """Encode what waits for it, so that no copy goes in before its original; then put all in."""
        self._encode()
        # A file that went after it was read was not yet known when that was noticed, and must not get in.
        pending = [each for each in self._pending if signature_of(each[0]) is not None]
        self._pending.clear()
        photos = [
            (with_what_it_was(photo, path, self._catalog, self._thumbnails), vector)
            for path, photo, vector in pending
        ]
        if photos:
            self._catalog.commit(photos, self._encoder.identity)
            for path, photo, _ in pending:
                self._check(path, photo.size, photo.mtime_ns)
        if photos or self._moved:
            self._committed(len(photos) + self._moved)
        self._moved = 0
        self._contents.clear()
        self._last_commit = self._clock()

    def _progress(self, state: State, source: Source, folder: str = "") -> Progress:
        left = len(self._reading) + source.waiting()
        return Progress(
            state,
            self._done,
            self._done + left,
            self._pace.per_second(),
            self._pace.seconds_left(left),
            folder,
        )


def _photo(readable: Readable) -> NewPhoto:
    job = readable.job
    return NewPhoto(
        job.root.id,
        job.relative,
        readable.size,
        readable.mtime_ns,
        readable.content_hash,
        readable.details,
        job.companion,
        readable.perceptual,
        readable.digest,
        job.same_picture_as,
        *readable.marks,
        job.volume,
    )
