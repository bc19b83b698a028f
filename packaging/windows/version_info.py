"""The version resource of the two programs, in the form that PyInstaller reads (`EXE(version=…)`)."""

from __future__ import annotations

import re
from pathlib import Path

_ENGLISH_UNICODE = "040904B0"


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares: a version's first three, and 0."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    return (*numbers, *[0] * (4 - len(numbers)))  # type: ignore[return-value]


def write_version_info(target: Path, version: str, program: str, description: str) -> Path:
    """Write the resource of one program, such as ``lepton-desktop.exe``; returns its path."""
    numbers = version_numbers(version)
    strings = {
        "CompanyName": "The Lepton Desktop developers",
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": program,
        "ProductName": "Lepton Desktop",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    target.write_text(
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,\n"
        "    fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [{table}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n",
        encoding="utf-8",
    )
    return target
