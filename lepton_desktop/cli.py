"""The command line of `lepton-desktop`, and its exit codes.

Exit codes: 0 success, 1 failure (the reason is on standard error), 2 wrong usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Collection, Sequence

from lepton_desktop import __version__
from lepton_desktop.arguments.library import add_library_commands
from lepton_desktop.arguments.models import add_model_commands
from lepton_desktop.arguments.parser import Commands, Parser, calling
from lepton_desktop.arguments.photos import OPEN, add_photo_commands
from lepton_desktop.arguments.program import add_program_commands
from lepton_desktop.autostart import IN_THE_BACKGROUND
from lepton_desktop.legible import LegibleFormatter, legible
from lepton_desktop.subcommands.errors import CommandError

SIMILAR = "--similar"


def _with_command(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """The arguments with the command `open` before paths that stand without one.

    The first argument that isn't an option decides: it is the name of a command or a path. After ``--`` it is a path.
    """
    for place, word in enumerate(arguments):
        is_path = word == "--" or (not word.startswith("-") and word not in commands)
        if is_path and arguments[place - 1 : place] != [SIMILAR]:
            return [*arguments[:place], OPEN, *arguments[place:]]
        if not word.startswith("-"):
            break
    return list(arguments)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; its `run` does what it says. Exits when it is wrong, or when help is asked for."""
    parser, names = _parser_and_names()
    return parser.parse_args(_with_command(arguments, names))


def make_parser() -> Parser:
    """The parser of the whole command line."""
    return _parser_and_names()[0]


def _parser_and_names() -> tuple[Parser, Collection[str]]:
    parser = Parser(
        prog="lepton-desktop",
        usage="lepton-desktop [-h] [--version] [--background | --similar PICTURE | PATH ... | COMMAND ...]",
        allow_abbrev=False,  # see `_with_command`
        description="Find photos by sentence and by picture, offline, on your own machine. "
        "Without a command, the window opens. With paths, it opens on these folders and pictures. "
        "The name of a command wins over a file of the same name: ./index opens a file that is named index.",
        epilog="LEPTON_DATA_DIR moves the program's own data to a folder of your choice. "
        "Your photos are never written, moved or renamed.",
    )
    parser.add_argument("--version", action="version", version=f"Lepton Desktop {__version__}")
    parser.add_argument(
        IN_THE_BACKGROUND,
        action="store_true",
        help="start as an icon in the notification area, if there is one, without opening the window",
    )
    parser.add_argument(
        SIMILAR,
        nargs="?",
        const="",  # what a desktop passes where its menu stands beside no picture
        metavar="PICTURE",
        help="open the window with the photos that are similar to this picture",
    )
    parser.set_defaults(run=calling("window.open_window"))
    commands = Commands(parser, "commands", "COMMAND", prog=parser.prog)
    add_photo_commands(commands)
    add_library_commands(commands)
    add_model_commands(commands)
    add_program_commands(commands)
    return parser, commands.names


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    if logging.lastResort is not None:  # what writes warnings where nobody has set up a log
        logging.lastResort.setFormatter(LegibleFormatter())
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    os.umask(
        0o077
    )  # what the program keeps is its owner's alone; copies of photos have the rights of the photos
    if isinstance(
        sys.stdout, io.TextIOWrapper
    ):  # a file's name may hold what the terminal has no letters for
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = parsed.run(parsed)
        if sys.stdout is not None:  # there is none in a program without a terminal on Windows
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except CommandError as error:
        print(f"lepton-desktop: {legible(str(error))}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("lepton-desktop: stopped", file=sys.stderr)
        return 130
    return code
