"""Which shared libraries the packaged program brings along, and which it takes from the system.

    python packaging/linux/system_libraries.py BUNDLE        # prints the Depends of the .deb, or fails

PyInstaller leaves out a library that the build machine lacks, and says so only in a warning. Here every library that a
file of the bundle needs must be in the bundle or in `FROM_SYSTEM`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LIBC = "libc6"
LIBSTDCXX = "libstdc++6"

FROM_SYSTEM = {
    # the C library and what depends on its version
    **dict.fromkeys(
        ("libc.so.6", "libm.so.6", "libmvec.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1",
         "libresolv.so.2", "ld-linux-x86-64.so.2"), LIBC,
    ),
    "libcrypt.so.1": "libcrypt1",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": LIBSTDCXX,
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    **dict.fromkeys(("libbrotlidec.so.1", "libbrotlicommon.so.1"), "libbrotli1"),
    # graphics: the driver's libraries must be those that the system's driver was built for
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdrm.so.2": "libdrm2",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    # what reads the system's configuration: keyboards, fonts, the message bus, Kerberos
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    **dict.fromkeys(("libglib-2.0.so.0", "libgthread-2.0.so.0"), "libglib2.0-0 | libglib2.0-0t64"),
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}  # fmt: skip
"""Libraries that every desktop has, and Debian's package of each. They are left out of the bundle."""

BUNDLED = re.compile(
    r"libpython3[\w.]*|lib(ssl|crypto|sqlite3|ffi|bz2|lzma|uuid|tinfo|ncursesw|panelw)\.so[\w.]*"  # Python's modules
    r"|libxcb-(cursor|icccm|image|keysyms|render-util|shape|util)\.so[\w.]*"  # not on every desktop
    r"|libOpenCL\.so[\w.]*"  # Intel's graphics; it finds the driver that the system has, if any
)
"""Libraries of the build machine that are brought along. Those inside Python packages always are."""

NEEDED_PLUGINS = (
    "platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so",
    "wayland-shell-integration/libxdg-shell.so", "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "platformthemes/libqxdgdesktopportal.so", "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so", "imageformats/libqsvg.so", "imageformats/libqjpeg.so",
    "imageformats/libqwebp.so", "imageformats/libqgif.so", "iconengines/libqsvgicon.so", "tls/libqopensslbackend.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
)  # fmt: skip
"""Qt's plug-ins that nothing links against: PyInstaller drops one whose libraries the build machine lacks."""

_GCC_OF = {29: "11", 30: "12", 31: "13.1", 32: "13.2", 33: "14"}
"""The version of libstdc++6 that has the symbols GLIBCXX_3.4.N."""


class LibraryError(Exception):
    """The bundle isn't complete; the message says what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a program or shared library needs."""

    path: Path
    libraries: frozenset[str]
    """The names of shared libraries (DT_NEEDED)."""
    glibc: tuple[int, ...]
    """The newest version of glibc's symbols that it uses; empty if it uses none."""
    glibcxx: int
    """The N of the newest GLIBCXX_3.4.N; 0 if it uses none."""


def depends(bundle: Path) -> list[str]:
    """The Debian packages that the bundle needs, sorted. Raises LibraryError if a library or plug-in is missing."""
    files = list(linked_files(bundle))
    carried = {path.name for path in bundle.rglob("*.so*")}
    missing = sorted(
        f"{library} (for {one.path.relative_to(bundle)})"
        for one in files
        for library in one.libraries - carried - FROM_SYSTEM.keys()
    )
    plugins = bundle / "_internal" / "PySide6" / "Qt" / "plugins"
    missing += [f"Qt's plug-in {name}" for name in NEEDED_PLUGINS if not plugins.joinpath(name).exists()]
    if missing:
        raise LibraryError(
            f"{bundle}: the build machine lacks libraries, so the program is incomplete; "
            "install them, or add them to packaging/linux/system_libraries.py: " + ", ".join(missing)
        )
    packages = {FROM_SYSTEM[library] for one in files for library in one.libraries - carried}
    glibc = ".".join(map(str, max(one.glibc for one in files)))
    newest = max(one.glibcxx for one in files)
    if newest not in _GCC_OF and newest > min(_GCC_OF):
        raise LibraryError(f"GLIBCXX_3.4.{newest}: add the version of libstdc++6 that has it to _GCC_OF")
    versions = {LIBC: f"{LIBC} (>= {glibc})"}
    if newest in _GCC_OF:
        versions[LIBSTDCXX] = f"{LIBSTDCXX} (>= {_GCC_OF[newest]})"
    return sorted(versions.get(name, name) for name in packages)


def linked_files(bundle: Path) -> Iterator[Linked]:
    """All programs and shared libraries below a folder, without links to them."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) != b"\x7fELF":
                    continue
            yield _read(path)


def _read(path: Path) -> Linked:
    command = ["readelf", "--wide", "--dynamic", "--version-info", str(path)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Linked(
        path,
        frozenset(re.findall(r"\(NEEDED\).*\[(.+)\]", text)),
        max((_numbers(found) for found in re.findall(r"\bGLIBC_([\d.]+)", text)), default=()),
        max(map(int, re.findall(r"\bGLIBCXX_3\.4\.(\d+)", _needed_versions(text))), default=0),
    )


def _needed_versions(text: str) -> str:
    """The part about symbols that a library needs: libstdc++'s copies define such symbols too."""
    return text[text.find(".gnu.version_r") :] if ".gnu.version_r" in text else ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def carried(binaries: Iterable[tuple[str, str, str]], packages: Path) -> list[tuple[str, str, str]]:
    """Of PyInstaller's binaries (name, source, kind), those that the bundle carries.

    `packages` is the folder of Python packages, whose libraries are all carried.
    """
    return [
        entry
        for entry in binaries
        if "/" in entry[0]
        or entry[2] in ("EXTENSION", "SYMLINK")
        or packages in Path(entry[1]).parents
        or BUNDLED.fullmatch(entry[0])
    ]


def main(arguments: list[str]) -> int:
    try:
        print(", ".join(depends(Path(arguments[0]))))
    except LibraryError as error:
        print(f"system_libraries.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
