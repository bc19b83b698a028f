"""The queue of files, and the photos held back because they may only have moved."""

from __future__ import annotations

from pathlib import Path

from lepton_desktop.catalog.records import FileState, Root
from lepton_desktop.indexing.job_queue import Job, JobQueue
from lepton_desktop.indexing.scan import Changes, Found

ROOT = Root(1, Path("/photos"), True)


def fresh(*names: str, size: int = 10) -> Changes:
    return Changes([(Found(name, size, 1, None), None) for name in names], {}, {})


def names_of(job_queue: JobQueue) -> list[str]:
    names = []
    while (job := job_queue.take()) is not None:
        names.append(job.relative)
    return names


def test_a_file_is_queued_once() -> None:
    job_queue = JobQueue()
    job_queue.add([(ROOT, fresh("a", "b"))])
    job_queue.add([(ROOT, fresh("b", "c"))])
    assert len(job_queue) == 3
    assert names_of(job_queue) == ["a", "b", "c"]


def test_what_was_just_touched_goes_first() -> None:
    job_queue = JobQueue()
    job_queue.add([(ROOT, fresh("a", "b"))])
    job_queue.add([(ROOT, fresh("b", "new"))], first=True)
    assert set(names_of(job_queue)[:2]) == {"b", "new"}


def test_a_photo_that_is_gone_is_held_back_only_while_it_may_have_moved() -> None:
    job_queue = JobQueue()
    gone = {
        "moved": FileState(10, 1, 7, "x"),
        "deleted": FileState(11, 1, 8, "y"),
        "failed": FileState(10, 1, None),
    }
    forgotten = job_queue.add([(ROOT, Changes(fresh("new").fresh, gone, {}))])
    assert forgotten == [(ROOT, ["deleted", "failed"])]
    job = job_queue.take()
    assert job is not None
    assert [known.photo_id for known in job.candidates] == [7]
    assert job_queue.release() == []
    assert job_queue.claim(7)
    assert not job_queue.claim(7)
    job_queue.finished(job)
    assert job_queue.release() == []


def test_a_photo_that_was_not_found_again_is_released() -> None:
    job_queue = JobQueue()
    job_queue.add([(ROOT, Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {}))])
    job = job_queue.take()
    assert job is not None
    job_queue.finished(job)
    assert [gone.relative for gone in job_queue.release()] == ["gone"]
    assert job_queue.release() == []


def test_a_job_queued_again_while_it_was_at_work_still_holds_back() -> None:
    job_queue = JobQueue()
    changes = Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {})
    job_queue.add([(ROOT, changes)])
    job = job_queue.take()
    assert job is not None
    job_queue.put(job)
    job_queue.finished(job)
    assert job_queue.release() == []


def test_nothing_is_left_of_a_folder_that_was_dropped() -> None:
    job_queue = JobQueue()
    other = Root(2, Path("/more"), True)
    job_queue.add([(ROOT, Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {}))])
    job_queue.put(Job(other, "stays", None))
    job_queue.drop(ROOT.id)
    assert job_queue.release() == []
    assert names_of(job_queue) == ["stays"]
