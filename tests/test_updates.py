"""The check for updates, against a server on the loopback."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lepton_desktop import __version__
from lepton_desktop.updates import MOST_BYTES, Release, UpdateError, latest_release, update_address

if TYPE_CHECKING:
    from collections.abc import Iterator

LATEST = {
    "version": "99.1",
    "notes": "New: <b>more</b>",
    "page": "https://example.org/download",
    "sha256": {},
}


class Server(ThreadingHTTPServer):
    """Answers each request with `content`; a status of 302 leads to `content`."""

    status, content = 200, b""
    asked: list[dict[str, str]]


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(dict(self.headers))
            self.send_response(server.status)
            if server.status == 302:
                self.send_header("Location", server.content.decode())
            self.end_headers()
            if server.status == 200:
                self.wfile.write(server.content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/latest.json"


def test_the_latest_version_is_told_and_nothing_of_the_user(server: Server) -> None:
    server.content = json.dumps(LATEST).encode()
    found = latest_release(address(server))
    assert found == Release("99.1", "New: <b>more</b>", "https://example.org/download")
    (headers,) = server.asked
    assert headers.keys() <= {"Host", "User-Agent", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"] == f"lepton-desktop/{__version__}"


@pytest.mark.parametrize(
    ("version", "newer"),
    [("99", True), ("0.10.0", True), (__version__, False), (f"{__version__}.0", False), ("0.0.9", False)],
)
def test_versions_are_compared_by_their_numbers(version: str, newer: bool) -> None:
    assert Release(version, "", "https://example.org").is_newer == newer


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        json.dumps(LATEST | {"version": "new"}).encode(),
        json.dumps(LATEST | {"version": "9" * 5000}).encode(),
        json.dumps(LATEST | {"page": "file:///etc/passwd"}).encode(),
        json.dumps(LATEST | {"page": "javascript:alert(1)"}).encode(),
        json.dumps(LATEST | {"notes": None}).encode(),
        json.dumps(LATEST | {"notes": "x" * 30_000}).encode(),
        json.dumps(LATEST | {"more": "x" * MOST_BYTES}).encode(),
    ],
)
def test_an_answer_that_is_not_as_agreed_is_refused(server: Server, content: bytes) -> None:
    server.content = content
    with pytest.raises(UpdateError, match=r"127\.0\.0\.1: gave an answer that can't be understood"):
        latest_release(address(server))


def test_why_there_is_no_answer_is_told_in_words(server: Server) -> None:
    server.status = 503
    with pytest.raises(UpdateError, match=r"answered 503 .*; try again later"):
        latest_release(address(server))
    with pytest.raises(UpdateError, match=r"can't be reached \(.*\); check the network"):
        latest_release("http://127.0.0.1:1/latest.json")
    server.status, server.content = 302, b"ftp://127.0.0.1/latest.json"
    with pytest.raises(UpdateError, match=r"127\.0\.0\.1: "):
        latest_release(address(server))


def test_the_address_is_a_setting_of_the_build(tmp_path: Path) -> None:
    assert update_address(tmp_path) is None
    (tmp_path / "release.json").write_text('{"updates": "https://example.org/latest.json"}')
    assert update_address(tmp_path) == "https://example.org/latest.json"
    for damaged in ('{"updates": "http://example.org/latest.json"}', "{}", "no JSON"):
        (tmp_path / "release.json").write_text(damaged)
        with pytest.raises(UpdateError, match=r"release\.json"):
            update_address(tmp_path)
