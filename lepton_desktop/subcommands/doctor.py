"""`doctor`: one page about this installation, to paste into a bug report. It names none of the user's photos."""

from __future__ import annotations

import argparse
import importlib.metadata
import platform
import sys
import time

from lepton_desktop import __version__
from lepton_desktop.app import Application
from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.edition import packaged
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.subcommands.errors import told_to_the_user
from lepton_desktop.subcommands.output import line
from lepton_desktop.torch_pack.pack import installed, is_outdated

_PACKAGES = (
    "openvino",
    "torch",
    "torchvision",
    "open_clip_torch",
    "timm",
    "nncf",
    "usearch",
    "numkong",
    "PySide6_Essentials",
    "pillow",
    "pi_heif",
    "rawpy",
    "watchdog",
    "tokenizers",
    "numpy",
)


def doctor(arguments: argparse.Namespace) -> int:
    """Print the page; exit with 1 when something that is needed doesn't work."""
    with told_to_the_user():
        application = Application()
    line(f"Lepton Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}")
    line(f"edition: {'installed as a whole' if packaged() else 'Python package'}")
    line("packages: " + ", ".join(f"{name} {version(name)}" for name in _PACKAGES))
    if packaged():
        line(f"PyTorch in the data folder: {torch_pack(application)}")
    line(f"data folder: {application.places.data}")
    healthy = [decoders_page(), model_page(application), index_page(application), window_page()]
    return 0 if all(healthy) else 1


def version(package: str) -> str:
    """The installed version of a package."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "isn't installed"


def torch_pack(application: Application) -> str:
    """Which torch pack is installed, in a few words."""
    pack = installed(application.places)
    if pack is not None:
        return f"{pack.variant.version} for {pack.variant.name}"
    return "of another version of the program; not used" if is_outdated(application.places) else "none"


def decoders_page() -> bool:
    """Print the versions of the decoders of HEIF and RAW; returns whether they can be loaded."""
    from lepton_desktop.photos.libraries import decoder_versions

    try:
        line(f"decoders: {decoder_versions()}")
    except (ImportError, OSError) as error:
        line(f"decoders: PROBLEM: {error}")
        return False
    return True


def model_page(application: Application) -> bool:
    """Print which model is in use, where it runs and how fast it is; returns whether it works."""
    import numpy as np

    wanted = application.settings
    line(
        f"model: {wanted.model}, chosen device: {wanted.device}, engine: {wanted.engine}, "
        f"precision: {wanted.precision}"
    )
    try:
        began = time.perf_counter()
        encoder = application.load_encoder(for_photos=True)
        loaded = time.perf_counter()
        encoder.encode_texts(["a photo"])
        said = time.perf_counter()
        side = encoder.preprocessing.size
        pixels = np.zeros((16, side, side, 3), np.uint8)
        encoder.encode_images(pixels)
        seen = time.perf_counter()
        engine = encoder.engine
        encoder.encode_images(pixels)
        again = time.perf_counter()
    except EncoderError as error:
        line(f"  PROBLEM: {error}")
        return False
    line(
        f"  {encoder.identity} on {encoder.device}: loaded in {loaded - began:.1f} s with {engine}, "
        f"first text in {(said - loaded) * 1000:.0f} ms, {16 / (again - seen):.0f} pictures/s"
    )
    return True


def index_page(application: Application) -> bool:
    """Print the state of the catalog and of the vector index; returns whether both are intact."""
    from lepton_desktop.search.vector_index import VectorIndex

    try:
        with application.open_catalog() as catalog:
            identity = application.model_identity()
            counts = catalog.statistics.counts(identity)
            problem = catalog.integrity_problem()
            index = VectorIndex(application.places.index, catalog, identity)
            index.refresh()
            line(
                f"catalog: {counts.photos} photos in {len(counts.roots)} folders, {counts.failed} failed, "
                f"{counts.offline} offline; {application.places.catalog.stat().st_size / 1e6:.1f} MB; "
                f"{problem or 'intact'}"
            )
            line(f"vectors: {counts.indexed} of the model in use, {len(index)} in the index")
            for name, number in catalog.vectors.counts().items():
                line(f"  {name}: {number}")
    except (CatalogError, EncoderError) as error:
        line(f"  PROBLEM: {error}")
        return False
    return problem is None


def window_page() -> bool:
    """Print and return whether Qt can be loaded."""
    try:
        from PySide6.QtCore import qVersion

        import lepton_desktop.ui.application  # noqa: F401
    except ImportError as error:
        from lepton_desktop.subcommands.window import missing_library

        line(f"window: PROBLEM: {missing_library(error)}")
        return False
    line(f"window: Qt {qVersion()} on {sys.platform}")
    return True
