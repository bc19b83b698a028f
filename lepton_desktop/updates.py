"""Finds out whether there is a newer version, when the user wants to know. It downloads and installs nothing.

An edition that can ask has the address in ``release.json`` among its resources, as ``{"updates": URL}``. The release
workflow writes it. At that address is a JSON object with `version`, `notes` (plain text) and `page` (where people
download it); it may have more, such as checksums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lepton_desktop import __version__
from lepton_desktop.edition import reinstall_advice
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.stored_json import JsonError, parse_object, read_object
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 256 << 10
"""A longer answer isn't read."""
_MOST_NOTES = 20_000  # characters
_TIMEOUT_S = 10.0
_VERSION = re.compile(r"\d{1,9}(\.\d{1,9}){0,3}")
_THIS_COMPUTER = ("127.0.0.1", "localhost", "::1")


class UpdateError(UserError):
    """Why it can't be found out; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Release:
    """The latest version, what is new in it (plain text), and the address of the page to download it from."""

    version: str
    notes: str
    page: str

    @property
    def is_newer(self) -> bool:
        """Whether it is newer than the program that runs."""
        return _numbers(self.version) > _numbers(__version__)


def update_address(resources: Path = RESOURCES) -> str | None:
    """Where this edition asks; None if it doesn't know where. Raises UpdateError when its file is damaged."""
    path = resources / "release.json"
    try:
        address = read_object(path).get("updates")
    except FileNotFoundError:
        return None
    except (OSError, JsonError) as error:
        raise UpdateError(
            "{path}: can't be read ({reason}); {advice}",
            path=path,
            reason=error,
            advice=reinstall_advice("lepton-desktop"),
        ) from error
    if not isinstance(address, str) or not _is_safe(address):
        raise UpdateError(
            "{path}: holds no safe address for updates; {advice}",
            path=path,
            advice=reinstall_advice("lepton-desktop"),
        )
    return address


def latest_release(address: str) -> Release:
    """Ask the address for the latest version. Raises UpdateError."""
    import urllib.error

    from lepton_desktop.web import NETWORK_ERRORS, open_url  # not for the window, which imports this module

    host = urlsplit(address).hostname or address
    try:
        with open_url(address, timeout=_TIMEOUT_S) as answer:
            if not _is_safe(answer.url):
                raise UpdateError("{host}: leads to an address that isn't safe; try again later", host=host)
            content = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        raise UpdateError(
            "{host}: answered {code} {reason}; try again later",
            host=host,
            code=error.code,
            reason=error.reason,
        ) from error
    except NETWORK_ERRORS as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise UpdateError(
            "{host}: can't be reached ({reason}); check the network and try again",
            host=host,
            reason=reason if isinstance(reason, BaseException) else UserMessage(str(reason)),
        ) from error
    release = _release(content) if len(content) <= MOST_BYTES else None
    if release is None:
        raise UpdateError("{host}: gave an answer that can't be understood; try again later", host=host)
    return release


def _release(content: bytes) -> Release | None:
    try:
        fields = parse_object(content)
    except JsonError:
        return None
    match fields:
        case {"version": str(version), "notes": str(notes), "page": str(page)}:
            if _VERSION.fullmatch(version) and len(notes) <= _MOST_NOTES and _is_safe(page):
                return Release(version, notes, page)
    return None


def _numbers(version: str) -> tuple[int, ...]:
    """What versions are compared by; 1.2 is 1.2.0."""
    found = _VERSION.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    return tuple(numbers + [0] * (4 - len(numbers)))


def _is_safe(address: str) -> bool:
    """Whether an address is encrypted, or on this computer."""
    try:
        url = urlsplit(address)
    except ValueError:
        return False
    return url.scheme == "https" or (url.scheme == "http" and url.hostname in _THIS_COMPUTER)
