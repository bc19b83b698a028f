"""A process that speaks as the indexing process does; its argument says what happens to it.

``obey``: says what it is told, until it is told to quit. ``crash``: dies at once, the first time (the file named by the
second argument remembers). ``fatal``: says why it can't work, and ends. ``elsewhere``: another process has the library.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lepton_desktop.indexing.messages import Fatal, Notice, Progress, to_line
from lepton_desktop.indexing.process import ALREADY_RUNNING
from lepton_desktop.user_messages import UserMessage


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main(kind: str, memory: Path) -> None:
    if kind == "fatal":
        say(to_line(Fatal(UserMessage("the disk is full"))))
        sys.exit(1)
    if kind == "elsewhere":
        say(to_line(Fatal(UserMessage("another process is indexing"))))
        sys.exit(ALREADY_RUNNING)
    if kind == "crash" and not memory.exists():
        memory.touch()
        os._exit(9)
    say(to_line(Progress("watching")))
    say("this is no message\n")
    for line in sys.stdin:
        command = line.strip()
        say(to_line(Notice(UserMessage(command))))
        if command == "pause":
            say(to_line(Progress("paused")))
        if command == "quit":
            memory.with_suffix(".quit").touch()
            return


main(sys.argv[1], Path(sys.argv[2]))
