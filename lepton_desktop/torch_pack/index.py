"""Asks a package index where its files are, by the simple API: in JSON (PEP 691), otherwise in HTML (PEP 503)."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lepton_desktop.encoders.download import DownloadError, RefusedError, RemoteFile, fetch_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lepton_desktop.encoders.download import Page
    from lepton_desktop.torch_pack.variants import Wheel

INDEX_VARIABLE = "LEPTON_PYTHON_INDEX"
"""The environment variable with the address of an index that is asked instead of those in the list."""
_JSON = "application/vnd.pypi.simple.v1+json"
_ACCEPTED = f"{_JSON}, text/html;q=0.2"


def locate(wheel: Wheel) -> RemoteFile:
    """Where the wheel is. Size and checksum are the list's own. Raises DownloadError."""
    index = (os.environ.get(INDEX_VARIABLE) or wheel.index).rstrip("/")
    project = re.sub(r"[-_.]+", "-", wheel.package).lower()
    try:
        page = fetch_page(f"{index}/{project}/", wheel.package, _ACCEPTED)
        for name, address in _files(page):
            if name == wheel.file:
                return RemoteFile(_web_address(urljoin(page.url, address)), wheel.size, wheel.sha256)
    except RefusedError as error:
        if error.status != 404:
            raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DownloadError(
            "{address}: doesn't answer like a package index; check LEPTON_PYTHON_INDEX", address=index
        ) from error
    raise DownloadError(
        "{file}: {address} no longer has it; install a newer version of Lepton Desktop",
        file=wheel.file,
        address=index,
    )


def _files(page: Page) -> Iterator[tuple[str, str]]:
    """The name and the address, which may be relative, of each file of a project. Raises ValueError, KeyError …"""
    if page.media_type == _JSON:
        for file in json.loads(page.content)["files"]:
            yield file["filename"], file["url"]
        return
    links = _Links()
    links.feed(page.content.decode())
    for address in links.addresses:
        yield unquote(urlsplit(address).path).rpartition("/")[2], address


class _Links(HTMLParser):
    """Collects the addresses of all links."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.addresses += [value for name, value in attrs if name == "href" and value]


def _web_address(address: str) -> str:
    """The address, without its fragment. Raises ValueError unless it leads to a web server."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise ValueError(address)
    return parts._replace(fragment="").geturl()
