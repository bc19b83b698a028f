"""The arguments of what lists, moves and restores the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from lepton_desktop.arguments.parser import Commands


def add_library_commands(commands: Commands) -> None:
    """Add `folders`, `restore` and `library`."""
    folders = commands.add(
        "folders", "library.list_folders", "list, add or remove the folders of the library"
    )
    actions = Commands(folders, "actions", "ACTION")
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
        action = actions.add(name, f"library.{function}", text)
        if name != "list":
            action.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")

    restore = commands.add(
        "restore",
        "restore.restore_catalog",
        "replace a lost catalog with a backup of your folders and choices",
    )
    which = restore.add_mutually_exclusive_group()
    which.add_argument("--list", action="store_true", help="list the backups; nothing is changed")
    which.add_argument("--day", metavar="YYYY-MM-DD", help="use the backup of this day (default: the newest)")
    which.add_argument("--new", action="store_true", help="start an empty library instead")

    library = commands.add(
        "library", "transfer.show_library", "move the library to another folder, disk or computer"
    )
    actions = Commands(library, "actions", "ACTION")
    export = actions.add(
        "export",
        "transfer.export_library",
        "write the library into a file for another computer",
        "Write the library into one file for another computer: what is known of the photos, what you "
        "decided about them, saved searches and settings. No photo is in it.",
    )
    export.add_argument("file", type=Path, metavar="FILE", help="the new file, such as library.lepton")
    export.add_argument(
        "--with-thumbnails",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="also thumbnails, so that photos can be seen whose disk isn't connected (default: yes)",
    )
    export.add_argument("--with-models", action="store_true", help="also the downloaded models")
    export.add_argument("--force", action="store_true", help="replace the file if it exists")
    import_ = actions.add(
        "import",
        "transfer.import_library",
        "use a library that another computer exported",
        "Use a library that another computer exported. Folders whose photos are on this computer are "
        "found, or named with --map; the others stay in the library, offline.",
    )
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
    move = actions.add(
        "move",
        "transfer.move_library",
        "move the library to another folder or disk of this computer",
        "Move the data folder to another folder or disk of this computer. If FOLDER isn't empty, the "
        "library gets the folder lepton-desktop in it.",
    )
    move.add_argument("folder", type=Path, metavar="FOLDER")
