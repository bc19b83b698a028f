"""Validates bills of materials against the schema of CycloneDX 1.6: python packaging/validate_sbom.py FILE…

Needs cyclonedx-python-lib[json-validation].
"""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion  # type: ignore[import-not-found]
from cyclonedx.validation.json import JsonStrictValidator  # type: ignore[import-not-found]


def main() -> int:
    """Print what is wrong; returns the exit code."""
    wrong = 0
    for name in sys.argv[1:]:
        error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(name).read_text(encoding="utf-8"))
        print(f"{name}: {error or 'valid'}")
        wrong += error is not None
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
