"""Lets these tests import the scripts of packaging/.

There is no `__init__.py` here: it would hide PyPI's `packaging`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
