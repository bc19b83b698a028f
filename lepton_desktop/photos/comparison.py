"""Whether two pictures are one, saved again or made smaller, by all that is seen in both: colours and small details.

The perceptual hash and the vectors of a model say which pictures may be the same. Both are blind to a word, a number or
a colour: this is what decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

EDGE = 1280
"""The long side in pixels at which pictures are compared: a digit of a printed page is seen there."""

Plane = NDArray[np.float32]

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_DETAIL, _COLOUR = 4, 8
"""Half the sides in pixels of the blocks, which overlap by half: for details; for colours, of which JPEG keeps less."""
_NOISE = 64.0
"""A variance of tones that isn't taken for structure."""
_QUANTILES = np.linspace(0, 1, 65)
_CLIPPED = 5


# Measured on photographs of four collections and drawn pages. Copies of photographs (JPEG of quality 92 to 20, WebP, a
# half and a quarter of the size, 25 % brighter or darker, other contrast) differ in the worst block by at most 0.37 and
# are no outliers beyond 12.4; a moved camera (1 pixel) or another word by 1.9 at least. On a page of 1,200 pixels they
# stay below 0.1 and 6.5, and one other digit makes 0.14 and 7.5 at least in type of 12 pixels, 0.5 and 16 in 20 pixels.
# At 0.8 of the size it makes 0.07 and 5.3, with copies below 0.03 and 2.8; at half the size it can't be seen.
_WORST, _OUTLIER = 0.4, 13.0
_WORST_ON_PAPER, _OUTLIER_ON_PAPER = 0.13, 7.0
_WORST_SMALLER, _OUTLIER_SMALLER = 0.045, 3.5
_FLAT, _IN_BETWEEN = 0.3, 0.08
"""Paper and drawings: more than this part is flat, and less than this part neither flat nor full of strokes."""
_LEAST_SIDE, _LEAST_PAPER, _LEAST_SCALE = 64, 640, 0.75
"""The least long side in pixels, that of paper, and by how much paper may be smaller in the other picture."""
_FADED, _FADED_BY_SHIFT = 18.0, 0.7
"""By how much a colour may differ, and how much more for each step by which tones were changed (channels clip)."""
_SATURATION = (0.5, 2.0)
_SHIFT, _GAIN = 90.0, (0.4, 2.5)
_GREY, _COLOURED, _GREY_SHIFT = 2.0, 8.0, 6.0
"""The largest colour of a grey picture, the least of a coloured one, and by how much tones may change between them."""
_STRUCTURE, _DETAILS = 0.02, 0.5
"""Less structure than this is none: then the grain must agree."""


class Verdict(StrEnum):
    """What a picture is to another. Grey: that picture without its colours; coloured: the other way round."""

    SAME = "same"
    GREY = "grey"
    COLOURED = "coloured"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict, and how much the pictures differ all over: of several that are the same, the least fits best."""

    verdict: Verdict
    difference: float = 1.0


class Measures(NamedTuple):
    """How two pictures differ, after the tones of one were brought to those of the other.

    `worst` is how much the block that agrees least differs, as a part of its variance, and `outlier` the same as a
    multiple of what blocks with structure differ by; `usual` is that. `shift` is by how much tones were changed.
    `colour` is the largest difference of a block's colour, `faded` after the saturation was brought to the other's
    by the factor `saturation`. `colours` are the largest colours of both. `details` correlates what is finest in both.
    `structure` and `flat` are parts of the picture: with structure, and with nothing at all. `side` is in pixels.
    """

    worst: float
    outlier: float
    usual: float
    shift: float
    gain: float
    colour: float
    faded: float
    saturation: float
    colours: tuple[float, float]
    details: float
    structure: float
    flat: float
    side: int


_DIFFERENT = Comparison(Verdict.DIFFERENT)


def reduced(picture: Image.Image) -> Image.Image:
    """The picture, made smaller if its long side has more than EDGE pixels: nothing more is compared of it."""
    small = picture.copy()
    small.thumbnail((EDGE, EDGE), Image.Resampling.BICUBIC)
    return small


def compare(one: Image.Image, other: Image.Image) -> Comparison:
    """Whether two upright pictures of mode RGB are one, each whole or as `reduced` gives it."""
    if not same_proportions(one.size, other.size):
        return _DIFFERENT
    if one.size == other.size and one.tobytes() == other.tobytes():
        return Comparison(Verdict.SAME, 0.0)
    if min(max(one.size), max(other.size)) < _LEAST_SIDE or min(*one.size, *other.size) < 4 * _COLOUR:
        return _DIFFERENT
    found = measure(one, other)
    if not (_agree_in_detail(found, max(*one.size, *other.size)) and _agree_in_tones(found)):
        return _DIFFERENT
    if found.structure < _STRUCTURE and found.details < _DETAILS:
        return _DIFFERENT
    grey, coloured = sorted(found.colours)
    if grey <= _GREY and coloured >= _COLOURED:
        verdict = Verdict.GREY if found.colours[0] == grey else Verdict.COLOURED
        return _DIFFERENT if found.shift > _GREY_SHIFT else Comparison(verdict, found.usual)
    return Comparison(Verdict.SAME, found.usual) if _agree_in_colour(found) else _DIFFERENT


def is_grey(picture: Image.Image) -> bool:
    """Whether a picture of mode RGB has no colours, but for what saving it may leave of them."""
    blocks = max(1, picture.width // (2 * _COLOUR)), max(1, picture.height // (2 * _COLOUR))
    pixels = np.asarray(picture.resize(blocks, Image.Resampling.BOX), np.float32)
    return float(np.abs(pixels - (pixels @ _LUMA)[..., None]).max()) <= _GREY


def same_proportions(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one of the sizes is the other made smaller, as far as whole pixels allow."""
    (width, height), (other_width, other_height) = one, other
    return abs(width * other_height - height * other_width) <= 1.5 * max(*one, *other)


