"""Copies of a picture stand once; pictures that are merely alike don't."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import skimage
from numpy.typing import NDArray
from PIL import Image

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.filters import Filters
from lepton_desktop.catalog.records import Details, NewPhoto, Root
from lepton_desktop.photos.perceptual_hash import perceptual_hash
from lepton_desktop.search.prints import Prints
from lepton_desktop.search.stacks import Stacks

DATA = Path(skimage.__file__).parent / "data"
MODEL = "small/1"
NOON, LATER = datetime(2023, 1, 1, 12, 0, 0), datetime(2023, 1, 1, 12, 0, 1)


@dataclass
class Shelf:
    """A catalog whose one folder gets photos, and what finds their stacks."""

    catalog: Catalog
    root: Root
    stacks: Stacks

    def put(
        self,
        name: str,
        content: str,
        picture: Image.Image | None = None,
        taken_at: datetime | None = None,
        vector: NDArray[np.float32] | None = None,
        model: str = MODEL,
    ) -> None:
        path = self.root.path / name
        path.parent.mkdir(exist_ok=True)
        if picture is None:
            path.write_bytes(b"no picture")
        else:
            picture.save(path, "PNG", compress_level=1)
        hashed = perceptual_hash(picture) if picture is not None else None
        details = Details("png", *(picture.size if picture else (4, 3)), taken_at=taken_at)
        status = path.stat()
        photo = NewPhoto(
            self.root.id, name, status.st_size, status.st_mtime_ns, content, details, perceptual=hashed
        )
        self.catalog.commit([(photo, np.ones(4, np.float32) / 2 if vector is None else vector)], model)

    def stand(self, filters: Filters | None = None) -> list[set[str]]:
        """The names of the files of each picture, as the library shows them, the largest of each in front."""
        self.stacks.update(self.catalog, MODEL)
        line = self.catalog.timeline.newest_first(filters)
        return [
            {
                photo.path.stem
                for photo in self.catalog.photos.get_many([number, *line.copies.get(number, ())])
            }
            for number in line.ids.tolist()
        ]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    catalog = Catalog(tmp_path / "data" / "catalog.sqlite")
    (tmp_path / "photos").mkdir()
    return Shelf(catalog, catalog.roots.add(tmp_path / "photos"), Stacks())


def test_the_same_content_stands_once(shelf: Shelf) -> None:
    for number, content in enumerate("abacb"):
        shelf.put(f"{number}.jpg", content)
    assert sorted(map(sorted, shelf.stand())) == [["0", "2"], ["1", "4"], ["3"]]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """A picture, itself as a JPEG of low quality, a small WebP and a PNG; then another picture."""
    folder = tmp_path_factory.mktemp("copies")
    with Image.open(DATA / "coffee.png") as opened:
        picture = opened.convert("RGB")
    picture.save(folder / "low.jpg", quality=40)
    picture.resize((200, 133)).save(folder / "small.webp")
    picture.save(folder / "same.png")
    found = [picture]
    for path in (folder / "low.jpg", folder / "small.webp", folder / "same.png", DATA / "chelsea.png"):
        with Image.open(path) as opened:
            found.append(opened.convert("RGB"))
    return found


def saved_again(picture: Image.Image) -> Image.Image:
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    return Image.open(file).convert("RGB")


@pytest.mark.parametrize("at_once", [True, False])
def test_a_picture_in_other_formats_qualities_and_sizes_is_the_same(
    shelf: Shelf, copies: list[Image.Image], at_once: bool
) -> None:
    for number, picture in enumerate(copies):
        shelf.put(f"{number}.jpg", str(number), picture)
        if not at_once:
            Stacks().update(shelf.catalog, MODEL)  # as a process that has just begun
    assert sorted(map(sorted, shelf.stand())) == [["0", "1", "2", "3"], ["4"]]
    (face,) = shelf.catalog.timeline.newest_first().copies
    assert shelf.catalog.photos.get_many([face])[0].path.stem == "0"  # as large as others, and the first


def test_the_model_has_the_last_word_on_what_only_looks_the_same(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    for number, picture in enumerate(copies[:3]):
        shelf.put(f"{number}.jpg", str(number), picture, vector=np.eye(4, dtype=np.float32)[number])
    assert sorted(map(sorted, shelf.stand())) == [["0"], ["1"], ["2"]]


def test_shots_of_different_moments_are_not_copies_nor_joined_by_one_of_no_known_moment(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    shelf.put("noon.jpg", "a", copies[0], NOON)
    shelf.put("undated.jpg", "b", copies[0])
    shelf.put("later.jpg", "c", copies[0], LATER)
    assert sorted(map(sorted, shelf.stand())) == [["later"], ["noon", "undated"]]
    shelf.put("again.jpg", "d", copies[1], LATER)
    assert sorted(map(sorted, shelf.stand())) == [["again", "later"], ["noon", "undated"]]


def test_only_files_that_pass_stand_in_it(shelf: Shelf, copies: list[Image.Image]) -> None:
    shelf.put("large.jpg", "a", copies[0])
    shelf.put("small.jpg", "b", copies[1])
    shelf.put("sub/other.jpg", "a")
    assert shelf.stand() == [{"large", "small", "other"}]
    assert shelf.stand(Filters(not_folders=("sub",))) == [{"large", "small"}]
    assert shelf.stand(Filters(folders=("sub",))) == [{"other"}]


def test_a_file_that_changes_leaves_its_stack_which_stays_together(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    for number in range(3):
        shelf.put(f"{number}.jpg", str(number), copies[number])
    assert shelf.stand() == [{"0", "1", "2"}]
    shelf.put("0.jpg", "other", copies[4])
    assert sorted(map(sorted, shelf.stand())) == [["0"], ["1", "2"]]
    shelf.put("0.jpg", "back", copies[0])
    assert shelf.stand() == [{"0", "1", "2"}]


def test_one_that_is_gone_takes_no_other_with_it(shelf: Shelf, copies: list[Image.Image]) -> None:
    for number in range(3):
        shelf.put(f"{number}.jpg", str(number), copies[number])
    shelf.stand()
    first = next(photo for photo in shelf.catalog.photos.newest(10) if photo.path.stem == "0")
    taken = shelf.catalog.take_out([first.id])
    assert shelf.stand() == [{"1", "2"}]
    shelf.catalog.put_back(taken, [first.id])
    assert shelf.stand() == [{"0", "1", "2"}]
    shelf.catalog.files.forget(shelf.root.id, ["1.jpg", "2.jpg", "0.jpg"])
    shelf.put("new.jpg", "1", copies[1])  # what it remembers of those that are gone does no harm
    assert shelf.stand() == [{"new"}]


def test_what_the_user_calls_different_photos_stands_apart_until_that_is_taken_back(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    for number in range(3):
        shelf.put(f"{number}.jpg", str(number), copies[number])
    assert shelf.stand() == [{"0", "1", "2"}]
    shelf.catalog.decisions.add_distinct(["0", "1"])
    assert sorted(map(len, shelf.stand())) == [1, 2]
    assert {"0", "1"} not in shelf.stand()
    shelf.put("3.jpg", "3", copies[3])  # like both
    assert not [picture for picture in shelf.stand() if picture >= {"0", "1"}]
    shelf.catalog.decisions.remove_distinct(["1", "0"])
    assert shelf.stand() == [{"0", "1", "2", "3"}]
    shelf.catalog.decisions.add_distinct("012")
    assert not [picture for picture in shelf.stand() if len(picture & {"0", "1", "2"}) > 1]
    shelf.catalog.decisions.remove_distinct()
    assert shelf.stand() == [{"0", "1", "2", "3"}]


def test_a_photo_that_is_put_back_is_not_taken_for_a_copy_of_what_took_its_place(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    shelf.put("first.jpg", "first", copies[0])
    shelf.put("copy.jpg", "copy", copies[1])
    assert shelf.stand() == [{"first", "copy"}]
    (copy,) = (photo for photo in shelf.catalog.photos.newest(10) if photo.path.stem == "copy")
    taken = shelf.catalog.take_out([copy.id])
    shelf.put("first.jpg", "other", copies[4])
    shelf.stand()
    shelf.catalog.put_back(taken, [copy.id])
    assert sorted(map(sorted, shelf.stand())) == [["copy"], ["first"]]


def test_a_copy_that_comes_while_models_change_joins_its_original(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    shelf.put("first.jpg", "first", copies[0], NOON, model="old/1")
    shelf.stacks.update(shelf.catalog, "old/1")
    shelf.put("copy.jpg", "copy", copies[1], NOON)
    shelf.put("later.jpg", "later", copies[1], LATER)
    assert sorted(map(sorted, shelf.stand())) == [["copy", "first"], ["later"]]


def test_an_undated_copy_joins_the_shot_that_it_is_of(shelf: Shelf, copies: list[Image.Image]) -> None:
    width, height = copies[0].size
    shots = [copies[0].crop((left, 0, width - 20 + left, height)) for left in range(0, 10, 2)]
    shelf.put("sent.jpg", "sent", saved_again(shots[2]))
    for number, shot in enumerate(shots):
        shelf.put(f"{number}.jpg", str(number), shot, NOON + timedelta(seconds=number))
    assert sorted(map(sorted, shelf.stand())) == [["0"], ["1"], ["2", "sent"], ["3"], ["4"]]


def test_of_shots_from_a_tripod_an_undated_copy_joins_the_one_that_fits_best(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    grain = np.random.default_rng(0).normal(0, 3, (3, copies[0].height, copies[0].width, 3))
    pixels = np.asarray(copies[0], np.float32) * 0.8 + 20
    shots = [Image.fromarray(np.clip(pixels + one, 0, 255).astype(np.uint8)) for one in grain]
    for number, shot in enumerate(shots):
        shelf.put(f"{number}.jpg", str(number), shot, NOON + timedelta(seconds=number))
    shelf.put("sent.jpg", "sent", saved_again(shots[1]))
    assert sorted(map(sorted, shelf.stand())) == [["0"], ["1", "sent"], ["2"]]


def test_a_grey_copy_joins_only_the_one_coloured_picture_that_fits_it(
    shelf: Shelf, copies: list[Image.Image]
) -> None:
    coloured = copies[0]
    light, blue, red = coloured.convert("YCbCr").split()
    tinted = Image.merge("YCbCr", (light, red, blue)).convert("RGB")  # as light everywhere, in other colours
    shelf.put("coloured.jpg", "coloured", coloured)
    shelf.put("grey.jpg", "grey", coloured.convert("L").convert("RGB"))
    assert shelf.stand() == [{"coloured", "grey"}]
    shelf.put("tinted.jpg", "tinted", tinted)
    assert sorted(map(sorted, shelf.stand())) == [["coloured"], ["grey"], ["tinted"]]
    shelf.put("another grey.jpg", "another grey", saved_again(coloured.convert("L").convert("RGB")))
    assert sorted(map(sorted, shelf.stand())) == [["another grey", "grey"], ["coloured"], ["tinted"]]


def take_away(shelf: Shelf) -> None:
    """The drive of the photos; what comes then comes to another folder."""
    shelf.catalog.roots.set_online(shelf.root.id, False)
    other = shelf.root.path.with_name("other")
    other.mkdir()
    shelf.root = shelf.catalog.roots.add(other)


def test_a_photo_waits_while_the_original_cannot_be_read(shelf: Shelf, copies: list[Image.Image]) -> None:
    shelf.put("first.jpg", "first", copies[0])
    shelf.stand()
    take_away(shelf)
    shelf.put("copy.jpg", "copy", copies[1])
    assert sorted(map(sorted, shelf.stand())) == [["copy"], ["first"]]
    assert shelf.stacks.update(shelf.catalog, MODEL) == 0
    (away,) = (root for root in shelf.catalog.roots.all() if not root.online)
    shelf.catalog.roots.set_online(away.id, True)
    assert shelf.stand() == [{"first", "copy"}]


def test_a_file_that_is_another_by_now_proves_nothing(shelf: Shelf, copies: list[Image.Image]) -> None:
    shelf.put("first.jpg", "first", copies[0])
    shelf.put("copy.jpg", "copy", copies[1])
    (shelf.root.path / "first.jpg").write_bytes(b"damaged")
    assert sorted(map(sorted, shelf.stand())) == [["copy"], ["first"]]
    shelf.put("first.jpg", "first", copies[0])
    assert shelf.stand() == [{"first", "copy"}]


def found_in_an_earlier_way(shelf: Shelf) -> None:
    """All photos in one stack, as a library of an earlier version may have them."""
    with shelf.catalog.database.transaction() as connection:
        connection.execute("UPDATE photos SET stack = (SELECT min(id) FROM photos), stack_version = 0")


def test_stacks_of_an_earlier_library_are_found_again(shelf: Shelf, copies: list[Image.Image]) -> None:
    for number in (0, 1, 4):
        shelf.put(f"{number}.jpg", str(number), copies[number])
    shelf.put("told apart.jpg", "told apart", copies[2])
    shelf.catalog.decisions.add_distinct(["told apart", "0"])
    shelf.catalog.decisions.add_distinct(["told apart", "1"])
    found_in_an_earlier_way(shelf)
    assert shelf.catalog.stacks.several() == []
    assert sorted(map(sorted, shelf.stand())) == [["0", "1"], ["4"], ["told apart"]]
    assert shelf.stacks.update(shelf.catalog, MODEL) == 0


def test_an_earlier_stack_stands_until_its_files_can_be_read(shelf: Shelf, copies: list[Image.Image]) -> None:
    shelf.put("away.jpg", "away", copies[4])
    take_away(shelf)
    shelf.put("here.jpg", "here", copies[0])
    found_in_an_earlier_way(shelf)
    with shelf.catalog.database.transaction() as connection:
        connection.execute("DELETE FROM vectors WHERE photo_id = (SELECT min(id) FROM photos)")
    assert shelf.stand() == [{"away", "here"}]


def test_it_goes_on_from_batch_to_batch_as_long_as_that_is_wanted(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lepton_desktop.search.stacks._AT_ONCE", 2)
    for number in range(5):
        shelf.put(f"{number}.jpg", str(number))
    answers = iter([True, True, True, False])  # before the batch, before each of its photos
    assert shelf.stacks.update(shelf.catalog, MODEL, lambda: next(answers)) == 2
    assert len(shelf.catalog.stacks.unstacked_photos(MODEL, 10)) == 3
    assert shelf.stacks.update(shelf.catalog, MODEL) == 3


def test_thousands_that_look_the_same_are_compared_in_little_memory() -> None:
    known = Prints()
    known.add((f"{number}", bytes(32)) for number in range(100_000))
    tracemalloc.start()
    try:
        assert len(known.alike("70000", bytes(32))) == 64
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 << 20


def test_contents_are_known_in_little_memory() -> None:
    tracemalloc.start()
    try:
        known, contents = Prints(), 65_536
        known.add((f"{number:040}", bytes(32)) for number in range(contents))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept / contents < 80


def test_the_most_alike_come_first_wherever_they_stand() -> None:
    known, random = Prints(), np.random.default_rng(0)
    hashed = np.frombuffer(random.bytes(32), np.uint8)

    def flipped(bits: int) -> bytes:
        mask = np.zeros(256, np.uint8)
        mask[random.choice(256, bits, replace=False)] = 1
        return (hashed ^ np.packbits(mask)).tobytes()

    known.add((f"other {number}", random.bytes(32)) for number in range(40_000))
    known.add([("itself", hashed.tobytes()), ("farther", flipped(20)), ("too far", flipped(33))])
    known.add((f"another {number}", random.bytes(32)) for number in range(40_000))
    known.add([("nearer", flipped(3)), ("farthest", flipped(32)), ("nearer", flipped(3))])
    assert known.alike("itself", hashed.tobytes()) == ["nearer", "farther", "farthest"]


def test_an_animation_is_no_copy_of_its_first_frame(shelf: Shelf) -> None:
    first = Image.open(DATA / "coffee.png").convert("RGB").resize((300, 200))
    shelf.put("still.png", "still", first)
    shelf.put("copy.png", "copy", first)
    moving = shelf.root.path / "moving.png"
    first.save(moving, save_all=True, append_images=[first.rotate(10)])
    status = moving.stat()
    photo = NewPhoto(
        shelf.root.id, moving.name, status.st_size, status.st_mtime_ns, "moving", Details("png", *first.size),
        perceptual=perceptual_hash(first),
    )  # fmt: skip
    shelf.catalog.commit([(photo, np.ones(4, np.float32) / 2)], MODEL)
    assert sorted(map(sorted, shelf.stand())) == [["copy", "still"], ["moving"]]
