"""What is said over the pipes arrives as it was said."""

from __future__ import annotations

import pytest

from lepton_desktop.indexing.messages import (
    Committed,
    FailureHappened,
    Fatal,
    Message,
    Notice,
    Progress,
    RootState,
    from_line,
    to_line,
)
from lepton_desktop.user_messages import UserMessage


@pytest.mark.parametrize(
    "message",
    [
        Progress("indexing", 3, 10, 2.5, 2.8, "/photos/ü"),
        Progress("watching"),
        Committed(7),
        FailureHappened(
            "/photos/caf\udce9\n.jpg",
            UserMessage("can't be read ({reason})", reason=UserMessage("is cut short")),
        ),
        RootState(1, False, "offline"),
        Notice(UserMessage("{path}: can't be watched", path="/photos/caf\udce9\n")),
        Fatal(UserMessage("the disk is full")),
    ],
)
def test_a_message_comes_back_from_its_line(message: Message) -> None:
    line = to_line(message)
    assert line.isascii()
    assert line.count("\n") == 1
    assert from_line(line) == message


@pytest.mark.parametrize("line", ["", "hello", "[]", "{}", '{"kind": "Nonsense"}', '{"kind": "Committed"}'])
def test_a_line_that_is_no_message_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_line(line)
