"""Explains ignore patterns to the user: what a pattern means, and what is wrong with an invalid one."""

from __future__ import annotations

from lepton_desktop.indexing.ignore_rules import problem
from lepton_desktop.ui.toolkit.i18n import tr, translated


def first_problem(lines: list[str]) -> str:
    """What is wrong with the first invalid pattern, with its line number; empty if all are valid."""
    for position, line in enumerate(lines, 1):
        reason = problem(line)
        if reason is not None:
            return tr("Line {number}: {pattern} {reason}").format(
                number=position, pattern=line.strip(), reason=translated(reason)
            )
    return ""


def meaning(line: str) -> str:
    """What a line of the patterns does, in a sentence; empty if it does nothing."""
    text = line.strip().replace("\\", "/")
    if not text or problem(line) is not None:
        return ""
    if text.startswith("#"):
        return tr("A comment; it has no effect.")
    negated = text.startswith("!")
    text = text.removeprefix("!")
    folders = text.endswith("/")
    name = text.rstrip("/")
    anchored = "/" in name
    name = name.removeprefix("/")
    if anchored and folders:
        said = tr("the folder {name} at the top of a watched folder, with everything in it")
    elif anchored:
        said = tr("the file or folder {name} at the top of a watched folder")
    elif folders:
        said = tr("every folder named {name}, with everything in it")
    else:
        said = tr("every file and folder named {name}, wherever it is")
    whole = tr("Includes again: {what}.") if negated else tr("Leaves out {what}.")
    return whole.format(what=said.format(name=name))


def in_lines(text: str) -> list[str]:
    """The patterns of a text, one per line, without blank lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]
