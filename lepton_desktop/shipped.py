"""Finds the resources: the files that ship with the program beside its code, such as icons, styles and models.

A wheel has them in the package. In the repository they are in a folder beside the package.
"""

from __future__ import annotations

from pathlib import Path

_ALWAYS_THERE = Path("styles", "window.qss")


def resources_of(package: Path) -> Path:
    """The folder of resources that belongs to a package, given the package's folder.

    An installed package has it inside; otherwise it is beside the package, as in the repository.
    """
    inside = package / "resources"
    # The folder alone proves nothing: compiled translations of an earlier layout may be all that is in it.
    return inside if (inside / _ALWAYS_THERE).is_file() else package.parent / "resources"


RESOURCES = resources_of(Path(__file__).resolve().parent)
"""The folder of this program's resources."""
