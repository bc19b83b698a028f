"""When most of a folder's photos are missing at once they are kept until the user says otherwise."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from photos.deadly import deadly_decoders, deny

from indexing.library import QUICK, draw, wait_until
from lepton_desktop.indexing.context import Times
from lepton_desktop.indexing.messages import Notice, RootState
from lepton_desktop.indexing.missing import MANY

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexing.library import Library
    from lepton_desktop.catalog.records import RootCounts


def numbers(library: Library) -> RootCounts:
    with library.catalog() as catalog:
        return catalog.statistics.counts(library.encoder.identity).roots[0]


def notices(library: Library) -> list[str]:
    return [str(message.text) for message in library.messages if isinstance(message, Notice)]


def fill(library: Library, folder: str, count: int) -> None:
    """Photos in a folder below the root."""
    for number in range(count):
        draw(library.photos / folder / f"{number}.png", abs(hash((folder, number))) % 2**32, (16, 12))


def test_most_of_a_library_that_vanishes_is_kept_until_it_comes_back(
    library: Library, tmp_path: Path
) -> None:
    fill(library, "a/b", MANY)
    fill(library, "c", MANY - 1)
    library.index()
    (library.photos / "a").rename(tmp_path / "a")
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (2 * MANY - 1, MANY)
    assert len(notices(library)) == 1
    assert str(MANY) in notices(library)[0]
    with library.catalog() as catalog:
        assert catalog.statistics.counts("").offline == MANY
    library.index()
    assert len(notices(library)) == 1
    (tmp_path / "a").rename(library.photos / "a")
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (2 * MANY - 1, 0)
    assert library.encoder.encoded == 2 * MANY - 1


def test_what_is_missing_is_forgotten_when_the_user_agrees(library: Library) -> None:
    fill(library, "a", MANY)
    library.draw("b.png")
    library.index()
    shutil.rmtree(library.photos / "a")
    library.index()
    with library.catalog() as catalog:
        assert catalog.files.forget_missing(library.root.id) == MANY
    assert library.known() == {"b.png"}
    library.index()
    assert library.known() == {"b.png"}


def test_of_a_large_library_most_of_one_folder_in_it_is_kept_as_well(library: Library) -> None:
    fill(library, "large", 3 * MANY)
    fill(library, "small", MANY + 2)
    library.index()
    for number in range(MANY):
        (library.photos / "small" / f"{number}.png").unlink()
    (library.photos / "large" / "0.png").unlink()
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (4 * MANY + 1, MANY)


@pytest.mark.parametrize(("there", "gone"), [(MANY - 1, MANY - 1), (3 * MANY, MANY + 5)])
def test_a_few_photos_and_a_smaller_part_are_forgotten_unasked(
    library: Library, there: int, gone: int
) -> None:
    fill(library, "a", there)
    library.index()
    for number in range(gone):
        (library.photos / "a" / f"{number}.png").unlink()
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (there - gone, 0)
    assert notices(library) == []


def test_photos_that_moved_are_not_missing(library: Library) -> None:
    fill(library, "a", 2 * MANY)
    library.index()
    (library.photos / "a").rename(library.photos / "b")
    (library.photos / "b" / "0.png").unlink()
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (2 * MANY - 1, 0)
    assert library.encoder.encoded == 2 * MANY


def test_photos_that_have_copies_elsewhere_are_not_missing(library: Library) -> None:
    """As after a folder was moved whose photos were taken in at their new place first."""
    fill(library, "a", MANY)
    shutil.copytree(library.photos / "a", library.photos / "b")
    library.index()
    shutil.rmtree(library.photos / "a")
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (MANY, 0)
    shutil.rmtree(library.photos / "b")
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (MANY, MANY)


def test_photos_that_were_missing_are_the_same_ones_at_another_path(library: Library, tmp_path: Path) -> None:
    fill(library, "a", MANY)
    library.index()
    (library.photos / "a").rename(tmp_path / "a")
    library.draw("b.png")
    library.index()
    assert numbers(library).missing == MANY
    (tmp_path / "a").rename(library.photos / "c")
    library.index()
    assert (numbers(library).photos, numbers(library).missing) == (MANY + 1, 0)
    assert library.encoder.encoded == MANY + 1


def test_a_folder_that_the_user_leaves_out_is_not_missing(library: Library) -> None:
    fill(library, "private", 2 * MANY)
    library.draw("b.png")
    library.index()
    library.ignore = ["private/"]
    library.index()
    assert library.known() == {"b.png"}


def test_raw_files_that_get_their_pictures_beside_them_are_not_missing(library: Library) -> None:
    for number in range(MANY):
        draw(library.photos / f"{number}.png", number, (16, 12)).rename(library.photos / f"{number}.dng")
    library.index()
    known = numbers(library).photos
    for number in range(MANY):
        draw(library.photos / f"{number}.jpg", number, (16, 12))
    library.index()
    assert known == numbers(library).photos == MANY
    assert numbers(library).missing == 0


def test_while_it_is_watched_a_folder_that_vanishes_is_kept_and_comes_back(
    library: Library, tmp_path: Path
) -> None:
    fill(library, "a", MANY)
    library.draw("b.png")
    library.index()  # all of it, so that no file is touched or waited for when the folder vanishes
    library.messages.clear()
    with library.indexing():
        wait_until(lambda: RootState(library.root.id, True, "watching") in library.messages)
        (library.photos / "a").rename(tmp_path / "a")
        wait_until(lambda: numbers(library).missing == MANY)
        (tmp_path / "a").rename(library.photos / "a")
        wait_until(lambda: numbers(library).missing == 0)
    assert numbers(library).photos == MANY + 1
    assert library.encoder.encoded == MANY + 1


FAILURES = [errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN]


def fails(monkeypatch: pytest.MonkeyPatch, name: str, code: int, where: Callable[[Path], bool]) -> None:
    """Let a function of `os` fail as a drive or a share does, at these paths."""
    real = getattr(os, name)

    def failing(path: str | Path, *arguments: object, **options: object) -> object:
        if isinstance(path, (str, Path)) and where(Path(path)):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("code", FAILURES)
@pytest.mark.parametrize("name", ["scandir", "stat", "lstat"])
def test_an_error_of_the_drive_below_a_folder_makes_nothing_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch, code: int, name: str
) -> None:
    library.draw("a.jpg", "far/b.jpg", "far/away/c.jpg", "far/away/d.jpg")
    library.index()
    (library.photos / "far/away/d.jpg").unlink()
    fails(monkeypatch, name, code, lambda path: path.is_relative_to(library.photos / "far"))
    library.index()
    monkeypatch.undo()
    assert {"a.jpg", "far/b.jpg", "far/away/c.jpg"} <= library.known()
    library.index()
    assert library.known() == {"a.jpg", "far/b.jpg", "far/away/c.jpg"}
    assert numbers(library).away == 0
    assert library.encoder.encoded == 4
    assert library.failures() == {}


def test_an_error_of_the_drive_at_the_root_makes_it_offline(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a.jpg")
    library.index()
    fails(monkeypatch, "scandir", errno.EIO, lambda path: path == library.photos)
    library.index()
    monkeypatch.undo()
    assert library.known() == {"a.jpg"}
    assert RootState(library.root.id, False, "offline") in library.messages


def test_a_photo_that_changed_and_cannot_be_read_now_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a.jpg", "b.jpg")
    library.index()
    draw(library.photos / "a.jpg", 99)
    with deadly_decoders(monkeypatch, {"a.jpg": deny}):
        library.index()
    assert set(library.failures()) == {"a.jpg"}
    assert library.known() == {"a.jpg", "b.jpg"}
    library.index()
    assert library.failures() == {}
    assert library.encoder.encoded == 3


def test_a_share_that_does_not_answer_keeps_nobody_waiting(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a.jpg")
    draw(tmp_path / "share" / "far.jpg", 1)
    with library.catalog() as catalog:
        share = catalog.roots.add(tmp_path / "share")
    library.index()
    answers = threading.Event()
    real = os.scandir
    asked: list[str] = []

    def scandir(path: str | Path) -> object:
        if path == share.path and threading.current_thread().name == "asking":
            asked.append(str(path))
            assert answers.wait(60)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    def online() -> bool:
        with library.catalog() as catalog:
            return next(root.online for root in catalog.roots.all() if root.id == share.id)

    try:
        with library.indexing(Times(QUICK.quiet, QUICK.poll, QUICK.rescan, answer=0.1)):
            wait_until(lambda: RootState(share.id, False, "silent") in library.messages)
            library.draw("b.jpg")
            wait_until(lambda: library.encoder.encoded == 3)
            assert not online()
            assert len(asked) == 1
            answers.set()
            wait_until(online)
    finally:
        answers.set()
    with library.catalog() as catalog:
        assert catalog.photos.at(share.path / "far.jpg") is not None
