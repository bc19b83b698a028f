"""A library is kept up to date while its folders change under it."""

from __future__ import annotations

import os
import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from indexing.library import QUICK, CountingEncoder, HandClock, Library, draw, wait_until
from lepton_desktop.indexing.context import Times
from lepton_desktop.indexing.messages import Notice, Progress, RootState
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.encoders.encoder import Encoder


def is_watching(library: Library) -> bool:
    return Progress("watching") in library.messages


def test_photos_that_are_saved_changed_moved_and_deleted_are_followed(library: Library) -> None:
    library.draw("a.jpg")
    with library.indexing():
        wait_until(lambda: is_watching(library) and library.known() == {"a.jpg"})
        library.draw("b.jpg", "new folder/inner/c.jpg")
        wait_until(lambda: library.known() == {"a.jpg", "b.jpg", "new folder/inner/c.jpg"})
        encoded = library.encoder.encoded
        (library.photos / "b.jpg").rename(library.photos / "new folder" / "moved.jpg")
        wait_until(lambda: library.known() == {"a.jpg", "new folder/moved.jpg", "new folder/inner/c.jpg"})
        (library.photos / "new folder").rename(library.photos / "trip")
        wait_until(lambda: library.known() == {"a.jpg", "trip/moved.jpg", "trip/inner/c.jpg"})
        assert library.encoder.encoded == encoded
        draw(library.photos / "a.jpg", 99)
        wait_until(lambda: library.encoder.encoded == encoded + 1)
        (library.photos / "a.jpg").unlink()
        wait_until(lambda: library.known() == {"trip/moved.jpg", "trip/inner/c.jpg"})
        shutil.rmtree(library.photos / "trip")
        wait_until(lambda: library.known() == set())


def test_a_moved_photo_stays_the_same_photo(library: Library) -> None:
    library.draw("a.jpg", "folder/b.jpg")

    def ids() -> dict[str, int]:
        with library.catalog() as catalog:
            return {photo.path.name: photo.id for photo in catalog.photos.newest(10)}

    with library.indexing():
        wait_until(lambda: library.known() == {"a.jpg", "folder/b.jpg"})
        before = ids()
        (library.photos / "a.jpg").rename(library.photos / "renamed.jpg")
        (library.photos / "folder").rename(library.photos / "other")
        wait_until(lambda: library.known() == {"renamed.jpg", "other/b.jpg"})
        assert ids() == {"renamed.jpg": before["a.jpg"], "b.jpg": before["b.jpg"]}


def test_a_burst_of_a_thousand_photos_is_taken_in(library: Library, tmp_path: Path) -> None:
    for number in range(1000):
        draw(tmp_path / "card" / f"{number // 100}" / f"{number}.png", number, (12, 12))
    with library.indexing():
        wait_until(lambda: is_watching(library))
        shutil.copytree(tmp_path / "card", library.photos / "card")
        wait_until(lambda: len(library.known()) == 1000, seconds=60)
    assert library.encoder.encoded == 1000
    assert library.failures() == {}


def test_a_file_still_being_written_is_not_indexed_until_it_is_quiet(
    library: Library, tmp_path: Path
) -> None:
    whole = draw(tmp_path / "whole.png", 1, (200, 200)).read_bytes()
    clock = library.clock = HandClock()
    with library.indexing():
        wait_until(lambda: is_watching(library))
        with (library.photos / "slow.png").open("wb", buffering=0) as file:
            for start in range(0, len(whole), 30_000):
                file.write(whole[start : start + 30_000])
                clock.now += QUICK.quiet * 0.9
                looks = clock.looks
                wait_until(lambda looks=looks: clock.looks > looks + 8)  # type: ignore[misc]
        assert library.encoder.encoded == 0

        def known_in_time() -> bool:
            clock.now += QUICK.quiet / 2
            return library.known() == {"slow.png"}

        wait_until(known_in_time)
    assert library.encoder.encoded == 1
    assert library.failures() == {}
    assert not any("slow.png" in str(message) for message in library.messages)


def test_a_drive_that_goes_and_comes_back_is_offline_meanwhile(library: Library, tmp_path: Path) -> None:
    library.draw("a.jpg", "b.jpg")

    def online() -> bool:
        with library.catalog() as catalog:
            return catalog.roots.all()[0].online

    with library.indexing():
        wait_until(lambda: library.known() == {"a.jpg", "b.jpg"})
        library.photos.rename(tmp_path / "away")
        wait_until(lambda: not online())
        assert library.known() == {"a.jpg", "b.jpg"}
        draw(tmp_path / "away" / "c.jpg", 3)
        (tmp_path / "away").rename(library.photos)
        wait_until(lambda: online() and library.known() == {"a.jpg", "b.jpg", "c.jpg"})
        library.draw("d.jpg")
        wait_until(lambda: "d.jpg" in library.known())
    assert library.encoder.encoded == 4
    assert RootState(library.root.id, False, "offline") in library.messages


