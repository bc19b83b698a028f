"""Thumbnails are made once, kept within a bound, and shared by threads and processes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from lepton_desktop.photos import thumbnails
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.thumbnails import Thumbnails, keep_thumbnail
from photos.comparing import difference


@pytest.fixture
def photo(tmp_path: Path, coffee: Image.Image) -> Path:
    path = tmp_path / "photos" / "a.jpg"
    path.parent.mkdir()
    coffee.save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "thumbnails"


def get(cache: Thumbnails, photo: Path, edge: int = 256, mtime_ns: int = 1) -> bytes:
    return cache.get(photo, 1000, mtime_ns, edge)


def opened(thumbnail: bytes) -> Image.Image:
    return Image.open(io.BytesIO(thumbnail), formats=["JPEG"])


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_thumbnail_is_the_photo_made_small(folder: Path, photo: Path, coffee: Image.Image) -> None:
    cache = Thumbnails(folder)
    for edge in (256, 512):
        picture = opened(get(cache, photo, edge))
        assert max(picture.size) == edge
        assert difference(picture, coffee) < 4


def test_a_small_photo_is_not_enlarged(folder: Path, tmp_path: Path, coffee: Image.Image) -> None:
    small = tmp_path / "small.png"
    coffee.resize((60, 40)).save(small)
    assert opened(get(Thumbnails(folder), small)).size == (60, 40)


def test_a_thumbnail_is_made_once_and_needs_the_photo_no_more(folder: Path, photo: Path) -> None:
    made = get(Thumbnails(folder), photo)
    photo.unlink()
    assert get(Thumbnails(folder), photo) == made
    assert Thumbnails(folder).path_of(photo, 1000, 1, 256).read_bytes() == made


def test_a_changed_photo_has_another_thumbnail(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder)
    before = get(cache, photo)
    Image.new("RGB", (300, 300), "navy").save(photo)
    assert get(cache, photo) == before  # by the state that is asked for, not by the file as it is now
    assert opened(get(cache, photo, mtime_ns=2)).getpixel((5, 5)) == pytest.approx((0, 0, 128), abs=4)


def test_what_was_just_decoded_becomes_the_thumbnail(folder: Path, photo: Path, coffee: Image.Image) -> None:
    before = coffee.copy()
    assert keep_thumbnail(folder, photo, 1000, 1, coffee) == len(files(folder)[0].read_bytes())
    assert coffee == before
    photo.unlink()
    picture = opened(get(Thumbnails(folder), photo))
    assert max(picture.size) == 256
    assert difference(picture, coffee) < 4


def test_one_that_is_there_already_is_left_alone(folder: Path, photo: Path, coffee: Image.Image) -> None:
    made = get(Thumbnails(folder), photo)
    assert keep_thumbnail(folder, photo, 1000, 1, Image.new("RGB", (300, 300), "navy")) == 0
    assert get(Thumbnails(folder), photo) == made


def test_of_a_photo_that_is_away_another_size_is_better_than_none(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder)
    small, large = get(cache, photo, 256), get(cache, photo, 512)
    photo.unlink()
    assert get(cache, photo, 1024) == large
    cache.path_of(photo, 1000, 1, 512).unlink()
    assert get(cache, photo, 512) == small
    with pytest.raises(PhotoError, match=r"a\.jpg"):
        get(cache, photo, 512, mtime_ns=2)


def test_unseen_thumbnails_do_not_drive_out_what_was_seen(
    folder: Path, photo: Path, coffee: Image.Image
) -> None:
    seen = get(Thumbnails(folder), photo)
    cache = Thumbnails(folder, limit=10 * len(seen))
    added = 0
    while cache.has_room():
        added += 1
        cache.took(keep_thumbnail(folder, photo, 1000, 1 + added, coffee))
    assert get(cache, photo) == seen
    assert added + 1 == len(files(folder)) == 9


def test_thumbnails_of_what_left_the_library_go(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder)
    kept = [get(cache, photo, edge) for edge in (256, 512)]
    get(cache, photo, mtime_ns=2)
    cache.keep_only([(str(photo), 1000, 1), ("another.jpg", 1000, 2)])
    assert sorted(path.stat().st_size for path in files(folder)) == sorted(map(len, kept))
    photo.unlink()
    assert [get(cache, photo, edge) for edge in (256, 512)] == kept


def test_a_thumbnail_that_is_not_whole_is_made_again(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder)
    made = get(cache, photo)
    path = cache.path_of(photo, 1000, 1, 256)
    for broken in (b"", made[:100], bytes(len(made))):
        path.write_bytes(broken)
        assert get(cache, photo) == made
        assert path.read_bytes() == made


def test_a_photo_that_cannot_be_shown_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "a.jpg"
    broken.write_text("no photo")
    with pytest.raises(PhotoError):
        get(Thumbnails(folder), broken)
    assert files(folder) == []


def test_the_longest_unseen_are_dropped_when_it_is_full(folder: Path, photo: Path) -> None:
    size = len(get(Thumbnails(folder), photo))
    for path in files(folder):
        path.unlink()
    cache = Thumbnails(folder, limit=10 * size)
    for number in range(30):
        get(cache, photo, mtime_ns=number)
        path = cache.path_of(photo, 1000, number, 256)
        os.utime(path, (1_000_000_000 + number,) * 2)
        assert sum(file.stat().st_size for file in files(folder)) <= 11 * size
    assert cache.path_of(photo, 1000, 29, 256).exists()
    assert cache.path_of(photo, 1000, 28, 256).exists()
    assert not cache.path_of(photo, 1000, 0, 256).exists()


def test_what_is_seen_again_stays_longer(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder)
    get(cache, photo)
    path = cache.path_of(photo, 1000, 1, 256)
    os.utime(path, (1_000_000_000,) * 2)
    get(cache, photo)
    assert path.stat().st_mtime > 1_000_000_000


def test_half_written_files_of_the_dead_are_cleared_away(folder: Path, photo: Path) -> None:
    shelf = folder / "00"
    shelf.mkdir(parents=True)
    abandoned, alive = shelf / "x.part", shelf / "y.part"
    for path in (abandoned, alive):
        path.write_bytes(b"half")
    os.utime(abandoned, (1_000_000_000,) * 2)
    get(Thumbnails(folder), photo)
    assert not abandoned.exists()
    assert alive.exists()


def test_a_full_disk_costs_only_the_keeping(
    folder: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(thumbnails.os, "replace", full)
    assert max(opened(get(Thumbnails(folder), photo)).size) == 256
    assert files(folder) == []
    assert "No space left on device" in caplog.text


def test_a_folder_that_cannot_be_made_costs_only_the_keeping(tmp_path: Path, photo: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert max(opened(get(Thumbnails(blocked), photo)).size) == 256


def test_threads_share_one_cache(folder: Path, photo: Path) -> None:
    cache = Thumbnails(folder, limit=50_000)
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda number: get(cache, photo, mtime_ns=number % 5), range(60)))
    assert len(set(made)) == 1
    assert all(file.suffix == ".jpg" for file in files(folder))


def test_processes_share_one_folder(folder: Path, photo: Path) -> None:
    code = (
        "import sys, pathlib; from lepton_desktop.photos.thumbnails import Thumbnails\n"
        "cache = Thumbnails(pathlib.Path(sys.argv[1]), limit=40_000)\n"
        "photo = pathlib.Path(sys.argv[2])\n"
        "for n in range(40): assert cache.get(photo, 1000, n % 7, 256)[:2] == b'\\xff\\xd8'"
    )
    root = Path(thumbnails.__file__).parents[2]
    command = [sys.executable, "-c", code, str(folder), str(photo)]
    running = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    assert all(file.suffix == ".jpg" for file in files(folder))
