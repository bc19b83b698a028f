"""Runs any open_clip model with torch: one road for the built-in model and for every model of the hub."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from open_clip.coca_model import CoCa
from open_clip.model import CLIP, CustomTextCLIP
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

import lepton_desktop.encoders.starter_vision  # noqa: F401  (timm learns the built-in model's tower)
from lepton_desktop.encoders.encoder import EncoderError, Preprocessing
from lepton_desktop.encoders.tokens import make_tokenizer
from lepton_desktop.encoders.weights import load_weights
from lepton_desktop.legible import first_line

BATCH = {"cuda": 64, "mps": 32, "cpu": 16}
"""Pictures or texts that go through a tower at once; more is no faster."""

logger = logging.getLogger(__name__)


class TorchEncoder:
    """An open_clip model on a device. See `Encoder` for what it promises."""

    def __init__(
        self,
        name: str,
        identity: str,
        model_cfg: dict[str, Any],
        preprocessing: Preprocessing,
        weights: Path,
        device: str,
        notice: Callable[[str], None] = logger.warning,
    ) -> None:
        """Load the weights. `notice` is told, in words for the user, when it has to leave the device.

        Raises EncoderError when the configuration and the weights make no model.
        """
        self.name = name
        self._identity = identity
        self._model_cfg = model_cfg
        self._preprocessing = preprocessing
        self.weights_file = weights
        self._notice = notice
        self.tokenize = make_tokenizer(model_cfg["text_cfg"], weights.parent)
        self._dimensions = int(model_cfg["embed_dim"])
        self._put_on(device)

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def preprocessing(self) -> Preprocessing:
        return self._preprocessing

    @property
    def device(self) -> str:
        return self._device

    @property
    def engine(self) -> str:
        return f"torch {'f32' if self._precision is torch.float32 else 'f16'}"

    def encode_images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        size = self._preprocessing.size
        if pixels.ndim != 4 or pixels.shape[1:] != (size, size, 3) or pixels.dtype != np.uint8:
            raise ValueError(
                f"pixels must be uint8 of shape (n, {size}, {size}, 3), not {pixels.dtype} {pixels.shape}"
            )
        return self._in_batches(torch.from_numpy(np.require(pixels, requirements=["C", "W"])), self._look)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        return self._in_batches(torch.from_numpy(self.tokenize(texts)), self._read)

    def _look(self, pixels: Tensor) -> Tensor:
        """Pixels (n, size, size, 3), uint8, to features. Their memory already lies as channels_last."""
        values = pixels.to(self._device).permute(0, 3, 1, 2).to(self._precision)
        features: Tensor = self.model.encode_image((values / 255 - self._mean) / self._std)
        return features

    def _read(self, tokens: Tensor) -> Tensor:
        features: Tensor = self.model.encode_text(tokens.to(self._device))
        return features

    def _in_batches(self, inputs: Tensor, tower: Callable[[Tensor], Tensor]) -> NDArray[np.float32]:
        """The tower's unit vectors of all inputs, in batches that the device can take.

        A batch that fails is tried again at half the size, which stays; where one alone fails, on the CPU.
        """
        vectors = np.empty((len(inputs), self._dimensions), np.float32)
        done = 0
        while done < len(inputs):
            batch = inputs[done : done + self._batch]
            try:
                vectors[done : done + len(batch)] = self._run(batch, tower)
            except RuntimeError as error:  # torch.OutOfMemoryError is one; so is whatever a driver reports
                self._yield_to(error, len(batch))
            else:
                done += len(batch)
        return vectors

    def _run(self, batch: Tensor, tower: Callable[[Tensor], Tensor]) -> NDArray[np.float32]:
        with torch.inference_mode():
            features = tower(batch).float()
            vectors: NDArray[np.float32] = nn.functional.normalize(features, dim=-1).cpu().numpy()
        if self._precision is torch.float16 and not np.isfinite(vectors).all():
            # Some models' numbers are too large for half precision; this one goes on in full.
            self._put_on(self._device, torch.float32)
            return self._run(batch, tower)
        return vectors

    def _yield_to(self, error: RuntimeError, failed: int) -> None:
        """Go on with half the batch that failed, or on the CPU. Raises EncoderError when neither is left."""
        if failed > 1:
            self._batch = failed // 2
        elif self._device != "cpu":
            device, reason = self._device, first_line(error)
            self._put_on("cpu")
            self._notice(f"{self.name}: {device} failed ({reason}); going on with the CPU, which is slower")
        else:
            raise EncoderError(
                "{name}: can't be run ({reason}); "
                "close other programs to free memory, or choose a smaller model",
                name=self.name,
                reason=first_line(error),
            ) from error

    def _put_on(self, device: str, precision: torch.dtype | None = None) -> None:
        """Load the model onto a device, from its file: one that has failed may not give its tensors back."""
        if precision is None:
            precision = torch.float32 if device == "cpu" else torch.float16
        model = _build(self._model_cfg)
        load_weights(model, self.weights_file)
        model.requires_grad_(False).eval()
        try:
            model.to(device=device, dtype=precision)
            model.visual.to(memory_format=torch.channels_last)  # 1.5 times the speed of convolutions on a CPU
        except RuntimeError as error:
            if device == "cpu":
                raise EncoderError(
                    "{path}: can't be loaded ({reason})", path=self.name, reason=first_line(error)
                ) from error
            self._notice(f"{self.name}: doesn't fit on {device} ({first_line(error)}); going on with the CPU")
            self._put_on("cpu")
            return
        self.model = model
        self._device = device
        self._precision = precision
        self._batch = BATCH.get(device, 16)
        self._mean = torch.tensor(self._preprocessing.mean, device=device, dtype=precision).view(1, 3, 1, 1)
        self._std = torch.tensor(self._preprocessing.std, device=device, dtype=precision).view(1, 3, 1, 1)


class _NoRandomWeights(TorchFunctionMode):
    """Leaves weights unset that the model's file is about to give: drawing them takes longer than reading."""

    _DRAWS = frozenset(
        {
            nn.init.kaiming_normal_,
            nn.init.kaiming_uniform_,
            nn.init.normal_,
            nn.init.uniform_,
            Tensor.erfinv_,
            Tensor.normal_,
            Tensor.uniform_,
        }
    )

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func in self._DRAWS:
            return args[0] if args else (kwargs or {})["tensor"]
        return func(*args, **(kwargs or {}))


def _build(model_cfg: dict[str, Any]) -> Any:
    """An open_clip model without weights. The choice of class is that of open_clip's `create_model`.

    Raises EncoderError when open_clip can't build it.
    """
    try:
        options = copy.deepcopy(model_cfg)
        options["vision_cfg"]["timm_model_pretrained"] = False
        custom_text = options.pop("custom_text", False)
        kind = CoCa if "multimodal_cfg" in options else CustomTextCLIP if custom_text else CLIP
        with _NoRandomWeights():
            return kind(**options)
    except Exception as error:  # a configuration may hold anything, and open_clip checks little of it
        raise EncoderError(
            "open_clip can't build the model ({reason}); update open_clip_torch and timm",
            reason=first_line(error),
        ) from error
