"""Writes Debian's form of the changelog.

    python packaging/linux/debian_changelog.py CHANGELOG.md SECONDS VERSION MAINTAINER

SECONDS since 1970 is the time of the version in preparation, which has no date in CHANGELOG.md. MAINTAINER is
"Name <address>". Fails unless the version that is packaged has an entry, or "Unreleased" is there in its place.
"""

from __future__ import annotations

import re
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

UNRELEASED = "Unreleased"

_HEADING = re.compile(r"## \[?v?([\w.]+)\]?(?:\s+[-–—]\s+(\d{4}-\d\d-\d\d))?.*")  # noqa: RUF001  (dashes that people use)
_WIDTH = 76


class ChangelogError(Exception):
    """The version that is packaged isn't described."""


def debian_changelog(text: str, prepared: datetime, version: str, maintainer: str) -> str:
    """The changelog, in the form of deb-changelog(5), of a text in the form of Keep a Changelog.

    An entry for what is not yet released becomes that of `version`, at the time `prepared`. Raises
    ChangelogError unless the first entry is that of `version`.
    """
    entries: list[tuple[str, datetime, list[str]]] = []
    for line in text.splitlines():
        if heading := _HEADING.fullmatch(line.rstrip()):
            name, day = heading.groups()
            time = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else prepared
            entries.append((version if name == UNRELEASED else name, time, []))
        elif entries and line.startswith("- "):
            entries[-1][2].append(line[2:].strip())
        elif entries and line.startswith("  ") and entries[-1][2]:
            entries[-1][2][-1] += " " + line.strip()
    entries = [
        (name, time, [_plain(change) for change in changes]) for name, time, changes in entries if changes
    ]
    if not entries or entries[0][0] != version:
        raise ChangelogError(f"CHANGELOG.md: its first entry must be that of the version {version}")
    return "\n".join(_entry(*entry, maintainer) for entry in entries)


def _plain(text: str) -> str:
    """The text without Markdown's emphasis and marks of code."""
    return re.sub(r"[*`]+", "", text)


def _entry(version: str, time: datetime, changes: list[str], maintainer: str) -> str:
    lines = [f"lepton-desktop ({version}) stable; urgency=medium", ""]
    for change in changes:
        lines += textwrap.wrap(
            change, _WIDTH, initial_indent="  * ", subsequent_indent="    ", break_long_words=False
        )
    return "\n".join([*lines, "", f" -- {maintainer}  {format_datetime(time)}", ""])


def main(arguments: list[str]) -> int:
    path, seconds, version, maintainer = arguments
    try:
        text = Path(path).read_text(encoding="utf-8")
        prepared = datetime.fromtimestamp(int(seconds), UTC)
        print(debian_changelog(text, prepared, version, maintainer), end="")
    except ChangelogError as error:
        print(f"debian_changelog.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
