"""The built-in model itself, as it lies in the package."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import skimage
from PIL import Image

from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.models import find
from lepton_desktop.photos.bitmap import decode_bitmap
from lepton_desktop.photos.formats import FORMATS

PICTURES = {
    "a cat": "chelsea.png",
    "a cup of coffee": "coffee.png",
    "a rocket launch": "rocket.jpg",
    "a page of text": "page.png",
}


def test_it_lies_in_the_package_and_is_small() -> None:
    model = find("starter", Path("no models"))
    assert model.installed
    assert model.weights.stat().st_size < 40e6


def test_words_find_their_photograph(starter: Encoder) -> None:
    folder = Path(skimage.__file__).parent / "data"
    photos = [Image.open(folder / name).convert("RGB") for name in PICTURES.values()]
    images = starter.encode_images(np.stack([starter.preprocessing.apply(photo) for photo in photos]))
    texts = starter.encode_texts(list(PICTURES))
    assert np.allclose(np.linalg.norm(images, axis=1), 1, atol=1e-5)
    assert np.allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-5)
    assert (texts @ images.T).argmax(1).tolist() == list(range(len(PICTURES)))


def test_a_camera_photo_decoded_at_an_eighth_keeps_its_vector(starter: Encoder) -> None:
    folder = Path(skimage.__file__).parent / "data"
    pixels = []
    for name in ("chelsea.png", "coffee.png", "rocket.jpg"):
        photo = Image.open(folder / name).convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC)
        file = io.BytesIO()
        photo.save(file, "JPEG", quality=90, subsampling="4:2:0")
        scaled = decode_bitmap(file.getvalue(), FORMATS["jpeg"], starter.preprocessing.size).picture
        assert scaled.size == (500, 375)
        pixels += [starter.preprocessing.apply(photo), starter.preprocessing.apply(scaled)]
    vectors = starter.encode_images(np.stack(pixels))
    assert (vectors[::2] * vectors[1::2]).sum(1).mean() > 0.995
