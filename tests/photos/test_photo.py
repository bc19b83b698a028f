"""A photo is opened once; all that goes wrong with one is a PhotoError in words for its user."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.records import Details
from lepton_desktop.photos import bitmap, file_contents, photo
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.photos.photo import decode, load
from photos.camera_files import EXIF, GPS, Short, dng, tiff
from photos.comparing import difference

if TYPE_CHECKING:
    from PIL import Image

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


@pytest.fixture
def jpeg(tmp_path: Path, coffee: Image.Image) -> Path:
    block = tiff(
        {
            271: "Canon",
            272: "Canon EOS R5",
            274: Short((6,)),
            EXIF: {36867: "2020:01:02 03:04:05"},
            GPS: {1: "S", 2: ((33, 1), (30, 1), (0, 1)), 3: "E", 4: ((18, 1), (15, 1), (36, 1))},
        }
    )
    path = tmp_path / "IMG_1.JPG"
    coffee.save(path, "JPEG", exif=b"Exif\0\0" + block)
    return path


def test_a_photo_tells_its_details_and_its_hash(jpeg: Path) -> None:
    loaded = load(jpeg, 64)
    assert loaded.details == Details(
        "jpeg",
        400,
        600,
        orientation=6,
        taken_at=datetime(2020, 1, 2, 3, 4, 5),
        camera="Canon EOS R5",
        latitude=-33.5,
        longitude=18.26,
    )
    assert loaded.picture.mode == "RGB"
    assert loaded.picture.height > loaded.picture.width
    assert loaded.content_hash == hashlib.blake2b(jpeg.read_bytes(), digest_size=20).hexdigest()


def test_the_hash_is_of_the_content_alone(jpeg: Path, tmp_path: Path) -> None:
    copy, changed = tmp_path / "copy", tmp_path / "changed.jpg"
    copy.write_bytes(jpeg.read_bytes())
    changed.write_bytes(jpeg.read_bytes() + b"\0")
    assert content_hash(copy) == content_hash(jpeg) == load(copy, 64).content_hash
    assert content_hash(changed) != content_hash(jpeg)


def test_the_picture_alone_is_the_same_picture(jpeg: Path) -> None:
    assert decode(jpeg, 64).tobytes() == load(jpeg, 64).picture.tobytes()


def test_a_photo_is_opened_once_and_left_as_it_was(jpeg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, int]] = []
    system = os.open

    def watched(name: str, flags: int) -> int:
        opened.append((str(name), flags & (os.O_WRONLY | os.O_RDWR)))
        return system(name, flags)

    before = (jpeg.read_bytes(), jpeg.stat().st_mtime_ns)
    monkeypatch.setattr(file_contents.os, "open", watched)
    load(jpeg, 64)
    assert opened == [(str(jpeg), 0)]
    assert (jpeg.read_bytes(), jpeg.stat().st_mtime_ns) == before


def test_a_camera_file_is_a_photo_too(tmp_path: Path, coffee: Image.Image) -> None:
    path = tmp_path / "a.dng"
    path.write_bytes(dng(coffee, coffee))
    loaded = load(path, 64)
    assert loaded.details.format == "raw"
    assert loaded.details.camera == "Lepton One"
    assert difference(loaded.picture, coffee) < 8


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jpg", b"", "is empty"),
        ("a.jpg", b"<html>Not found</html>", "is not a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "damaged JPEG"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "damaged PNG"),
        ("a.ppm", b"P6 9999 9 255\nxyz", "is incomplete"),
        ("a.pgm", b"P5 99999 99999 255\nxyz", "million pixels"),
        ("a.nef", b"MM\0*\0\0\0\x08" + bytes(300), "RAW"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(300), "damaged HEIF"),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for read in (load, decode):
        with pytest.raises(PhotoError, match=words) as failure:
            read(path, 64)
        assert failure.value.path == path
        assert not failure.value.retry
        assert "0x" not in str(failure.value)


def test_folders_and_other_files_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("remember the milk")
    for path in (tmp_path, tmp_path / "notes"):
        with pytest.raises(NotAPictureError):
            load(path, 64)


def test_a_photo_that_vanishes_is_an_error_that_may_pass(tmp_path: Path) -> None:
    for read in (lambda path: load(path, 64), content_hash):
        with pytest.raises(PhotoError, match="is not there") as failure:
            read(tmp_path / "gone.jpg")
        assert failure.value.retry


@pytest.mark.parametrize(
    "raised",
    [MemoryError(), RecursionError("deep"), KeyError(7), ZeroDivisionError(), ValueError(b"\xff\n2")],
)
def test_whatever_a_decoder_raises_is_an_error_of_the_photo(
    jpeg: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(bitmap, "decode_bitmap", fail)
    with pytest.raises(PhotoError) as failure:
        load(jpeg, 64)
    assert "\n" not in str(failure.value)
    assert failure.value.retry == isinstance(raised, MemoryError)


def test_several_threads_decode_at_once(tmp_path: Path, coffee: Image.Image, jpeg: Path) -> None:
    names = ["a.png", "a.webp", "a.avif", "a.tif", "a.gif", "a.jp2"]
    for name in names:
        coffee.resize((240, 160)).save(tmp_path / name)
    (tmp_path / "a.dng").write_bytes(dng(coffee, coffee))
    paths = [jpeg, tmp_path / "a.dng", *(tmp_path / name for name in names)]
    alone = [load(path, 64).picture.tobytes() for path in paths]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda path: load(path, 64).picture.tobytes(), paths * 4))
    assert together == alone * 4


def test_importing_it_brings_in_no_decoder_that_few_need() -> None:
    code = (
        "import sys, lepton_desktop.photos.thumbnails\n"
        "print(sorted({'rawpy', 'pi_heif', 'torch', 'PySide6', 'sqlite3'} & set(sys.modules)))"
    )
    root = Path(photo.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
