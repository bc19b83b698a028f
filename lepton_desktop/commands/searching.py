"""`search` and `similar`: a question in, photos out, best first."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from lepton_desktop.app import Application, absolute
from lepton_desktop.commands.failure import CommandError, told_to_the_user
from lepton_desktop.search.results import Result


def search(arguments: argparse.Namespace) -> int:
    """Print the photos that fit a sentence best."""
    if not arguments.question.strip():
        raise CommandError("search: there is nothing to search for; say what should be in the photo", 2)
    with told_to_the_user():
        engine = Application().make_engine()
        folder = absolute(arguments.folder) if arguments.folder else None
        show(engine.words(arguments.question, arguments.top, folder), as_json=arguments.json)
    return 0


def similar(arguments: argparse.Namespace) -> int:
    """Print the photos most like a photo."""
    with told_to_the_user():
        engine = Application().make_engine()
        folder = absolute(arguments.folder) if arguments.folder else None
        show(engine.similar(absolute(arguments.photo), arguments.top, folder), as_json=arguments.json)
    return 0


def show(results: Sequence[Result], *, as_json: bool) -> None:
    """Print results, best first: as an array and nothing else, or as lines of score and path."""
    if as_json:
        found = [{"path": str(result.photo.path), "score": round(result.score, 6)} for result in results]
        print(json.dumps(found))
        return
    if not results:
        print("No photos yet: add a folder with `lepton-desktop index FOLDER`.", file=sys.stderr)
    for result in results:
        print(f"{result.score:6.3f}  {result.photo.path}{'' if result.photo.online else '  (offline)'}")
