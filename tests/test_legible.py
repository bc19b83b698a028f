"""A name is only a name: nothing in it moves a terminal's cursor, forges a line or turns its letters around."""

from __future__ import annotations

import ast
import logging
from pathlib import Path

import pytest

import lepton_desktop
from lepton_desktop.legible import LegibleFormatter, legible, legible_lines

SOURCES = Path(lepton_desktop.__file__).parent


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("new\nline.jpg", r"new\nline.jpg"),
        ("esc\x1b[2Jred.jpg", r"esc\x1b[2Jred.jpg"),
        ("c1\x9b31m.jpg", r"c1\x9b31m.jpg"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("line\u2028separator", r"line\u2028separator"),
        ("latin1-\udce9.jpg", r"latin1-\udce9.jpg"),
        ("Noël 🐕‍🦺 [red]100%[/red] C:\\new", "Noël 🐕‍🦺 [red]100%[/red] C:\\new"),
    ],
)
def test_what_is_not_fit_to_show_is_escaped_and_all_else_stays(name: str, shown: str) -> None:
    assert legible(name) == shown
    assert legible(shown) == shown
    assert legible(Path(name)) == shown


def test_the_lines_of_a_text_stay_lines() -> None:
    assert legible_lines("one\ntwo\x07") == "one\ntwo\\x07"


def test_a_log_shows_names_so_too() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s: odd", ("a\x1b[31m.jpg",), None)
    assert LegibleFormatter().format(record) == "a\\x1b[31m.jpg: odd"


def test_commands_print_through_telling_alone() -> None:
    """Whoever prints by himself prints names as they are."""
    past = [
        f"{path.name}:{node.lineno}"
        for path in (SOURCES / "commands").glob("*.py")
        if path.name not in ("output.py", "terminal.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert past == []


def test_the_window_makes_labels_and_tips_through_plain_alone() -> None:
    """A label guesses otherwise whether its text is HTML, and a tip always does."""
    past = []
    for path in (SOURCES / "ui").rglob("*.py"):
        if path.name == "plain.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="QLabel")):
                    past.append(f"{path.name}:{node.lineno}")
                case ast.Call(func=ast.Attribute(attr="setToolTip" | "setStatusTip"), args=[*_, tip]):
                    if not _is_plain(tip):
                        past.append(f"{path.name}:{node.lineno}")
    assert past == []


def _is_plain(tip: ast.expr) -> bool:
    """Whether it comes out of `plain_tip`, or is a text of the program's own without a value in it."""
    match tip:
        case ast.Constant() | ast.Call(func=ast.Name(id="plain_tip" | "tr")):
            return True
        case ast.IfExp(body=body, orelse=otherwise):
            return _is_plain(body) and _is_plain(otherwise)
    return False
