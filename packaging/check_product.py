"""Tries an installed program as a person would: doctor, photos, questions, the window, its end.

    python packaging/check_product.py PROGRAM PHOTOS PICTURES [--window PROGRAM] [--version X.Y.Z]

PROGRAM is the installed console program, PHOTOS a folder made by `packaging/linux/check_photos.py`, with the questions
and their first answers in `queries.tsv`. PICTURES gets `window.png`, a picture of the whole screen with the window; it
needs Pillow and a screen. The library is a temporary one. Exit code 1 at the first thing that is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_STEP_S = 300
_WINDOW_S = 60
_CHANGED = 0.05
"""The share of the screen that must change when the window appears."""


class WrongError(Exception):
    """What the product does wrong."""


class Product:
    """An installed program with a library of its own."""

    def __init__(self, program: Path, data: Path) -> None:
        self._program = program
        self.environment = {**os.environ, "LEPTON_DATA_DIR": str(data), "PYTHONUTF8": "1"}

    def run(self, *arguments: str) -> str:
        """The standard output of a subcommand. Raises WrongError if it fails."""
        command = [str(self._program), *arguments]
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_STEP_S,
        )
        if done.returncode:
            raise WrongError(
                f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
            )
        return done.stdout


def check_command_line(product: Product, photos: Path, version: str | None) -> None:
    """Version, doctor, indexing and every question. Raises WrongError."""
    said = product.run("--version").strip()
    if version and said != f"Lepton Desktop {version}":
        raise WrongError(f"--version says {said!r}, not version {version}")
    print(said)
    print(product.run("doctor"))
    product.run("index", str(photos))
    print(product.run("status"))
    failures = json.loads(product.run("failures", "--json"))
    if failures:
        raise WrongError(f"photos that can't be read: {failures}")
    for line in (photos / "queries.tsv").read_text(encoding="utf-8").splitlines():
        name, question = line.split("\t")
        results = json.loads(product.run("search", question, "--json"))
        found = Path(results[0]["path"]).name if results else "nothing"
        if found != name:
            raise WrongError(f"{question!r}: the first answer is {found}, not {name}")
        print(f"{question}: {found}")


def check_window(product: Product, window: Path, pictures: Path) -> None:
    """The window appears, is pictured, and ends when it is asked to. Raises WrongError."""
    from PIL import ImageChops, ImageGrab

    before = ImageGrab.grab().convert("L")
    process = subprocess.Popen([str(window)], env=product.environment)
    try:
        deadline = time.monotonic() + _WINDOW_S
        previous = before
        while True:
            time.sleep(1)  # nothing tells another program that a window has been painted
            now = ImageGrab.grab().convert("L")
            changed = sum(
                ImageChops.difference(before, now).point(lambda value: value > 16 and 255).histogram()[1:]
            )
            still = ImageChops.difference(previous, now).getbbox() is None
            if changed > _CHANGED * now.width * now.height and still:
                break
            if process.poll() is not None:
                raise WrongError(f"the window ended by itself, with exit code {process.returncode}")
            if time.monotonic() > deadline:
                raise WrongError(f"no window on the screen after {_WINDOW_S} s")
            previous = now
        pictures.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab().save(pictures / "window.png")
        product.run("quit", "--wait", "20")
        if process.wait(20):
            raise WrongError(f"the window was asked to end, and its exit code is {process.returncode}")
    finally:
        if process.poll() is None:
            process.kill()


def main() -> int:
    """Check the product; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--window", type=Path, help="the program of the window (default: PROGRAM)")
    parser.add_argument("--version", help="the version that it must say")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        product = Product(arguments.program, Path(data))
        try:
            check_command_line(product, arguments.photos.absolute(), arguments.version)
            check_window(product, arguments.window or arguments.program, arguments.pictures)
        except (WrongError, OSError, subprocess.TimeoutExpired, ValueError) as error:
            print(f"check_product: {error}", file=sys.stderr)
            return 1
    print(f"all of it works; the picture of the window: {arguments.pictures / 'window.png'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
