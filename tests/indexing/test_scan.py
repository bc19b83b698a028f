"""What a walk sees, and what has changed since."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lepton_desktop.catalog.records import FileState
from lepton_desktop.indexing.ignore_rules import IgnoreRules
from lepton_desktop.indexing.scan import Found, Seen, compare, identity, presence, walk
from lepton_desktop.user_messages import UserMessage


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())


def files(root: Path, **options: object) -> set[str]:
    return set(walk(root, IgnoreRules(), **options).files)  # type: ignore[arg-type]


def test_a_walk_sees_photos_at_any_depth_and_leaves_out_what_it_is_told_to(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 60)
    make(tmp_path, "a.jpg", f"{deep}/b.jpg", ".hidden/c.jpg", "notes.txt", "data/t.jpg", "x/@eaDir/d.jpg")
    assert files(tmp_path, leave=tmp_path / "data") == {"a.jpg", f"{deep}/b.jpg"}


def test_a_walk_may_be_of_one_folder_only(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "in/b.jpg", "in/deep/c.jpg")
    assert files(tmp_path, start="in") == {"in/b.jpg", "in/deep/c.jpg"}
    assert files(tmp_path, start="in", deep=False) == {"in/b.jpg"}
    assert files(tmp_path, start="missing") == set()
    assert files(tmp_path, start="a.jpg") == set()


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_links_are_followed_once_and_in_no_circle(tmp_path: Path) -> None:
    root = tmp_path / "photos"
    make(root, "a.jpg", "in/b.jpg")
    make(tmp_path, "outside/c.jpg")
    (root / "in" / "circle").symlink_to(root)
    (root / "up").symlink_to(tmp_path)
    (root / "self").symlink_to(root / "self")
    (root / "again").symlink_to(root / "in")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out too").symlink_to(tmp_path / "outside")
    seen = walk(root, IgnoreRules())
    assert {Path(path).name for path in seen.files} == {"a.jpg", "b.jpg", "c.jpg"}
    assert len(seen.files) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_what_is_known_behind_a_link_to_a_missing_drive_still_stands(tmp_path: Path) -> None:
    root = tmp_path / "photos"
    make(root, "a.jpg")
    (root / "nas").symlink_to(tmp_path / "not mounted")
    known = {"nas/b.jpg": FileState(1, 1, 7, "x"), "gone.jpg": FileState(1, 1, 8, "y")}
    assert set(compare(walk(root, IgnoreRules()), known).gone) == {"gone.jpg"}


def test_a_busy_file_is_neither_new_nor_gone(tmp_path: Path) -> None:
    make(tmp_path, "busy.jpg", "calm.jpg")
    known = {"busy.jpg": FileState(1, 1, 7, "x")}
    changes = compare(walk(tmp_path, IgnoreRules()), known, lambda found: found.relative == "busy.jpg")
    assert [found.relative for found, _ in changes.fresh] == ["calm.jpg"]
    assert changes.gone == {}


def test_a_raw_file_belongs_to_the_jpeg_or_heic_of_its_name(tmp_path: Path) -> None:
    make(tmp_path, "A.JPG", "a.cr2", "b.heic", "b.DNG", "c.jpg", "c.heic", "c.arw", "d.nef", "e.png", "e.raf")
    make(tmp_path, "other/A.orf", "a.nef")
    found = walk(tmp_path, IgnoreRules()).files
    assert {name: entry.companion for name, entry in found.items()} == {
        "A.JPG": "a.cr2",
        "a.nef": None,
        "b.heic": "b.DNG",
        "c.jpg": "c.arw",
        "c.heic": None,
        "d.nef": None,
        "e.png": None,
        "e.raf": None,
        "other/A.orf": None,
    }


def test_new_changed_and_gone_files_are_told_apart() -> None:
    seen = Seen(
        files={
            "same.jpg": Found("same.jpg", 1, 1, None),
            "size.jpg": Found("size.jpg", 2, 1, None),
            "time.jpg": Found("time.jpg", 1, 2, None),
            "new.jpg": Found("new.jpg", 1, 1, None),
            "raw came.jpg": Found("raw came.jpg", 1, 1, "raw came.cr2"),
        },
        unreadable={"locked": UserMessage("no permission")},
    )
    known = {
        name: FileState(1, 1, number, "x") for number, name in enumerate(seen.files) if name != "new.jpg"
    }
    known |= {"gone.jpg": FileState(1, 1, 70, "x"), "locked/a.jpg": FileState(1, 1, 71, "x")}
    known |= {"locked": FileState(0, 0, None), "locked.jpg": FileState(1, 1, 72, "x")}
    changes = compare(seen, known)
    assert {found.relative for found, _ in changes.fresh} == {
        "size.jpg", "time.jpg", "new.jpg", "raw came.jpg",
    }  # fmt: skip
    assert set(changes.gone) == {"gone.jpg", "locked.jpg"}
    seen.files["raw came.jpg"] = Found("raw came.jpg", 1, 1, None)
    known["raw came.jpg"] = FileState(1, 1, 3, "x", "raw went.cr2")
    assert [found.relative for found in compare(seen, known).companions.values()] == ["raw came.jpg"]


def test_a_root_is_there_unless_missing_or_another_and_empty(tmp_path: Path) -> None:
    root = tmp_path / "photos"
    assert presence(root, None) is None
    root.mkdir()
    known = identity(root)
    assert presence(root, None) == presence(root, known) == known
    assert presence(root, "another drive") is None
    make(root, "a.jpg")
    assert presence(root, "another drive") == known
    assert presence(root / "a.jpg", None) is None


def test_a_walk_can_be_ended(tmp_path: Path) -> None:
    make(tmp_path, "a/b.jpg", "c/d.jpg")

    def visit(folder: Path) -> None:
        if folder != tmp_path:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        walk(tmp_path, IgnoreRules(), visit=visit)
