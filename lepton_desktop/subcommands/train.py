"""`train starter`: the recipe of the built-in model."""

from __future__ import annotations

import argparse

from lepton_desktop.edition import packaged
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import line


def train(arguments: argparse.Namespace) -> int:
    """Run the recipe, printing what each stage does."""
    from lepton_desktop.encoders.torch_packages import require_torch

    if packaged():
        raise CommandError("This edition can't train models; the Python package can")
    with told_to_the_user():
        require_torch()
    from lepton_desktop.training.captions import CaptionsError
    from lepton_desktop.training.corpus import WORDNET_FOLDER
    from lepton_desktop.training.starter import StarterRecipe, train_starter

    try:
        weights = train_starter(
            arguments.folder,
            arguments.captions,
            arguments.work,
            arguments.output,
            wordnet=arguments.wordnet or WORDNET_FOLDER,
            recipe=StarterRecipe(validate_every=arguments.validate),
            report=line,
        )
    except (CaptionsError, FileNotFoundError) as error:
        raise CommandError(str(error)) from error
    line(f"{weights}: {weights.stat().st_size / 1e6:.1f} MB")
    return 0
