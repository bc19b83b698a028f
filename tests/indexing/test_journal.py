"""Files being read at a crash are remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.indexing import journal as module
from lepton_desktop.indexing.journal import Journal

if TYPE_CHECKING:
    import pytest

A, B = Path("/photos/a.jpg"), Path("/photos/b\udce9\n.jpg")


def test_a_file_begun_and_never_ended_has_a_death(tmp_path: Path) -> None:
    first = Journal(tmp_path / "journal")
    first.begin(A)
    first.begin(B)
    first.end(A)
    # no close: the process dies
    second = Journal(tmp_path / "journal")
    assert (second.deaths(A), second.deaths(B)) == (0, 1)
    second.begin(B)
    third = Journal(tmp_path / "journal")
    assert third.deaths(B) == 2
    fourth = Journal(tmp_path / "journal")
    assert fourth.deaths(B) == 2
    fourth.begin(B)
    fourth.end(B)
    assert fourth.deaths(B) == 0
    assert Journal(tmp_path / "journal").deaths(B) == 0


def test_a_line_cut_off_is_passed_over(tmp_path: Path) -> None:
    Journal(tmp_path / "journal").begin(A)
    with (tmp_path / "journal").open("ab") as file:
        file.write(b'["begin", "/pho')
    assert Journal(tmp_path / "journal").deaths(A) == 1


def test_the_file_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LINES_AT_MOST", 10)
    journal = Journal(tmp_path / "journal")
    journal.begin(B)
    for number in range(100):
        journal.begin(Path(str(number)))
        journal.end(Path(str(number)))
    assert len((tmp_path / "journal").read_bytes().splitlines()) <= 12
    assert Journal(tmp_path / "journal").deaths(B) == 1
