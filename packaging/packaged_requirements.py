"""Prints what a packaged program is made of: the project's dependencies, without those that the installers leave out.

python packaging/packaged_requirements.py > requirements.txt
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_CARRIES_TORCH = ("darwin",)
"""Where the packaged program carries all dependencies: torch runs on Apple's graphics (MPS)."""


def packaged_requirements(platform: str = sys.platform) -> list[str]:
    """The requirements of the packaged program on a system, as in `sys.platform`."""
    described = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))
    left_out = () if platform in _CARRIES_TORCH else left_out_packages()
    return [one for one in described["project"]["dependencies"] if _name(one) not in left_out]


def left_out_packages() -> frozenset[str]:
    """The normalised names of the packages that only a Python package depends on."""
    described = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))
    return frozenset(map(_name, described["tool"]["lepton-desktop"]["packaged-without"]))


def _name(requirement: str) -> str:
    """The normalised name in a requirement, as PEP 503 has it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


if __name__ == "__main__":
    print("\n".join(packaged_requirements()))
