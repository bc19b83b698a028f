"""Compiles the translations while the package is built: each .ts of Qt Linguist becomes a .qm for the window."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path("lepton_desktop", "resources", "translations")


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Runs Qt's lrelease, which comes with PySide6, on every .ts file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .qm files beside the .ts files, and take them into the wheel."""
        program = next(Path(PySide6.__path__[0]).glob("lrelease*"))
        for source in sorted(Path(self.root, TRANSLATIONS).glob("*.ts")):
            compiled = source.with_suffix(".qm")
            subprocess.run([str(program), "-silent", str(source), "-qm", str(compiled)], check=True)
            build_data["artifacts"].append(compiled.relative_to(self.root).as_posix())
