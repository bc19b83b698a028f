"""Files are opened in processes that they may kill, freeze and fill: it costs only the file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from indexing.library import wait_until

from lepton_desktop.photos import isolated_decoding, photo
from lepton_desktop.photos.decoders import DecoderPool, InterruptedDecodingError, shared_decoders
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.limits import Budget
from photos import deadly
from photos.crafted import lossless_webp
from photos.deadly import be_killed, compute, die, die_once, garble, take, tell, wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image

MEGABYTE = 1 << 20


@pytest.fixture(autouse=True)
def _found_by_decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", deadly.TESTS, prepend=os.pathsep)


@pytest.fixture(autouse=True)
def no_others() -> None:
    """The pool of this process may have decoders that wait since an earlier test."""
    shared_decoders().close()


@pytest.fixture
def make() -> Iterator[Callable[..., DecoderPool]]:
    pools: list[DecoderPool] = []

    def make_one(limit: int = 2, budget: Budget | None = None, idle_s: float = 60.0) -> DecoderPool:
        pools.append(DecoderPool(limit, budget, idle_s))
        return pools[-1]

    yield make_one
    for pool in pools:
        pool.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / os.fsdecode(b"caf\xe9 \n.jpg")  # no proper text, and of two lines
    path.write_bytes(b"something")
    return path


def decoders() -> list[psutil.Process]:
    """Those of this process that run."""
    return [
        child
        for child in psutil.Process().children()
        if child.status() != psutil.STATUS_ZOMBIE and "decoder" in child.cmdline()
    ]


def test_bytes_come_back_as_they_are_and_the_decoder_stays_warm(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    pool = make()
    value, (name, zeros) = pool.call(tell, file, 20 * MEGABYTE)
    assert (name, zeros) == (os.fsencode(file.name), bytes(20 * MEGABYTE))
    again, (_, few) = pool.call(tell, file, 3)
    assert (again, few) == (value, bytes(3))


def test_a_decoder_that_dies_is_replaced_and_the_file_is_given_up_after_a_second_try(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    pool = make()
    with pytest.raises(PhotoError, match="makes the decoder crash") as failure:
        pool.call(die, file)
    assert failure.value.path == file
    assert not failure.value.retry
    assert pool.call(tell, file, 1)[1][1] == bytes(1)


def test_a_file_whose_decoder_was_taken_down_by_somebody_is_innocent(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    assert make().call(die_once, file) == ("well", [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't tell who ended a process")
def test_a_file_whose_decoder_is_always_taken_down_is_tried_again_later(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    with pytest.raises(PhotoError, match="the system stops its decoder") as failure:
        make().call(be_killed, file)
    assert failure.value.retry


def test_where_no_decoder_starts_no_file_is_to_blame(
    make: Callable[..., DecoderPool], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", "raise SystemExit('broken')"]
    with monkeypatch.context() as patch:
        patch.setattr("lepton_desktop.photos.decoders.own_command", lambda *arguments: command)
        pool = make()
        with pytest.raises(PhotoError, match="no decoder starts") as failure:
            pool.call(tell, file, 1)
    assert failure.value.retry
    assert pool.call(tell, file, 1)[1][1] == bytes(1)


@pytest.mark.skipif(sys.platform == "win32", reason="the answer goes by a pipe of POSIX here")
def test_a_decoder_that_answers_nonsense_is_replaced(make: Callable[..., DecoderPool], file: Path) -> None:
    pool = make()
    with pytest.raises(PhotoError, match="makes the decoder crash"):
        pool.call(garble, file)
    assert pool.call(tell, file, 1)[1][1] == bytes(1)


def test_a_decoder_that_never_starts_is_not_waited_for_without_end(
    make: Callable[..., DecoderPool], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr("lepton_desktop.photos.decoders.own_command", lambda *arguments: command)
    with pytest.raises(PhotoError, match="no decoder starts") as failure:
        make(1, Budget(wall_s=0.5)).call(tell, file, 1)
    assert failure.value.retry


def test_a_file_that_computes_without_end_is_given_up_while_others_are_opened(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    pool = make(2, Budget(cpu_s=1.5))
    reasons: list[str] = []

    def ask() -> None:
        try:
            pool.call(compute, file)
        except PhotoError as error:
            reasons.append(str(error.reason))

    thread = threading.Thread(target=ask)
    thread.start()
    wait_until(lambda: len(decoders()) == 1)
    for _ in range(20):
        pool.call(tell, file, 1)
    assert reasons == []
    thread.join(30)
    assert reasons == ["takes more than 2 seconds of processor time, too long to open safely"]


def test_a_drive_that_does_not_answer_is_not_the_files_fault(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    with pytest.raises(PhotoError, match="could not be read within 1 seconds") as failure:
        make(1, Budget(wall_s=1.0)).call(wait, file)
    assert failure.value.retry


@pytest.mark.parametrize("count", [300, 3000])
def test_a_file_gets_no_more_memory_than_the_budget_has(
    make: Callable[..., DecoderPool], file: Path, count: int
) -> None:
    pool = make(1, Budget(memory=200 * MEGABYTE))
    assert pool.call(take, file, 100 * MEGABYTE)[0] == 100 * MEGABYTE
    with pytest.raises(PhotoError, match="needs more memory to open than is safe"):
        pool.call(take, file, count * MEGABYTE)
    assert pool.call(take, file, 100 * MEGABYTE)[0] == 100 * MEGABYTE


def test_what_is_being_decoded_can_be_broken_off_at_once(
    make: Callable[..., DecoderPool], file: Path
) -> None:
    pool = make()
    ended: list[type[Exception]] = []

    def ask() -> None:
        try:
            pool.call(wait, file)
        except Exception as error:
            ended.append(type(error))

    thread = threading.Thread(target=ask)
    thread.start()
    wait_until(lambda: file.with_name(file.name + ".waits").exists())
    pool.interrupt()
    thread.join(2)
    assert ended == [InterruptedDecodingError]
    assert pool.call(tell, file, 1)[1][1] == bytes(1)


def test_a_decoder_with_nothing_to_do_goes(make: Callable[..., DecoderPool], file: Path) -> None:
    pool = make(idle_s=0.2)
    pool.call(tell, file, 1)
    wait_until(lambda: decoders() == [])
    assert pool.call(tell, file, 1)[1][1] == bytes(1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends it by a job object, which nobody sees here")
def test_a_decoder_does_not_outlive_the_process_that_asks(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from photos.deadly import wait\n"
        "from lepton_desktop.photos.decoders import shared_decoders\n"
        "shared_decoders().call(wait, Path(sys.argv[1]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(file)])
    wait_until(lambda: file.with_name(file.name + ".waits").exists())
    (child,) = psutil.Process(parent.pid).children()
    parent.kill()
    parent.wait()
    child.wait(10)


def test_a_picture_opened_apart_is_the_picture(tmp_path: Path, coffee: Image.Image) -> None:
    path = tmp_path / "coffee.jpg"
    coffee.save(path, exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0")
    apart, here = isolated_decoding.open_upright(path, 64), photo.open_upright(path, 64)
    assert apart.picture.tobytes() == here.picture.tobytes()
    assert (apart.width, apart.height, apart.metadata) == (here.width, here.height, here.metadata)
    assert apart.metadata.orientation == 6
    assert isolated_decoding.read_exposure(path) == photo.read_exposure(path)


def test_a_giant_is_opened_when_its_turn_comes(tmp_path: Path) -> None:
    path = tmp_path / "giant.webp"
    path.write_bytes(lossless_webp(5_900))  # takes 16 bytes a pixel, which is over half a gigabyte
    apart = isolated_decoding.open_upright(path, 64)
    assert (apart.width, apart.height) == (5_900, 5_900)
    assert apart.picture.getextrema() == ((0, 0), (0, 0), (0, 0))


def test_what_is_wrong_with_a_file_is_said_as_ever(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    (tmp_path / "notes").write_text("remember the milk")
    with pytest.raises(PhotoError, match="damaged JPEG") as failure:
        isolated_decoding.decode(tmp_path / "a.jpg", 64)
    assert failure.value.path == tmp_path / "a.jpg"
    with pytest.raises(NotAPictureError):
        isolated_decoding.decode(tmp_path / "notes", 64)
    with pytest.raises(PhotoError, match="is not there") as failure:
        isolated_decoding.decode(tmp_path / "gone.jpg", 64)
    assert failure.value.retry
