"""Messages for the user: their English, and their way through text."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from lepton_desktop.user_messages import UserError, UserMessage, from_text, reason_of


def test_a_message_is_english_with_its_values_filled_in() -> None:
    message = UserMessage("{path}: has {count} photos", path=Path("/photos"), count=3)
    assert str(message) == "/photos: has 3 photos"


def test_a_value_is_filled_in_as_it_is_whatever_it_holds() -> None:
    message = UserMessage("{path}: is named {name}", path="/{name}/{0}.jpg", name="{path}")
    assert str(message) == "/{name}/{0}.jpg: is named {path}"


def test_a_message_is_legible_and_on_one_line() -> None:
    assert (
        str(UserMessage("{path}: is empty", path="/a\n\x1b\u202e.jpg")) == "/a\\n\\x1b\\u202e.jpg: is empty"
    )


def test_a_reason_is_a_message_within_a_message() -> None:
    message = UserMessage("can't be read ({reason})", reason=OSError(errno.EACCES, "Permission denied", "/x"))
    assert message.values == (("reason", UserMessage("Permission denied")),)
    assert str(message) == "can't be read (Permission denied)"


def test_an_error_tells_its_message() -> None:
    error = UserError("{path}: is gone", path="/x")
    assert str(error) == "/x: is gone"
    assert reason_of(error) == error.message == UserMessage("{path}: is gone", path="/x")
    assert reason_of(ValueError("too {long}")) == UserMessage("too {long}")


@pytest.mark.parametrize(
    "message",
    [
        UserMessage("is empty; copy it again"),
        UserMessage("{path} can't be read: {reason}", path="caf\udce9 {x}\n", reason=UserMessage("is gone")),
        UserMessage("{a}: {b}", a="", b=UserMessage("{c}", c=UserMessage("{d}", d='{"pattern": "e"}'))),
    ],
)
def test_a_message_goes_through_text(message: UserMessage) -> None:
    assert from_text(message.to_text()) == message


@pytest.mark.parametrize(
    "text",
    [
        "can't be read (Permission denied)",
        "",
        "{path}: is gone",
        '{"pattern": "a"}',
        '{"pattern": "a", "values": {"b": 3}}',
        '{"pattern": "a", "values": {"b": null}}',
        '{"a":' * 100_000,
    ],
)
def test_any_other_text_is_what_it_says(text: str) -> None:
    assert from_text(text) == UserMessage(text)
