"""`demo`: the program on real photographs, for someone who has none at hand, with or without a screen."""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

from lepton_desktop.app import Application, absolute, say
from lepton_desktop.indexing.lock import LockedError
from lepton_desktop.search.query import Picture, Query, Words
from lepton_desktop.settings import Places
from lepton_desktop.subcommands.demo_photos import QUESTIONS, DemoError, gather_photos
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.index import run_indexer
from lepton_desktop.subcommands.output import line
from lepton_desktop.subcommands.window import missing_library

_SHOWN = 3
_PICTURED = ("a cup of coffee", False), ("a cat", True)
"""The queries whose results are saved as pictures, and whether with dark colours."""


def demo(arguments: argparse.Namespace) -> int:
    """Gather photographs, index and search them; then open the window, or save pictures of it without a screen."""
    with told_to_the_user():
        application = Application(demo_places(Application().places))
        try:
            folder = gather_photos(photos_folder(application.places))
        except DemoError as error:
            raise CommandError(str(error)) from error
        line(f"Photographs: {folder}")
        with application.open_catalog() as catalog:
            catalog.roots.add(folder)
            try:
                if run_indexer(application, catalog):
                    return 130
            except LockedError:
                say("The demo's window is already open; these are its results.")
            counts = catalog.statistics.counts(application.model_identity())
        line(f"Indexed {counts.indexed} of {counts.photos} photographs")
        line()
        answer(application)
        return show(application, absolute(arguments.output))


def demo_places(where: Places) -> Places:
    """A library of the demo's own, so that its photographs are never mixed with the user's."""
    places = Places(where.demo)
    places.data.mkdir(parents=True, exist_ok=True)
    return places


def photos_folder(where: Places) -> Path:
    """The folder that the demo's photographs are copied to."""
    return where.data / "photographs"


def answer(application: Application) -> None:
    """Run every query and print the first photographs, with their scores."""
    engine = application.make_engine()
    for question in QUESTIONS:
        results = engine.answer(Query((Words(question),)), _SHOWN).results
        found = ", ".join(f"{result.photo.path.name} ({result.score:.2f})" for result in results)
        line(f"{question + ':':20} {found}")
    picture = Picture(photos_folder(application.places) / "motorcycle_left.png")
    for result in engine.answer(Query((picture,)), 1).results:
        line()
        line(f"Most similar to motorcycle_left.png: {result.photo.path.name} ({result.score:.2f})")
    engine.close()


def show(application: Application, output: Path) -> int:
    """Open the window on the demo's library, or save pictures of it in `output` if there is no screen."""
    try:
        from lepton_desktop.ui.application import ScreenshotError, has_screen, run, screenshot
    except ImportError as error:
        if importlib.util.find_spec("PySide6") is None:
            raise
        # the results are printed already; only the picture is missing
        say(f"No picture of the window: {missing_library(error)}")
        return 0
    if has_screen():
        return run(application.dependencies())
    try:
        output.mkdir(parents=True, exist_ok=True)
        for question, dark in _PICTURED:
            path = output / f"window-{'dark' if dark else 'light'}.png"
            screenshot(application.dependencies(), question, path, dark=dark)
            line(f"There is no screen, so here is a picture of the window: {path}")
    except (OSError, ScreenshotError) as error:
        raise CommandError(f"{output}: no picture of the window ({error})") from error
    return 0
