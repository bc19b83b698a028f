"""What a further start of the program asks of the window that is open: a record, and one line of JSON to carry it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import unquote_to_bytes, urlsplit

from lepton_desktop.stored_json import JsonError, parse_object
from lepton_desktop.user_messages import UserError

Kind = Literal["show", "open", "similar", "quit"]

MOST_PATHS = 1000
"""The maximum number of paths that are opened at once."""
MOST_BYTES = 8 << 20
"""The maximum length of a request: MOST_PATHS paths, each as long as Linux allows, twice as long in JSON."""


class RequestError(UserError, ValueError):
    """A request that can't be fulfilled or understood; the message says why."""


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window should do: come to the front and ``show`` itself, ``open`` the absolute paths of folders and
    pictures, show what is ``similar`` to one picture, or ``quit``.

    Raises RequestError if the number of paths doesn't fit, or if one isn't absolute.
    """

    kind: Kind = "show"
    paths: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.paths) > MOST_PATHS:
            raise RequestError("at most {number} files can be opened at once", number=MOST_PATHS)
        wanted = {"open": self.paths != (), "similar": len(self.paths) == 1}
        if not wanted.get(self.kind, self.paths == ()) or not all(map(_is_path, self.paths)):
            raise RequestError("not a request to the window")

    def to_line(self) -> bytes:
        """What `from_line` reads: JSON in ASCII, whatever the names hold, and a line break."""
        return json.dumps(asdict(self)).encode() + b"\n"


def from_line(line: bytes) -> WindowRequest:
    """The request that `to_line` wrote. Raises RequestError for anything else."""
    try:
        fields = parse_object(line)
    except JsonError as error:
        raise RequestError(error.message) from error
    match fields:
        case {"kind": str(kind), "paths": list(paths), **rest} if not rest and kind in get_args(Kind):
            if all(isinstance(path, str) for path in paths):
                return WindowRequest(kind, tuple(paths))  # type: ignore[arg-type]
    raise RequestError("not a request to the window")


def path_of(argument: str) -> Path:
    """The absolute path that an argument of the command line names: a path, or a file's URL as desktops pass them.

    Raises RequestError for the URL of something that isn't a file on this computer.
    """
    scheme, separator, _ = argument.partition("://")
    if not separator or not scheme.isalpha() or len(scheme) < 2:
        return Path(argument).expanduser().absolute()
    url = urlsplit(argument)
    if url.scheme != "file" or url.netloc not in ("", "localhost"):
        raise RequestError("{url}: only files on this computer can be opened", url=argument)
    name = os.fsdecode(unquote_to_bytes(argument.split("://", 1)[1].partition("/")[2]))
    return Path(name if sys.platform == "win32" else f"/{name}")


def _is_path(text: str) -> bool:
    return "\0" not in text and Path(text).is_absolute()
