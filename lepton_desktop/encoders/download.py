"""Brings one file over HTTP: continued where it stopped, checked against its digest, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import ssl
import threading
import urllib.error
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.user_messages import UserMessage
from lepton_desktop.web import NETWORK_ERRORS, open_url

ATTEMPTS = 4
"""How often in a row a connection may fail without having brought anything."""
WAIT_SECONDS = 1.0
"""Before the second attempt; twice as long before each further one."""
_CHUNK = 1 << 18
_LARGEST_PAGE = 1 << 26
_WORTH_ANOTHER_TRY = frozenset({408, 429, 500, 502, 503, 504})
_RANGE_NOT_SATISFIABLE = 416


class DownloadError(EncoderError):
    """A download that failed; the message says what to do. What has arrived is kept for the next try."""


class DownloadCancelledError(DownloadError):
    """The user stopped the download. What has arrived is kept."""


class RefusedError(DownloadError):
    """The server answered for `name` with an HTTP `status` that no other try would change."""

    def __init__(self, pattern: UserMessage | str, /, **values: object) -> None:
        super().__init__(pattern, **values)
        self.name, self.status = values["name"], values["status"]


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on a server. `digest` is a sha256, or git's sha1 of small files that a hub keeps in git itself."""

    url: str
    size: int
    digest: str

    def digest_of(self, path: Path) -> str:
        """The same kind of digest of a local file."""
        if len(self.digest) == 64:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        content = path.read_bytes()
        return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered: the address that it was finally found at, its media type and its bytes."""

    url: str
    media_type: str
    content: bytes


def fetch_page(url: str, name: str, accept: str = "*/*") -> Page:
    """The page at the address, in the media types of `accept`. Raises DownloadError, which speaks of `name`."""
    try:
        with open_url(url, {"Accept": accept}) as response:
            content = response.read(_LARGEST_PAGE + 1)
            if len(content) > _LARGEST_PAGE:
                raise ValueError(f"more than {_LARGEST_PAGE} bytes")
            return Page(response.geturl(), response.headers.get_content_type(), content)
    except NETWORK_ERRORS as error:
        raise _in_words(name, url, error) from error


def fetch_json(url: str, name: str) -> Any:
    """The JSON at the address. Raises DownloadError, which speaks of `name`."""
    page = fetch_page(url, name)
    try:
        return json.loads(page.content)
    except (ValueError, RecursionError) as error:
        raise _in_words(name, url, error) from error


def fetch(remote: RemoteFile, target: Path, arrived: Callable[[int], None], cancel: threading.Event) -> None:
    """Bring the file to `target`, going on with what an earlier try left beside it.

    `arrived` is told how many of its bytes are here. A file that arrives damaged is brought once more, from
    the start. Raises DownloadError, or DownloadCancelledError when `cancel` is set.
    """
    if target.is_file() and target.stat().st_size == remote.size:
        arrived(remote.size)  # it was checked before it got its name
        return
    part = target.with_name(f"{target.name}.{remote.digest[:12]}.part")
    for last_try in (False, True):
        _fill(remote, part, arrived, cancel)
        if remote.digest_of(part) == remote.digest:
            os.replace(part, target)
            return
        part.unlink()
        if last_try:
            raise DownloadError(
                "{file}: arrived damaged twice (wrong checksum); try again later or on another network",
                file=remote.url,
            )


def _in_words(name: str, url: str, error: Exception) -> DownloadError:
    """What went wrong with the network, and what to do."""
    host = urllib.parse.urlsplit(url).netloc
    if isinstance(error, urllib.error.HTTPError):
        if error.code in _WORTH_ANOTHER_TRY:
            return DownloadError(
                "{name}: {host} answered {status} {reason}; try again later",
                name=name,
                host=host,
                status=error.code,
                reason=error.reason,
            )
        return RefusedError(
            "{name}: {host} refuses it ({status} {reason}); check the address, or try again later",
            name=name,
            host=host,
            status=error.code,
            reason=error.reason,
        )
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLError):
        return DownloadError(
            "{name}: the connection isn't safe ({reason}); check the computer's clock and its network",
            name=name,
            reason=str(reason),
        )
    return DownloadError(
        "{name}: {host} can't be reached ({reason}); check the network and try again: what is already "
        "downloaded is kept",
        name=name,
        host=host,
        reason=reason,
    )


def _fill(remote: RemoteFile, part: Path, arrived: Callable[[int], None], cancel: threading.Event) -> None:
    """Bring what `part` still lacks, over as many connections as it takes."""
    in_vain = 0
    while (had := _size(part)) < remote.size:
        try:
            _receive(remote, part, had, arrived, cancel)
        except NETWORK_ERRORS as error:
            in_vain = 0 if _size(part) > had else in_vain + 1
            final = isinstance(error, urllib.error.HTTPError) and error.code not in _WORTH_ANOTHER_TRY
            if final or in_vain == ATTEMPTS:
                raise _in_words(remote.url, remote.url, error) from error
            if cancel.wait(WAIT_SECONDS * 2 ** max(0, in_vain - 1)):
                raise DownloadCancelledError("{file}: stopped", file=remote.url) from error
    arrived(remote.size)


def _receive(
    remote: RemoteFile, part: Path, had: int, arrived: Callable[[int], None], cancel: threading.Event
) -> None:
    """One connection: append to `part` what it lacks. A server that can't go on in the middle starts again."""
    try:
        response = open_url(remote.url, {"Range": f"bytes={had}-"} if had else {})
    except urllib.error.HTTPError as error:
        if error.code == _RANGE_NOT_SATISFIABLE:
            part.unlink()
        raise
    with response, _writing(part, "ab" if had and response.status == 206 else "wb") as file:
        while chunk := response.read1(_CHUNK):
            if cancel.is_set():
                raise DownloadCancelledError("{file}: stopped", file=remote.url)
            if file.tell() + len(chunk) > remote.size:
                raise DownloadError("{file}: is larger than was announced; try again later", file=remote.url)
            _write(file, chunk, part)
            arrived(file.tell())
        if file.tell() < remote.size:
            raise ConnectionError(UserMessage("the connection was interrupted"))
        _flush(file, part)


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _writing(part: Path, mode: str) -> Any:
    try:
        return part.open(mode)
    except OSError as error:
        raise _disk_error(part, error) from error


def _write(file: Any, chunk: bytes, part: Path) -> None:
    try:
        file.write(chunk)
    except OSError as error:
        raise _disk_error(part, error) from error


def _flush(file: Any, part: Path) -> None:
    try:
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise _disk_error(part, error) from error


def _disk_error(part: Path, error: OSError) -> DownloadError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DownloadError(
            ("{path}: the disk is full; free some space and try again: what is already downloaded is kept"),
            path=part.parent,
        )
    return DownloadError(
        "{path}: can't be written ({reason}); check the permissions of the folder", path=part, reason=error
    )
