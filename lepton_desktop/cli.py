"""The command line of `lepton-desktop`: its subcommands, their arguments and the exit codes.

Exit codes: 0 success, 1 failure (the reason is on standard error), 2 wrong usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import sys
import textwrap
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NoReturn

from lepton_desktop import __version__
from lepton_desktop.autostart import IN_THE_BACKGROUND
from lepton_desktop.engines import engine_choices, precision_choices
from lepton_desktop.legible import LegibleFormatter, legible
from lepton_desktop.subcommands.errors import CommandError

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

OPEN = "open"
SIMILAR = "--similar"

Command = Callable[[argparse.Namespace], int]


def _command(module: str, function: str) -> Command:
    """A subcommand that imports its module only when it runs, so that `--help` is fast."""

    def run(arguments: argparse.Namespace) -> int:
        command: Command = getattr(importlib.import_module(f"lepton_desktop.subcommands.{module}"), function)
        return command(arguments)

    return run


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def positive(text: str) -> int:
    """An integer of at least 1, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return number


class _Parser(argparse.ArgumentParser):
    """Makes error messages legible: they quote what was typed, or what a shell made of ``*``.

    `make_epilog` is called only when the help is shown.
    """

    make_epilog: Callable[[], str] | None = None
    commands: Collection[str] = ()
    """The names of the subcommands."""

    def format_help(self) -> str:
        if self.make_epilog is not None:
            self.epilog = self.make_epilog()
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        super().error(legible(message))


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
    parser = make_parser()
    return parser.parse_args(_with_command(arguments, parser.commands))


