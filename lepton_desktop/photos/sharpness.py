"""How sharp a picture is: the variance of its Laplacian.

J. L. Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy: a comparative study" (ICPR 2000). Edges and
fine detail make the second derivative vary; a picture that is out of focus or shaken has little of either. Here it is
divided by the variance of the picture itself, otherwise a copy with more contrast would count as sharper.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

EDGE = 1024
"""Pictures are measured at this long side, in pixels, so that those of different sizes compare."""


def sharpness(picture: Image.Image) -> float:
    """The ratio of the variances, 0 to 20 or so. A picture smaller than EDGE is enlarged first, and so is soft."""
    scale = EDGE / max(picture.size)
    size = max(3, round(picture.width * scale)), max(3, round(picture.height * scale))
    grey = picture.convert("L").resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    values = np.asarray(grey, np.float32)
    laplacian = (
        values[:-2, 1:-1] + values[2:, 1:-1] + values[1:-1, :-2] + values[1:-1, 2:] - 4 * values[1:-1, 1:-1]
    )
    contrast = float(values.var())
    return float(laplacian.var()) / contrast if contrast else 0.0
