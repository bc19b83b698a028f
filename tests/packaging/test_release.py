"""The release: its tag, notes, checksums and answer for updates; and the workflow that makes it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import release
from release import ReleaseError, check, main, publish, release_notes

PROJECT = Path(__file__).resolve().parents[2]
WORKFLOW = PROJECT / ".github" / "workflows" / "release.yml"
CHANGELOG = """# Changelog

## Unreleased

- Not yet.

## 1.2.0 - 2026-11-28

### Added

- Something new.

## [1.1.0] - 2026-10-01

- Older.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lepton_desktop").mkdir()
    (tmp_path / "lepton_desktop" / "__init__.py").write_text('__version__ = "1.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    monkeypatch.setattr(release, "PROJECT", tmp_path)
    monkeypatch.setattr(release, "CHANGELOG", tmp_path / "CHANGELOG.md")
    return tmp_path


def test_the_notes_are_the_section_of_the_version() -> None:
    assert release_notes("1.2.0", CHANGELOG) == "### Added\n\n- Something new.\n"
    assert release_notes("1.1.0", CHANGELOG) == "- Older.\n"
    for missing in ("1.3.0", "1.2", "Unreleased"):
        with pytest.raises(ReleaseError, match="no section"):
            release_notes(missing, CHANGELOG)


def test_only_the_tag_of_the_version_is_released(project: Path) -> None:
    assert check("v1.2.0") == "1.2.0"
    for tag in ("v1.2.1", "1.2.0", "v1.2.0-rc1", ""):
        with pytest.raises(ReleaseError):
            check(tag)
    assert main(["check", "v9.9.9"]) == 1
    assert main(["unknown"]) == 2


def test_what_is_published_can_be_checked_and_asked_for(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    folder.mkdir()
    with pytest.raises(ReleaseError, match="no packages"):
        publish("v1.2.0", folder, "https://example.org/v1.2.0")
    (folder / "a.deb").write_bytes(b"package")
    for _ in range(2):  # a second time it doesn't count its own files
        publish("v1.2.0", folder, "https://example.org/v1.2.0")
    digest = hashlib.sha256(b"package").hexdigest()
    assert (folder / "SHA256SUMS").read_text() == f"{digest}  a.deb\n"
    assert json.loads((folder / "updates.json").read_text()) == {
        "version": "1.2.0",
        "notes": "### Added\n\n- Something new.\n",
        "page": "https://example.org/v1.2.0",
        "sha256": {"a.deb": digest},
    }


def test_the_workflow_runs_scripts_that_exist_and_actions_that_are_pinned() -> None:
    text = WORKFLOW.read_text("utf-8")
    scripts = set(re.findall(r"packaging[/\\][\w./\\]+\.(?:py|sh|ps1)", text))
    assert len(scripts) > 8
    assert [name for name in scripts if not (PROJECT / name.replace("\\", "/")).is_file()] == []
    actions = re.findall(r"uses: (\S+)", text)
    assert [one for one in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)] == []
    assert re.search(r"RUNTIME_SHA256: [0-9a-f]{64}\n", text)


def test_the_workflow_publishes_only_what_was_tried_on_every_system() -> None:
    yaml = pytest.importorskip("yaml")
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    jobs = workflow["jobs"]

    def before(job: str) -> set[str]:
        needs = jobs[job].get("needs", [])
        needs = [needs] if isinstance(needs, str) else needs
        return set(needs).union(*map(before, needs)) if needs else set()

    assert before("publish") == set(jobs) - {"publish"}
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in jobs.items() if "permissions" in job] == ["publish"]
    tried = {name for name, job in jobs.items() if re.search(r"check_(deb|setup|image)", str(job["steps"]))}
    assert tried == {"linux", "windows-check", "macos"}


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="needs actionlint")
def test_the_workflow_is_valid() -> None:
    subprocess.run(["actionlint", "-color=false", str(WORKFLOW)], check=True)
