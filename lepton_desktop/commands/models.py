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
            if model.installed:
                show_engines(application, model.name)
    print("  NAME/TAG                 any other model of open_clip, or hf-hub:owner/repository")
    return 0


def show_engines(application: Application, name: str) -> None:
    """Print, for each engine and precision, the size, the speed on this machine and the loss against float32."""
    from lepton_desktop.encoders.compiled import description_of, refused
    from lepton_desktop.encoders.load import identity_of

    engines = application.engines()
    where = engines.compiled, identity_of(name, engines.models), engines.precision
    description = description_of(*where)
    if description is None:
        reason = refused(*where) or f"not measured here yet; `lepton-desktop models prepare {name}` does"
        print(f"    {reason}")
        return
    for one in description.measured:
        in_use = one.engine == (
            "openvino" if engines.engine == "openvino" or description.fastest else "torch"
        )
        in_use = in_use and (one.engine == "torch" or one.precision == description.precision)
        print(
            f"    {'>' if in_use and engines.compiles() else ' '} {one.engine:9} {one.precision:5}"
            f"{one.megabytes:8.0f} MB {one.per_second:8.1f} pictures/s   loss {(1 - one.agreement) * 100:.3f} % "
            f"(at most {(1 - one.worst) * 100:.3f} %)"
        )


def prepare_model(arguments: argparse.Namespace) -> int:
    """Compile a model for this processor, measure the engines, and keep what is best."""
    from lepton_desktop.encoders.compiled import keep_only
    from lepton_desktop.encoders.conversion import convert
    from lepton_desktop.encoders.encoder import EncoderError
    from lepton_desktop.encoders.load import identity_of, load_encoder
    from lepton_desktop.encoders.models import available

    with told_to_the_user():
        application = Application()
        engines = application.engines()
        name = arguments.model or application.settings.model
        if not engines.compiles():
            raise EncoderError(
                "OpenVINO isn't installed, or the settings say torch; there is nothing to prepare"
            )
        installed = [model.name for model in available(engines.models) if model.installed]
        keep_only(
            engines.compiled, [identity_of(one, engines.models) for one in installed], engines.precision
        )
        convert(load_encoder(name, engines.models, "cpu"), engines.compiled, engines.precision)
        print(name)
        show_engines(application, name)
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
        before = application.settings
        change_settings(
            application.places.settings,
            model=model.name,
            engine=arguments.engine or before.engine,
            precision=arguments.precision or before.precision,
        )
    print(
        f"{model.name}: chosen; an open window indexes the photos anew in the background, "
        "else `lepton-desktop index` does,"
    )
    print("and the model before it keeps answering until that is done.")
    return 0
