"""Indexing end to end: photos of twelve megapixels to committed vectors, in turns with rclip."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks import rclip_peer
from benchmarks.figures import Figure, Scale, Spent, lepton, ratio
from benchmarks.pictures import SIZE, make_photos
from benchmarks.random_models import install
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.settings import change_settings

_OTHERS = ("starter", "MobileCLIP2-S2", "ViT-B-16-SigLIP2-256")


def run(scale: Scale) -> list[Figure]:
    """Photos a second and core-seconds a photo, with ViT-B-32-256 against rclip, then with other models and files."""
    count = 24 if scale.quick else 160
    photos = make_photos(scale.work / f"jpeg-{count}", count, scale.photos)
    one = make_photos(scale.work / "jpeg-1", 1, scale.photos)
    data = scale.work / "indexing"
    name = install(data / "models", rclip_peer.MODEL)
    program = rclip_peer.make_rclip(scale.work, data / "models", name)
    prepare(data, name)
    runs = {
        "rclip": lambda: rclip_peer.index(program, scale.work, photos),
        "lepton": lambda: index(data, photos),
        "rclip of one": lambda: rclip_peer.index(program, scale.work, one),
        "lepton of one": lambda: index(data, one),
    }
    # once unmeasured: files and libraries come into memory
    runs["rclip of one"]()
    runs["lepton of one"]()
    spent = {which: Spent() for which in runs}
    for _ in range(1 if scale.quick else 3):
        for which, run_it in runs.items():
            spent[which].add(run_it)
    took = {which: of.wall for which, of in spent.items()}
    steady = {which: np.subtract(took[which], took[f"{which} of one"]) for which in ("rclip", "lepton")}
    figures = [
        Figure("index_vs_rclip", ratio(took, "rclip", "lepton"), "x", ">= 4"),
        Figure("index_vs_rclip_steady", ratio(steady, "rclip", "lepton"), "x"),
        Figure(
            "index_vs_rclip_cores", ratio({w: of.cores for w, of in spent.items()}, "rclip", "lepton"), "x"
        ),
    ]
    for which, label in (("lepton", "index"), ("rclip", "rclip")):
        figures += [
            Figure(f"{label}_photos_per_s", count / min(took[which]), "photos/s"),
            Figure(f"{label}_steady_per_s", (count - 1) / float(min(steady[which])), "photos/s"),
            Figure(f"{label}_start_s", min(took[f"{which} of one"]), "s"),
            Figure(f"{label}_core_s_per_photo", min(spent[which].cores) / count, "core-s"),
        ]
    if not scale.quick:
        figures += _in_eight_bits(data, name, photos, runs["rclip"])
    for model in _OTHERS[:1] if scale.quick else _OTHERS:
        own = model if model == "starter" else install(data / "models", model)
        prepare(data, own)
        figures += _own(f"index_{model}", data, photos)
    if not scale.quick:
        prepare(data, "starter")
        for kind, size in (("jpeg", (1600, 1200)), ("png", SIZE), ("heic", SIZE), ("webp", SIZE)):
            few = 12 if kind == "heic" else 32  # one takes seconds to make
            folder = make_photos(scale.work / f"{kind}-{size[0]}", few, scale.photos, kind, size)
            figures += _own(f"index_{kind}_{size[0]}", data, folder)
    return figures


def _in_eight_bits(data: Path, name: str, photos: Path, rclip: Callable[[], None]) -> list[Figure]:
    """The same against rclip where the user chooses eight bits, fitted to these photos.

    The other figures are of what the program chooses without photos: eight bits aren't among it.
    """
    index(data, photos)  # those that it is fitted to
    prepare(data, name, precision="i8")
    spent = {"rclip": Spent(), "i8": Spent()}
    for _ in range(2):
        spent["rclip"].add(rclip)
        spent["i8"].add(lambda: index(data, photos))
    return [
        Figure("index_vs_rclip_i8", ratio({w: of.wall for w, of in spent.items()}, "rclip", "i8"), "x"),
        Figure("index_i8_core_s_per_photo", min(spent["i8"].cores) / len(list(photos.iterdir())), "core-s"),
    ]


def _own(label: str, data: Path, folder: Path) -> list[Figure]:
    """Our speed alone: the better of two."""
    spent, count = Spent(), len(list(folder.iterdir()))
    for _ in range(2):
        spent.add(lambda: index(data, folder))
    return [
        Figure(f"{label}_per_s", count / min(spent.wall), "photos/s"),
        Figure(f"{label}_core_s_per_photo", min(spent.cores) / count, "core-s"),
    ]


def prepare(data: Path, model: str, precision: str = "auto") -> None:
    """Choose the model and have it compiled, as it is after the first minute of use."""
    data.mkdir(parents=True, exist_ok=True)
    change_settings(data / "settings.json", model=model, device="cpu", precision=precision)
    lepton(data, "models", "prepare")


def index(data: Path, photos: Path) -> None:
    """Index the folder anew. Raises RuntimeError when a photo has no vector."""
    for file in data.glob("catalog.sqlite*"):
        file.unlink()
    for folder in ("index", "questions", "thumbnails"):
        shutil.rmtree(data / folder, ignore_errors=True)
    lepton(data, "index", str(photos))
    with Catalog(data / "catalog.sqlite") as catalog:
        if sum(catalog.vectors.counts().values()) != len(list(photos.iterdir())):
            raise RuntimeError("not every photo was indexed")
