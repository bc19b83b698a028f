"""A small hub on the loopback: it answers as the real one does, and misbehaves where it is told to."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlparse

COMMIT = "5d8b1c2f" * 5


@dataclass
class SmallHub:
    """Repositories by name, each a dictionary of files. Those named `*.safetensors` are kept as LFS does."""

    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    ranges: list[str | None] = field(default_factory=list)
    """The Range header of every request for a large file, in order."""
    cuts: list[int] = field(default_factory=list)
    """The next answers with a large file break off after so many bytes."""
    damaged: int = 0
    """So many of the next large files arrive with a wrong byte."""
    statuses: list[int] = field(default_factory=list)
    """The next answers with a large file are these errors instead."""
    hold: int = 0
    """An answer with a large file stops after so many bytes, until `let_go`."""
    knows_ranges: bool = True
    gated: bool = False

    def __enter__(self) -> SmallHub:
        hub = self
        self._going_on = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                hub.answer(self)

            def do_HEAD(self) -> None:
                hub.describe(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody answers any more."""
        self.let_go()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def let_go(self) -> None:
        """Answers that were held go on."""
        self._going_on.set()

    @property
    def endpoint(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def describe(self, request: BaseHTTPRequestHandler) -> None:
        """Answer to a HEAD request."""
        self._send(request, 405, b"")

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = urlparse(request.path).path
        if path.startswith("/api/models/"):
            files = self.repositories.get(path.removeprefix("/api/models/"))
            if files is None:
                self._send(request, 401, b'{"error": "Repository not found"}')
            else:
                self._send(request, 200, json.dumps(self._described(files)).encode())
            return
        if path.startswith("/cdn/"):
            self._send_large(
                request,
                self.repositories[path.removeprefix("/cdn/").rpartition("/")[0]][path.rpartition("/")[2]],
            )
            return
        repository, _, rest = path.removeprefix("/").partition("/resolve/")
        commit, _, name = rest.partition("/")
        content = self.repositories.get(repository, {}).get(name)
        if self.gated:
            self._send(request, 403, b"gated")
        elif content is None or commit != COMMIT:
            self._send(request, 404, b"Entry not found")
        elif name.endswith(".safetensors"):
            request.send_response(302)
            request.send_header("Location", f"/cdn/{repository}/{name}")
            request.send_header("Content-Length", "0")
            request.end_headers()
        else:
            self._send(request, 200, content)

    def _described(self, files: dict[str, bytes]) -> dict[str, Any]:
        siblings = []
        for name, content in files.items():
            git = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
            sibling: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": git}
            if name.endswith(".safetensors"):
                sha256 = hashlib.sha256(content).hexdigest()
                sibling["lfs"] = {"sha256": sha256, "size": len(content), "pointerSize": 134}
            siblings.append(sibling)
        return {"id": "x", "sha": COMMIT, "siblings": siblings}

    def _send(self, request: BaseHTTPRequestHandler, status: int, content: bytes) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    def _send_large(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        wanted = request.headers.get("Range")
        self.ranges.append(wanted)
        if self.statuses:
            self._send(request, self.statuses.pop(0), b"")
            return
        if self.damaged:
            self.damaged -= 1
            content = content[:100] + bytes([content[100] ^ 1]) + content[101:]
        first, _, last = (wanted or "").removeprefix("bytes=").partition("-")
        start = int(first) if first and self.knows_ranges else 0
        if last:
            content = content[: int(last) + 1]
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        request.send_header("Content-Length", str(len(content) - start))
        request.end_headers()
        end = start + self.cuts.pop(0) if self.cuts else len(content)
        if self.hold:
            request.wfile.write(content[start : start + self.hold])
            request.wfile.flush()
            self._going_on.wait()
            start += self.hold
        request.wfile.write(content[start:end])
        if end < len(content):
            request.close_connection = True
