"""Real files go to the system's real trash, and come back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lepton_desktop.ui.system.trash import Trashed, move_to_trash, put_back

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="only freedesktop.org's trash says where a file lies"
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    made = tmp_path / "Sommer — 1.jpg"
    made.write_bytes(b"picture")
    return made


def test_a_file_goes_to_the_trash_and_comes_back_as_it_was(photo: Path) -> None:
    outcome = move_to_trash([photo])
    assert not photo.exists()
    assert outcome.failures == ()
    assert outcome.can_undo
    (trashed,) = outcome.moved
    assert trashed.place is not None
    assert trashed.place.read_bytes() == b"picture"
    assert put_back(outcome.moved).failures == ()
    assert photo.read_bytes() == b"picture"
    assert not trashed.place.exists()


def test_of_two_files_of_one_name_each_comes_back_as_itself(photo: Path) -> None:
    first = move_to_trash([photo])
    photo.write_bytes(b"another")
    second = move_to_trash([photo])
    assert put_back(second.moved).failures == ()
    assert photo.read_bytes() == b"another"
    photo.unlink()
    assert put_back(first.moved).failures == ()
    assert photo.read_bytes() == b"picture"


def test_many_files_of_one_name_are_told_apart(photo: Path) -> None:
    moved = []
    for number in range(5):
        photo.write_bytes(bytes([number]))
        moved += move_to_trash([photo]).moved
    for number in (3, 0, 4, 1, 2):
        assert put_back([moved[number]]).failures == ()
        assert photo.read_bytes() == bytes([number])
        photo.unlink()


def test_a_file_that_stands_there_by_now_is_not_overwritten(photo: Path) -> None:
    outcome = move_to_trash([photo])
    photo.write_bytes(b"new")
    back = put_back(outcome.moved)
    assert back.moved == ()
    assert "another file has this name" in back.failures[0]
    assert photo.read_bytes() == b"new"
    photo.unlink()
    assert put_back(outcome.moved).failures == ()


def test_one_that_is_gone_costs_only_itself(photo: Path, tmp_path: Path) -> None:
    outcome = move_to_trash([tmp_path / "nowhere.jpg", photo])
    assert [one.path for one in outcome.moved] == [photo]
    assert outcome.failures == (f"{tmp_path / 'nowhere.jpg'}: is no longer there",)
    put_back(outcome.moved)


def test_what_may_not_be_moved_stays_and_says_why(photo: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may do everything")
    photo.parent.chmod(0o500)
    try:
        (failure,) = move_to_trash([photo]).failures
    finally:
        photo.parent.chmod(0o700)
    assert photo.exists()
    assert "can't be moved to the trash" in failure


def test_what_only_the_system_can_put_back_says_so(photo: Path) -> None:
    (failure,) = put_back([Trashed(photo, None)]).failures
    assert "restore it from the system's trash" in failure
