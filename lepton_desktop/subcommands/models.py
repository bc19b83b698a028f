"""`models`: listing, downloading, choosing and preparing models."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from lepton_desktop.app import Application
from lepton_desktop.settings import SettingsError, change_settings
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line
from lepton_desktop.subcommands.terminal import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.encoders.encoder import Preprocessing
    from lepton_desktop.encoders.engines import Trial
    from lepton_desktop.encoders.models import Model
    from lepton_desktop.encoders.selection import Selection

_WIDTHS = (12, 8, 12, 34, 0)
_TELL_EVERY_S = 0.2


def list_models(arguments: argparse.Namespace) -> int:
    """Print the models; an asterisk marks the one in use."""
    from lepton_desktop.encoders.models import available

    with told_to_the_user():
        application = Application()
        settings = application.settings
        for model in available(application.places.models):
            mark = "*" if model.name == settings.model else " "
            columns = (state(model), size(model), quality(model), model.languages_text, model.licence)
            line(f"{mark} {model.name:22} {_row(columns)}".rstrip())
            line(f"{'':24} {model.title}")
            if model.installed:
                show_engines(application.engines(settings), model.name)
    line("  NAME/TAG               any other open_clip model, or hf-hub:owner/repository")
    line("Quality: R@10 is how often a caption finds its photo among the first ten (docs/model-card.md);")
    line("IN is zero-shot accuracy on ImageNet, as published by the makers of the model.")
    line("Loss: how far vectors are from those in f32. Missed: how often the photo that f32 ranks first")
    line("isn't among the first ten. i8: weights and activations in eight bits.")
    return 0


def show_engines(engines: Selection, name: str) -> None:
    """Print, for each engine and precision, the size, the speed on this machine and the loss against float32."""
    from lepton_desktop.encoders.selection import TORCH, Selection

    measured_for = engines if engines.compiler() else Selection(engines.where)
    compiler = measured_for.compiler() or TORCH
    description = measured_for.description(name)
    if description is None:
        reason = (
            measured_for.refusal(name)
            or f"not measured here yet; to measure: `lepton-desktop models prepare {name}`"
        )
        line(f"    {reason}")
        return
    for one in description.measured:
        chosen = compiler if engines.wanted == compiler or description.fastest else TORCH
        in_use = one.engine == chosen and (one.engine == TORCH or one.precision == description.precision)
        line(
            f"    {'>' if in_use and engines.compiler() else ' '} {one.engine:9} {one.precision:5}"
            f"{one.megabytes:8.0f} MB {one.per_second:8.1f} pictures/s   loss {(1 - one.agreement) * 100:.3f} % "
            f"(at most {(1 - one.worst) * 100:.3f} %)"
            f"{'' if one.loss is None else f'   missed {one.loss * 100:.2f} %'}"
        )


def prepare_model(arguments: argparse.Namespace) -> int:
    """Compile a model for this processor, measure the engines, and keep the best result."""
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.encoders.engines import engine
    from lepton_desktop.encoders.load import identity_of, load_encoder
    from lepton_desktop.encoders.models import available
    from lepton_desktop.encoders.selection import TORCH, Selection
    from lepton_desktop.engines import AUTO

    with told_to_the_user():
        application = Application()
        settings = application.settings
        engines = application.engines(settings)
        if arguments.precision is not None:
            wanted = Selection(engines.where, AUTO if engines.wanted == TORCH else engines.wanted)
            where = replace(engines.where, precision=arguments.precision)
            engines = Selection(where, wanted.compiler() or AUTO)
        name = arguments.model or settings.model
        where, compiler = engines.where, engines.compiler()
        if compiler is None:
            raise EncoderError(
                "OpenVINO isn't installed, or the settings say torch; there is nothing to prepare"
            )
        installed = [model.name for model in available(where.models) if model.installed]
        engine(compiler).keep_only([identity_of(one, where.models) for one in installed], where)
        encoder = load_encoder(name, where.models, "cpu")
        engine(compiler).make(encoder, where, _trial(application, encoder.preprocessing))
        line(name)
        show_engines(engines, name)
    return 0


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


def _row(columns: Sequence[str]) -> str:
    return " ".join(f"{column:{width}}" for column, width in zip(columns, _WIDTHS, strict=True))


def state(model: Model) -> str:
    """Whether the model is installed, in one or two words."""
    return "built in" if model.source == "built-in" else "installed" if model.installed else "to download"


def size(model: Model) -> str:
    """The size of the download; empty if it is unknown."""
    return f"{model.megabytes} MB" if model.megabytes else ""


def quality(model: Model) -> str:
    """How good the model is, as far as that is known."""
    figures = []
    if model.recall_at_10 is not None:
        figures.append(f"R@10 {model.recall_at_10:g} %")
    if model.imagenet is not None:
        figures.append(f"IN {model.imagenet:g} %")
    return ", ".join(figures)


def download_model(arguments: argparse.Namespace) -> int:
    """Download a model from the hub; an interrupted download continues where it stopped."""
    from lepton_desktop.encoders.hub import download
    from lepton_desktop.encoders.models import find

    with told_to_the_user():
        application = Application()
        model = find(arguments.model, application.places.models)
        with ProgressLine(f"{model.name}, MB") as progress:
            # does nothing if the model is complete; what is downloaded before Ctrl-C is kept
            download(
                model,
                application.places.models,
                lambda done, total: progress.update(round(done / 1e6), round(total / 1e6)),
            )
    line(f"{model.name}: downloaded; to use it: `lepton-desktop models use {model.name}`")
    return 0


def preparer(arguments: argparse.Namespace) -> int:
    """Prepare a model for the window, which reads the last line: ``{"failed"}`` with the reason where it can't be."""
    try:
        return prepare_model(arguments)
    except CommandError as error:
        data({"failed": error.message.to_text()})
        return error.code


def downloader(arguments: argparse.Namespace) -> int:
    """Download a model for the window, which reads what is printed here: JSON, one object per line.

    ``{"done", "total"}`` in bytes while it runs; at the end ``{"installed"}`` with the name, or ``{"failed"}`` with
    the reason. To cancel, end the process; what is already downloaded is kept.
    """
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.encoders.hub import download
    from lepton_desktop.encoders.models import find

    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _TELL_EVERY_S or done == total:
            told = time.monotonic()
            say(done=done, total=total)

    def say(**fields: object) -> None:
        data(fields)

    try:
        models = Application().places.models
        say(installed=download(find(arguments.model, models), models, progress).name)
    except (EncoderError, SettingsError) as error:
        say(failed=error.message.to_text())
        return 1
    return 0


def devices(arguments: argparse.Namespace) -> int:
    """Print, as JSON, each device with the reason why it can't be used here, or null if it can."""
    from lepton_desktop.encoders.device import DEVICES, why_not

    reasons = {device: why_not(device) for device in DEVICES}
    data({device: reason and reason.to_text() for device, reason in reasons.items()})
    return 0


def use_model(arguments: argparse.Namespace) -> int:
    """Switch to another model."""
    from lepton_desktop.encoders.load import identity_of
    from lepton_desktop.encoders.models import find

    with told_to_the_user():
        application = Application()
        model = find(arguments.model, application.places.models)
        identity_of(model.name, application.places.models)  # says what to do when it isn't installed
        before = application.settings
        change_settings(
            application.places.settings,
            model=model.name,
            engine=arguments.engine or before.engine,
            precision=arguments.precision or before.precision,
        )
    line(
        f"{model.name}: chosen; the photos are indexed again in the background by an open window, "
        "otherwise by `lepton-desktop index`."
    )
    line("The previous model keeps answering until that is done.")
    return 0
