"""The files of a release around its packages.

    python packaging/release.py check v1.2.3
    python packaging/release.py configure https://example.org/updates.json
    python packaging/release.py publish v1.2.3 FOLDER https://example.org/releases/v1.2.3

`check` fails unless the tag is the program's version and CHANGELOG.md describes it. `configure` tells the program,
before it is packaged, where it may ask for updates when the user wants to. `publish` writes into FOLDER, which has the
packages: SHA256SUMS, notes.md, and updates.json, the answer to that question.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
CHANGELOG = PROJECT / "CHANGELOG.md"
SETTINGS = PROJECT / "resources" / "release.json"
_OWN_FILES = ("SHA256SUMS", "notes.md", "updates.json")


class ReleaseError(Exception):
    """Why there can be no such release; the message says what to do."""


def program_version() -> str:
    """The version in the source, in the one place where it is written."""
    source = (PROJECT / "lepton_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)
    assert found is not None
    return found[1]


def release_notes(version: str, changelog: str) -> str:
    """What the changelog says of a version, as Markdown without the heading. Raises ReleaseError."""
    found = re.search(
        rf"^## \[?{re.escape(version)}\]?[ \t(-]*\d{{4}}-\d\d-\d\d\)?[ \t]*\n(.+?)(?=^## |\Z)",
        changelog,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found[1].strip():
        raise ReleaseError(
            f"CHANGELOG.md: has no section of version {version}; write it below '## {version} - YYYY-MM-DD'"
        )
    return found[1].strip() + "\n"


def check(tag: str) -> str:
    """The version that a tag names. Raises ReleaseError if the source or the changelog disagrees."""
    version = program_version()
    if not re.fullmatch(r"\d+\.\d+\.\d+", version) or tag != f"v{version}":
        raise ReleaseError(
            f"{tag}: the source is version {version}; the tag must be vX.Y.Z of the same numbers"
        )
    release_notes(version, CHANGELOG.read_text(encoding="utf-8"))
    return version


def publish(tag: str, folder: Path, page: str) -> None:
    """Write the checksums, the notes and the answer for programs that ask for updates. Raises ReleaseError."""
    version = check(tag)
    packages = sorted(path for path in folder.iterdir() if path.is_file() and path.name not in _OWN_FILES)
    if not packages:
        raise ReleaseError(f"{folder}: contains no packages")
    sums = {}
    for path in packages:
        with path.open("rb") as file:
            sums[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    notes = release_notes(version, CHANGELOG.read_text(encoding="utf-8"))
    (folder / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()))
    (folder / "notes.md").write_text(notes, encoding="utf-8")
    answer = {"version": version, "notes": notes, "page": page, "sha256": sums}
    (folder / "updates.json").write_text(
        json.dumps(answer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def main(arguments: list[str]) -> int:
    """Do one of the three; returns the exit code."""
    try:
        match arguments:
            case ["check", tag]:
                print(check(tag))
            case ["configure", address]:
                SETTINGS.write_text(json.dumps({"updates": address}) + "\n", encoding="utf-8")
            case ["publish", tag, folder, page]:
                publish(tag, Path(folder), page)
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except ReleaseError as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
