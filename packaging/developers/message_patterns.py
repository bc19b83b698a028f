"""Finds the patterns of what the program tells its user: of each `UserMessage` and of each kind of `UserError`.

A pattern is written out where its message is made, with the names of its values in braces.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ONLY_ENGLISH = ("arguments", "cli.py", "subcommands", "training")
"""What speaks to the terminal alone."""

SYSTEM = (
    "Permission denied",
    "Operation not permitted",
    "No such file or directory",
    "No space left on device",
    "Read-only file system",
    "Input/output error",
    "Is a directory",
    "Not a directory",
    "File name too long",
    "Device or resource busy",
    "Disk quota exceeded",
    "Connection refused",
    "Network is unreachable",
    "Temporary failure in name resolution",
)
"""What a system says in English, as the reason within many messages."""

_MAKERS = frozenset({"UserMessage", "UserError", "pattern", "_mistake"})
"""What takes a pattern, apart from the kinds of `UserError`."""
_OPTIONS = frozenset({"retry"})
"""The arguments by name that are no values."""
_VALUE = re.compile(r"\{(\w+)\}")


def sources(package: Path) -> list[Path]:
    """The files whose messages reach the window."""
    return [
        path
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] not in ONLY_ENGLISH
    ]


def makers(paths: Iterable[Path]) -> frozenset[str]:
    """The names of what makes a message of a pattern, with all kinds of `UserError` that the files define."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for path in paths
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.ClassDef)
    }
    known: frozenset[str] = _MAKERS
    while (more := known | {name for name, above in bases.items() if above & known}) != known:
        known = more
    return known


def patterns_of(path: Path, makers: frozenset[str]) -> Iterator[str]:
    """The patterns of a file, in its order. Exits where one isn't written out, or lacks a value."""
    for node in ast.walk(_parsed(path)):
        if not isinstance(node, ast.Call) or _name(node.func) not in makers:
            continue
        where = f"{path}:{node.lineno}"
        for argument in node.args:
            match argument:
                case ast.Constant(value=str(pattern)):
                    given = {keyword.arg for keyword in node.keywords} - _OPTIONS
                    if _name(node.func) != "pattern" and given != set(_VALUE.findall(pattern)):
                        raise SystemExit(f"{where}: the values aren't those of the pattern {pattern!r}")
                    yield pattern
                    break
                case ast.JoinedStr() | ast.BinOp():
                    raise SystemExit(
                        f"{where}: a message takes a pattern as it stands and values, no f-string"
                    )


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
