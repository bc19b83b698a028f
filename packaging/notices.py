"""Writes the notices of everything that a packaged program contains, and its bill of materials (CycloneDX 1.6, JSON).

    python packaging/notices.py BUNDLE BUNDLE/_internal/lepton_desktop/resources/notices.txt lepton-desktop.cdx.json

It is run by the Python of the environment that was packaged, after PyInstaller. It fails, with 1, on a library that
packaging/native_libraries.py doesn't name, on a licence that packaging/licence_policy.py doesn't allow, such as the
GPL, and on a component without the text of its licence.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from bundle_contents import OWN_PACKAGE, Component, UnknownPartError, components
from licence_policy import LicenceError
from sbom import write_sbom

_WIDTH = 100
_INTRODUCTION = """\
Lepton Desktop: notices

Lepton Desktop is free software under the MIT licence. It contains software and data by others, listed here with their
licences. The numbers in brackets are those of the texts below the list.

How to exchange Qt and the other libraries under the LGPL

Qt, Qt for Python (PySide6, Shiboken), libheif, libde265, LibRaw and several libraries of the system are under the GNU
Lesser General Public License. They are separate files in the program's folder. You may replace each of them with your
own build of the same interface: end the program, put your file in the place of the one of the same name, and start the
program again. Their source is at the addresses in the list, in the versions that are named there. You may modify the
program for your own use, and reverse engineer it to debug such modifications. On macOS, sign the program again after
you have exchanged a file: codesign --force --deep --sign - "/Applications/Lepton Desktop.app".
"""


def notices(found: list[Component]) -> str:
    """The notices as plain text: every component with its licence, then every text once."""
    numbers: dict[str, int] = {}
    texts: list[tuple[str, str]] = []
    lines = [_INTRODUCTION, "Contents", ""]
    for component in sorted(found, key=lambda one: one.name.lower()):
        used = []
        for title, text in component.texts.items():
            text = text.replace("\r\n", "\n").strip("\n")
            digest = hashlib.sha256(text.encode()).hexdigest()
            if digest not in numbers:
                texts.append((title, text))
                numbers[digest] = len(texts)
            used.append(numbers[digest])
        shown = ", ".join(map(str, sorted(set(used))))
        lines.append(f"{component.name} {component.version}".rstrip() + f": {component.licence} [{shown}]")
        lines.append(f"    {component.source}")
        if component.note:
            lines.append(f"    {component.note}")
    for number, (title, text) in enumerate(texts, 1):
        lines += ["", "=" * _WIDTH, f"[{number}] {title}", "=" * _WIDTH, "", text]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write both files; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bundle", type=Path, help="the folder (or .app) that PyInstaller made")
    parser.add_argument("notices", type=Path, help="the text file to write")
    parser.add_argument("sbom", type=Path, help="the bill of materials to write")
    arguments = parser.parse_args()
    try:
        found = components(arguments.bundle)
    except (UnknownPartError, LicenceError) as error:
        print(f"notices: {error}", file=sys.stderr)
        return 1
    own = next(one for one in found if one.name == OWN_PACKAGE)
    arguments.notices.write_text(notices(found), encoding="utf-8", newline="\n")
    write_sbom(own, [one for one in found if one is not own], arguments.sbom)
    print(f"{len(found)} components; {arguments.notices}: {arguments.notices.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
