"""`duplicates`: the photos that are the same picture, and which of them to keep. Nothing is moved."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application, say
from lepton_desktop.search.duplicates import Group, Member, Progress, Stage, find_groups
from lepton_desktop.search.similarity import Kind
from lepton_desktop.subcommands.errors import told_to_the_user
from lepton_desktop.subcommands.output import data, line
from lepton_desktop.subcommands.terminal import ProgressLine

_WORDS = {
    Stage.LOOKING: "Looking at new photos",
    Stage.COMPARING: "Comparing, percent",
    Stage.MEASURING: "Measuring sharpness",
}


def duplicates(arguments: argparse.Namespace) -> int:
    """Print the groups of photos that are the same picture, or nearly; the one to keep comes first."""
    with (
        told_to_the_user(),
        Application().open_catalog() as catalog,
        ProgressLine("Comparing") as progress_line,
    ):

        def report(progress: Progress) -> None:
            if progress.done < progress.total:
                progress_line.update(progress.done, progress.total, what=_WORDS[progress.stage])

        known = catalog.vectors.counts()
        model = max(known, key=known.__getitem__, default="")
        groups = find_groups(catalog, model, report, lambda: False)
    show(groups[Kind.NEARLY if arguments.nearly else Kind.SAME], as_json=arguments.json)
    return 0


def show(groups: list[Group], *, as_json: bool) -> None:
    """Print groups: only as a JSON array, or as lines, with an asterisk before the photo to keep."""
    if as_json:
        data([[_record(group, member) for member in group.members] for group in groups])
        return
    for group in groups:
        for member in group.members:
            details = member.photo.details
            mark = "*" if member is group.members[0] else " "
            line(
                f"{mark} {details.width:5} x {details.height:<5} {member.photo.size:>11,}  {member.photo.path}"
            )
        line()
    spare = sum(len(group.members) - 1 for group in groups)
    room = sum(group.spare for group in groups)
    say(f"{len(groups)} groups, {spare} photos besides those marked *, {room / 1e6:.1f} MB")


def _record(group: Group, member: Member) -> dict[str, object]:
    photo = member.photo
    return {
        "path": str(photo.path),
        "keep": member is group.members[0],
        "size": photo.size,
        "width": photo.details.width,
        "height": photo.details.height,
        "sharpness": member.sharpness,
    }
