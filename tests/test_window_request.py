"""What a further start of the program asks of the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lepton_desktop.window_request import MOST_PATHS, RequestError, WindowRequest, from_line, path_of

HERE = Path.cwd().anchor


@pytest.mark.parametrize(
    "request_",
    [
        WindowRequest(),
        WindowRequest("open", (f"{HERE}照片", f"{HERE}a \n{{b}}", os.fsdecode(os.fsencode(HERE) + b"\xff"))),
        WindowRequest("similar", (f"{HERE}a.jpg",)),
        WindowRequest("quit"),
    ],
)
def test_a_request_arrives_as_it_was_sent_in_one_line(request_: WindowRequest) -> None:
    line = request_.to_line()
    assert line.count(b"\n") == 1
    assert from_line(line) == request_


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"show\n",
        b"[]",
        b'{"kind": "show"}',
        b'{"kind": "remove", "paths": []}',
        b'{"kind": "open", "paths": []}',
        b'{"kind": "open", "paths": [1]}',
        b'{"kind": "open", "paths": ["relative"]}',
        b'{"kind": "open", "paths": ["/with\\u0000zero"]}',
        b'{"kind": "similar", "paths": ["/a", "/b"]}',
        b'{"kind": "quit", "paths": ["/a"]}',
        b'{"kind": "show", "paths": [], "more": 1}',
        b"\xff",
    ],
)
def test_anything_else_is_no_request(line: bytes) -> None:
    with pytest.raises(RequestError):
        from_line(line)


def test_the_number_of_paths_is_limited() -> None:
    with pytest.raises(RequestError, match="at most 1000 files"):
        WindowRequest("open", (f"{HERE}a",) * (MOST_PATHS + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="the paths are POSIX's")
def test_paths_and_urls_of_files_are_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of("a b.jpg") == tmp_path / "a b.jpg"
    assert path_of("~") == Path.home()
    assert path_of("file:///a%20b/%E7%85%A7%23.jpg") == Path("/a b/照#.jpg")
    assert path_of("file://localhost/a") == Path("/a")
    assert path_of("file:///%FF") == Path(os.fsdecode(b"/\xff"))
    assert path_of("c://a") == tmp_path / "c:/a"


@pytest.mark.parametrize("url", ["https://example.org/a.jpg", "file://server/a.jpg"])
def test_what_is_not_a_file_of_this_computer_is_refused(url: str) -> None:
    with pytest.raises(RequestError, match="only files on this computer"):
        path_of(url)
