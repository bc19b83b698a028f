"""`evaluate`: how well a model finds captioned pictures, and how well its threshold separates them from others."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line
from lepton_desktop.subcommands.terminal import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.app import Application
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.training.captions import CaptionedPicture
    from lepton_desktop.training.metrics import Retrieval, ThresholdFigures


def evaluate_model(arguments: argparse.Namespace) -> int:
    """Print R@1, R@5, R@10 and the median rank in both directions, or what is above the threshold."""
    from lepton_desktop.app import Application
    from lepton_desktop.training.captions import CaptionsError, read_captions, split
    from lepton_desktop.training.evaluate import evaluate, look_at

    try:
        captioned = read_captions(arguments.folder, arguments.captions)
    except CaptionsError as error:
        raise CommandError(str(error)) from error
    pictures = split(captioned)[1] if arguments.held_out else captioned
    with told_to_the_user():
        application = Application()
        encoder = application.load_encoder(arguments.model, for_photos=True)
        with ProgressLine("Measuring") as progress:
            if arguments.threshold:
                seen = look_at(encoder, pictures, progress.update)
                figures = measure_threshold(application, encoder, seen, pictures, captioned)
                found: Retrieval | ThresholdFigures = figures
            else:
                found = retrieved = evaluate(encoder, pictures, progress.update)
    if arguments.json:
        data(found.as_json())
        return 0
    line(f"{encoder.identity}: {len(pictures)} pictures, {sum(len(p.captions) for p in pictures)} captions")
    if arguments.threshold:
        show_threshold(figures)
    else:
        show_retrieval(retrieved)
    return 0


def measure_threshold(
    application: Application,
    encoder: Encoder,
    seen: NDArray[np.float32],
    pictures: Sequence[CaptionedPicture],
    captioned: Sequence[CaptionedPicture],
) -> ThresholdFigures:
    """Apply the threshold to the pictures' vectors (n, d), for nouns in their captions and for nouns in no caption.

    Raises EncoderError.
    """
    from lepton_desktop.search.calibration import QueryType, as_prompt, everyday_nouns, load_calibration
    from lepton_desktop.search.threshold import PhotoSample, Threshold
    from lepton_desktop.training.metrics import ThresholdFigures, noun_figures
    from lepton_desktop.training.shown import Naming

    naming = Naming(everyday_nouns())
    shown, absent = naming.shown(pictures), naming.absent(captioned)
    known = load_calibration(application.places.calibration, encoder.identity, encoder.encode_texts)
    distribution = known.distributions[QueryType.NAME]
    sample = PhotoSample.of(seen, distribution)

    def above(nouns: Sequence[str]) -> list[NDArray[np.bool_]]:
        found = []
        for question in encoder.encode_texts([as_prompt(noun) for noun in nouns]):
            threshold = Threshold.of_name(sample, question, known.names, len(seen), distribution)
            found.append(threshold.scores(question, seen) >= threshold.level)
        return found

    return ThresholdFigures(
        tuple(map(noun_figures, shown.nouns, above(shown.nouns), shown.labels)),
        tuple((noun, int(row.sum())) for noun, row in zip(absent, above(absent), strict=True)),
    )


def show_retrieval(found: Retrieval) -> None:
    """Print a table of recall."""
    line(f"{'':15}{'R@1':>8}{'R@5':>8}{'R@10':>8}{'median rank':>14}")
    for name, recall in (("text to image", found.text_to_image), ("image to text", found.image_to_text)):
        line(f"{name:15}{recall.at_1:7.1f}%{recall.at_5:7.1f}%{recall.at_10:7.1f}%{recall.median_rank:14.1f}")


def show_threshold(found: ThresholdFigures) -> None:
    """Print how many pictures are above the threshold, noun by noun, and the two figures that sum it up."""
    from lepton_desktop.training.metrics import AT_MOST

    line(f"{'noun':16}{'right':>8}{'above':>8}{'F1':>8}")
    for one in found.nouns:
        line(f"{one.noun:16}{one.right:8}{one.above:8}{one.f1:8.2f}")
    line()
    line(f"mean F1 over {len(found.nouns)} nouns: {found.mean_f1:.3f}")
    crowded = ", ".join(f"{noun} {above}" for noun, above in found.absent if above > AT_MOST)
    line(
        f"of {len(found.absent)} nouns in no caption, {found.nearly_empty} have at most {AT_MOST} pictures above "
        f"the threshold{f'; the others: {crowded}' if crowded else ''}"
    )
