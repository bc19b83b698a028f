"""What a wheel needs beyond the code: the resources, their translations compiled (each .ts of Qt Linguist to a .qm)."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RESOURCES = "resources"
INSTALLED_RESOURCES = "lepton_desktop/resources"


class ShipResources(BuildHookInterface):  # type: ignore[type-arg]
    """Runs Qt's lrelease, which comes with PySide6, on every .ts file, and puts the resources into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .qm files beside the .ts files; a wheel that isn't editable takes the folder in."""
        program = next(Path(PySide6.__path__[0]).glob("lrelease*"))
        for source in sorted(Path(self.root, RESOURCES, "translations").glob("*.ts")):
            compiled = source.with_suffix(".qm")
            subprocess.run([str(program), "-silent", str(source), "-qm", str(compiled)], check=True)
        if version == "standard":  # an editable install reads the folder in the source tree
            build_data["force_include"][RESOURCES] = INSTALLED_RESOURCES