def _agree_in_detail(found: Measures, larger: int) -> bool:
    if not (found.flat > _FLAT and found.flat + found.structure > 1 - _IN_BETWEEN):
        return found.worst <= _WORST and found.outlier <= _OUTLIER
    scale = found.side / min(EDGE, larger)
    if found.structure > 0 and (found.side < _LEAST_PAPER or scale < _LEAST_SCALE):
        return False
    if scale < 1:
        return found.worst <= _WORST_SMALLER and found.outlier <= _OUTLIER_SMALLER
    return found.worst <= _WORST_ON_PAPER and found.outlier <= _OUTLIER_ON_PAPER


def _agree_in_tones(found: Measures) -> bool:
    return found.shift <= _SHIFT and _GAIN[0] <= found.gain <= _GAIN[1]


def _agree_in_colour(found: Measures) -> bool:
    if found.colour <= _COLOURED:
        return True
    allowed = _FADED + _FADED_BY_SHIFT * found.shift
    return found.faded <= allowed and _SATURATION[0] <= found.saturation <= _SATURATION[1]


def measure(one: Image.Image, other: Image.Image) -> Measures:
    """How two pictures of mode RGB and of the same proportions differ, both at the size of the smaller."""
    first, second = _at_one_size(one, other)
    light, other_light = _smooth(first @ _LUMA), _smooth(second @ _LUMA)
    colours = (float(np.abs(_hues(first)).max()), float(np.abs(_hues(second)).max()))
    if _clipped(light) > _clipped(other_light):  # what is clipped can't be brought back: the other follows it
        (light, other_light), (first, second) = (other_light, light), (second, first)
    tones, other_tones = np.quantile(light, _QUANTILES), np.quantile(other_light, _QUANTILES)
    rising = np.maximum.accumulate(tones + np.arange(len(tones)) * 1e-3)
    mapped = np.interp(light, rising, other_tones).astype(np.float32)
    mean, other_mean = _blocks(mapped, _DETAIL), _blocks(other_light, _DETAIL)
    strong = np.maximum(
        _blocks(mapped * mapped, _DETAIL) - mean**2,
        _blocks(other_light * other_light, _DETAIL) - other_mean**2,
    )
    change = mapped - other_light
    ratio = (_blocks(change * change, _DETAIL) - (mean - other_mean) ** 2) / (strong + _NOISE)
    structured = ratio[strong > _NOISE]
    usual = float(np.sqrt(np.mean(structured**2))) if structured.size > 10 else 0.0
    worst = float(np.partition(ratio, -3, axis=None)[-3])
    hue, other_hue = _hues(first), _hues(second)
    saturation = float((hue * other_hue).sum() / max(float((hue * hue).sum()), 1e-3))
    fine, other_fine = _fine(mapped), _fine(other_light)
    return Measures(
        worst,
        worst / (usual + 0.01),
        usual,
        float(np.abs(tones - other_tones).max()),
        float((other_tones[-5] - other_tones[4] + 8) / (tones[-5] - tones[4] + 8)),
        float(np.abs(hue - other_hue).max()),
        float(np.abs(saturation * hue - other_hue).max()),
        saturation,
        colours,
        float(
            (fine * other_fine).sum() / np.sqrt((fine * fine).sum() * (other_fine * other_fine).sum() + 1e-6)
        ),
        float(np.mean(strong > _NOISE)),
        float(np.mean(strong < 4)),
        max(light.shape),
    )


def _at_one_size(one: Image.Image, other: Image.Image) -> tuple[Plane, Plane]:
    """The pixels (height, width, 3) of both at the smaller's size, at most EDGE pixels a side."""
    small = min(one, other, key=lambda picture: picture.width * picture.height)
    scale = min(1.0, EDGE / max(small.size))
    size = max(1, round(small.width * scale)), max(1, round(small.height * scale))
    first, second = (
        np.asarray(picture.resize(size, Image.Resampling.BICUBIC), np.float32) for picture in (one, other)
    )
    return first, second


def _clipped(light: Plane) -> float:
    return float(np.mean((light < _CLIPPED) | (light > 255 - _CLIPPED)))


def _smooth(plane: Plane) -> Plane:
    padded = np.pad(plane, 1, mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    smooth: Plane = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / np.float32(16)
    return smooth


def _fine(plane: Plane) -> Plane:
    return plane - _smooth(_smooth(_smooth(plane)))


def _blocks(plane: Plane, half: int) -> Plane:
    """The means of all blocks of twice `half` pixels a side, which overlap by half."""
    height, width = plane.shape[0] // half, plane.shape[1] // half
    means = plane[: height * half, : width * half].reshape(height, half, width, half).mean((1, 3))
    blocks: Plane = (means[:-1, :-1] + means[1:, :-1] + means[:-1, 1:] + means[1:, 1:]) / np.float32(4)
    return blocks


def _hues(pixels: Plane) -> Plane:
    """What red and blue have more than the grey of the same light, in blocks (rows, columns, 2)."""
    light = pixels @ _LUMA
    return np.stack([_blocks(pixels[..., channel] - light, _COLOUR) for channel in (0, 2)], axis=-1)
