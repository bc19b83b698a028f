"""`models prepare` and `models export`: models compiled and measured here, or made ready for OpenVINO."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from lepton_desktop.app import Application, absolute
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.encoders.encoder import Preprocessing
    from lepton_desktop.encoders.engines import Trial
    from lepton_desktop.encoders.selection import Selection


def prepare_model(arguments: argparse.Namespace) -> int:
    """Compile a model for this processor, measure the engines, and keep the best result."""
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.encoders.engines import engine
    from lepton_desktop.encoders.load import identity_of, load_source
    from lepton_desktop.encoders.models import available
    from lepton_desktop.encoders.selection import TORCH, Selection
    from lepton_desktop.engines import AUTO

    with told_to_the_user():
        application = Application()
        settings = application.settings
        engines = application.engines(settings)
        name = arguments.model or settings.model
        if arguments.precision is not None:
            wanted = Selection(engines.where, AUTO if engines.wanted == TORCH else engines.wanted)
            where = replace(engines.where, precision=arguments.precision)
            engines = Selection(where, wanted.compiler(name) or AUTO)
        where, compiler = engines.where, engines.compiler(name)
        if compiler is None:
            raise EncoderError(
                "OpenVINO isn't installed, or the settings say torch; there is nothing to prepare"
            )
        installed = [model.name for model in available(where.models) if model.installed]
        engine(compiler).keep_only([identity_of(one, where.models) for one in installed], where)
        source = load_source(name, where.models)
        engine(compiler).make(source, where, _trial(application, source.preprocessing))
        line(name)
        show_engines(engines, name)
    return 0


def preparer(arguments: argparse.Namespace) -> int:
    """Prepare a model for the window, which reads the last line: ``{"failed"}`` with the reason where it can't be."""
    try:
        return prepare_model(arguments)
    except CommandError as error:
        data({"failed": error.message.to_text()})
        return error.code


def export_model(arguments: argparse.Namespace) -> int:
    """Write a model's IR, which OpenVINO runs without torch, and print how closely it agrees with torch."""
    from lepton_desktop.encoders.load import load_encoder

    folder: Path = absolute(arguments.folder)
    with told_to_the_user():
        encoder = load_encoder(arguments.model, Application().places.models, "cpu")
        from lepton_desktop.encoders.ir_export import export_ir  # imports torch

        found = export_ir(encoder, folder)
    line(f"{folder}: mean cosine with torch {found.pictures:.6f} (pictures), {found.texts:.6f} (texts)")
    for path in sorted(folder.iterdir()):
        line(f"  {path.name:12}{path.stat().st_size / 1e6:8.1f} MB")
    return 0


def show_engines(engines: Selection, name: str) -> None:
    """Print, for each engine and precision, the size, the speed on this machine and the loss against float32."""
    from lepton_desktop.encoders.selection import TORCH, Selection

    measured_for = engines if engines.compiler(name) else Selection(engines.where)
    compiler = measured_for.compiler(name) or TORCH
    description = measured_for.description(name)
    if description is None:
        reason = (
            measured_for.refusal(name)
            or f"not measured here yet; to measure: `lepton-desktop models prepare {name}`"
        )
        line(f"    {reason}")
        return
    for one in description.measured:
        chosen = compiler if engines.in_effect(name) == compiler or measured_for.is_fastest(name) else TORCH
        in_use = one.engine == chosen and (one.engine == TORCH or one.precision == description.precision)
        line(
            f"    {'>' if in_use and engines.compiler(name) else ' '} {one.engine:9} {one.precision:5}"
            f"{one.megabytes:8.0f} MB {one.per_second:8.1f} pictures/s   loss {(1 - one.agreement) * 100:.3f} % "
            f"(at most {(1 - one.worst) * 100:.3f} %)"
            f"{'' if one.loss is None else f'   missed {one.loss * 100:.2f} %'}"
        )


def _trial(application: Application, preprocessing: Preprocessing) -> Trial:
    """Random photos of the library, and the background queries."""
    import numpy as np

    from lepton_desktop.encoders.engines import MOST_PHOTOS, Trial
    from lepton_desktop.photos.errors import PhotoError
    from lepton_desktop.photos.isolated_decoding import decode
    from lepton_desktop.search.calibration import QueryType, background_queries

    size = preprocessing.size
    photos = np.empty((MOST_PHOTOS, size, size, 3), np.uint8)
    seen = 0
    for path in _some_photos(application, 2 * MOST_PHOTOS):
        try:
            photos[seen] = preprocessing.apply(decode(path, size))
        except PhotoError:  # it isn't at hand now
            continue
        seen += 1
        if seen == MOST_PHOTOS:
            break
    return Trial(
        photos[:seen], (*background_queries(QueryType.NAME), *background_queries(QueryType.SENTENCE))
    )


def _some_photos(application: Application, count: int) -> list[Path]:
    """At most `count` random photos that are indexed by some model; none if there is no library yet."""
    import numpy as np

    if not application.places.catalog.exists():
        return []
    with application.open_catalog() as catalog:
        models = catalog.vectors.counts()
        if not models:
            return []
        seen = catalog.vectors.ids(max(models, key=models.__getitem__))
        drawn = np.random.default_rng(0).permutation(seen)[:count]
        photos = catalog.photos.by_vector(drawn.tolist())
        return [photos[number].path for number in drawn.tolist() if number in photos]


def devices(arguments: argparse.Namespace) -> int:
    """Print, as JSON, each device with the reason why it can't be used here, or null if it can."""
    from lepton_desktop.encoders.accelerators import why_not

    with told_to_the_user():
        Application()  # which makes an installed torch pack importable
        reasons = why_not()
    data({device: reason and reason.to_text() for device, reason in reasons.items()})
    return 0
