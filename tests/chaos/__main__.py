"""Runs one kind of chaos: `python -m tests.chaos KIND --seed N --seconds S [--count N]`."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the tests are no package

KINDS = {"soak": 2000, "kills": 1000, "files": 10_000, "disks": 1}
"""Each with its full count."""


def main() -> int:
    """Run it; 1 when something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same chaos")
    parser.add_argument(
        "--seconds", type=float, default=600, help="no longer than this, and the last comparing"
    )
    parser.add_argument(
        "--count", type=int, help="events, kills, files or rounds; the full count if not given"
    )
    parser.add_argument("--keep", action="store_true", help="leave the folders as they are at the end")
    parser.add_argument(
        "--specials", action="store_true", help="files: only those made to exhaust a decoder, one by one"
    )
    arguments = parser.parse_args()
    count = KINDS[arguments.kind] if arguments.count is None else arguments.count
    began = time.monotonic()
    work = Path(tempfile.mkdtemp(prefix=f"lepton-{arguments.kind}-"))
    try:
        more = {"specials": True} if arguments.specials and arguments.kind == "files" else {}
        module = importlib.import_module(f"chaos.{arguments.kind}")
        report = module.run(work, arguments.seed, arguments.seconds, count, **more)
    finally:
        if arguments.keep:
            print(f"kept: {work}")
        else:
            import shutil

            shutil.rmtree(work, ignore_errors=True)
    print(f"{arguments.kind}: seed {arguments.seed}, {time.monotonic() - began:.0f} s")
    for what, number in report.done.items():
        print(f"  {what:40} {number:>10,.6g}")
    for fault in report.faults[:40]:
        print(f"  FAULT {fault}")
    if len(report.faults) > 40:
        print(f"  … and {len(report.faults) - 40} more")
    verdict = f"{len(report.faults)} faults; repeat them with --seed {arguments.seed}"
    print(verdict if report.faults else "no fault")
    return 1 if report.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
