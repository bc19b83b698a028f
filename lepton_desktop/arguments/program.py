"""The arguments of what concerns the program itself, and of the processes that it starts."""

from __future__ import annotations

from pathlib import Path

from lepton_desktop.arguments.parser import Commands


def add_program_commands(commands: Commands) -> None:
    """Add `demo`, `quit`, `doctor` and the like."""
    demo = commands.add("demo", "demo.demo", "index a few photographs, search for them, and show the results")
    demo.add_argument(
        "--output", type=Path, default=Path("demo-results"), metavar="DIR",
        help="where to save pictures of the window if there is no screen (default: demo-results)",
    )  # fmt: skip

    end = commands.add(
        "quit", "quit.quit_program", "end the window and the indexing of this library, if they run"
    )
    end.add_argument(
        "--wait",
        type=float,
        default=20.0,
        metavar="SECONDS",
        help="how long they may take; the command fails if they still run then (default: 20)",
    )
    remove = commands.add(
        "remove-data",
        "remove_data.remove_data",
        "remove the library and everything else that the program has made; photos are never touched",
    )
    remove.add_argument("--yes", action="store_true", help="remove without asking")

    commands.add(
        "doctor", "doctor.doctor", "print one page about this installation, to paste into a bug report"
    )

    # processes that the window starts; they speak JSON over their pipes and are of no use to a person
    for name, module in (
        ("indexer", "index"), ("decoder", "decoder"), ("downloader", "models"), ("devices", "prepare"),
        ("preparer", "prepare"), ("release", "release"), ("torch-installer", "torch_pack"),
    ):  # fmt: skip
        inner = commands.add_inner(name, f"{module}.{name.replace('-', '_')}")
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
