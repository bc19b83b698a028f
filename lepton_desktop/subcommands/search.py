"""`search` and `similar`: print the photos that match a query, best first."""

from __future__ import annotations

import argparse
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from lepton_desktop.app import Application, absolute, say
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.legible import legible
from lepton_desktop.search.query import Picture, Query
from lepton_desktop.search.query_language import Parsed, parse
from lepton_desktop.search.results import Answer, Result
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line


def search(arguments: argparse.Namespace) -> int:
    """Print the photos that match a query. A mistake in it is shown, and the rest is answered."""
    question = " ".join(arguments.question.split())
    if not question:
        raise CommandError("search: there is nothing to search for; say what should be in the photo", 2)
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            parsed = parse(question, date.today(), lambda path: path.is_file() or _is_known(catalog, path))
        show_mistakes(question, parsed)
        if parsed.query.empty:
            raise CommandError("search: nothing is left of the query; correct it and try again", 2)
        _answer(application, parsed.query, arguments, everything=arguments.all)
    return 0


def similar(arguments: argparse.Namespace) -> int:
    """Print the photos most similar to a photo."""
    with told_to_the_user():
        _answer(Application(), Query((Picture(absolute(arguments.photo)),)), arguments, everything=True)
    return 0


def show_mistakes(question: str, parsed: Parsed) -> None:
    """Show each mistake on standard error, with a line of carets under its place."""
    for mistake in parsed.mistakes:
        say(question)
        carets = "^" * _columns(question[mistake.start : mistake.end])
        say(" " * _columns(question[: mistake.start]) + f"{carets} {mistake.reason}")


def _columns(text: str) -> int:
    """The width of the text in a terminal, in columns: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in legible(text))


def show(answer: Answer, *, as_json: bool, everything: bool) -> None:
    """Print the results, best first: only as a JSON array, or as lines of score and path.

    The lines show the photos above the threshold; with `everything`, those below it follow.
    """
    if as_json:
        data([_as_json(result) for result in answer.results])
        return
    certain, less_certain = answer.certain, answer.less_certain
    for result in certain:
        line(_line(result))
    if everything and less_certain:
        line("-- less certain --")
        for result in less_certain:
            line(_line(result))
    elif not certain and less_certain:
        say("No photo shows that. Use --all to see the closest ones.")
    elif not certain:
        say("No photos found. Add more with `lepton-desktop index FOLDER`.")


def _answer(
    application: Application, query: Query, arguments: argparse.Namespace, *, everything: bool
) -> None:
    if arguments.folder:
        folder = str(absolute(arguments.folder))
        query = replace(query, filters=query.filters.replaced(folders=(folder,)))
    engine = application.make_engine()
    answer = engine.answer(query, arguments.top)
    engine.close()
    show(answer, as_json=arguments.json, everything=everything)


def _is_known(catalog: Catalog, path: Path) -> bool:
    """Whether it is a photo of the library; its drive may be disconnected."""
    return catalog.photos.at(path) is not None


def _as_json(result: Result) -> dict[str, object]:
    found: dict[str, object] = {
        "path": str(result.photo.path),
        "score": round(result.score, 6),
        "above_cut": result.above_threshold,
    }
    if result.copies:
        found["copies"] = [str(copy.path) for copy in result.copies]
    return found


def _line(result: Result) -> str:
    copies = f"  (+{len(result.copies)})" if result.copies else ""
    return f"{result.score:6.3f}  {result.photo.path}{copies}{'' if result.photo.online else '  (offline)'}"
