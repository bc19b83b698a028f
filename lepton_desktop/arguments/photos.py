"""The arguments of what opens, indexes and finds photos."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from lepton_desktop.arguments.parser import Commands

OPEN = "open"
"""The subcommand that stands for paths without one."""

QUERIES = """A query consists of words and filters, in any order:

  a dog on the beach            one sentence; quotation marks make a part of its own: dog "red car"
  -people  -"a red car"         photos that don't show it; also: a beach without people
  image:"~/x.jpg"               photos similar to a picture; with a minus: unlike it
  more:"~/x.jpg"  less:"~/x.jpg"  move the query towards a picture, or away from it
  2:dog  0.5:"red car"          weights
{filters}
  date:"last summer"            dates can be words

Write -- before a single word that begins with a minus: search -- -people
Mistakes are shown on standard error, and the rest of the query is answered.
docs/query-language.md describes the whole language."""


def positive(text: str) -> int:
    """An integer of at least 1, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return number


def _questions() -> str:
    """The help on questions, with an example of each filter."""
    from lepton_desktop.search.filter_kinds import FILTER_KINDS

    kinds = FILTER_KINDS.values()
    lines = [[kind.example for kind in kinds], [kind.negated_example for kind in kinds if kind.negatable]]
    filters = "\n".join(
        textwrap.fill(
            "  ".join(line), 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
        for line in lines
    )
    return QUERIES.replace("{filters}", filters)


def add_photo_commands(commands: Commands) -> None:
    """Add `open`, `index`, `search` and the like."""
    opening = commands.add(
        OPEN,
        "window.open_paths",
        "open folders and pictures in the window; the same as paths without a command",
    )
    opening.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder, a picture, or a file:// URL of one"
    )

    index = commands.add("index", "index.index", "add folders to the library and index them completely")
    index.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")

    search = commands.add("search", "search.search", "find the photos that a sentence describes")
    search.formatter_class = argparse.RawDescriptionHelpFormatter
    search.make_epilog = _questions
    search.add_argument(
        "question", metavar="query", help="what to look for, such as 'dog beach -people after:2022-06'"
    )
    similar = commands.add(
        "similar",
        "search.similar",
        "find photos similar to a given one, which doesn't have to be in the library",
    )
    similar.add_argument("photo", type=Path)
    search.add_argument(
        "--all", action="store_true", help="also show the less certain photos, below those that match"
    )
    for command in (search, similar):
        command.add_argument(
            "--top", type=positive, default=10, metavar="N", help="the maximum number of photos (default: 10)"
        )
        command.add_argument("--folder", type=Path, metavar="F", help="only photos below this folder")
        command.add_argument(
            "--json",
            action="store_true",
            help='print an array of {"path", "score", "above_cut"}, best first, including the less certain photos',
        )

    duplicates = commands.add(
        "duplicates", "duplicates.duplicates", "show photos that are the same picture; nothing is moved"
    )
    duplicates.add_argument(
        "--nearly",
        action="store_true",
        help="also photos that are nearly the same: bursts, slight crops, edits",
    )
    duplicates.add_argument(
        "--json",
        action="store_true",
        help='print an array of groups, each an array of {"path", "keep", "size", "width", "height", "sharpness"}',
    )

    commands.add("watch", "index.watch", "keep the library up to date until you press Ctrl-C")

    status = commands.add(
        "status", "library.status", "show what is in the library and the state of its folders"
    )
    status.add_argument("--json", action="store_true", help="print the numbers as one JSON object")

    failures = commands.add("failures", "failures.failures", "list the files that could not be read, and why")
    failures.add_argument("--retry", action="store_true", help="try them again at the next indexing")
    failures.add_argument(
        "--json",
        action="store_true",
        help='print an array of {"path", "reason", "failed_at"}, the latest first',
    )
