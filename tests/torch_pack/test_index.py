"""Where a wheel is: asked of an index in JSON or HTML, or of the one that the user names."""

from __future__ import annotations

import pytest

from lepton_desktop.encoders.download import DownloadError
from lepton_desktop.torch_pack.index import INDEX_VARIABLE, locate
from torch_pack.small_index import SmallIndex


@pytest.mark.parametrize("html", [False, True])
def test_a_wheel_is_found_by_its_name(index: SmallIndex, html: bool) -> None:
    index.html = html
    index.add("open_clip_torch", "1.0", {})
    wheel = index.add("open_clip_torch", "2.0", {})
    found = locate(wheel)
    assert found.url == f"{index.endpoint}/files/open_clip_torch-2.0-py3-none-any.whl"
    assert (found.size, found.digest) == (wheel.size, wheel.sha256)
    assert index.pages == ["/simple/open-clip-torch/"]


def test_another_index_is_asked_when_the_user_names_one(
    index: SmallIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = index.add("torch", "1.0", {})
    monkeypatch.setenv(INDEX_VARIABLE, f"{index.endpoint}/company/mirror/")
    assert locate(wheel).url.startswith(f"{index.endpoint}/company/files/")
    assert index.pages == ["/company/mirror/torch/"]


def test_a_wheel_that_the_index_no_longer_has_is_an_error_that_says_what_to_do(index: SmallIndex) -> None:
    wheel = index.add("torch", "1.0", {})
    index.wheels.clear()
    with pytest.raises(DownloadError, match=r"torch-1.0-py3.*no longer has it; install a newer version"):
        locate(wheel)
    index.add("torch", "2.0", {})
    with pytest.raises(DownloadError, match="no longer has it"):
        locate(wheel)


def test_an_index_that_can_not_be_reached_is_named(
    index: SmallIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = index.add("torch", "1.0", {})
    monkeypatch.setenv(INDEX_VARIABLE, "http://127.0.0.1:9")
    with pytest.raises(DownloadError, match=r"torch: 127\.0\.0\.1:9 can't be reached .*check the network"):
        locate(wheel)


@pytest.mark.parametrize("address", ["not an address", "file:///etc"])
def test_what_is_no_index_is_told_apart(
    index: SmallIndex, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    wheel = index.add("torch", "1.0", {})
    monkeypatch.setenv(INDEX_VARIABLE, address)
    with pytest.raises(DownloadError):
        locate(wheel)
