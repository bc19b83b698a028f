"""A library is brought up to date with its folders: new, changed, moved, removed, broken, missing files."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from photos.camera_files import dng
from photos.deadly import deadly_decoders, deny, die, die_once, wait
from PIL import Image

from indexing.library import CountingEncoder, Library, draw, wait_until
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.messages import Committed, FailureHappened, Notice, Progress, RootState

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo


def photo(library: Library, name: str) -> Photo:
    with library.catalog() as catalog:
        found = catalog.photos.at(library.photos / name)
    assert found is not None
    return found


def test_new_photos_are_indexed_once(library: Library) -> None:
    library.draw("a.jpg", "trip/b.png", "trip/day 2/c.webp")
    (library.photos / "notes.txt").write_text("no picture")
    library.index()
    assert library.known() == {"a.jpg", "trip/b.png", "trip/day 2/c.webp"}
    assert library.encoder.encoded == 3
    library.index()
    assert library.encoder.encoded == 3


def test_the_vectors_are_the_model_s_own(library: Library) -> None:
    library.draw("a.png")
    library.index()
    with library.catalog() as catalog:
        _, matrix = catalog.vectors.after(library.encoder.identity, 0)
    from PIL import Image

    pixels = library.encoder.preprocessing.apply(Image.open(library.photos / "a.png"))
    expected = library.encoder.encode_images(pixels[None])
    assert np.allclose(matrix, expected, atol=1e-4)


def test_a_folder_added_during_a_single_run_is_taken_in_by_it(library: Library, tmp_path: Path) -> None:
    library.draw("a.png")
    draw(tmp_path / "more" / "b.png", 7)

    class Adding(CountingEncoder):
        def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
            with library.catalog() as catalog:
                catalog.roots.add(tmp_path / "more")
            return super().encode_images(pixels)

    library.encoder = Adding(library.encoder, library.encoder.identity)
    library.index()

    with library.catalog() as catalog:
        assert catalog.statistics.counts(library.encoder.identity).indexed == 2


def test_a_changed_photo_is_indexed_again(library: Library) -> None:
    library.draw("a.png")
    library.index()
    before = photo(library, "a.png")
    draw(library.photos / "a.png", 99)
    library.index()
    after = photo(library, "a.png")
    assert after.content_hash != before.content_hash
    assert after.id == before.id
    assert library.encoder.encoded == 2


def test_a_touched_photo_of_the_same_content_is_not_encoded_again(library: Library) -> None:
    library.draw("a.png")
    library.index()
    before = photo(library, "a.png")
    os.utime(library.photos / "a.png", ns=(1, 1_000_000_000))
    library.index()
    after = photo(library, "a.png")
    assert after.mtime_ns == 1_000_000_000
    assert after.id == before.id
    assert library.encoder.encoded == 1


def test_a_moved_photo_is_not_encoded_again(library: Library, tmp_path: Path) -> None:
    library.draw("a.jpg", "b.jpg", "folder/c.jpg", "folder/d.jpg")
    library.index()
    before = {name: photo(library, name).id for name in library.known()}
    (library.photos / "a.jpg").rename(library.photos / "renamed.jpg")
    (library.photos / "folder").rename(library.photos / "other folder")
    library.index()
    assert library.known() == {"renamed.jpg", "b.jpg", "other folder/c.jpg", "other folder/d.jpg"}
    assert photo(library, "renamed.jpg").id == before["a.jpg"]
    assert photo(library, "other folder/c.jpg").id == before["folder/c.jpg"]
    assert library.encoder.encoded == 4


def test_a_photo_moved_to_another_folder_of_the_library_is_not_encoded_again(
    library: Library, tmp_path: Path
) -> None:
    library.draw("a.jpg")
    library.index()
    before = photo(library, "a.jpg")
    (tmp_path / "more").mkdir()
    with library.catalog() as catalog:
        more = catalog.roots.add(tmp_path / "more")
    (library.photos / "a.jpg").rename(tmp_path / "more" / "a.jpg")
    library.index()
    with library.catalog() as catalog:
        moved = catalog.photos.get(before.id)
    assert moved is not None
    assert (moved.root_id, moved.path) == (more.id, tmp_path / "more" / "a.jpg")
    assert library.encoder.encoded == 1


def test_of_two_copies_of_a_photo_that_is_gone_one_is_the_photo_and_none_is_encoded(library: Library) -> None:
    library.draw("a.jpg")
    library.index()
    before = photo(library, "a.jpg")
    shutil.copy(library.photos / "a.jpg", library.photos / "copy 1.jpg")
    (library.photos / "a.jpg").rename(library.photos / "copy 2.jpg")
    library.index()
    assert library.known() == {"copy 1.jpg", "copy 2.jpg"}
    assert before.id in {photo(library, name).id for name in library.known()}
    assert library.encoder.encoded == 1


def test_the_same_content_is_encoded_once(library: Library) -> None:
    library.draw("a.png")
    for number in range(40):
        shutil.copy(library.photos / "a.png", library.photos / f"copy {number}.png")
    library.index()
    assert len(library.known()) == 41
    assert library.encoder.encoded == 1


def test_a_removed_photo_is_forgotten(library: Library) -> None:
    library.draw("a.jpg", "folder/b.jpg", "folder/c.jpg")
    library.index()
    (library.photos / "a.jpg").unlink()
    shutil.rmtree(library.photos / "folder")
    draw(library.photos / "new.jpg", 5)
    library.index()
    assert library.known() == {"new.jpg"}


def test_a_file_of_the_size_of_a_photo_that_is_gone_is_not_mistaken_for_it(library: Library) -> None:
    for name, seed in (("a.bmp", 1), ("b.bmp", 2)):
        draw(library.photos / name, seed)
    (library.photos / "b.bmp").rename(library.data / "b.bmp")
    library.index()
    (library.photos / "a.bmp").unlink()
    (library.data / "b.bmp").rename(library.photos / "b.bmp")
    library.index()
    assert library.known() == {"b.bmp"}
    assert library.encoder.encoded == 2


def test_a_folder_that_is_emptied_has_no_photos(library: Library) -> None:
    library.draw("a.jpg")
    library.index()
    (library.photos / "a.jpg").unlink()
    library.index()
    with library.catalog() as catalog:
        assert catalog.photos.newest(1) == []
        assert catalog.roots.all()[0].online


def test_photos_of_a_missing_drive_are_kept_and_come_back(library: Library, tmp_path: Path) -> None:
    library.draw("a.jpg", "b.jpg")
    library.index()
    library.photos.rename(tmp_path / "away")
    library.index()
    assert library.known() == {"a.jpg", "b.jpg"}
    assert not photo(library, "a.jpg").online
    assert RootState(library.root.id, False, "offline") in library.messages
    (tmp_path / "away").rename(library.photos)
    library.draw("c.jpg")
    library.index()
    assert library.known() == {"a.jpg", "b.jpg", "c.jpg"}
    assert photo(library, "a.jpg").online
    assert library.encoder.encoded == 3


def test_an_empty_mount_point_is_a_missing_drive(library: Library, tmp_path: Path) -> None:
    library.draw("a.jpg")
    library.index()
    library.photos.rename(tmp_path / "the drive")
    library.photos.mkdir()  # what is left when a drive is unmounted: a folder that is empty, and another
    library.index()
    assert library.known() == {"a.jpg"}
    assert not photo(library, "a.jpg").online


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are no matter of modes here")
def test_what_is_known_below_a_folder_that_cannot_be_read_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("private/a.jpg", "private/inner/b.jpg", "c.jpg")
    library.index()
    real = os.scandir

    def scandir(path: str | Path) -> object:  # the tests may run as root, whom no mode keeps out
        if Path(path) == library.photos / "private":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (library.photos / "c.jpg").unlink()
    library.index()
    assert library.known() == {"private/a.jpg", "private/inner/b.jpg"}
    assert library.failures() == {"private": "the folder can't be read (Permission denied)"}
    monkeypatch.undo()
    library.index()
    assert library.failures() == {}
    assert library.encoder.encoded == 3


def test_a_broken_file_costs_only_itself_and_is_tried_again_when_it_changes(library: Library) -> None:
    library.draw("good.jpg", "cut.jpg", "good too.jpg")
    whole = (library.photos / "cut.jpg").read_bytes()
    (library.photos / "cut.jpg").write_bytes(whole[: len(whole) // 8])
    library.index()
    assert library.known() == {"good.jpg", "good too.jpg"}
    assert set(library.failures()) == {"cut.jpg"}
    failed = [message for message in library.messages if isinstance(message, FailureHappened)]
    assert [Path(message.path).name for message in failed] == ["cut.jpg"]
    library.index()
    assert len([m for m in library.messages if isinstance(m, FailureHappened)]) == 1
    (library.photos / "cut.jpg").write_bytes(whole)
    library.index()
    assert library.known() == {"good.jpg", "good too.jpg", "cut.jpg"}
    assert library.failures() == {}


def test_a_file_that_could_not_be_opened_is_tried_again_though_it_did_not_change(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a.jpg")
    with deadly_decoders(monkeypatch, {"a.jpg": deny}):
        library.index()
    assert library.failures() == {"a.jpg": "can't be read (no permission); check the file's permissions"}
    library.index()
    assert library.known() == {"a.jpg"}
    assert library.failures() == {}


def test_a_file_that_a_decoder_dies_of_holds_up_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.png" for number in range(8)]
    library.draw(*names, "deadly.png", "once.png")
    with deadly_decoders(monkeypatch, {"deadly.png": die, "once.png": die_once}):
        library.index()
        assert library.known() == {*names, "once.png"}
        assert library.failures() == {"deadly.png": "makes the decoder crash; it is skipped until it changes"}
        before = library.encoder.encoded
        library.index()  # it isn't read again
        assert (library.encoder.encoded, len(library.failures())) == (before, 1)
    draw(library.photos / "deadly.png", 1234)
    library.index()
    assert library.known() == {*names, "once.png", "deadly.png"}


def test_a_file_that_takes_long_is_waited_for_by_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a-slow.png", *(f"{number}.png" for number in range(80)))
    with deadly_decoders(monkeypatch, {"a-slow.png": wait}), library.indexing():
        wait_until(lambda: len(library.known()) == 80)
        assert (library.photos / "a-slow.png.waits").exists()
        began = time.monotonic()
    assert time.monotonic() - began < 2


def test_a_file_that_is_no_picture_is_opened_once(library: Library) -> None:
    (library.photos / "without ending").write_bytes(b"no picture at all")
    library.index()
    with library.catalog() as catalog:
        (state,) = catalog.files.states(library.root.id).values()
    assert state.photo_id is None
    assert library.failures() == {}


def test_a_raw_file_beside_its_jpeg_is_the_same_photo(library: Library) -> None:
    draw(library.photos / "IMG_1.JPG", 1)
    (library.photos / "img_1.dng").write_bytes(raw_of(library.photos / "IMG_1.JPG"))
    library.index()
    assert library.known() == {"IMG_1.JPG"}
    assert photo(library, "IMG_1.JPG").companion == library.photos / "img_1.dng"
    assert library.failures() == {}
    library.index()
    assert photo(library, "IMG_1.JPG").companion == library.photos / "img_1.dng"
    (library.photos / "img_1.dng").unlink()
    library.index()
    assert photo(library, "IMG_1.JPG").companion is None
    assert library.encoder.encoded == 1


def raw_of(path: Path) -> bytes:
    with Image.open(path) as picture:
        return dng(picture.convert("RGB"), picture.convert("RGB"))


@pytest.mark.parametrize("first", ["IMG_1.jpg", "IMG_1.dng", None])
def test_a_raw_file_of_another_shot_is_a_photo_of_its_own(library: Library, first: str | None) -> None:
    draw(library.photos.parent / "other.jpg", 2)
    contents = {"IMG_1.dng": raw_of(library.photos.parent / "other.jpg")}
    draw(library.photos.parent / "one.jpg", 1)
    contents["IMG_1.jpg"] = (library.photos.parent / "one.jpg").read_bytes()
    if first is not None:
        (library.photos / first).write_bytes(contents.pop(first))
        library.index()
    for name, content in contents.items():
        (library.photos / name).write_bytes(content)
    for _ in range(2):
        library.index()
        assert library.known() == {"IMG_1.jpg", "IMG_1.dng"}
        assert photo(library, "IMG_1.jpg").companion is None
    assert library.failures() == {}


def test_a_raw_file_beside_a_broken_picture_is_a_photo(library: Library) -> None:
    draw(library.photos.parent / "one.jpg", 1)
    (library.photos / "IMG_1.dng").write_bytes(raw_of(library.photos.parent / "one.jpg"))
    (library.photos / "IMG_1.jpg").write_bytes(b"\xff\xd8\xff broken")
    for _ in range(2):
        library.index()
        assert library.known() == {"IMG_1.dng"}
        assert library.failures().keys() == {"IMG_1.jpg"}


def test_a_broken_raw_file_beside_a_picture_is_among_the_failures(library: Library) -> None:
    draw(library.photos / "IMG_1.jpg", 1)
    (library.photos / "IMG_1.cr2").write_bytes(b"II*\x00 broken")
    for _ in range(2):
        library.index()
        assert library.known() == {"IMG_1.jpg"}
        assert library.failures().keys() == {"IMG_1.cr2"}


def test_ignored_folders_are_left_out_and_forgotten(library: Library) -> None:
    library.draw("a.jpg", "screenshots/b.jpg")
    library.index()
    library.ignore = ["Screenshots/"]
    library.index()
    assert library.known() == {"a.jpg"}


def test_the_program_s_own_data_are_no_photos(library: Library, tmp_path: Path) -> None:
    library.draw("a.jpg")
    draw(library.data / "thumbnails" / "t.jpg", 3)
    with library.catalog() as catalog:
        catalog.roots.remove(library.root.id)
        catalog.roots.add(tmp_path)
    library.index()
    assert library.encoder.encoded == 1


def test_a_new_model_sees_all_photos_while_the_old_one_s_vectors_stand(library: Library) -> None:
    library.draw("a.jpg", "b.jpg", "c.jpg")
    library.index()
    old = library.encoder
    seen_by_old: list[int] = []

    class Watching(CountingEncoder):
        def encode_images(self, pixels):  # type: ignore[no-untyped-def]
            with library.catalog() as catalog:
                seen_by_old.append(catalog.vectors.counts()[old.identity])
            return super().encode_images(pixels)

    library.encoder = Watching(old, identity="another model")
    library.draw("d.jpg")
    library.index()
    assert seen_by_old[0] == 3
    assert library.known() == {"a.jpg", "b.jpg", "c.jpg", "d.jpg"}
    with library.catalog() as catalog:
        assert catalog.vectors.counts() == {"another model": 4}


def test_the_old_model_s_vectors_stay_while_photos_are_offline(library: Library, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    draw(tmp_path / "drive" / "far.jpg", 1)
    library.draw("near.jpg")
    with library.catalog() as catalog:
        catalog.roots.add(tmp_path / "drive")
    library.index()
    (tmp_path / "drive").rename(tmp_path / "away")
    old, library.encoder = library.encoder, CountingEncoder(library.encoder, identity="another model")
    library.index()
    with library.catalog() as catalog:
        assert catalog.vectors.counts() == {old.identity: 2, "another model": 1}
    (tmp_path / "away").rename(tmp_path / "drive")
    library.index()
    with library.catalog() as catalog:
        assert catalog.vectors.counts() == {"another model": 2}


def test_the_index_is_compacted_after_the_work(library: Library) -> None:
    library.draw("a.jpg")
    library.index()
    assert library.compacted == [library.encoder.identity]


def test_stacks_are_looked_for_when_photos_have_come(library: Library) -> None:
    draw(library.photos / "a.png", 1)
    draw(library.photos / "a.bmp", 1)
    library.index()
    with library.catalog() as catalog:
        assert len(catalog.timeline.newest_first().ids) == 1
    assert [one.count for one in library.messages if isinstance(one, Committed)] == [2, 0]


def test_the_looking_for_stacks_ends_when_told_and_goes_on_the_next_time(library: Library) -> None:
    def stop_and_stack(catalog: Catalog, model: str, wanted: Callable[[], bool]) -> int:
        library.control.stop()
        return stack(catalog, model, wanted)

    stack, library.stack = library.stack, stop_and_stack
    library.draw("a.jpg", "b.jpg")
    library.index()
    assert [one.count for one in library.messages if isinstance(one, Committed)] == [2]
    with library.catalog() as catalog:
        assert len(catalog.stacks.unstacked_photos(library.encoder.identity, 10)) == 2
        library.control, library.stack = Control(), stack
        library.index()
        assert catalog.stacks.unstacked_photos(library.encoder.identity, 10) == []


def test_what_is_told_apart_meanwhile_gets_its_stacks_anew(library: Library) -> None:
    draw(library.photos / "a.png", 1)
    draw(library.photos / "a.bmp", 1)
    with library.indexing(), library.catalog() as catalog:
        wait_until(lambda: len(catalog.timeline.newest_first().ids) == 1)
        contents = [photo.content_hash for photo in catalog.photos.newest(10)]
        catalog.decisions.add_distinct(contents)
        wait_until(lambda: catalog.stacks.unstacked_photos(library.encoder.identity, 10) == [])
        assert len(catalog.timeline.newest_first().ids) == 2
        catalog.decisions.remove_distinct(contents)
        wait_until(lambda: len(catalog.timeline.newest_first().ids) == 1)


def test_a_copy_whose_original_goes_before_it_is_committed_is_read_itself(library: Library) -> None:
    class Deleting(CountingEncoder):
        def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
            (library.photos / "a.png").unlink(missing_ok=True)
            return super().encode_images(pixels)

    library.encoder = Deleting(library.encoder)
    draw(library.photos / "a.png", 1)
    draw(library.photos / "b.png", 1)
    library.index()
    assert library.known() == {"b.png"}


def test_photos_that_nobody_can_read_now_are_not_asked_for_again_and_again(
    library: Library, tmp_path: Path
) -> None:
    other = draw(tmp_path / "other" / "far.png", 1)
    with library.catalog() as catalog:
        catalog.roots.add(other.parent)
    library.index()
    with library.catalog() as catalog:
        catalog.vectors.drop(library.encoder.identity)
    other.parent.rename(tmp_path / "away")
    library.draw("a.png")
    library.index()  # must end
    assert library.known() == {"a.png"}


def test_the_work_is_told_of(library: Library) -> None:
    library.draw(*(f"{number}.jpg" for number in range(20)))
    library.index()
    committed = sum(message.count for message in library.messages if isinstance(message, Committed))
    assert committed == 20
    states = [message.state for message in library.messages if isinstance(message, Progress)]
    assert states[0] == "scanning"
    assert states[-1] == "watching"
    assert RootState(library.root.id, True, "watching") == library.messages[-2]


def test_an_index_that_cannot_be_written_does_not_stop_the_indexing(library: Library) -> None:
    class Full(list[str]):
        def append(self, model: str) -> None:
            raise OSError(28, "No space left on device")

    library.compacted = Full()
    library.draw("a.jpg")
    library.index()
    assert library.known() == {"a.jpg"}
    (notice,) = [str(message.text) for message in library.messages if isinstance(message, Notice)]
    assert "No space left on device" in notice
