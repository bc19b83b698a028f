"""Has a model compiled in the background, by a process of its own: its memory goes back, its faults hurt no one."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

_log = logging.getLogger(__name__)


class BackgroundCompile:
    """At most one process at a time; it is ended with the block that it is used in."""

    def __init__(
        self,
        command: Callable[[str], Sequence[str]],
        environment: Mapping[str, str],
        after: Callable[[], int] = lambda: 0,
    ) -> None:
        """`command` compiles the model of a name; it is run only when `after()` more pictures had to do without.

        `after` is asked when the model is found missing.
        """
        self._command = command
        self._environment = environment
        self._after = after
        self._name: str | None = None
        self._to_see = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def missing(self, name: str) -> None:
        """The model isn't compiled yet."""
        self._name, self._to_see = name, self._after()
        self.looked(0)

    def looked(self, count: int) -> None:
        """So many more pictures were encoded without it."""
        self._to_see -= count
        if self._name is not None and self._to_see <= 0 and not self.running:
            self._start(self._name)
            self._name = None

    def wait(self) -> None:
        """Until what was begun is done."""
        if self._process is not None:
            self._process.wait()

    @property
    def running(self) -> bool:
        """Whether a model is being compiled now."""
        return self._process is not None and self._process.poll() is None

    def _start(self, name: str) -> None:
        try:
            self._process = subprocess.Popen(
                self._command(name),
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            _log.warning("%s: can't be compiled (%s)", name, error.strerror)
