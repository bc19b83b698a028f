"""A parser of the command line, and what adds subcommands to it."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Collection
from typing import NoReturn

from lepton_desktop.legible import legible

Command = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """Makes error messages legible: they quote what was typed, or what a shell made of ``*``.

    `make_epilog` is called only when the help is shown.
    """

    make_epilog: Callable[[], str] | None = None

    def format_help(self) -> str:
        if self.make_epilog is not None:
            self.epilog = self.make_epilog()
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        super().error(legible(message))


class Commands:
    """The subcommands of the program, or the actions of one of them."""

    def __init__(
        self, parser: Parser, title: str, metavar: str, *, required: bool = False, prog: str | None = None
    ) -> None:
        """`prog` is what stands before a subcommand in its help; by default, all that leads to it."""
        self._parsers = parser.add_subparsers(title=title, metavar=metavar, required=required, prog=prog)

    @property
    def names(self) -> Collection[str]:
        """The names of all that were added."""
        return self._parsers.choices.keys()

    def add(self, name: str, run: str, text: str, description: str = "") -> Parser:
        """Add one that calls `run`, a function of a module in `subcommands/`, such as ``search.similar``.

        `text` says in a few words what it does; its own help has the `description`, if there is one.
        """
        whole = description or f"{text[0].upper()}{text[1:]}."
        parser = self._parsers.add_parser(name, help=text, description=whole)
        parser.set_defaults(run=calling(run))
        return parser

    def add_inner(self, name: str, run: str) -> Parser:
        """Add one that the program itself starts, and that no help names."""
        parser = self._parsers.add_parser(name)
        parser.set_defaults(run=calling(run))
        return parser


def calling(run: str) -> Command:
    """What calls such a function, and imports its module only then, so that `--help` is fast."""
    module, _, function = run.rpartition(".")

    def imported(arguments: argparse.Namespace) -> int:
        command: Command = getattr(importlib.import_module(f"lepton_desktop.subcommands.{module}"), function)
        return command(arguments)

    return imported
