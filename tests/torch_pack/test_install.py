"""Installing the torch pack: broken off, killed, damaged, twice at once, on a full disk; and removing it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lepton_desktop.encoders.download import DownloadCancelledError, DownloadError
from lepton_desktop.file_lock import LockedError
from lepton_desktop.settings import Places
from lepton_desktop.torch_pack.install import install, remove
from lepton_desktop.torch_pack.pack import activate, installed
from lepton_desktop.torch_pack.variants import TorchPackError, Variant
from torch_pack.small_index import SmallIndex, folders

KILLED = """
import json, os, pathlib, signal, sys
from lepton_desktop.settings import Places
from lepton_desktop.torch_pack.install import install
from lepton_desktop.torch_pack.variants import read_variants

class KilledAtTheThirdFile:
    asked = 0
    def is_set(self):
        self.asked += unpacking
        if self.asked == 3:  # before the first wheel, its first file and its second
            os.kill(os.getpid(), signal.SIGKILL)
        return False
    def wait(self, seconds):
        return False

unpacking = 0
def arrived(done, total):
    global unpacking
    unpacking = done == variant.wheels[0].size

(variant,) = read_variants(pathlib.Path(sys.argv[1]))
install(variant, Places(pathlib.Path(sys.argv[2])), arrived, KilledAtTheThirdFile())
"""


def test_an_installed_pack_can_be_imported_and_nothing_else_is_left(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    assert activate(places) is None
    told: list[tuple[int, int]] = []
    install(variant, places, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (variant.download_size, variant.download_size)
    assert folders(places) == [variant.folder_name]
    pack = activate(places)
    assert pack is not None
    assert pack.variant == variant
    assert __import__("timm_of_tests").WHO == "timm"


def test_a_pack_that_is_there_is_not_brought_again(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    install(variant, places)
    asked = len(index.ranges) + len(index.pages)
    install(variant, places)
    assert len(index.ranges) + len(index.pages) == asked


def test_a_connection_that_breaks_off_is_gone_on_with(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    index.cuts = [100_000]
    install(variant, places)
    assert index.ranges[:2] == [None, "bytes=100000-"]
    assert installed(places) is not None


def test_a_cancelled_installation_goes_on_where_it_stopped(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    cancel = threading.Event()
    with pytest.raises(DownloadCancelledError):
        install(variant, places, lambda done, total: cancel.set() if done > 200_000 else None, cancel)
    assert installed(places) is None
    assert activate(places) is None
    install(variant, places)
    assert index.ranges[1] is not None
    assert installed(places) is not None


def test_a_wheel_with_another_checksum_is_never_unpacked(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    index.damaged = 99
    with pytest.raises(DownloadError, match="damaged twice"):
        install(variant, places)
    assert installed(places) is None
    assert not list(places.torch.rglob("*.py"))


def test_a_process_killed_while_it_unpacks_loses_nothing(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", KILLED, listed, places.data], env=environment)
    assert killed.returncode < 0
    assert list(places.torch.rglob("torch_of_tests/__init__.py"))
    assert installed(places) is None
    brought = len(index.ranges)
    install(variant, places)
    assert len(index.ranges) == brought + 1, "the wheel that had arrived is not brought again"
    activate(places)
    assert __import__("torch_of_tests").WHO == "torch"
    lib = places.torch / variant.folder_name / "torch_of_tests" / "lib.bin"
    assert lib.stat().st_size == 499_968


def test_what_was_deleted_by_hand_after_it_was_unpacked_is_brought_again(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    cancel = threading.Event()
    first = variant.wheels[0].size

    def stop_in_the_second(done: int, total: int) -> None:
        if done > first:
            cancel.set()

    with pytest.raises(DownloadCancelledError):
        install(variant, places, stop_in_the_second, cancel)
    assert list(places.torch.rglob("*.done"))
    shutil.rmtree(places.torch / f"{variant.folder_name}.part")
    install(variant, places)
    assert (places.torch / variant.folder_name / "torch_of_tests" / "lib.bin").is_file()


def test_two_at_once_do_not_meet(index: SmallIndex, variant: Variant, places: Places, listed: Path) -> None:
    index.hold = 1000
    arrived = threading.Event()
    first = threading.Thread(target=install, args=(variant, places, lambda done, total: arrived.set()))
    first.start()
    assert arrived.wait(30)
    with pytest.raises(LockedError, match="installing or removing PyTorch"):
        install(variant, places)
    with pytest.raises(LockedError, match="installing or removing PyTorch"):
        remove(places)
    index.let_go()
    first.join()
    assert installed(places) is not None


def test_a_disk_without_room_is_noticed_before_the_download(
    index: SmallIndex, variant: Variant, places: Places, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(places.data)._replace(free=200_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    with pytest.raises(TorchPackError, match=r"no space for the 1 MB of PyTorch; free at least 1 MB"):
        install(variant, places)
    assert index.ranges == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 800 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        sys.platform == "linux"
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", disk], stderr=subprocess.DEVNULL
        ).returncode
    )
    if not mounted:
        pytest.skip("only root can make a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_runs_full_is_an_error_in_words_and_what_has_arrived_is_kept(
    index: SmallIndex, variant: Variant, small_disk: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(small_disk)
    roomy = shutil.disk_usage(small_disk)._replace(free=10**12)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: roomy)
    with pytest.raises(TorchPackError, match="the disk is full; free some space"):
        install(variant, places)
    assert installed(places) is None
    assert [path.stat().st_size for path in places.torch.rglob("*.whl")] == [variant.wheels[0].size]
