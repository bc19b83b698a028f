"""Runs the benchmarks and prints one table: `python -m tests.benchmarks [--quick] [--only NAME] [--json FILE]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the tests are no package

from benchmarks.figures import Figure, Scale

NAMES = ("encoder", "start", "rescan", "searching", "memory", "indexing")


def main() -> int:
    """Run them; 1 when a figure isn't as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, in three minutes")
    parser.add_argument(
        "--only", choices=NAMES, action="append", metavar="NAME", help=f"of {', '.join(NAMES)}"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures by their names")
    parser.add_argument(
        "--work", type=Path, metavar="DIR", help="keep what is made (photos, libraries) for the next run"
    )
    parser.add_argument("--photos", type=Path, metavar="DIR", help="real photographs to make the test's from")
    parser.add_argument("--guard", action="store_true", help="only the small ratios that must not fall")
    arguments = parser.parse_args()
    if arguments.guard:
        return 0 if importlib.import_module("benchmarks.guard").run() else 1
    figures: list[Figure] = []
    with ExitStack() as stack:
        work = arguments.work or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="lepton-benchmarks-"))
        )
        work.mkdir(parents=True, exist_ok=True)
        scale = Scale(work.absolute(), arguments.quick, arguments.photos)
        for name in arguments.only or NAMES:
            began = time.perf_counter()
            figures += importlib.import_module(f"benchmarks.{name}").run(scale)
            print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    print(f"{'figure':34}{'value':>12} {'unit':12}{'target':>10}")
    for figure in figures:
        mark = {True: "met", False: "MISSED", None: ""}[figure.met]
        print(f"{figure.name:34}{figure.value:12.4g} {figure.unit:12}{figure.target:>10} {mark}")
    if arguments.json:
        arguments.json.write_text(
            json.dumps({figure.name: figure.value for figure in figures}, indent=1) + "\n"
        )
    return 0 if all(figure.met is not False for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
