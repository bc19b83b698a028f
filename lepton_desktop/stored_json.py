"""Reads JSON that lies on the disk or came from another process: whatever it is, a fault in it is a ValueError."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64 << 20
"""No file of ours comes near this; what is larger isn't read into memory."""


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in the file. Raises OSError, or ValueError with the reason in words."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES >> 20} MB")
    return parse_object(content)


def reason_of(error: OSError | ValueError) -> str:
    """Why `read_object` could not read a file, without the file's name."""
    return str(getattr(error, "strerror", None) or error)


def parse_object(content: str | bytes) -> dict[str, Any]:
    """The JSON object that this is. Raises ValueError with the reason in words."""
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        found = json.loads(text)
    except UnicodeDecodeError as error:
        raise ValueError(f"is not text in UTF-8, from byte {error.start}") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise ValueError("is not a JSON object")
    return found
