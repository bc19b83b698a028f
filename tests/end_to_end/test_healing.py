"""What goes wrong with a library is told, waited for, or put right, as a person at a terminal meets it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from indexing.library import draw, wait_until
from mounting import fill, make_read_only, small_disk

from end_to_end.conftest import Run, copy_of
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.lock import is_locked
from lepton_desktop.settings import Places
from lepton_desktop.user_messages import UserMessage


def start(data: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "lepton_desktop", *map(str, arguments)],
        env=os.environ | {"LEPTON_DATA_DIR": str(data)},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_library_on_a_disk_that_cannot_be_written_answers(indexed: Path, tmp_path: Path, run: Run) -> None:
    with small_disk(tmp_path / "disk", "400m") as disk:
        data = Path(shutil.copytree(indexed, disk / "data"))
        make_read_only(disk)

        found = run(data, "search", "a cup of coffee")
        assert (found.returncode, found.stderr) == (0, "")
        assert "coffee" in found.stdout.splitlines()[0]
        with Catalog(data / "catalog.sqlite") as catalog:
            photo = catalog.photos.newest(1)[0].path
        for command in (["similar", photo], ["status"], ["failures"], ["duplicates"], ["folders", "list"]):
            done = run(data, *command)
            assert done.returncode == 0, done.stderr
        done = run(data, "index", photo.parent)
        assert done.returncode == 1
        assert "Read-only file system" in done.stderr
        assert "Traceback" not in done.stderr


def test_watching_waits_for_room_on_a_full_disk(tmp_path: Path, run: Run) -> None:
    photos = tmp_path / "photos"
    draw(photos / "a.png", 1)
    with small_disk(tmp_path / "disk", "3m") as disk:
        assert run(disk, "folders", "add", photos).returncode == 0
        fill(disk)
        with start(disk, "watch") as watching:
            assert watching.stderr is not None
            for line in watching.stderr:
                if "The disk is full" in line:
                    break
            assert watching.poll() is None
            watching.send_signal(signal.SIGINT)
            assert watching.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can't be sent to one process there")
def test_an_indexing_that_is_stopped_says_that_not_all_was_reached(data: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    for number in range(200):
        draw(photos / f"{number}.png", number)
    with start(data, "index", photos) as indexing:
        wait_until(lambda: data.exists() and is_locked(Places(data).indexing_lock), 60)
        indexing.send_signal(signal.SIGINT)
        _, said = indexing.communicate(timeout=60)

    assert indexing.returncode == 130
    assert "run it again to continue" in said
    assert "photos indexed, " not in said


def test_what_the_user_decided_comes_back_after_the_catalog_was_damaged(
    indexed: Path, photographs: Path, tmp_path: Path, run: Run
) -> None:
    data = copy_of(indexed, tmp_path / "data")
    with Catalog(data / "catalog.sqlite") as catalog:
        excluded, turned = catalog.photos.newest(2)
        catalog.decisions.set_excluded([excluded.id], True)
        catalog.decisions.set_rotation([turned.id], 1)
        catalog.saved_searches.add("Beach", "beach date:2023")
    assert run(data, "index", photographs).returncode == 0
    (data / "catalog.sqlite").write_bytes(b"no catalog any more")
    for beside in data.glob("catalog.sqlite-*"):
        beside.unlink()

    status = run(data, "status")
    assert status.returncode == 1
    assert "lepton-desktop restore" in status.stderr
    listed = run(data, "restore", "--list").stdout.splitlines()
    assert listed[0].endswith("1 folders, 1 saved searches, 2 excluded or rotated photos")
    restored = run(data, "restore")
    assert restored.returncode == 0, restored.stderr
    aside = Path(restored.stdout.splitlines()[0].partition(": ")[2])
    assert aside.read_bytes() == b"no catalog any more"
    assert run(data, "index", photographs).returncode == 0

    with Catalog(data / "catalog.sqlite") as catalog:
        assert [one.name for one in catalog.saved_searches.all()] == ["Beach"]
        photos = {photo.path: photo for photo in catalog.photos.newest(1000)}
        assert photos[excluded.path].excluded
        assert photos[turned.path].rotation == 1
    found = json.loads(run(data, "search", "a cat", "--json").stdout)
    assert excluded.path not in [Path(one["path"]) for one in found]
    assert found


def test_failures_are_listed_and_tried_again(data: Path, tmp_path: Path, run: Run) -> None:
    photos = tmp_path / "photos"
    draw(photos / "a.png", 1)
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
        status = (photos / "a.png").stat()
        catalog.failures.add(
            root.id, "a.png", status.st_size, status.st_mtime_ns, UserMessage("the drive was asleep")
        )

    listed = run(data, "failures")
    assert listed.stdout == f"{photos / 'a.png'}: the drive was asleep\n"
    (one,) = json.loads(run(data, "failures", "--json").stdout)
    assert (one["path"], one["reason"]) == (str(photos / "a.png"), "the drive was asleep")
    assert run(data, "index", photos).stderr.endswith("0 of 0 photos indexed, 1 failed\n")
    assert "1 files are tried again" in run(data, "failures", "--retry").stderr
    assert run(data, "index", photos).stderr.endswith("1 of 1 photos indexed, 0 failed\n")
