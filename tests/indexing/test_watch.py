"""What happens in a folder is told of."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from indexing.library import wait_until
from lepton_desktop.catalog.records import Root
from lepton_desktop.indexing.watch import Watcher, WatchError, remedy, spent_limit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Told:
    """What a watcher has told."""

    def __init__(self) -> None:
        self.touched: set[Path] = set()
        self.moves: set[tuple[Path, Path]] = set()
        self.losses = threading.Event()
        self.watcher = Watcher(
            lambda root, path: self.touched.add(path),
            lambda root, source, path: self.moves.add((source, path)),
            self.losses.set,
        )


@pytest.fixture
def told() -> Iterator[Told]:
    told = Told()
    yield told
    told.watcher.close()


@pytest.fixture
def root(tmp_path: Path) -> Root:
    (tmp_path / "photos").mkdir()
    return Root(1, tmp_path / "photos", True)


def test_files_made_changed_moved_and_deleted_at_any_depth_are_told_of(told: Told, root: Root) -> None:
    told.watcher.watch(root)
    folder = root.path / "new" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(b"1")
    wait_until(lambda: folder / "a.jpg" in told.touched)
    (folder / "a.jpg").rename(root.path / "b.jpg")
    wait_until(lambda: (folder / "a.jpg", root.path / "b.jpg") in told.moves)
    told.touched.clear()
    (root.path / "b.jpg").unlink()
    wait_until(lambda: root.path / "b.jpg" in told.touched)


def test_reading_a_file_says_nothing(told: Told, root: Root) -> None:
    (root.path / "a.jpg").write_bytes(b"1")
    told.watcher.watch(root)
    (root.path / "a.jpg").read_bytes()
    (root.path / "b.jpg").write_bytes(b"1")
    wait_until(lambda: root.path / "b.jpg" in told.touched)
    assert root.path / "a.jpg" not in told.touched


def test_a_root_that_is_deleted_is_no_longer_watched(told: Told, root: Root) -> None:
    told.watcher.watch(root)
    assert told.watcher.watches(root.id)
    shutil.rmtree(root.path)
    wait_until(lambda: not told.watcher.watches(root.id))
    root.path.mkdir()
    told.watcher.watch(root)
    (root.path / "a.jpg").write_bytes(b"1")
    wait_until(lambda: root.path / "a.jpg" in told.touched)
    told.watcher.unwatch(root.id)
    assert not told.watcher.watches(root.id)


def test_a_root_that_is_missing_cannot_be_watched(told: Told, tmp_path: Path) -> None:
    with pytest.raises(WatchError, match="can't be watched"):
        told.watcher.watch(Root(2, tmp_path / "missing", True))


def test_a_warning_of_watchdog_s_means_that_events_were_lost(told: Told) -> None:
    logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
    assert told.losses.is_set()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_the_limit_of_the_system_is_seen_though_only_subfolders_are_left_out(tmp_path: Path) -> None:
    """In a namespace of its own, in which the user may watch ten folders; nobody else is limited by that."""
    for number in range(20):
        (tmp_path / f"{number}").mkdir()
    script = f"""
from pathlib import Path
from lepton_desktop.catalog.records import Root
from lepton_desktop.indexing.watch import Watcher, spent_limit
assert spent_limit() is None
watcher = Watcher(print, print, print)
watcher.watch(Root(1, Path({str(tmp_path)!r}), True))
print(spent_limit())
watcher.close()
print(spent_limit())
"""
    limited = f"echo 10 > /proc/sys/user/max_inotify_watches && exec {sys.executable} -c '$SCRIPT'"
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "sh", "-c", limited.replace("'$SCRIPT'", '"$0"'), script],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr or "Permission" in done.stderr or "nonexistent" in done.stderr:
        pytest.skip(f"no namespace can be made here ({done.stderr.strip()})")
    assert done.stdout.split() == ["fs.inotify.max_user_watches", "None"], done.stderr


def test_the_remedy_names_the_setting_and_a_larger_value() -> None:
    assert "fs.inotify.max_user_watches=" in str(remedy("fs.inotify.max_user_watches"))
    assert spent_limit() is None
