"""How long the learned part is to be: whole for what captions speak of, nothing for what they never do."""

from __future__ import annotations

import numpy as np

from lepton_desktop.training.reach import reach


def test_a_sentence_reaches_as_far_as_the_captions_nearest_to_it_are_near() -> None:
    rng = np.random.default_rng(0)
    captions = np.zeros((40, 64), np.float32)
    captions[:, 0] = 1.0
    captions[:, 1:] = rng.normal(scale=0.02, size=(40, 63))
    captions /= np.linalg.norm(captions, axis=1, keepdims=True)

    def at(cosine: float) -> np.ndarray:
        vector = np.zeros(64)
        vector[0], vector[63] = cosine, (1 - cosine**2) ** 0.5
        return vector

    lengths = reach(np.stack([at(0.9), at(0.4), at(0.0)]).astype(np.float16), captions.astype(np.float16))

    assert lengths[0] == 1
    assert 0.2 < lengths[1] < 0.8
    assert lengths[2] == 0
