"""What the user chooses, and what the computer has to give, takes effect in the work at hand."""

from __future__ import annotations

import errno
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from encoders import tiny
from numpy.typing import NDArray

from indexing.library import QUICK, CountingEncoder, Library, wait_until
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.indexing.configuration import Configuration
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.messages import Message, Notice, Progress
from lepton_desktop.indexing.options import IndexingOptions
from lepton_desktop.indexing.power_and_disk import FULL_BELOW, ROOM_FROM, PowerAndDisk
from lepton_desktop.indexing.process import keep_indexing
from lepton_desktop.settings import Places


@dataclass
class Computer:
    """One whose plug can be pulled and whose disk can be filled."""

    battery: bool = False
    free: int = 1 << 40

    def power_and_disk(self, data: Path) -> PowerAndDisk:
        return PowerAndDisk(data, lambda: self.battery, lambda folder: self.free)


@dataclass
class User:
    """One who may change what they want at any moment."""

    options: IndexingOptions = field(default_factory=lambda: IndexingOptions("tiny"))
    not_there: bool = False

    def wanted(self) -> IndexingOptions:
        if self.not_there:
            raise EncoderError("other: is not downloaded yet")
        return self.options


class Kept:
    """A library that is kept up to date, as the window's process and `watch` do it."""

    def __init__(self, library: Library, computer: Computer, user: User, *encoders: Encoder) -> None:
        self.library = library
        self.messages: list[Message] = []
        self.control = Control()
        self._encoders = iter(encoders or (library.encoder,))
        self._work = threading.Thread(target=self._keep, args=(computer, user))

    def _keep(self, computer: Computer, user: User) -> None:
        data = self.library.data
        keep_indexing(
            Configuration(
                Places(data),
                lambda: next(self._encoders),
                user.wanted,
                times=QUICK,
                power_and_disk=computer.power_and_disk(data),
            ),
            self.control,
            self.messages.append,
        )

    def __enter__(self) -> Kept:
        self._work.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.control.stop()
        self._work.join(20)
        assert not self._work.is_alive()

    def says(self, message: Message) -> bool:
        return message in self.messages


def test_on_battery_it_rests_where_the_user_wants_that_and_goes_on_when_plugged_in(library: Library) -> None:
    computer, user = Computer(battery=True), User(IndexingOptions("tiny", pause_on_battery=True))
    library.draw("a.jpg")
    with Kept(library, computer, user) as kept:
        wait_until(lambda: kept.says(Progress("paused", held_by="battery")))
        assert library.known() == set()
        computer.battery = False
        wait_until(lambda: library.known() == {"a.jpg"})


def test_the_user_can_have_it_go_on_though_on_battery(library: Library) -> None:
    library.draw("a.jpg")
    with Kept(library, Computer(battery=True), User(IndexingOptions("tiny", pause_on_battery=True))) as kept:
        wait_until(lambda: kept.says(Progress("paused", held_by="battery")))
        kept.control.resume()
        wait_until(lambda: library.known() == {"a.jpg"})


def test_a_computer_on_battery_works_on_where_the_user_did_not_ask_for_rest(library: Library) -> None:
    library.draw("a.jpg")
    with Kept(library, Computer(battery=True), User()):
        wait_until(lambda: library.known() == {"a.jpg"})


def test_a_full_disk_makes_it_rest_until_there_is_room(library: Library) -> None:
    computer = Computer(free=FULL_BELOW - 1)
    library.draw("a.jpg")
    with Kept(library, computer, User()) as kept:
        wait_until(lambda: kept.says(Progress("paused", held_by="disk")))
        computer.free = ROOM_FROM - 1  # not enough to begin anew for a moment only
        assert library.known() == set()
        computer.free = ROOM_FROM
        wait_until(lambda: library.known() == {"a.jpg"})


class OnFullDisk(CountingEncoder):
    """As where a device's cache lies on a disk that takes no more."""

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))


def test_a_disk_that_takes_no_more_makes_it_rest_until_the_user_has_it_try_again(library: Library) -> None:
    """As a disk with quotas does: it says that it has room."""
    library.draw("a.jpg")
    with Kept(library, Computer(), User(), OnFullDisk(library.encoder), library.encoder) as kept:
        wait_until(lambda: kept.says(Progress("paused", held_by="disk")))
        assert library.known() == set()
        kept.control.resume()
        wait_until(lambda: library.known() == {"a.jpg"})


def test_ignore_patterns_take_effect_while_it_runs(library: Library) -> None:
    user = User()
    library.draw("a.jpg", "Private/b.jpg")
    with Kept(library, Computer(), user):
        wait_until(lambda: library.known() == {"a.jpg", "Private/b.jpg"})
        user.options = IndexingOptions("tiny", ignore=("Private/",))
        wait_until(lambda: library.known() == {"a.jpg"})
        user.options = IndexingOptions("tiny")
        wait_until(lambda: library.known() == {"a.jpg", "Private/b.jpg"})


def test_a_pattern_without_a_meaning_is_told_of_and_passed_over(library: Library) -> None:
    library.draw("a.jpg")
    with Kept(library, Computer(), User(IndexingOptions("tiny", ignore=("[ab",)))) as kept:
        wait_until(lambda: library.known() == {"a.jpg"})
        (notice,) = [message for message in kept.messages if isinstance(message, Notice)]
        assert "[ab has a bracket that isn't closed" in str(notice.text)


def test_gentle_work_is_a_choice_at_any_moment(library: Library) -> None:
    user = User()
    with Kept(library, Computer(), user) as kept:
        wait_until(lambda: kept.says(Progress("watching")))
        assert not kept.control.gentle
        user.options = IndexingOptions("tiny", gentle=True)
        wait_until(lambda: kept.control.gentle)


def test_another_encoder_takes_the_work_up(library: Library, tmp_path: Path) -> None:
    other = CountingEncoder(
        load_encoder(tiny.install(tmp_path / "models", seed=2), tmp_path / "models", "cpu")
    )
    user = User()
    library.draw("a.jpg", "b.jpg")
    with Kept(library, Computer(), user, library.encoder, other):
        wait_until(lambda: library.encoder.encoded == 2)
        user.options = IndexingOptions("the other")
        wait_until(lambda: other.encoded == 2)


def test_a_choice_that_can_not_be_followed_is_told_once_and_the_work_goes_on(library: Library) -> None:
    user = User()
    with Kept(library, Computer(), user) as kept:
        wait_until(lambda: kept.says(Progress("watching")))
        user.not_there = True
        wait_until(lambda: any(isinstance(message, Notice) for message in kept.messages))
        library.draw("a.jpg")
        wait_until(lambda: library.known() == {"a.jpg"})
        notices = [str(message.text) for message in kept.messages if isinstance(message, Notice)]
        assert notices == ["other: is not downloaded yet. The previous choice stays in use."]
