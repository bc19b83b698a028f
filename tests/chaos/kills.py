"""The indexing process is killed at random moments, and started again; in the end nothing is lost, nothing twice."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from indexing.library import draw

from chaos.shared import ENCODER, Child, Report, is_alive, settle, wait_until
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.schema import APPLICATION_ID, MIGRATIONS
from lepton_desktop.indexing.kinds.table import KINDS
from lepton_desktop.search.vector_index import VectorIndex

if TYPE_CHECKING:
    from pathlib import Path

_PHOTOS = 150
_OLD_PHOTOS = 20_000
"""In the catalogs of older versions; a tenth of it where few kills are asked for."""
_MIGRATIONS_PART = 0.2
"""Of all kills, that many hit the bringing of an older catalog to the newest schema."""
_WATCHED_EVERY = 10
"""Kills between two times at which the process is left alone until all is there."""


@dataclass(frozen=True)
class Decided:
    """What the user decided, by content; it must outlive everything."""

    excluded: frozenset[str]
    rotated: dict[str, int]
    searches: tuple[str, ...]
    distinct: tuple[str, str]


def run(work: Path, seed: int, seconds: float, count: int) -> Report:
    """That many kills, or as many as there is time for."""
    report, draws = Report(), random.Random(seed)
    end = time.monotonic() + seconds
    migrations = round(count * _MIGRATIONS_PART)
    _kill_indexing(work / "indexing", draws, end, count - migrations, report)
    _kill_migrations(work / "migration", draws, end + 0.2 * seconds, migrations, report)
    return report


# Indexing, with the index made anew all the time, and thumbnails.


def _kill_indexing(work: Path, draws: random.Random, end: float, count: int, report: Report) -> None:
    photos, data = work / "photos", work / "data"
    for number in range(_PHOTOS):
        draw(photos / f"folder{number % 5}" / f"{number}.png", number, (64, 48))
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
    decided: Decided | None = None
    kills = 0
    while kills < count and time.monotonic() < end:
        child = Child(data, "--small-index", errors=work / "errors.txt")
        child.ready.wait(60)
        if decided is None or (kills % _WATCHED_EVERY == _WATCHED_EVERY - 1):
            decided = _look(child, data, photos, decided, report)
        elif draws.random() < 0.2:  # the model is changed: every photo must be seen again
            with Catalog(data / "catalog.sqlite") as catalog:
                catalog.vectors.drop(ENCODER.identity)
        elif draws.random() < 0.3:  # as by an earlier version: each kind of work must be done again
            _make_older(data / "catalog.sqlite")
        threading.Event().wait(draws.choice([draws.uniform(0, 0.3), draws.uniform(0, 2)]))
        if child.ended:
            report.faults.append(f"it ended by itself with {child.popen.returncode}: {child.said[-1:]}")
        _, *others = child.tree() or [None]
        child.popen.kill()  # it alone: what it started must see that and end
        if not wait_until(lambda others=others: not any(map(is_alive, others)), 10):
            report.faults.append(f"{len(others)} processes have outlived the one that started them")
        child.kill()
        kills += 1
        _check_at_once(data, root.id, report)
        _change(photos, draws)
        if report.faults:
            break
    report.count("kills of the indexing", kills)
    child = Child(data, "--small-index", errors=work / "errors.txt")
    child.ready.wait(60)
    _look(child, data, photos, decided, report)
    if child.quit() != 0:
        report.faults.append(f"the last process ended with {child.popen.returncode}")
    errors = work / "errors.txt"
    if "Traceback" in errors.read_text(errors="replace"):
        report.faults.append("it said: " + errors.read_text(errors="replace")[-3000:])


def _make_older(path: Path) -> None:
    with Catalog(path) as catalog, catalog.database.transaction() as connection:
        for kind in KINDS:
            if kind.version is not None:
                connection.execute(f"UPDATE photos SET {kind.name}_version = 0")


def _look(child: Child, data: Path, photos: Path, decided: Decided | None, report: Report) -> Decided:
    """Leave the process alone until all is there; compare with the disk and with what was decided."""
    wait_until(lambda: child.is_watching or child.ended, 60)
    report.faults += settle(child, data / "catalog.sqlite", [photos], 60)
    report.count("comparisons")
    with Catalog(data / "catalog.sqlite") as catalog:
        if decided is None:
            return _decide(catalog)
        now = _decisions(catalog, decided)
        if now != decided:
            report.faults.append(f"decided was {decided}, and now is {now}")
        _compare_index(catalog, data / "index", report)
    return decided


def _decide(catalog: Catalog) -> Decided:
    known = catalog.photos.newest(10**6)
    keep = [photo for photo in known if photo.path.parent.name == "folder0"]  # never deleted, but moved
    catalog.decisions.set_excluded([photo.id for photo in keep[:5]], True)
    for quarters, photo in enumerate(keep[5:8], 1):
        catalog.decisions.set_rotation([photo.id], quarters)
    catalog.saved_searches.add("the sea", "a beach at sunset")
    catalog.decisions.add_distinct([keep[8].content_hash, keep[9].content_hash])
    return Decided(
        frozenset(photo.content_hash for photo in keep[:5]),
        {photo.content_hash: quarters for quarters, photo in enumerate(keep[5:8], 1)},
        ("the sea",),
        (keep[8].content_hash, keep[9].content_hash),
    )


def _decisions(catalog: Catalog, before: Decided) -> Decided:
    known = catalog.photos.newest(10**6)
    apart = set(before.distinct) & {photo.content_hash for photo in known}
    told = catalog.decisions.distinct_pairs() if len(apart) == 2 else set()
    return Decided(
        frozenset(photo.content_hash for photo in known if photo.excluded),
        {photo.content_hash: photo.rotation for photo in known if photo.rotation},
        tuple(search.name for search in catalog.saved_searches.all()),
        before.distinct if {tuple(sorted(before.distinct))} <= told else ("", ""),
    )


def _compare_index(catalog: Catalog, folder: Path, report: Report) -> None:
    """What the index answers must be what comparing with all vectors of the catalog gives."""
    ids, vectors = catalog.vectors.after(ENCODER.identity, 0)
    index = VectorIndex(folder, catalog, ENCODER.identity)
    for row in range(0, len(ids), max(1, len(ids) // 20)):
        found, cosines = index.search(vectors[row], len(index))
        stand = np.isin(found, ids)
        if sorted(found[stand].tolist()) != ids.tolist():
            report.faults.append(f"the index has {int(stand.sum())} of {len(ids)} vectors")
        best = float(cosines[stand][0]) if stand.any() else 0.0
        if abs(best - 1.0) > 5e-3:
            report.faults.append(f"a photo's own vector is found with a cosine of {best}")


def _check_at_once(data: Path, root_id: int, report: Report) -> None:
    """What holds at every moment: the file is whole, and no vector is of another picture."""
    with Catalog(data / "catalog.sqlite") as catalog:
        problem = catalog.integrity_problem()
    if problem is not None:
        report.faults.append(f"the catalog is damaged: {problem}")
    with sqlite3.connect(data / "catalog.sqlite") as connection:
        twice = connection.execute("SELECT count(*) - count(DISTINCT relative) FROM photos").fetchone()[0]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    if twice or strays:
        report.faults.append(f"{twice} photos are there twice, {len(strays)} rows belong to nothing")


def _change(photos: Path, draws: random.Random) -> None:
    """While nobody looks, files come, go and move; those of folder0 only move within it, with their content."""
    files = sorted(photos.rglob("*.png"))
    for path in draws.sample(files, min(6, len(files))):
        number = draws.randrange(10**6)
        if path.parent.name == "folder0":
            path.rename(path.with_name(f"{number}.png"))
        elif draws.random() < 0.3 and len(files) > _PHOTOS // 2:
            path.unlink()
        elif draws.random() < 0.5:
            path.rename(photos / f"folder{draws.randrange(1, 5)}" / f"{number}.png")
        else:
            draw(photos / f"folder{draws.randrange(1, 5)}" / f"{number}.png", number, (64, 48))


# The catalog of an older version is brought to the newest schema.


def _kill_migrations(work: Path, draws: random.Random, end: float, count: int, report: Report) -> None:
    if not count:
        return
    work.mkdir()
    kills, photos = 0, _OLD_PHOTOS if count >= 10 else _OLD_PHOTOS // 10
    for version in range(1, len(MIGRATIONS)):
        _old_catalog(work / f"{version}.sqlite", version, photos)
    while kills < count and time.monotonic() < end and not report.faults:
        version = draws.randrange(1, len(MIGRATIONS))
        data = work / "data"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        shutil.copy(work / f"{version}.sqlite", data / "catalog.sqlite")
        for _ in range(min(draws.randrange(1, 4), count - kills)):
            child = Child(data, "--migrate", errors=work / "errors.txt")
            child.ready.wait(60)
            threading.Event().wait(draws.uniform(0, 0.6))
            report.count("migrations that were over before the kill", int(child.ended))
            child.kill()
            kills += 1
        _check_migrated(data / "catalog.sqlite", version, photos, report)
    report.count("kills of a migration", kills)


def _old_catalog(path: Path, version: int, photos: int) -> None:
    """A catalog as version `version` of the schema had it, with what the user decided in it."""
    connection = sqlite3.connect(path)
    for migration in MIGRATIONS[:version]:
        for statement in migration:
            connection.execute(statement)
    connection.execute("INSERT INTO roots (path, online) VALUES (?, 0)", (b"/gone/photos",))
    connection.executemany(
        """INSERT INTO photos (root_id, relative, size, mtime_ns, content_hash, format, width, height, orientation,
        shown_at) VALUES (1, ?, 1000, 1600000000000000000, ?, 'jpeg', 40, 30, 1, 0)""",
        ((b"trip/%d.jpg" % number, f"{number:040x}") for number in range(photos)),
    )
    connection.execute("INSERT INTO models (identity, dimensions) VALUES ('old', 2)")
    connection.executemany(
        "INSERT INTO vectors (photo_id, model_id, vector) VALUES (?, 1, ?)",
        ((number + 1, np.float32([1, 0]).tobytes()) for number in range(photos)),
    )
    if version >= 2:
        connection.execute("INSERT INTO saved_searches (name, question) VALUES ('the sea', 'a beach')")
        connection.execute("INSERT INTO distinct_photos VALUES (?, ?)", (f"{1:040x}", f"{2:040x}"))
    if 2 <= version <= 3:
        connection.execute("UPDATE photos SET excluded = 1 WHERE id % 100 = 0")
        connection.execute("UPDATE photos SET rotation = 1 WHERE id % 100 = 1")
    if version >= 4:
        for decided, number in (("excluded", 0), ("rotation", 1)):
            connection.execute(
                f"""INSERT INTO decisions (content_hash, {decided})
                SELECT content_hash, 1 FROM photos WHERE id % 100 = {number}"""
            )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


def _check_migrated(path: Path, version: int, photos: int, report: Report) -> None:
    with Catalog(path) as catalog:
        problem = catalog.integrity_problem()
        known = catalog.photos.newest(10**6)
        told = (
            len(known),
            catalog.vectors.counts().get("old"),
            sum(photo.excluded for photo in known),
            sum(photo.rotation for photo in known),
            len(catalog.saved_searches.all()),
            len(catalog.decisions.distinct_pairs()),
        )
    decided = photos // 100 if version >= 2 else 0
    expected = (photos, photos, decided, decided, int(version >= 2), int(version >= 2))
    if problem is not None or told != expected:
        report.faults.append(f"from version {version}: {problem}; has {told} and not {expected}")
