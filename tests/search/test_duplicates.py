"""Duplicates are found among real photographs, as the built-in model and the hash see them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Details, NewPhoto, Photo
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.search.duplicates import (
    CancelledError,
    Group,
    Member,
    Progress,
    Stage,
    best_first,
    exact_groups,
    find_groups,
)
from lepton_desktop.search.similarity import Kind
from search.variants import PHOTOGRAPHS, Prepared, make_photographs, seen_by

SAME = {
    frozenset({"chelsea.png", "chelsea (1).png"}),
    frozenset({"coffee.png", "coffee.jpg"}),
    frozenset({"astronaut.png", "astronaut.webp"}),
    frozenset({"flower.jpg", "flower-bright.jpg"}),
}
NEARLY = {
    frozenset({"chelsea.png", "chelsea (1).png"}),
    frozenset({"coffee.png", "coffee.jpg"}),
    frozenset({"astronaut.png", "astronaut.webp"}),
    frozenset({"china.jpg", "china-marked.jpg", "china-2.jpg"}),
    frozenset({"flower.jpg", "flower-bright.jpg", "flower-cropped.jpg"}),
    frozenset({"rocket.jpg", "rocket-soft.png"}),
    frozenset({"motorcycle_left.png", "motorcycle_right.png"}),
}


@pytest.fixture
def catalog(catalog: Catalog, prepared: Prepared, tmp_path: Path) -> Catalog:
    prepared.put(catalog, tmp_path / "photos")
    return catalog


def find(catalog: Catalog, starter: Encoder) -> dict[Kind, list[Group]]:
    return find_groups(catalog, starter.identity, lambda progress: None, lambda: False)


def names(groups: list[Group]) -> set[frozenset[str]]:
    return {frozenset(member.photo.path.name for member in group.members) for group in groups}


def kept(groups: list[Group]) -> set[str]:
    return {group.members[0].photo.path.name for group in groups}


def test_the_same_pictures_are_found_and_no_others(catalog: Catalog, starter: Encoder) -> None:
    assert names(find(catalog, starter)[Kind.SAME]) == SAME


def test_nearly_the_same_adds_the_next_shot_and_the_crop(catalog: Catalog, starter: Encoder) -> None:
    assert names(find(catalog, starter)[Kind.NEARLY]) == NEARLY


def test_the_original_is_proposed_to_be_kept(catalog: Catalog, starter: Encoder) -> None:
    found = find(catalog, starter)
    assert kept(found[Kind.SAME]) <= set(PHOTOGRAPHS)
    assert "rocket.jpg" in kept(found[Kind.NEARLY])
    spare = [group.spare for group in found[Kind.SAME]]
    assert spare == sorted(spare, reverse=True)


def test_exact_copies_are_known_at_once(catalog: Catalog) -> None:
    assert names(exact_groups(catalog)) == {frozenset({"chelsea.png", "chelsea (1).png"})}


def test_what_was_called_different_is_not_found_again_until_that_is_taken_back(
    catalog: Catalog, starter: Encoder
) -> None:
    for group in find(catalog, starter)[Kind.SAME]:
        catalog.decisions.add_distinct([member.photo.content_hash for member in group.members])
    assert exact_groups(catalog) == []
    assert find(catalog, starter)[Kind.SAME] == []
    assert frozenset({"motorcycle_left.png", "motorcycle_right.png"}) in names(
        find(catalog, starter)[Kind.NEARLY]
    )
    catalog.decisions.remove_distinct()
    assert names(find(catalog, starter)[Kind.SAME]) == SAME


def test_what_was_measured_is_not_measured_again(catalog: Catalog, starter: Encoder) -> None:
    stages: list[Stage] = []

    def note(progress: Progress) -> None:
        stages.append(progress.stage)

    first = find_groups(catalog, starter.identity, note, lambda: False)
    assert set(stages) == set(Stage)
    stages.clear()
    assert find_groups(catalog, starter.identity, note, lambda: False) == first
    assert set(stages) == {Stage.COMPARING}


def test_what_was_taken_at_different_moments_is_not_the_same_picture(
    catalog: Catalog, starter: Encoder
) -> None:
    """Two shots of a burst from a tripod look the same; each has its own moment. An edit keeps that of its original."""
    group = frozenset({"coffee.png", "coffee.jpg"})
    other = frozenset({"astronaut.png", "astronaut.webp"})
    with catalog.database.transaction() as connection:
        connection.execute("UPDATE photos SET taken_at = '2023-05-01T10:00:00'")
        connection.execute(
            "UPDATE photos SET taken_at = '2023-05-01T10:00:01' WHERE relative = ?", (b"copies/coffee.jpg",)
        )
    found = find(catalog, starter)
    assert group not in names(found[Kind.SAME])
    assert other in names(found[Kind.SAME])
    assert group in names(found[Kind.NEARLY])


def test_it_can_be_cancelled_and_keeps_what_it_has_measured(catalog: Catalog, starter: Encoder) -> None:
    reached: list[Stage] = []

    def note(progress: Progress) -> None:
        reached.append(progress.stage)

    with pytest.raises(CancelledError):
        find_groups(catalog, starter.identity, note, lambda: Stage.COMPARING in reached)
    contents = catalog.vectors.by_content(starter.identity)[0]
    assert len(catalog.fingerprints.get_many(contents)) == len(contents)


def test_photos_of_a_drive_that_is_away_are_left_out(catalog: Catalog, starter: Encoder) -> None:
    (root,) = catalog.roots.all()
    catalog.roots.set_online(root.id, False)
    assert find(catalog, starter) == {Kind.SAME: [], Kind.NEARLY: []}
    assert exact_groups(catalog) == []


def test_a_photo_that_can_not_be_opened_is_never_proposed_to_be_kept(
    catalog: Catalog, starter: Encoder, tmp_path: Path
) -> None:
    (tmp_path / "photos" / "originals" / "coffee.png").unlink()
    found = find(catalog, starter)[Kind.SAME]
    assert not any("coffee.png" in name for name in kept(found))


def photo(number: int, **changes: object) -> Photo:
    details = Details("jpeg", 400, 300)
    made = Photo(number, 1, Path(f"{number}.jpg"), 1000, number, str(number), details, None, True)
    return replace(made, **changes)  # type: ignore[arg-type]


def best(*members: Member) -> int:
    return best_first(members)[0].photo.id


def test_the_sharp_one_of_a_burst_is_kept() -> None:
    assert best(Member(photo(1, size=2000), 0.4), Member(photo(2), 1.0), Member(photo(3), 0.6)) == 2


def test_the_larger_one_is_kept() -> None:
    small = Details("jpeg", 200, 150)
    assert best(Member(photo(1, details=small), 0.9), Member(photo(2), 1.0)) == 2


def test_a_raw_file_is_kept_rather_than_a_larger_picture_made_of_it() -> None:
    raw = Details("raw", 300, 200)
    assert best(Member(photo(1, size=9000), 1.0), Member(photo(2, details=raw), 0.9)) == 2
    assert best(Member(photo(1, size=9000), 1.0), Member(photo(2, companion=Path("2.dng")), 0.9)) == 2


def test_the_less_compressed_one_is_kept() -> None:
    assert best(Member(photo(1), 1.0), Member(photo(2, size=4000), 0.9)) == 2


def test_of_copies_that_are_equal_the_first_one_is_kept() -> None:
    later = photo(1, mtime_ns=9, path=Path("a.jpg"))
    assert best(Member(later, 1.0), Member(photo(2, mtime_ns=5), 1.0)) == 2
    copy = photo(1, mtime_ns=5, path=Path("Copy of 2.jpg"))
    assert best(Member(copy, 1.0), Member(photo(2, mtime_ns=5), 1.0)) == 2


def test_the_picture_in_colours_is_kept_rather_than_a_larger_grey_copy(
    starter: Encoder, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    make_photographs(made)
    for path in made.iterdir():
        if path.name not in ("flower.jpg", "coins.png"):
            path.unlink()
    with Image.open(made / "flower.jpg") as flower:
        flower.convert("L").save(made / "flower grey.tif")
    assert (made / "flower grey.tif").stat().st_size > (made / "flower.jpg").stat().st_size
    with Catalog(tmp_path / "data" / "catalog.sqlite") as catalog:
        seen_by(starter, made).put(catalog, tmp_path / "photos")
        (group,) = find(catalog, starter)[Kind.SAME]
        assert [member.photo.path.name for member in group.members] == ["flower.jpg", "flower grey.tif"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_is_no_duplicate_of_its_file(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    Image.new("RGB", (40, 30), "red").save(real / "photo.png")
    (real / "a link.png").symlink_to(real / "photo.png")
    (real / "hard.png").hardlink_to(real / "photo.png")
    other = tmp_path / "other"
    other.mkdir()
    (other / "link.png").symlink_to(real / "photo.png")
    with Catalog(tmp_path / "data" / "catalog.sqlite") as catalog:

        def put(folder: Path) -> None:
            root = catalog.roots.add(folder)
            vector = np.array([1, 0], np.float32)
            for path in sorted(folder.iterdir()):
                status = path.stat()
                details = Details("png", 40, 30)
                catalog.commit(
                    [
                        (
                            NewPhoto(root.id, path.name, status.st_size, status.st_mtime_ns, "a", details),
                            vector,
                        )
                    ],
                    "small/1",
                )

        put(other)
        put(real)
        assert exact_groups(catalog) == []
        assert find_groups(catalog, "small/1", lambda progress: None, lambda: False)[Kind.SAME] == []
        copies = tmp_path / "copies"
        copies.mkdir()
        shutil.copy2(real / "photo.png", copies / "c.png")
        put(copies)
        (group,) = exact_groups(catalog)
        assert len(group.members) == 2
        assert group.members[0].photo.path.parent == real
