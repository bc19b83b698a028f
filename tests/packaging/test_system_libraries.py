"""A library that a package lacks is found when it is built, not when a user starts it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "linux"))

from system_libraries import NEEDED_PLUGINS, LibraryError, carried, depends, linked_files

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("readelf") is None, reason="needs Linux's readelf"
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A program with all plug-ins, which are programs of the system here."""
    for name in NEEDED_PLUGINS:
        plugin = tmp_path / "_internal" / "PySide6" / "Qt" / "plugins" / name
        plugin.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy("/bin/true", plugin)
    return tmp_path


def test_what_comes_from_the_system_becomes_a_dependency_with_its_version(bundle: Path) -> None:
    (found,) = depends(bundle)
    newest = max(one.glibc for one in linked_files(bundle))
    assert found == f"libc6 (>= {'.'.join(map(str, newest))})"


def test_a_library_that_is_nowhere_is_named_with_what_needs_it(bundle: Path) -> None:
    program = bundle / "program"
    content = Path("/bin/true").read_bytes()
    program.write_bytes(content.replace(b"libc.so.6\0", b"libq.so.6\0"))
    with pytest.raises(LibraryError, match=r"libq\.so\.6 \(for program\)"):
        depends(bundle)
    bundle.joinpath("libq.so.6").touch()
    assert depends(bundle)


def test_a_plugin_that_was_dropped_is_named(bundle: Path) -> None:
    shutil.rmtree(bundle / "_internal" / "PySide6" / "Qt" / "plugins" / "wayland-shell-integration")
    with pytest.raises(LibraryError, match="wayland-shell-integration"):
        depends(bundle)


def test_libraries_of_the_build_machine_are_carried_only_if_they_are_listed() -> None:
    packages = Path("/environment/site-packages")
    ours = [
        ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
        ("libheif.so.1", "/environment/site-packages/pi_heif.libs/libheif.so.1", "BINARY"),
        (
            "PySide6/Qt/lib/libQt6Core.so.6",
            "/environment/site-packages/PySide6/Qt/lib/libQt6Core.so.6",
            "BINARY",
        ),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ]
    assert (
        carried([*ours, ("libwayland-client.so.0", "/usr/lib/libwayland-client.so.0", "BINARY")], packages)
        == ours
    )
