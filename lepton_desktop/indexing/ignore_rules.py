"""Which files and folders are ignored because of their names: hidden ones, those of systems, those the user chose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lepton_desktop.photos.formats import could_be_picture
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

# Recycle bins, thumbnails and snapshots of the systems, of network drives and of other programs; casefolded.
_SYSTEM_FOLDERS = frozenset(
    {
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "@eadir",
        "@recycle",
        "@tmp",
        "#recycle",
        "#snapshot",
        "__macosx",
        "__pycache__",
        "node_modules",
        "captureone",
    }
)
# Lightroom's previews, and whole programs.
_SYSTEM_ENDINGS = (".lrdata", ".lrcat-data", ".app")
# Inside a photo library of macOS only these folders hold the photos themselves.
_LIBRARY_ENDINGS = (".photoslibrary", ".migratedphotolibrary", ".aplibrary", ".photolibrary")
_LIBRARY_ORIGINALS = frozenset({"originals", "masters"})


_BRACKETS = r"\[[!^]?\]?[^\]]*\]"


class PatternError(UserError, ValueError):
    """A pattern that has no meaning; the message says why, without the pattern itself."""


class IgnoreRules:
    """The rules for one set of the user's patterns; those without a meaning (see `problem`) are passed over.

    The patterns are those of a .gitignore file: ``*.tif``, ``Screenshots/``, ``/private``,
    ``trips/**/raw``, ``!keep.tif``; the last that matches decides. Capitals don't matter, since to many
    file systems they don't. A path is matched from the top of its watched folder and, so that a whole path
    may be given, from the top of the file system.
    """

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        good = (pattern for pattern in patterns if problem(pattern) is None)
        self._patterns = [p for p in map(_Pattern.parse, good) if p is not None]

    def folder_passes(self, root: Path, relative: str) -> bool:
        """Whether a folder is looked into, all above it being so."""
        path = PurePath(relative)
        name, above = path.name.casefold(), path.parent.name.casefold() or root.name.casefold()
        if name.startswith(".") or name in _SYSTEM_FOLDERS or name.endswith(_SYSTEM_ENDINGS):
            return False
        if above.endswith(_LIBRARY_ENDINGS) and name not in _LIBRARY_ORIGINALS:
            return False
        return not self._ignored(root, relative, folder=True)

    def file_passes(self, root: Path, relative: str) -> bool:
        """Whether a file is looked at, its folder being so."""
        name = relative[relative.rfind("/") + 1 :]
        return (
            not name.startswith(".")
            and could_be_picture(name)
            and not self._ignored(root, relative, folder=False)
        )

    def passes(self, root: Path, relative: str, folder: bool) -> bool:
        """Whether a path is looked at, and all the folders on the way to it."""
        parts = PurePath(relative).parts
        above = all(self.folder_passes(root, "/".join(parts[:count])) for count in range(1, len(parts)))
        return above and (self.folder_passes if folder else self.file_passes)(root, relative)

    def _ignored(self, root: Path, relative: str, folder: bool) -> bool:
        if not self._patterns:
            return False
        parts = relative.split("/")
        whole = (root / relative).as_posix().lstrip("/").split("/")
        ignored = False
        for pattern in self._patterns:
            if (folder or not pattern.folders_only) and (pattern.fits(parts) or pattern.fits(whole)):
                ignored = not pattern.negated
        return ignored


def problem(pattern: str) -> UserMessage | None:
    """Why a pattern has no meaning, or None when it has one, or is blank or a comment."""
    try:
        _Pattern.parse(pattern)
    except PatternError as error:
        return error.message
    return None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern, a regular expression for each part of a path; None stands for any number of folders.

    Matching costs as many steps as there are parts here times parts there, whatever the names.
    """

    parts: tuple[re.Pattern[str] | None, ...]
    folders_only: bool
    negated: bool

    @classmethod
    def parse(cls, written: str) -> _Pattern | None:
        """None for a blank line and for a comment. Raises PatternError."""
        text = written.strip().replace("\\", "/")
        if not text or text.startswith("#"):
            return None
        negated = text.startswith("!")
        text = text.removeprefix("!")
        folders_only = text.endswith("/")
        text = text.rstrip("/")
        anchored = "/" in text
        text = text.removeprefix("/")
        if not text:
            raise PatternError("names no file or folder")
        parts = [None if part == "**" else _expression(part) for part in _split(text)]
        if not anchored:
            parts.insert(0, None)
        elif parts[-1] is None:  # all that is inside
            parts.append(_expression("*"))
        return cls(tuple(parts), folders_only, negated)

    def fits(self, path: Sequence[str]) -> bool:
        """Whether it matches the path, given in its parts."""
        if len(self.parts) == 2 and self.parts[0] is None and self.parts[1] is not None:
            return self.parts[1].fullmatch(path[-1]) is not None  # what most patterns are
        reached = {0}
        for part in self.parts:
            if not reached:
                return False
            if part is None:
                reached = set(range(min(reached), len(path)))
            else:
                reached = {at + 1 for at in reached if at < len(path) and part.fullmatch(path[at])}
        return len(path) in reached


def _split(text: str) -> list[str]:
    """The parts of a pattern between slashes; one inside of brackets parts nothing."""
    return re.findall(rf"(?:{_BRACKETS}|[^/])+", text, re.DOTALL)


def _expression(text: str) -> re.Pattern[str]:
    """A part of a pattern, with ``*``, ``?`` and ``[…]``, as a regular expression that never tries anything twice.

    What stands between two stars is taken where it comes first: that leaves most to the second one, so the first
    need not be tried again. Raises PatternError for a bracket that isn't closed and for a range that goes backwards.
    """
    pieces = [""]
    for token in re.findall(rf"\*+|\?|{_BRACKETS}|.", text, re.DOTALL):
        match token:
            case _ if token.startswith("*"):
                pieces.append("")
            case "?":
                pieces[-1] += "."
            case "[":
                raise PatternError("has a bracket that isn't closed")
            case _ if token.startswith("["):
                negated = token[1] in "!^"
                inside = (
                    token[2 if negated else 1 : -1]
                    .replace("\\", r"\\")
                    .replace("[", r"\[")
                    .replace("]", r"\]")
                )
                pieces[-1] += f"[{'^' if negated else ''}{inside}]"
            case _:
                pieces[-1] += re.escape(token)
    first, *later = pieces
    middle = "".join(f"(?>.*?{piece})" for piece in later[:-1])
    end = f".*{later[-1]}" if later else ""
    try:
        return re.compile(first + middle + end, re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise PatternError("has a range in its brackets that goes backwards") from error
