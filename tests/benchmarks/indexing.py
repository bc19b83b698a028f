"""Indexing end to end: photos of twelve megapixels to committed vectors, in turns with rclip."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from benchmarks import rclip_peer
from benchmarks.figures import Figure, Scale, in_turns, lepton, ratio
from benchmarks.pictures import make_photos
from benchmarks.random_models import install
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.settings import change_settings

_OTHERS = ("starter", "MobileCLIP2-S2", "ViT-B-16-SigLIP2-256")


def run(scale: Scale) -> list[Figure]:
    """Photos a second and core-seconds a photo, with ViT-B-32-256 against rclip, then with other models and files."""
    count = 24 if scale.quick else 96
    photos = make_photos(scale.work / f"jpeg-{count}", count, scale.photos)
    data = scale.work / "indexing"
    name = install(data / "models", rclip_peer.MODEL)
    program = rclip_peer.make_rclip(scale.work, data / "models", name)
    prepare(data, name)
    rclip_peer.index(program, scale.work, photos)  # once unmeasured: files and libraries come into memory
    index(data, photos)
    runs = {
        "rclip": lambda: rclip_peer.index(program, scale.work, photos),
        "lepton": lambda: index(data, photos),
    }
    took = in_turns(runs, 1 if scale.quick else 3)
    best = min(took["lepton"])
    figures = [
        Figure("index_vs_rclip", ratio(took, "rclip", "lepton"), "x", ">= 4"),
        Figure("index_photos_per_s", count / best, "photos/s"),
        Figure("rclip_photos_per_s", count / min(took["rclip"]), "photos/s"),
        Figure("index_core_s_per_photo", cores(data, photos) / count, "core-s"),
    ]
    for model in _OTHERS[:1] if scale.quick else _OTHERS:
        own = model if model == "starter" else install(data / "models", model)
        prepare(data, own)
        figures.append(Figure(f"index_{model}_per_s", count / wall(data, photos), "photos/s"))
    if not scale.quick:
        prepare(data, "starter")
        for kind, size in (("jpeg", (1600, 1200)), ("png", (4000, 3000)), ("heic", (4000, 3000))):
            folder = make_photos(scale.work / f"{kind}-{size[0]}", 32, scale.photos, kind, size)
            figures.append(Figure(f"index_{kind}_{size[0]}_per_s", 32 / wall(data, folder), "photos/s"))
    return figures


def prepare(data: Path, model: str) -> None:
    """Choose the model and have it compiled, as it is after the first minute of use."""
    data.mkdir(parents=True, exist_ok=True)
    change_settings(data / "settings.json", model=model, device="cpu")
    lepton(data, "models", "prepare")


def index(data: Path, photos: Path) -> None:
    """Index the folder anew. Raises RuntimeError when a photo has no vector."""
    for file in data.glob("catalog.sqlite*"):
        file.unlink()
    for folder in ("index", "questions"):
        shutil.rmtree(data / folder, ignore_errors=True)
    lepton(data, "index", str(photos))
    with Catalog(data / "catalog.sqlite") as catalog:
        if sum(catalog.models().values()) != len(list(photos.iterdir())):
            raise RuntimeError("not every photo was indexed")


def wall(data: Path, photos: Path) -> float:
    """The seconds of the better of two."""
    began = time.perf_counter()
    index(data, photos)
    first = time.perf_counter() - began
    began = time.perf_counter()
    index(data, photos)
    return min(first, time.perf_counter() - began)


def cores(data: Path, photos: Path) -> float:
    """The processor's seconds of one indexing."""
    if sys.platform == "win32":
        return float("nan")
    before = os.times()
    index(data, photos)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system
