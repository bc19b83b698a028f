"""Debian's changelog is made from the project's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "linux" / "debian_changelog.py"
MAINTAINER = "Ann <ann@example.org>"
TEXT = """# Changelog

## [Unreleased]

### Added

- **Installers** for Linux,
  Windows and macOS.

## [0.9.0] - 2026-01-31

- The first version.
"""


def converted(text: str, version: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "CHANGELOG.md"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(file), "1790000000", version, MAINTAINER]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_not_yet_released_becomes_the_entry_of_the_packaged_version(tmp_path: Path) -> None:
    text = converted(TEXT, "1.0.0", tmp_path).stdout
    assert text.startswith(
        "lepton-desktop (1.0.0) stable; urgency=medium\n\n  * Installers for Linux, Windows and macOS.\n"
    )
    assert "lepton-desktop (0.9.0) stable" in text
    assert text.endswith(" -- Ann <ann@example.org>  Sat, 31 Jan 2026 00:00:00 +0000\n")


def test_a_version_without_an_entry_is_refused(tmp_path: Path) -> None:
    found = converted(TEXT.replace("Unreleased", "0.9.5"), "1.0.0", tmp_path)
    assert found.returncode == 1
    assert "1.0.0" in found.stderr


@pytest.mark.skipif(shutil.which("dpkg-parsechangelog") is None, reason="dpkg-dev isn't installed")
def test_debians_own_tool_reads_it(tmp_path: Path) -> None:
    text = converted(TEXT, "1.0.0", tmp_path).stdout
    command = ["dpkg-parsechangelog", "-l-", "-S", "Version", "--all"]
    found = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert (found.stdout.strip().splitlines()[0], found.stderr) == ("1.0.0", "")
