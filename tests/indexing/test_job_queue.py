"""The queue of files, and the photos held back because they may only have moved."""

from __future__ import annotations

from pathlib import Path

from lepton_desktop.catalog.records import FileState, Root
from lepton_desktop.indexing.job_queue import Job, JobQueue
from lepton_desktop.indexing.scan import Changes, Found

ROOT = Root(1, Path("/photos"), True)


def fresh(*names: str, size: int = 10) -> Changes:
    return Changes([(Found(name, size, 1, None), None) for name in names], {}, {})


def names_of(work: JobQueue) -> list[str]:
    names = []
    while (job := work.take()) is not None:
        names.append(job.relative)
    return names


def test_a_file_is_queued_once() -> None:
    work = JobQueue()
    work.add([(ROOT, fresh("a", "b"))])
    work.add([(ROOT, fresh("b", "c"))])
    assert len(work) == 3
    assert names_of(work) == ["a", "b", "c"]


def test_what_was_just_touched_goes_first() -> None:
    work = JobQueue()
    work.add([(ROOT, fresh("a", "b"))])
    work.add([(ROOT, fresh("b", "new"))], first=True)
    assert set(names_of(work)[:2]) == {"b", "new"}


def test_a_photo_that_is_gone_is_held_back_only_while_it_may_have_moved() -> None:
    work = JobQueue()
    gone = {
        "moved": FileState(10, 1, 7, "x"),
        "deleted": FileState(11, 1, 8, "y"),
        "failed": FileState(10, 1, None),
    }
    forgotten = work.add([(ROOT, Changes(fresh("new").fresh, gone, {}))])
    assert forgotten == [(ROOT, ["deleted", "failed"])]
    job = work.take()
    assert job is not None
    assert [known.photo_id for known in job.candidates] == [7]
    assert work.release() == []
    assert work.claim(7)
    assert not work.claim(7)
    work.finished(job)
    assert work.release() == []


def test_a_photo_that_was_not_found_again_is_released() -> None:
    work = JobQueue()
    work.add([(ROOT, Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {}))])
    job = work.take()
    assert job is not None
    work.finished(job)
    assert [gone.relative for gone in work.release()] == ["gone"]
    assert work.release() == []


def test_a_job_queued_again_while_it_was_at_work_still_holds_back() -> None:
    work = JobQueue()
    changes = Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {})
    work.add([(ROOT, changes)])
    job = work.take()
    assert job is not None
    work.put(job)
    work.finished(job)
    assert work.release() == []


def test_nothing_is_left_of_a_folder_that_was_dropped() -> None:
    work = JobQueue()
    other = Root(2, Path("/more"), True)
    work.add([(ROOT, Changes(fresh("new").fresh, {"gone": FileState(10, 1, 7, "x")}, {}))])
    work.put(Job(other, "stays", None))
    work.drop(ROOT.id)
    assert work.release() == []
    assert names_of(work) == ["stays"]
