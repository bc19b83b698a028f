"""The built-in model's image tower, registered with timm so that an open_clip configuration can name it.

An EfficientNet-Lite2 looks; its vector has two parts side by side. The *learned* part was aligned with captions
and knows scenes, actions and how people speak. The *concept* part is the mean of the class names' own
vectors, weighted by the classifier's ten likeliest classes: it knows the thousand names that captions lack.
"""

from __future__ import annotations

import math
from typing import Any

import timm
import torch
from timm.models import register_model
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

IMAGE_SIZE = 224
LEARNED_DIMENSIONS = 256
CONCEPT_DIMENSIONS = 256
CLASSES = 1000
LIKELIEST = 10
"""How many classes the concept part is made of; the tail of the softmax only adds noise."""
TEMPERATURE = 2.5
"""Of that softmax: a classifier is surer than it should be of pictures unlike those it was trained on."""
EARLY_STAGES = 5
"""So many of the trunk's stages are as ImageNet taught them; those after them are tuned with captions."""
EARLY_CHANNELS, EARLY_SIDE = 120, 14
TRUNK_CHANNELS = 352
POOLED_CHANNELS = 1280


def fold_batch_norms(module: nn.Module) -> None:
    """Put every batch norm, in place, into the convolution before it; the outputs stay the same (eval mode).

    Worth 1.4 times the speed on a CPU. timm's BatchNormAct2d leaves its activation behind.
    """
    convolution: str | None = None
    for name, child in list(module.named_children()):
        if isinstance(child, nn.Conv2d):
            convolution = name
        elif isinstance(child, nn.BatchNorm2d) and convolution is not None:
            setattr(module, convolution, fuse_conv_bn_eval(getattr(module, convolution), child))
            setattr(module, name, getattr(child, "act", nn.Identity()))
            convolution = None
        else:
            fold_batch_norms(child)


def make_trunk() -> nn.Module:
    """timm's EfficientNet-Lite2 as it stands, batch norms and classifier included, with random weights."""
    trunk: nn.Module = timm.create_model("tf_efficientnet_lite2", pretrained=False)
    return trunk.eval()


class LearnedHead(nn.Module):
    """From what the trunk saw to the part of the vector that was aligned with captions.

    A linear road plus a residual multilayer perceptron over the pooled features and the square roots of the
    class probabilities, plus attention over the 7 x 7 places of the trunk's last map, which finds small things.
    """

    def __init__(self, hidden: int = 1024, queries: int = 4, dropout: float = 0.0) -> None:
        super().__init__()
        key = 64
        seen = POOLED_CHANNELS + CLASSES
        self.attend = nn.Linear(TRUNK_CHANNELS, queries)
        self.values = nn.Linear(TRUNK_CHANNELS, key * queries)
        self.queries, self.key = queries, key
        seen += key * queries
        self.norm = nn.LayerNorm(seen)
        self.linear = nn.Linear(seen, LEARNED_DIMENSIONS)
        self.drop = nn.Dropout(dropout)
        self.up = nn.Linear(seen, hidden)
        self.down = nn.Linear(hidden, LEARNED_DIMENSIONS)

    def forward(self, places: Tensor, pooled: Tensor, probabilities: Tensor) -> Tensor:
        """Shapes (n, 49, 352), (n, 1280), (n, 1000) to (n, 256), unit length."""
        weights = self.attend(places).softmax(1)  # (n, 49, queries)
        values = self.values(places).view(*places.shape[:2], self.queries, self.key)
        attended = torch.einsum("npq,npqk->nqk", weights, values).flatten(1)
        seen = self.norm(torch.cat([pooled, probabilities.sqrt() * 8, attended], -1))
        seen = self.drop(seen)
        hidden = self.drop(nn.functional.gelu(self.up(seen)))
        return nn.functional.normalize(self.linear(seen) + self.down(hidden), dim=-1)


class StarterVision(nn.Module):
    """Pixels (n, 3, 224, 224) to vectors (n, 512): the learned part, then the concept part."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = make_trunk()
        fold_batch_norms(self.trunk)
        self.learned = LearnedHead()
        self.class_vectors = nn.Parameter(torch.zeros(CLASSES, CONCEPT_DIMENSIONS))
        self.concept_weight = nn.Parameter(torch.tensor([0.7]))
        self.num_features = LEARNED_DIMENSIONS + CONCEPT_DIMENSIONS

    def forward(self, pixels: Tensor) -> Tensor:
        """The two parts side by side; open_clip brings the whole to unit length."""
        places = look_late(self.trunk, look_early(self.trunk, pixels))
        pooled, logits = conclude(self.trunk, places)
        probabilities = logits.softmax(-1)
        concept = concept_part(probabilities, self.class_vectors, TEMPERATURE, LIKELIEST)
        return torch.cat([self.learned(places, pooled, probabilities), self.concept_weight * concept], -1)


def look_early(trunk: nn.Module, pixels: Tensor) -> Tensor:
    """What the trunk's early stages make of pixels: (n, 3, 224, 224) to (n, 120, 14, 14)."""
    stages = trunk.blocks[:EARLY_STAGES]  # type: ignore[index]
    maps: Tensor = stages(trunk.bn1(trunk.conv_stem(pixels)))  # type: ignore[operator]
    return maps


def look_late(trunk: nn.Module, early: Tensor) -> Tensor:
    """What the trunk sees at each place of its last map: (n, 120, 14, 14) to (n, 49, 352)."""
    maps: Tensor = trunk.blocks[EARLY_STAGES:](early)  # type: ignore[index, operator]
    return maps.flatten(2).transpose(1, 2)


def conclude(trunk: nn.Module, places: Tensor) -> tuple[Tensor, Tensor]:
    """What the trunk makes of its last map (n, 49, 352): the pooled features (n, 1280), the class logits (n, 1000)."""
    side = math.isqrt(places.shape[1])
    maps = places.transpose(1, 2).unflatten(2, (side, side))  # type: ignore[no-untyped-call]
    pooled = trunk.global_pool(trunk.bn2(trunk.conv_head(maps)))  # type: ignore[operator]
    return pooled, trunk.classifier(pooled)  # type: ignore[operator]


def concept_part(probabilities: Tensor, class_vectors: Tensor, temperature: float, likeliest: int) -> Tensor:
    """The likeliest classes' vectors (1000, d), weighted by their probabilities (n, 1000): (n, d), unit length.

    A softmax at a temperature is the softmax's own probabilities to the power of its inverse, but for their sum.
    """
    top, classes = (probabilities ** (1 / temperature)).topk(likeliest, dim=-1)
    kept = torch.zeros_like(probabilities).scatter(-1, classes, top)
    return nn.functional.normalize(kept @ class_vectors, dim=-1)


@register_model
def lepton_starter(pretrained: bool = False, **_: Any) -> StarterVision:
    """What timm calls; open_clip passes options of a classifier that this tower has no use for."""
    if pretrained:
        raise ValueError("lepton_starter has no timm weights; open_clip loads them from the model's own file")
    return StarterVision()
