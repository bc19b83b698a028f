"""Hidden files, systems' own folders and the user's patterns are passed over; nothing else is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lepton_desktop.indexing.ignore_rules import IgnoreRules, problem

ROOT = Path("/home/ann/Pictures")


@pytest.mark.parametrize(
    "folder",
    [
        ".hidden",
        "a/.Trash-1000",
        "$RECYCLE.BIN",
        "System Volume Information",
        "a/@eaDir",
        "lost+found",
        "web/node_modules",
        "Catalog Previews.lrdata",
        "My.photoslibrary/resources",
        "My.photoslibrary/database",
    ],
)
def test_hidden_and_system_folders_are_passed_over(folder: str) -> None:
    assert not IgnoreRules().passes(ROOT, folder, folder=True)
    assert not IgnoreRules().passes(ROOT, f"{folder}/inner/a.jpg", folder=False)


@pytest.mark.parametrize(
    "file",
    [
        "a.jpg",
        "a b/ü.HEIC",
        "My.photoslibrary/originals/1/a.heic",
        "no ending",
        "2019.12 trip/b.CR2",
        "c.unknown",
    ],
)
def test_photos_are_looked_at(file: str) -> None:
    assert IgnoreRules().passes(ROOT, file, folder=False)


def test_a_library_of_macos_that_is_itself_the_root_shows_its_originals_only() -> None:
    root = Path("/Users/ann/Photos Library.photoslibrary")
    assert IgnoreRules().folder_passes(root, "originals")
    assert not IgnoreRules().folder_passes(root, "resources")


@pytest.mark.parametrize("file", [".a.jpg", "._a.jpg", "notes.txt", "film.mp4"])
def test_hidden_files_and_other_things_are_passed_over(file: str) -> None:
    assert not IgnoreRules().passes(ROOT, file, folder=False)


@pytest.mark.parametrize(
    ("patterns", "path", "ignored"),
    [
        (["*.tif"], "a.tif", True),
        (["*.tif"], "deep/er/A.TIF", True),
        (["*.tif"], "a.tiff", False),
        (["Screenshots/"], "screenshots/a.jpg", True),
        (["Screenshots/"], "x/screenshots/a.jpg", True),
        (["Screenshots/"], "screenshots.jpg", False),
        (["/private"], "private/a.jpg", True),
        (["/private"], "x/private/a.jpg", False),
        (["trips/*/raw"], "trips/rome/raw/a.jpg", True),
        (["trips/*/raw"], "trips/rome/day 1/raw/a.jpg", False),
        (["trips/**/raw"], "trips/rome/day 1/raw/a.jpg", True),
        (["trips/**/raw"], "trips/raw/a.jpg", True),
        (["trips/**"], "trips/rome/a.jpg", True),
        (["IMG_[0-4]?.jpg"], "IMG_39.jpg", True),
        (["IMG_[0-4]?.jpg"], "IMG_59.jpg", False),
        (["IMG_[!0-4]?.jpg"], "IMG_59.jpg", True),
        (["a+b(1).jpg"], "a+b(1).jpg", True),
        (["*.jpg", "!keep*.jpg"], "keep me.jpg", False),
        (["*.jpg", "!keep*.jpg"], "other.jpg", True),
        (["# *.jpg", "", "   "], "a.jpg", False),
        (["/home/ann/Pictures/private"], "private/a.jpg", True),
        (["trips\\rome"], "trips/rome/a.jpg", True),
    ],
)
def test_patterns_are_those_of_a_gitignore_file(patterns: list[str], path: str, ignored: bool) -> None:
    assert IgnoreRules(patterns).passes(ROOT, path, folder=False) is not ignored


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("IMG_[0-4", "a bracket that isn't closed"),
        ("[z-a].jpg", "goes backwards"),
        ("/", "names no file or folder"),
        ("!", "names no file or folder"),
    ],
)
def test_a_pattern_without_a_meaning_is_told_from_the_others_and_passed_over(
    pattern: str, reason: str
) -> None:
    said = problem(pattern)
    assert said is not None
    assert reason in str(said)
    assert not IgnoreRules([pattern, "*.tif"]).passes(ROOT, "a.tif", folder=False)
    assert IgnoreRules([pattern]).passes(ROOT, "a.tif", folder=False)


@pytest.mark.parametrize("pattern", ["*.tif", "IMG_[]0-4]?", "!keep", "# [", "", "a]b"])
def test_a_pattern_with_a_meaning_has_no_problem(pattern: str) -> None:
    assert problem(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 20 + "b", "a" * 255),
        ("*?a" * 20 + "b", "a" * 255),
        ("**/a/" * 12 + "b", "/".join("a" * 500)),
        ("*[ab]*" * 20 + "c", "ab" * 120),
    ],
)
def test_no_name_makes_a_pattern_take_long(pattern: str, path: str) -> None:
    names = IgnoreRules([pattern])
    began = time.process_time()
    assert names.file_passes(ROOT, path)
    assert time.process_time() - began < 0.5
