"""How far what captions taught reaches: how well they know a sentence that is none of them.

The learned part was drawn together on captions alone, so for a coin or a volcano, of which they never speak, it says
nothing but noise; and noise of full length drowns what the concept part knows.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

_NEAREST = 10
_UNKNOWN, _KNOWN = 0.30, 0.50
"""Mean cosines to the nearest captions: under the one, captions say nothing of it; from the other on, all there is."""
_BLOCK = 4096


def reach(vectors: NDArray[np.float16], captions: NDArray[np.float16]) -> NDArray[np.float16]:
    """How long (n,), 0 to 1, the learned part of the sentences should be, from the teacher's vectors (n, d), (m, d)."""
    known = torch.from_numpy(captions).bfloat16().T
    nearest = [
        (torch.from_numpy(block).bfloat16() @ known).float().topk(_NEAREST).values.mean(-1)
        for block in np.array_split(vectors, len(vectors) // _BLOCK + 1)
    ]
    length = ((torch.cat(nearest) - _UNKNOWN) / (_KNOWN - _UNKNOWN)).clamp(0, 1)
    reached: NDArray[np.float16] = length.half().numpy()
    return reached
