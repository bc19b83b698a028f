"""Opens an address of the web. Only what a person asked for by a button or a command may use it."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from functools import cache
from typing import Any

import truststore

from lepton_desktop import __version__

NETWORK_ERRORS = (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, RecursionError)
"""What `open_url`, and reading from it, raises when the network or what it answers is at fault."""


def open_url(url: str, headers: dict[str, str] | None = None, timeout: float = 30.0) -> Any:
    """The answer as a binary file, with `status` and `url`; it may take `timeout` seconds to go on."""
    sent = {"User-Agent": f"lepton-desktop/{__version__}", "Accept-Encoding": "identity", **(headers or {})}
    request = urllib.request.Request(url, headers=sent)
    return urllib.request.urlopen(request, timeout=timeout, context=_certificates())


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that the system itself trusts; Python on macOS has none of its own."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
