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
