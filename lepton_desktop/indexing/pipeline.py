"""Files become vectors in the catalog: threads read ahead of the model, which takes them in batches."""

from __future__ import annotations

import os
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lepton_desktop.catalog.records import NewPhoto
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.indexing.messages import FailureHappened, Message, Progress, State
from lepton_desktop.indexing.pace import Pace
from lepton_desktop.indexing.reading import Broken, NoPicture, Outcome, Readable, Same, Vanished, read
from lepton_desktop.indexing.saved_again import with_what_it_was

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing.control import Control
    from lepton_desktop.indexing.journal import Journal
    from lepton_desktop.indexing.work import Job
    from lepton_desktop.photos.thumbnails import Thumbnails

BATCH = 16
COMMIT_SECONDS = 2.0
COMMIT_PHOTOS = 256
_REPORT_SECONDS = 0.25
_REST_SECONDS = 1.0
_BREATH_SECONDS = 0.25
_RESTS_PER_WORK = 2
"""How long gentle work rests after each quarter of a second, as a multiple of it."""
_DEATHS_AT_MOST = 2
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
    """Runs in one thread; the reading is done in others, a bounded number of files ahead."""

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        journal: Journal,
        control: Control,
        report: Callable[[Message], None],
        committed: Callable[[int], None],
        *,
        thumbnails: Thumbnails | None = None,
        threads: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`committed` is told after every commit how many photos were put in or moved."""
        self._catalog = catalog
        self._encoder = encoder
        self._journal = journal
        self._control = control
        self._report = report
        self._committed = committed
        self._thumbnails = thumbnails
        self._threads = threads or max(2, min(4, os.cpu_count() or 2))
        self._clock = clock
        self._reading: deque[Future[Outcome]] = deque()
        self._suspects: list[Job] = []
        self._batch: list[Readable] = []
        self._pending: list[tuple[Path, NewPhoto, NDArray[np.float32] | None]] = []
        self._contents: set[str] = set()
        self._moved = 0
        self._done = 0
        self._pace = Pace(clock)
        self._last_commit = self._last_report = self._last_breath = clock()

    def run(self, source: Source) -> None:
        """Work until the source has no more or until told to stop; either way what was encoded is committed.

        Raises CatalogError or EncoderError when it can't go on.
        """
        self._done = 0
        self._pace.rest()
        self._last_commit = self._last_breath = self._clock()
        with ThreadPoolExecutor(self._threads, thread_name_prefix="reading") as pool:
            try:
                while not self._control.stopped:
                    if self._control.paused:
                        self._rest(source)
                    elif not self._fill(pool, source):
                        break
                    else:
                        self._take(self._reading.popleft().result(), source)
                        self._breathe()
            except EncoderError:
                self._batch.clear()
                self._commit()
                raise
            finally:
                for future in self._reading:
                    future.cancel()
                self._reading.clear()
                self._suspects.clear()
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
        """Have enough files being read. False when there are no more.

        A file that was being read when the process died is read alone, after all others.
        """
        while len(self._reading) < 2 * BATCH + self._threads and (job := source.take()) is not None:
            deaths = self._journal.deaths(job.path)
            if deaths >= _DEATHS_AT_MOST:
                self._give_up(job, source)
            elif deaths:
                self._suspects.append(job)
            else:
                self._reading.append(pool.submit(self._read, job))
        if not self._reading and self._suspects:
            self._commit()
            job = self._suspects.pop()
            self._reading.append(pool.submit(self._read, job))
        return bool(self._reading)

    def _read(self, job: Job) -> Outcome:
        return read(job, self._encoder.preprocessing, self._journal, self._thumbnails)

    def _give_up(self, job: Job, source: Source) -> None:
        """The file has killed the process more than once: it isn't read again until it changes."""
        try:
            status = job.path.stat()
        except OSError:
            self._take(Vanished(job), source)
            return
        self._journal.end(job.path)
        reason = "made the program crash when it was read; it is left out until it changes"
        self._take(Broken(job, status.st_size, status.st_mtime_ns, reason), source)

    def _take(self, outcome: Outcome, source: Source) -> None:
        job = outcome.job
        match outcome:
            case Readable():
                self._queue(outcome)
            case Same():
                if not self._move(outcome, source):
                    self._take(self._read(replace(job, candidates=())), source)
                    return
            case Broken():
                mtime_ns = _AGAIN_AT_EVERY_SCAN if outcome.retry else outcome.mtime_ns
                self._catalog.fail(job.root.id, job.relative, outcome.size, mtime_ns, outcome.reason)
                self._report(FailureHappened(str(job.path), outcome.reason))
            case NoPicture():
                self._catalog.not_a_picture(job.root.id, job.relative, outcome.size, outcome.mtime_ns)
            case Vanished():
                pass
        source.finished(job)
        self._done += 1
        self._pace.mark(self._done)
        if len(self._batch) >= BATCH:
            self._encode()
        if len(self._pending) >= COMMIT_PHOTOS or self._clock() - self._last_commit >= COMMIT_SECONDS:
            self._commit()
        if self._clock() - self._last_report >= _REPORT_SECONDS:
            self._last_report = self._clock()
            self._report(self._progress("indexing", source, str(job.path.parent)))

    def _queue(self, readable: Readable) -> None:
        """A photo goes to the model, unless the model has seen its content."""
        content = readable.content_hash
        if content in self._contents or self._catalog.has_vector(content, self._encoder.identity):
            self._pending.append((readable.job.path, _photo(readable), None))
        else:
            self._batch.append(readable)
        self._contents.add(content)

    def _move(self, same: Same, source: Source) -> bool:
        """The photo is now at this path. False when another file has become it already."""
        known = self._catalog.photo(same.photo_id)
        if known is None or not (known.path == same.job.path or source.claim(same.photo_id)):
            return False
        job = same.job
        place = (job.root.id, job.relative, same.size, same.mtime_ns, job.companion)
        self._moved += self._catalog.move(known.id, *place, *same.marks)
        return True

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
        self._catalog.fail(job.root.id, job.relative, readable.size, readable.mtime_ns, reason)
        self._report(FailureHappened(str(job.path), reason))

    def _commit(self) -> None:
        """Encode what waits for it, so that no copy goes in before its original; then put all in."""
        self._encode()
        # A file that went after it was read was not yet known when that was noticed, and must not get in.
        photos = [
            (with_what_it_was(photo, path, self._catalog, self._thumbnails), vector)
            for path, photo, vector in self._pending
            if path.exists()
        ]
        self._pending.clear()
        if photos:
            self._catalog.commit(photos, self._encoder.identity)
        if photos or self._moved:
            self._committed(len(photos) + self._moved)
        self._moved = 0
        self._contents.clear()
        self._last_commit = self._clock()

    def _progress(self, state: State, source: Source, folder: str = "") -> Progress:
        left = len(self._reading) + len(self._suspects) + source.waiting()
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
    )
