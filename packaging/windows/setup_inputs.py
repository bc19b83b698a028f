"""Writes what the setup needs to know of the program: the list of its files, and the suffixes of pictures.

    python packaging/windows/setup_inputs.py PAYLOAD SUFFIXES.nsh

PAYLOAD gets the list, `installed-files.txt`: a path a line, folders with a backslash at the end and after what is in
them, in UTF-16 (NSIS reads no UTF-8). By it the setup removes what it installed, and nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lepton_desktop.photos.formats import FORMATS

LIST = "installed-files.txt"


def installed_files(payload: Path) -> list[str]:
    """The files and folders of the payload, as Windows writes their paths, each folder after its contents."""
    found = [path for path in payload.rglob("*") if path.name != LIST]
    found.sort(key=lambda path: (-len(path.parts), path.as_posix()))
    return [str(path.relative_to(payload)).replace("/", "\\") + "\\" * path.is_dir() for path in found]


def suffixes() -> list[str]:
    """The suffixes of all formats that the program reads, with the dot."""
    return sorted(f".{suffix}" for kind in FORMATS.values() for suffix in kind.suffixes)


def main() -> None:
    """Write both files."""
    payload, target = map(Path, sys.argv[1:])
    lines = "".join(f"{line}\r\n" for line in installed_files(payload))
    (payload / LIST).write_bytes(lines.encode("utf-16-le"))
    macro = "\n".join(f'  !insertmacro "${{action}}" "{suffix}"' for suffix in suffixes())
    target.write_text(f"!macro ForEachSuffix action\n{macro}\n!macroend\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
