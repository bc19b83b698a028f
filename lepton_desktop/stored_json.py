"""Reads JSON that lies on the disk or came from another process: whatever it is, a fault in it is a ValueError."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64 << 20
"""No file of ours comes near this; what is larger isn't read into memory."""


class JsonError(UserError, ValueError):
    """What is no JSON object; the message says why, without a file's name."""


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in the file. Raises OSError or JsonError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise JsonError("is larger than {megabytes} MB", megabytes=MOST_BYTES >> 20)
    return parse_object(content)


def parse_object(content: str | bytes) -> dict[str, Any]:
    """The JSON object that this is. Raises JsonError."""
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        found = json.loads(text)
    except UnicodeDecodeError as error:
        raise JsonError("is not valid UTF-8 text, from byte {position}", position=error.start) from error
    except RecursionError as error:
        raise JsonError("is nested too deeply") from error
    except ValueError as error:
        raise JsonError("is not JSON: {reason}", reason=error) from error
    if not isinstance(found, dict):
        raise JsonError("is not a JSON object")
    return found
