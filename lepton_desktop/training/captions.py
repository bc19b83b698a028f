"""Captioned pictures: a folder and a table of two columns, image and caption."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_EVERY = 7
"""Every seventh picture, by name, is kept for measuring; no part of it is ever trained on."""


class CaptionsError(Exception):
    """A table of captions that can't be used; the message says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class CaptionedPicture:
    """A picture's path and all its captions."""

    path: Path
    captions: tuple[str, ...]


def read_captions(folder: Path, table: Path) -> list[CaptionedPicture]:
    """Read a CSV of columns ``image`` (a name inside `folder`) and ``caption``, sorted by name.

    Raises CaptionsError when the table can't be read, lacks a column, is empty or names a picture that isn't there.
    """
    captions: dict[str, list[str]] = {}
    try:
        with table.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if not {"image", "caption"} <= set(reader.fieldnames or ()):
                raise CaptionsError(f"{table}: the first line must name the columns image and caption")
            for row in reader:
                if row["image"] and row["caption"]:
                    captions.setdefault(row["image"], []).append(row["caption"].strip())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CaptionsError(f"{table}: can't be read as a table of captions ({error})") from error
    if not captions:
        raise CaptionsError(f"{table}: has no captions")
    missing = [name for name in captions if not (folder / name).is_file()]
    if missing:
        raise CaptionsError(
            f"{folder}: {len(missing)} pictures of {table.name} are missing, the first is {missing[0]}"
        )
    return [CaptionedPicture(folder / name, tuple(captions[name])) for name in sorted(captions)]


def split(pictures: list[CaptionedPicture]) -> tuple[list[CaptionedPicture], list[CaptionedPicture]]:
    """The pictures to train on and those held out (every seventh, by name)."""
    train = [p for i, p in enumerate(pictures) if i % HELD_OUT_EVERY]
    return train, pictures[::HELD_OUT_EVERY]
