"""Checks every few seconds the user's choices, the power and the disk, and has the work follow them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.indexing.ignore_rules import problem
from lepton_desktop.indexing.messages import Message, Notice
from lepton_desktop.settings import SettingsError
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from lepton_desktop.indexing.control import Control
    from lepton_desktop.indexing.options import IndexingOptions
    from lepton_desktop.indexing.power_and_disk import PowerAndDisk


class Supervisor:
    """From `with` to its end, a thread of its own tells `control` of what changes.

    Another encoder ends the work at hand, so that it can be taken up with that one.
    """

    def __init__(
        self,
        options: Callable[[], IndexingOptions],
        power_and_disk: PowerAndDisk,
        control: Control,
        report: Callable[[Message], None],
        seconds: float,
    ) -> None:
        """`options` gives what is wanted now. It is asked at once, and then at an interval in seconds.

        Raises EncoderError or SettingsError, as `options` does.
        """
        self._ask = options
        self._options = options()
        self._power_and_disk = power_and_disk
        self._control = control
        self._report = report
        self._seconds = seconds
        self._over = threading.Event()
        self._said: UserMessage | None = None
        self._thread = threading.Thread(target=self._watch, name="oversight", daemon=True)

    def ignore(self) -> tuple[str, ...]:
        """The patterns of what is passed over now."""
        return self._options.ignore

    def __enter__(self) -> Self:
        self._tell_of_patterns()
        self._follow()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self._seconds):
            try:
                options = self._ask()
            except (EncoderError, SettingsError) as error:
                self._say(UserMessage("{reason}. The previous choice stays in use.", reason=error))
            else:
                self._said = None
                before, self._options = self._options, options
                if options.encoder != before.encoder:
                    self._control.hand_over()
                    return
                if options.ignore != before.ignore:
                    self._tell_of_patterns()
                    self._control.reread()
            self._follow()

    def _follow(self) -> None:
        self._control.gentle = self._options.gentle
        on_battery = self._options.pause_on_battery and self._power_and_disk.on_battery()
        self._control.hold("battery", on_battery)
        self._control.hold("disk", self._power_and_disk.disk_is_full())

    def _tell_of_patterns(self) -> None:
        for pattern in self._options.ignore:
            if (reason := problem(pattern)) is not None:
                self._report(
                    Notice(
                        UserMessage(
                            "The pattern {pattern} {reason}; it is ignored",
                            pattern=pattern,
                            reason=reason,
                        )
                    )
                )

    def _say(self, text: UserMessage) -> None:
        if text != self._said:
            self._said = text
            self._report(Notice(text))
