"""Hostile and damaged files of every format, indexed by the real process: each is accounted for, within bounds."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from chaos.hostile import GENTLE, HARSH, Special, write_special
from chaos.pictures import damaged, picture, seeds
from chaos.shared import Child, Report, wait_until
from lepton_desktop.catalog.catalog import Catalog

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = 3 << 30
"""Bytes that the process and what it has started may hold."""
PATIENCE = 60.0
"""Seconds without a word of another file done: a file is over its time."""
_ORDINARY_EVERY = 10
_MANY = 500
"""Files: with fewer, the half minute that the harsh specials may take would be most of the time."""


def run(work: Path, seed: int, seconds: float, count: int, specials: bool = False) -> Report:
    """That many damaged files with specials among them, the harsh ones too where there are many files.

    With `specials`, only the harsh ones, each in a library of its own, so that a fault names its file.
    """
    report, draws = Report(), random.Random(seed)
    if specials:
        end = time.monotonic() + seconds
        for name, special in HARSH.items():
            if time.monotonic() < end:
                folder = work / name
                _ordinary(folder / "photos", 2)
                write_special(folder / "photos" / name, special)
                _index(folder, {name: special}, PATIENCE, report)
        return report
    photos = work / "photos"
    whole = seeds()
    names = list(whole)
    for name, content in whole.items():
        (photos / "whole").mkdir(parents=True, exist_ok=True)
        (photos / "whole" / name).write_bytes(content)
    for number in range(count):
        name = draws.choice(names)
        folder = photos / f"damaged{number // 200}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}-{name}").write_bytes(damaged(whole[name], whole[draws.choice(names)], draws))
    _ordinary(photos, max(2, count // _ORDINARY_EVERY))
    chosen = GENTLE | (HARSH if count >= _MANY else {})
    for name, special in chosen.items():
        write_special(photos / name, special)
    report.count("damaged files", count)
    report.count("specials", len(chosen))
    _index(work, chosen, seconds, report)
    return report


def _ordinary(folder: Path, count: int) -> None:
    (folder / "ordinary").mkdir(parents=True, exist_ok=True)
    for number in range(count):
        picture(1000 + number).save(folder / "ordinary" / f"{number}.jpg")


def _index(work: Path, specials: dict[str, Special], seconds: float, report: Report) -> None:
    """Index all of it, with a watch on time and memory; what is left when one is over is ended."""
    data, photos = work / "data", work / "photos"
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
    child = Child(data, errors=work / "errors.txt")
    most, slowest, done, since = 0, 0.0, -1, time.monotonic()
    trouble = ""

    def over() -> bool:
        nonlocal most, slowest, done, since, trouble
        state, now = child.state, time.monotonic()
        if state is not None and state.done != done:
            slowest, done, since = max(slowest, now - since), state.done, now
        most = max(most, child.memory())
        if child.ended:
            trouble = f"the process died with {child.popen.returncode}"
        elif most > MEMORY:
            trouble = f"the process holds {most >> 20} MB"
        elif now - since > PATIENCE:
            trouble = f"no file was done in {PATIENCE:.0f} s"
        return bool(trouble) or child.is_watching

    if not wait_until(over, max(seconds, PATIENCE)):
        trouble = f"not all was done in {seconds:.0f} s"
    if trouble:
        child.kill()
    elif child.quit() != 0:
        trouble = f"the process ended with {child.popen.returncode}"
    _account(data, root.id, photos, specials, trouble, report)
    errors = (work / "errors.txt").read_text(errors="replace")
    report.count("errors that were not foreseen", errors.count("in a way that was not foreseen"))
    report.done["most memory, MB"] = max(report.done.get("most memory, MB", 0), most >> 20)
    report.done["longest without a file done, s"] = round(
        max(report.done.get("longest without a file done, s", 0), slowest), 1
    )


def _account(
    data: Path, root_id: int, photos: Path, specials: dict[str, Special], trouble: str, report: Report
) -> None:
    """Every file is a photo, a failure with a reason, or known as no picture; ordinary photos are photos."""
    with Catalog(data / "catalog.sqlite") as catalog:
        known = catalog.files.states(root_id)
        failures = {
            failure.path.relative_to(photos).as_posix(): str(failure.reason)
            for failure in catalog.failures.all()
        }
    left = []
    for path in sorted(photos.rglob("*")):
        name = path.relative_to(photos).as_posix()
        if path.is_dir():
            continue
        state = known.get(name)
        if state is None:
            left.append(name)
            continue
        became = "failure" if name in failures else "photo" if state.photo_id is not None else "no picture"
        report.count(f"became {became}")
        right = "photo" if name.startswith("ordinary/") else specials.get(name, (None, "any"))[1]
        if became == "failure" and not failures[name].strip():
            report.faults.append(f"{name}: is a failure without a reason")
        if right not in ("any", became):
            report.faults.append(f"{name}: became {became} ({failures.get(name)}), and {right} is right")
    if trouble or left:
        report.faults.append(
            f"{trouble or 'all seemed done'}; not accounted for: {', '.join(left[:12]) or 'none'}"
        )
