"""Files with names that trip programs: each command tells of them a line each, and no terminal obeys a name."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
import skimage

from end_to_end.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no file can have such a name")

PHOTOGRAPHS = Path(skimage.__file__).parent / "data"
NAMES = (
    b"new\nline 0.999 forged.png",
    b"esc\x1b[2J\x1b]0;title\x07.png",
    b"c1\xc2\x9b31m.png",
    "\u202egnp.exe.png".encode(),
    b"latin1-\xe9t\xe9.png",
    b"[red]markup[bold] :smile:.png",
    b"carriage\rreturn.png",
    b"back\\slash.png",
)
NO_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def test_no_command_lets_a_name_reach_the_terminal(data: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "photos\x1b[31m\n"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(PHOTOGRAPHS / "coffee.png", os.fsencode(folder) + b"/" + name)
    (folder / "broken\x1b[2J\n.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))

    said = {"index": run(data, "index", folder)}
    photo = Path(os.fsdecode(os.fsencode(folder) + b"/" + NAMES[0]))
    for command in (
        ["search", "a cup of coffee", "--all"],
        ["similar", photo],
        ["duplicates"],
        ["status"],
        ["folders", "list"],
        ["similar", tmp_path / "gone\x1b[2J\n.jpg"],
        ["folders", "remove", tmp_path / "gone\x1b[2J\n"],
        ["search", "image:\x1b[2J"],
        ["status", "esc\x1b[2J"],
    ):
        said[" ".join(map(str, command))] = run(data, *command)

    for command, done in said.items():
        assert NO_CONTROL.findall(done.stdout + done.stderr) == [], command
        assert "Traceback" not in done.stderr, command
    assert said["index"].returncode == 0
    assert r"broken\x1b[2J\n.jpg" in said["index"].stderr
    assert len(said["folders list"].stdout.splitlines()) == 1
    assert len(said["duplicates"].stdout.splitlines()) == len(NAMES) + 1  # and an empty one
    similar = said[f"similar {photo}"].stdout.splitlines()
    assert all(re.match(r" *-?\d\.\d{3}  /", line) for line in similar if not line.startswith("--"))


def test_json_gives_the_names_exactly(data: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(PHOTOGRAPHS / "coffee.png", os.fsencode(folder) + b"/" + name)
    assert run(data, "index", folder).returncode == 0

    found = run(data, "duplicates", "--json")

    assert found.stdout.isascii()
    paths = {os.fsencode(one["path"]) for group in json.loads(found.stdout) for one in group}
    assert paths == {os.fsencode(folder) + b"/" + name for name in NAMES}
