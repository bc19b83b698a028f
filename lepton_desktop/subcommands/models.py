"""`models`: listing, downloading and choosing models."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from lepton_desktop.app import Application
from lepton_desktop.settings import SettingsError, change_settings
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line
from lepton_desktop.subcommands.prepare import show_engines
from lepton_desktop.subcommands.terminal import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.encoders.models import Model
    from lepton_desktop.encoders.ready import Offered

_WIDTHS = (12, 8, 12, 34, 0)
_TELL_EVERY_S = 0.2


def list_models(arguments: argparse.Namespace) -> int:
    """Print the models; an asterisk marks the one in use."""
    from lepton_desktop.encoders.ready import offered

    with told_to_the_user():
        application = Application()
        settings = application.settings
        for one in offered(application.places.models):
            model = one.model
            mark = "*" if model.name == settings.model else " "
            columns = (state(one), size(model), quality(model), model.languages_text, model.licence)
            line(f"{mark} {model.name:22} {_row(columns)}".rstrip())
            line(f"{'':24} {model.title}")
            if one.why_not is not None:
                line(f"    {one.why_not}")
            elif model.installed:
                show_engines(application.engines(settings), model.name)
    line("  NAME/TAG               any other open_clip model, or hf-hub:owner/repository")
    line("Quality: R@10 is how often a caption finds its photo among the first ten (docs/model-card.md);")
    line("IN is zero-shot accuracy on ImageNet, as published by the makers of the model.")
    line("Loss: how far vectors are from those in f32. Missed: how often the photo that f32 ranks first")
    line("isn't among the first ten. i8: weights and activations in eight bits.")
    return 0


def _row(columns: Sequence[str]) -> str:
    return " ".join(f"{column:{width}}" for column, width in zip(columns, _WIDTHS, strict=True))


def state(offered: Offered) -> str:
    """Whether the model is installed, in one or two words."""
    if offered.model.source == "built-in":
        return "built in"
    if offered.model.installed:
        return "installed"
    return "to download" if offered.why_not is None else "not here"


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
    """Download a model; an interrupted download continues where it stopped."""
    from lepton_desktop.encoders.models import find
    from lepton_desktop.encoders.ready import download

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


def downloader(arguments: argparse.Namespace) -> int:
    """Download a model for the window, which reads what is printed here: JSON, one object per line.

    ``{"done", "total"}`` in bytes while it runs; at the end ``{"installed"}`` with the name, or ``{"failed"}`` with
    the reason. To cancel, end the process; what is already downloaded is kept.
    """
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.encoders.models import find
    from lepton_desktop.encoders.ready import download

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


def use_model(arguments: argparse.Namespace) -> int:
    """Switch to another model."""
    from lepton_desktop.encoders.load import identity_of
    from lepton_desktop.encoders.models import find
    from lepton_desktop.encoders.ready import as_offered

    with told_to_the_user():
        application = Application()
        model = find(arguments.model, application.places.models)
        identity_of(model.name, application.places.models)  # says what to do when it isn't installed
        before = application.settings
        missing = as_offered(model).why_not
        if missing is not None and not application.engines(before).is_made(model.name):
            raise CommandError(missing)
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
