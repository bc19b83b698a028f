"""What the indexing is told."""

from __future__ import annotations

import threading

from lepton_desktop.indexing.control import Control


def test_a_pause_ends_with_resume_or_stop() -> None:
    control = Control()
    control.pause()
    assert control.paused
    control.resume()
    assert not control.paused
    control.pause()
    control.stop()
    assert control.stopped
    assert not control.paused


def test_what_is_asked_for_is_taken_once() -> None:
    control = Control()
    control.rescan()
    control.reread()
    assert (control.take_rescan(), control.take_reread()) == (True, True)
    assert (control.take_rescan(), control.take_reread()) == (False, False)


def test_whoever_waits_is_woken() -> None:
    control = Control()
    waiting = threading.Thread(target=control.wait, args=(60.0,))
    waiting.start()
    control.stop()
    waiting.join(10)
    assert not waiting.is_alive()


def test_it_rests_for_the_weightiest_reason_and_until_there_is_none() -> None:
    control = Control()
    control.hold("battery", True)
    control.pause()
    control.hold("disk", True)
    said = [control.held_by]
    for hold in ("disk", "user", "battery"):
        control.hold(hold, False)
        said.append(control.held_by)
    assert said == ["disk", "user", "battery", None]


def test_going_on_though_on_battery_holds_until_the_computer_was_plugged_in() -> None:
    control = Control()
    control.hold("battery", True)
    control.resume()
    control.hold("battery", True)
    assert not control.paused
    control.hold("battery", False)
    control.hold("battery", True)
    assert control.held_by == "battery"


def test_a_full_disk_holds_again_though_the_user_wanted_to_go_on() -> None:
    control = Control()
    control.hold("disk", True)
    control.resume()
    assert not control.paused
    control.hold("disk", True)
    assert control.held_by == "disk"