def test_a_folder_added_by_another_process_is_noticed(library: Library, tmp_path: Path) -> None:
    draw(tmp_path / "more" / "far.jpg", 7)
    with library.indexing():
        wait_until(lambda: is_watching(library))
        with library.catalog() as catalog:
            root = catalog.roots.add(tmp_path / "more")
        wait_until(lambda: library.encoder.encoded == 1)
        wait_until(lambda: RootState(root.id, True, "watching") in library.messages)
        with library.catalog() as catalog:
            catalog.roots.remove(root.id)
        draw(tmp_path / "more" / "later.jpg", 8)
        library.draw("near.jpg")
        wait_until(lambda: library.known() == {"near.jpg"})
    assert library.encoder.encoded == 2


def test_changed_patterns_are_heeded_when_told(library: Library) -> None:
    library.draw("a.jpg", "private/b.jpg")
    with library.indexing():
        wait_until(lambda: library.known() == {"a.jpg", "private/b.jpg"})
        library.ignore = ["private/"]
        library.control.reread()
        wait_until(lambda: library.known() == {"a.jpg"})


def test_lost_events_are_made_up_for_by_a_rescan(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    import logging

    with library.indexing():
        wait_until(lambda: is_watching(library))
        monkeypatch.setattr("lepton_desktop.indexing.root_scan.RootScan.concerns", lambda *_: False)
        library.draw("a.jpg")
        logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
        wait_until(lambda: library.known() == {"a.jpg"})


def test_what_no_event_tells_of_is_found_by_a_full_scan_from_time_to_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lepton_desktop.indexing.root_scan.RootScan.concerns", lambda *_: False)
    with library.indexing(Times(quiet=0.05, poll=0.05, rescan=0.3)):
        wait_until(lambda: is_watching(library))
        library.draw("a.jpg")
        wait_until(lambda: library.known() == {"a.jpg"})


def test_a_pause_lasts_until_the_work_is_resumed(library: Library) -> None:
    library.draw(*(f"{number}.png" for number in range(1000)))
    library.control.pause()
    with library.indexing():
        wait_until(lambda: any(isinstance(m, Progress) and m.state == "paused" for m in library.messages))
        assert library.encoder.encoded == 0
        library.control.resume()
        wait_until(lambda: library.encoder.encoded > 0)
        library.control.pause()
        wait_until(
            lambda: any(isinstance(m, Progress) and m.state == "paused" and m.total for m in library.messages)
        )
        paused_at = library.encoder.encoded
        assert len(library.known()) == paused_at < 1000
        library.draw("saved in the pause.png")
        library.control.resume()
        wait_until(lambda: len(library.known()) == 1001)
    assert library.encoder.encoded == 1001


def test_stopping_leaves_nothing_half_done_and_the_next_run_goes_on(library: Library) -> None:
    library.draw(*(f"{number}.png" for number in range(200)))
    with library.indexing():
        wait_until(lambda: library.encoder.encoded > 0)
    done = library.known()
    assert 0 < len(done) == library.encoder.encoded
    library.index()
    assert len(library.known()) == 200
    assert library.encoder.encoded == 200


def test_a_photo_saved_during_a_long_run_goes_before_what_is_left_of_it(library: Library) -> None:
    library.draw(*(f"old/{number}.png" for number in range(600)))
    encoder = library.encoder = UnhurriedEncoder(library.encoder)
    with library.indexing():
        wait_until(lambda: encoder.encoded > 0)
        Image.new("RGB", (48, 36), "white").save(library.photos / "new.png")
        wait_until(lambda: len(library.known()) == 601)
    assert encoder.encoded == 601
    assert encoder.white_after < 400


class UnhurriedEncoder(CountingEncoder):
    """Waits a while at each batch until it is given a white picture; `white_after` is how many it had then."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.white_after = -1
        self._came = threading.Event()

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        if (pixels.min((1, 2, 3)) == 255).any():
            self.white_after = self.encoded
            self._came.set()
        self._came.wait(0.05)
        return super().encode_images(pixels)


def test_of_a_folder_that_leaves_the_library_no_thumbnail_stays(library: Library, tmp_path: Path) -> None:
    library.draw("a.png", "b.png")
    other = draw(tmp_path / "other" / "c.png", 3)
    with library.catalog() as catalog:
        root = catalog.roots.add(other.parent)
    with library.indexing():
        wait_until(lambda: library.thumbnails() == 3)
        with library.catalog() as catalog:
            catalog.roots.remove(root.id)
        wait_until(lambda: library.thumbnails() == 2)


def test_of_a_photo_that_was_deleted_meanwhile_no_thumbnail_stays(library: Library) -> None:
    library.draw("a.png", "b.png")
    library.index()
    assert library.thumbnails() == 2
    (library.photos / "a.png").unlink()
    with library.indexing():
        wait_until(lambda: library.thumbnails() == 1)


class Limit:
    """In the place of the system's: reached or not, as the test says."""

    def __init__(self) -> None:
        self.setting: str | None = None

    def __call__(self) -> str | None:
        return self.setting


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Limit:
    made = Limit()
    monkeypatch.setattr("lepton_desktop.indexing.roots.spent_limit", made)
    return made


def test_where_the_system_watches_no_more_it_is_said_and_looked_through_more_often(
    library: Library, limit: Limit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lepton_desktop.indexing.watch.Watcher.watch", lambda watcher, root: None)
    monkeypatch.setattr("lepton_desktop.indexing.watch.Watcher.watches", lambda watcher, root: True)
    limit.setting = "fs.inotify.max_user_watches"
    library.clock = clock = HandClock()
    with library.indexing(Times(quiet=0.08, poll=0.04, rescan=900.0, unwatched=60.0)):
        wait_until(lambda: (setattr(clock, "now", clock.now + 0.1), is_watching(library))[1])
        told = [str(message.text) for message in library.messages if isinstance(message, Notice)]
        assert len(told) == 1
        assert "fs.inotify.max_user_watches=" in told[0]
        assert "sudo sysctl --system" in told[0]
        library.draw("unseen.jpg")
        clock.now += 61

        def known() -> bool:
            clock.now += 0.1
            return library.known() == {"unseen.jpg"}

        wait_until(known)
        assert clock.now < 900


def test_all_is_watched_once_the_system_watches_more(library: Library, limit: Limit) -> None:
    limit.setting = "fs.inotify.max_user_watches"
    with library.indexing():
        wait_until(lambda: is_watching(library))
        library.messages.clear()
        limit.setting = None
        wait_until(lambda: RootState(library.root.id, True, "scanning") in library.messages)
        library.draw("seen.jpg")
        wait_until(lambda: library.known() == {"seen.jpg"})


def test_a_failed_file_is_tried_again_when_another_process_wants_it(library: Library) -> None:
    """It could not be read for another reason than its content: that has gone, and the file hasn't changed."""
    library.draw("a.jpg")
    with library.catalog() as catalog:
        status = (library.photos / "a.jpg").stat()
        catalog.failures.add(
            library.root.id, "a.jpg", status.st_size, status.st_mtime_ns, UserMessage("the drive was asleep")
        )
    with library.indexing():
        wait_until(lambda: is_watching(library))
        assert library.known() == set()
        with library.catalog() as catalog:
            assert catalog.failures.retry_all() == 1
            assert len(catalog.failures.all()) == 1  # until it is tried
        wait_until(lambda: library.known() == {"a.jpg"})
    assert library.failures() == {}


def test_the_wish_to_try_again_is_followed_once(library: Library) -> None:
    library.photos.joinpath("broken.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    library.index()
    with library.catalog() as catalog:
        assert catalog.failures.retry_all() == 1
    library.index()
    with library.catalog() as catalog:
        assert len(catalog.failures.all()) == 1
        assert catalog.failures.retry_wanted_at() == 0


def test_a_change_that_all_numbers_hide_is_found_by_its_event(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a drive with FAT, whose ctimes say nothing, by a program that sets the time back."""
    monkeypatch.setattr("lepton_desktop.indexing.scan.keeps_marks", lambda folder: False)
    path = draw(library.photos / "a.bmp", 1)
    before = path.stat()
    with library.indexing():
        wait_until(lambda: is_watching(library) and library.encoder.encoded == 1)
        draw(path, 2)
        os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        wait_until(lambda: library.encoder.encoded == 2)
    with library.catalog() as catalog:
        (photo,) = catalog.photos.newest(10)
    assert photo.content_hash == content_hash(path)
