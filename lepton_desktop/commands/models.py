"""`models`: which models there are, bringing one from the hub, choosing one."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application
from lepton_desktop.commands.failure import told_to_the_user
from lepton_desktop.commands.terminal import ProgressLine
from lepton_desktop.settings import change_settings


def list_models(arguments: argparse.Namespace) -> int:
    """Print the models: the one in use is marked with a star."""
    from lepton_desktop.encoders.models import available

    with told_to_the_user():
        application = Application()
        for model in available(application.places.models):
            mark = "*" if model.name == application.settings.model else " "
            size = f"{model.megabytes} MB" if model.megabytes else ""
            where = (
                "built in"
                if model.source == "built-in"
                else "installed"
                if model.installed
                else "to download"
            )
            print(
                f"{mark} {model.name:24} {where:12} {size:>8}  {model.title}; {model.languages}; {model.licence}"
            )
    print("  NAME/TAG                 any other model of open_clip, or hf-hub:owner/repository")
    return 0


def download_model(arguments: argparse.Namespace) -> int:
    """Bring a model from the hub; an interrupted download goes on where it was."""
    from lepton_desktop.encoders.hub import download
    from lepton_desktop.encoders.models import find

    with told_to_the_user():
        application = Application()
        model = find(arguments.model, application.places.models)
        with ProgressLine(f"{model.name}, MB") as line:
            # costs nothing where the model is whole; what has arrived when Ctrl-C comes is kept
            download(
                model,
                application.places.models,
                lambda done, total: line.update(round(done / 1e6), round(total / 1e6)),
            )
    print(f"{model.name}: is here; use it with `lepton-desktop models use {model.name}`")
    return 0


def use_model(arguments: argparse.Namespace) -> int:
    """Answer with another model from now on."""
    from lepton_desktop.encoders.load import identity_of
    from lepton_desktop.encoders.models import find

    with told_to_the_user():
        application = Application()
        model = find(arguments.model, application.places.models)
        identity_of(model.name, application.places.models)  # says what to do when it isn't installed
        change_settings(application.places.settings, model=model.name)
    print(
        f"{model.name}: chosen; an open window indexes the photos anew in the background, "
        "else `lepton-desktop index` does,"
    )
    print("and the model before it keeps answering until that is done.")
    return 0
