"""Finds the texts with which the rooms that don't know Qt speak to the user: reasons of failures, notices, mistakes.

They are written in English where they arise, as f-strings for the most part. Each is taken as a pattern, with {0}, {1}…
for its values; the window recognises a message by it (`lepton_desktop.ui.toolkit.i18n.say`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOMS = (
    "autostart.py",
    "catalog",
    "encoders",
    "indexing",
    "photos",
    "search",
    "settings.py",
    "storage.py",
    "stored_json.py",
)
"""Those whose words reach the window, apart from the window itself."""

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

_QUIET = ("_log", "re", "execute", "query", "Model")
"""What is given to these is no message of the program's, or marked elsewhere."""

_PROSE = re.compile(r"[a-z'`},)]+ [a-z{`(]|[a-z}][:;.] [a-zA-Z]")
_A_WORD = re.compile(r"[a-z]{3}")
_NO_PROSE = re.compile(r"\b(SELECT|FROM|WHERE|ORDER BY|LIKE|BEGIN|IN|NOT|AND|CASE)\b|%s|\\|\(\?|\?P?<")


def messages_of(path: Path) -> Iterator[str]:
    """The patterns of a file, in its order: all prose in its functions, and what is a constant by itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(body=body):
                for statement in body:
                    yield from _prose(statement)
            case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=str()) as value):
                yield from _prose(value)


def _prose(node: ast.AST) -> Iterator[str]:
    """The texts below a node, the outer ones first; what is within the values of one is a text of its own."""
    match node:
        case (
            ast.Expr(value=ast.Constant()) | ast.Compare() | ast.Subscript() | ast.List() | ast.FunctionDef()
        ):
            pass  # a docstring, what is compared, looked up or a mere list, and what is visited by itself
        case ast.Call(func=ast.Name(id=name)) if name in _QUIET:
            pass
        case ast.Call(func=ast.Attribute(attr=name)) if name in _QUIET:
            pass
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in _QUIET:
            pass
        case ast.JoinedStr(values=values):
            yield from _pattern(values)
            for value in values:
                if isinstance(value, ast.FormattedValue):
                    yield from _prose(value.value)
        case ast.Constant(value=str()):
            yield from _pattern([node])
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _prose(child)


def _pattern(parts: list[ast.expr]) -> Iterator[str]:
    said, count = "", 0
    for part in parts:
        if isinstance(part, ast.Constant):
            said += str(part.value)
        else:
            said += f"{{{count}}}"
            count += 1
    if _PROSE.search(said) and _A_WORD.search(re.sub(r"{\w*}", "", said)) and not _NO_PROSE.search(said):
        yield said
