"""Unpacking wheels: what belongs among the packages, and nothing outside of the folder or larger than listed."""

from __future__ import annotations

import io
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from lepton_desktop.torch_pack.wheels import WheelError, unpack

GOING_ON = threading.Event()


def archive_of(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_packages_are_unpacked_and_scripts_and_headers_are_not(tmp_path: Path) -> None:
    wheel = archive_of(
        tmp_path / "a.whl",
        ("torch/__init__.py", b"1"),
        ("a-1.data/purelib/more/x.py", b"2"),
        ("a-1.data/platlib/torch/lib.so", b"3"),
        ("a-1.data/scripts/run", b"4"),
        ("a-1.data/headers/a.h", b"5"),
        ("a-1.dist-info/METADATA", b"6"),
    )
    target = tmp_path / "target"
    assert unpack(wheel, target, 100, GOING_ON)
    assert files(target) == {"torch/__init__.py", "more/x.py", "torch/lib.so", "a-1.dist-info/METADATA"}


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "a/../../outside",
        "/outside",
        "a-1.data/purelib/../../../outside",
        "C:/outside",
        "..\\outside",
    ],
)
def test_no_file_leads_outside(tmp_path: Path, name: str) -> None:
    wheel = archive_of(tmp_path / "a.whl", ("fine", b""), (name, b"x"))
    with pytest.raises(WheelError, match="leads outside of its folder"):
        unpack(wheel, tmp_path / "in" / "target", 100, GOING_ON)
    assert not list(tmp_path.rglob("outside*"))


def test_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    wheel = archive_of(tmp_path / "a.whl", (link, b"/etc"), ("link/x", b""))
    with pytest.raises(WheelError, match="link is not a file"):
        unpack(wheel, tmp_path / "target", 100, GOING_ON)


def test_what_is_larger_than_listed_is_not_unpacked(tmp_path: Path) -> None:
    wheel = archive_of(tmp_path / "a.whl", ("big", bytes(1_000_000)))
    with pytest.raises(WheelError, match="larger than listed"):
        unpack(wheel, tmp_path / "target", 999_999, GOING_ON)
    assert not (tmp_path / "target").exists()


def test_an_entry_that_is_larger_than_it_says_does_not_get_more_room(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big", bytes(1_000_000))
    lying = content.getvalue().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    wheel = tmp_path / "a.whl"
    wheel.write_bytes(lying)
    with pytest.raises(WheelError, match="can't be used"):
        unpack(wheel, tmp_path / "target", 100, GOING_ON)
    assert (tmp_path / "target" / "big").stat().st_size <= 10


def test_what_is_no_wheel_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"no archive")
    with pytest.raises(WheelError, match=r"a\.whl: can't be used"):
        unpack(tmp_path / "a.whl", tmp_path / "target", 100, GOING_ON)


def test_programs_stay_programs(tmp_path: Path) -> None:
    program = zipfile.ZipInfo("bin/run")
    program.external_attr = (stat.S_IFREG | 0o755) << 16
    target = tmp_path / "target"
    assert unpack(archive_of(tmp_path / "a.whl", (program, b""), ("plain", b"")), target, 100, GOING_ON)
    assert (target / "bin" / "run").stat().st_mode & stat.S_IXUSR
    assert not (target / "plain").stat().st_mode & stat.S_IXUSR


def test_unpacking_stops_when_the_user_cancels(tmp_path: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    assert not unpack(archive_of(tmp_path / "a.whl", ("x", b"")), tmp_path / "target", 100, cancelled)
