"""Only ordinary files are read, once, and nothing blocks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.photos import file_contents
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.file_contents import opened, read_picture
from lepton_desktop.photos.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

JPEG = b"\xff\xd8\xff\xe0" + bytes(10_000)


def test_a_picture_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)
    assert read_picture(path) == (JPEG, FORMATS["jpeg"])


def test_content_overrules_a_name_that_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(JPEG)
    assert read_picture(path)[1] is FORMATS["jpeg"]


def test_a_file_of_text_is_a_failure_only_when_it_claims_to_be_a_picture(tmp_path: Path) -> None:
    claims, other = tmp_path / "a.jpg", tmp_path / "notes"
    for path in (claims, other):
        path.write_text("a list of things to do")
    with pytest.raises(PhotoError, match=r"is named \.jpg but is not a picture") as failure:
        read_picture(claims)
    assert not isinstance(failure.value, NotAPictureError)
    assert str(failure.value) == f"{claims}: {failure.value.reason}"
    with pytest.raises(NotAPictureError):
        read_picture(other)


def test_empty_files_and_files_of_zeros_say_so(tmp_path: Path) -> None:
    empty, zeros = tmp_path / "a.png", tmp_path / "b.png"
    empty.write_bytes(b"")
    zeros.write_bytes(bytes(100_000))
    with pytest.raises(PhotoError, match="is empty"):
        read_picture(empty)
    with pytest.raises(PhotoError, match="nothing but zeros"):
        read_picture(zeros)


def test_what_is_not_there_may_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="is not there") as failure:
        read_picture(tmp_path / "gone.jpg")
    assert failure.value.retry


def test_a_file_that_may_not_be_read_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(file_contents.os, "open", denied)
    with pytest.raises(PhotoError, match="permissions") as failure:
        read_picture(path)
    assert failure.value.retry


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    folder = tmp_path / "a.jpg"
    folder.mkdir()
    with pytest.raises(NotAPictureError, match="is a folder"):
        read_picture(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, before = tmp_path / "a.jpg", tmp_path / "b.jpg"
    os.mkfifo(pipe)
    with pytest.raises(NotAPictureError, match="not a regular file"):
        read_picture(pipe)
    # A file that becomes a pipe between the question and the opening:
    before.write_bytes(JPEG)
    ordinary = os.stat(before)
    monkeypatch.setattr(file_contents.os, "stat", lambda _: ordinary)
    with pytest.raises(NotAPictureError, match="not a regular file"):
        read_picture(pipe)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices here")
def test_an_endless_device_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "a.jpg"
    link.symlink_to("/dev/zero")
    with pytest.raises(NotAPictureError, match="not a regular file"):
        read_picture(link)


def test_a_name_that_no_file_can_have_is_an_error_of_the_photo(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="name"):
        read_picture(tmp_path / "a\0b.jpg")


def test_a_giant_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with open(path, "wb") as file:
        file.write(b"II*\0")
        file.truncate((1 << 30) + 1)
    with pytest.raises(PhotoError, match="larger than 1 GB"):
        read_picture(path)


def test_a_drive_that_fails_while_it_is_read_is_an_error_of_the_photo(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)
    with pytest.raises(PhotoError, match="Input/output error") as failure, opened(path):
        raise OSError(5, "Input/output error")
    assert failure.value.retry
