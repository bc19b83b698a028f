"""`evaluate`: how well a model finds captioned pictures."""

from __future__ import annotations

import argparse
import json

from lepton_desktop.commands.failure import CommandError, told_to_the_user
from lepton_desktop.commands.terminal import ProgressLine


def evaluate_model(arguments: argparse.Namespace) -> int:
    """Print R@1, R@5, R@10 and the median rank, both directions."""
    from lepton_desktop.app import Application
    from lepton_desktop.training.captions import CaptionsError, read_captions, split
    from lepton_desktop.training.evaluate import evaluate

    try:
        pictures = read_captions(arguments.folder, arguments.captions)
    except CaptionsError as error:
        raise CommandError(str(error)) from error
    if arguments.held_out:
        _, pictures = split(pictures)
    with told_to_the_user():
        encoder = Application().load_encoder(arguments.model, for_photos=True)
        with ProgressLine("Measuring") as line:
            found = evaluate(encoder, pictures, line.update)
    if arguments.json:
        print(json.dumps(found.as_json()))
        return 0
    print(f"{encoder.identity}: {len(pictures)} pictures, {sum(len(p.captions) for p in pictures)} captions")
    print(f"{'':15}{'R@1':>8}{'R@5':>8}{'R@10':>8}{'median rank':>14}")
    for name, recall in (("text to image", found.text_to_image), ("image to text", found.image_to_text)):
        print(
            f"{name:15}{recall.at_1:7.1f}%{recall.at_5:7.1f}%{recall.at_10:7.1f}%{recall.median_rank:14.1f}"
        )
    return 0