def make_parser() -> _Parser:
    """The parser of the whole command line."""
    parser = _Parser(
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
    parser.set_defaults(run=_command("window", "open_window"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    parser.commands = commands.choices

    def add(name: str, module: str, function: str, text: str) -> _Parser:
        command = commands.add_parser(name, help=text, description=_sentence(text))
        command.set_defaults(run=_command(module, function))
        return command

    opening = add(
        OPEN,
        "window",
        "open_paths",
        "open folders and pictures in the window; the same as paths without a command",
    )
    opening.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder, a picture, or a file:// URL of one"
    )

    index = add("index", "index", "index", "add folders to the library and index them completely")
    index.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")

    search = add("search", "search", "search", "find the photos that a sentence describes")
    search.formatter_class = argparse.RawDescriptionHelpFormatter
    search.make_epilog = _questions
    search.add_argument(
        "question", metavar="query", help="what to look for, such as 'dog beach -people after:2022-06'"
    )
    similar = add(
        "similar",
        "search",
        "similar",
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

    duplicates = add(
        "duplicates", "duplicates", "duplicates", "show photos that are the same picture; nothing is moved"
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

    add("watch", "index", "watch", "keep the library up to date until you press Ctrl-C")

    status = add("status", "library", "status", "show what is in the library and the state of its folders")
    status.add_argument("--json", action="store_true", help="print the numbers as one JSON object")

    failures = add("failures", "failures", "failures", "list the files that could not be read, and why")
    failures.add_argument("--retry", action="store_true", help="try them again at the next indexing")
    failures.add_argument(
        "--json",
        action="store_true",
        help='print an array of {"path", "reason", "failed_at"}, the latest first',
    )

    folders = add("folders", "library", "list_folders", "list, add or remove the folders of the library")
    actions = folders.add_subparsers(title="actions", metavar="ACTION")
    for name, function, text in (
        ("add", "add_folders", "add folders; the next indexing adds their photos"),
        ("remove", "remove_folders", "remove folders from the library; their photos stay where they are"),
        ("list", "list_folders", "list the folders"),
        (
            "forget-missing",
            "forget_missing",
            "forget photos that disappeared all at once; they are kept until then",
        ),
        (
            "use-drive",
            "use_drive",
            "accept the drive that is now in a folder's place as the folder's own",
        ),
    ):
        action = actions.add_parser(name, help=text, description=_sentence(text))
        action.set_defaults(run=_command("library", function))
        if name != "list":
            action.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")

    restore = add(
        "restore",
        "restore",
        "restore_catalog",
        "replace a lost catalog with a backup of your folders and choices",
    )
    which = restore.add_mutually_exclusive_group()
    which.add_argument("--list", action="store_true", help="list the backups; nothing is changed")
    which.add_argument("--day", metavar="YYYY-MM-DD", help="use the backup of this day (default: the newest)")
    which.add_argument("--new", action="store_true", help="start an empty library instead")

    library = add(
        "library", "transfer", "show_library", "move the library to another folder, disk or computer"
    )
    actions = library.add_subparsers(title="actions", metavar="ACTION")
    export = actions.add_parser(
        "export",
        help="write the library into a file for another computer",
        description="Write the library into one file for another computer: what is known of the photos, what you "
        "decided about them, saved searches and settings. No photo is in it.",
    )
    export.set_defaults(run=_command("transfer", "export_library"))
    export.add_argument("file", type=Path, metavar="FILE", help="the new file, such as library.lepton")
    export.add_argument(
        "--with-thumbnails",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="also thumbnails, so that photos can be seen whose disk isn't connected (default: yes)",
    )
    export.add_argument("--with-models", action="store_true", help="also the downloaded models")
    export.add_argument("--force", action="store_true", help="replace the file if it exists")
    import_ = actions.add_parser(
        "import",
        help="use a library that another computer exported",
        description="Use a library that another computer exported. Folders whose photos are on this computer are "
        "found, or named with --map; the others stay in the library, offline.",
    )
    import_.set_defaults(run=_command("transfer", "import_library"))
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="the folder OLD of the library is NEW on this computer; may be given several times",
    )
    import_.add_argument(
        "--replace",
        action="store_true",
        help="use it instead of this computer's library, which is kept aside",
    )
    move = actions.add_parser(
        "move",
        help="move the library to another folder or disk of this computer",
        description="Move the data folder to another folder or disk of this computer. If FOLDER isn't empty, the "
        "library gets the folder lepton-desktop in it.",
    )
    move.set_defaults(run=_command("transfer", "move_library"))
    move.add_argument("folder", type=Path, metavar="FOLDER")

    models = add("models", "models", "list_models", "list, download, choose or prepare models")
    actions = models.add_subparsers(title="actions", metavar="ACTION")
    for name, module, function, text in (
        ("list", "models", "list_models", "list the models"),
        (
            "download",
            "models",
            "download_model",
            "download a model from the hub; this and `torch install` are the commands that use the network",
        ),
        (
            "use",
            "models",
            "use_model",
            "switch to this model; the library is indexed again in the background",
        ),
        (
            "prepare",
            "prepare",
            "prepare_model",
            "compile a model for this processor and measure it; this also happens automatically",
        ),
        (
            "export",
            "prepare",
            "export_model",
            "write a model as OpenVINO's IR, which runs without PyTorch; making it needs PyTorch",
        ),
    ):
        action = actions.add_parser(name, help=text, description=_sentence(text))
        action.set_defaults(run=_command(module, function))
        if name == "prepare":
            action.add_argument(
                "model", nargs="?", metavar="NAME", help="the model (default: the one in use)"
            )
        elif name != "list":
            action.add_argument("model", metavar="NAME")
        if name == "export":
            action.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
        if name == "use":
            action.add_argument("--engine", choices=engine_choices(), help="what runs the model")
        if name in ("use", "prepare"):
            action.add_argument(
                "--precision",
                choices=precision_choices(),
                help="precision of the compiled model; i8 (eight bits) is made with photos of the library",
            )

    torch = add("torch", "torch_pack", "show_status", "install or remove PyTorch, in a program without it")
    actions = torch.add_subparsers(title="actions", metavar="ACTION")
    for name, function, text in (
        ("status", "show_status", "show whether PyTorch is there, and what can be installed"),
        (
            "install",
            "install_torch",
            "download PyTorch, for NVIDIA cards and for models that only it can run; uses the network",
        ),
        ("remove", "remove_torch", "remove PyTorch from the disk"),
    ):
        action = actions.add_parser(name, help=text, description=_sentence(text))
        action.set_defaults(run=_command("torch_pack", function))
        if name == "install":
            action.add_argument(
                "--variant",
                choices=("cpu", "cuda"),
                help="for the processor or for NVIDIA cards (default: cuda if there is an NVIDIA driver)",
            )

    evaluate = add("evaluate", "evaluate", "evaluate_model", "measure a model on captioned pictures")
    evaluate.add_argument("folder", type=Path, help="the folder of the pictures")
    evaluate.add_argument("captions", type=Path, help="a CSV file with the columns image and caption")
    evaluate.add_argument("--model", metavar="M", help="the model (default: the one in use)")
    evaluate.add_argument(
        "--held-out",
        action="store_true",
        help="only every seventh picture by name, which is never used for training",
    )
    evaluate.add_argument(
        "--threshold",
        action="store_true",
        help="measure the threshold between answers and less certain photos instead",
    )
    evaluate.add_argument("--cut", dest="threshold", action="store_true", help=argparse.SUPPRESS)
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")

    train = add("train", "train", "train", "train a model")
    recipes = train.add_subparsers(title="recipes", metavar="RECIPE", required=True)
    starter = recipes.add_parser(
        "starter",
        help="the built-in model, from captioned pictures",
        description="Train the built-in model. A run that was stopped continues when it is started again.",
    )
    starter.set_defaults(run=_command("train", "train"))
    starter.add_argument("folder", type=Path, help="the folder of the pictures")
    starter.add_argument("captions", type=Path, help="a CSV file with the columns image and caption")
    starter.add_argument(
        "--work", type=Path, required=True, help="a folder for the state from which a stopped run continues"
    )
    starter.add_argument("--output", type=Path, required=True, help="the folder for the trained model")
    starter.add_argument("--wordnet", type=Path, help="the folder of WordNet's data files")
    starter.add_argument(
        "--validate",
        type=int,
        default=0,
        metavar="N",
        help="hold out every N-th picture and measure on these",
    )

    demo = add("demo", "demo", "demo", "index a few photographs, search for them, and show the results")
    demo.add_argument(
        "--output", type=Path, default=Path("demo-results"), metavar="DIR",
        help="where to save pictures of the window if there is no screen (default: demo-results)",
    )  # fmt: skip

    end = add("quit", "quit", "quit_program", "end the window and the indexing of this library, if they run")
    end.add_argument(
        "--wait",
        type=float,
        default=20.0,
        metavar="SECONDS",
        help="how long they may take; the command fails if they still run then (default: 20)",
    )
    remove = add(
        "remove-data",
        "remove_data",
        "remove_data",
        "remove the library and everything else that the program has made; photos are never touched",
    )
    remove.add_argument("--yes", action="store_true", help="remove without asking")

    add("doctor", "doctor", "doctor", "print one page about this installation, to paste into a bug report")

    # processes that the window starts; they speak JSON over their pipes and are of no use to a person
    for name, module in (
        ("indexer", "index"), ("decoder", "decoder"), ("downloader", "models"), ("devices", "prepare"),
        ("preparer", "prepare"), ("release", "release"), ("torch-installer", "torch_pack"),
    ):  # fmt: skip
        inner = commands.add_parser(name)
        inner.set_defaults(run=_command(module, name.replace("-", "_")))
        if name in ("downloader", "preparer"):
            inner.add_argument("model")
        if name == "release":
            inner.add_argument("address")
        if name == "torch-installer":
            inner.add_argument("variant")
        if name == "preparer":
            inner.add_argument("precision")
        if name == "decoder":
            inner.add_argument("exchange")
            inner.add_argument("memory", type=int)
    return parser


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
