"""From a model's name to an encoder that is ready to run. Never touches the network."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.edition import packaged, reinstall_advice
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.model_config import described_identity, preprocessing_of, usable_config
from lepton_desktop.encoders.models import Model, find, read_json
from lepton_desktop.encoders.torch_packages import import_open_clip, torch_advice

if TYPE_CHECKING:
    from lepton_desktop.encoders.openvino_encoder import CompiledEncoder, IrEncoder
    from lepton_desktop.encoders.source import Source
    from lepton_desktop.encoders.tokens import Tokenize
    from lepton_desktop.encoders.torch_encoder import TorchEncoder

logger = logging.getLogger(__name__)


def load_encoder(
    name: str, models_folder: Path, device: str = "auto", notice: Callable[[str], None] = logger.warning
) -> TorchEncoder:
    """The model of this name, run by torch on ``auto``, ``cuda``, ``mps`` or ``cpu``.

    `notice` is told, in words for the user, when the model has to leave its device later on. Raises
    EncoderError when the model isn't installed or is damaged, when it came without the weights that torch
    reads, when the device isn't there, and when torch itself is missing or broken.
    """
    model = _installed(name, models_folder)
    if not model.has_weights:
        raise EncoderError(
            "{name}: PyTorch can't run it, for its weights came ready for OpenVINO alone; choose another engine",
            name=model.name,
        )
    config = read_json(model.config)
    import_open_clip()
    from lepton_desktop.encoders.device import choose_device
    from lepton_desktop.encoders.torch_encoder import TorchEncoder

    return TorchEncoder(
        name=model.name,
        identity=described_identity(model, config),
        model_cfg=usable_config(model, config),
        preprocessing=preprocessing_of(model, config),
        weights=model.weights,
        device=choose_device(device),
        notice=notice,
    )


def load_compiled(
    name: str,
    models_folder: Path,
    compiled: Path,
    precision: str = "auto",
    for_photos: bool = False,
    notice: Callable[[str], None] = logger.warning,
) -> CompiledEncoder | None:
    """The model of this name as it was compiled for this processor; None when that isn't made yet, or damaged.

    Needs no torch. `for_photos` and `notice` as in `open_compiled`. Raises EncoderError when the model isn't
    installed or is damaged.
    """
    from lepton_desktop.encoders.openvino_encoder import open_compiled

    model = _installed(name, models_folder)
    config = read_json(model.config)
    identity, preprocessing = described_identity(model, config), preprocessing_of(model, config)
    tokenizer = _tokenizer_of(model, usable_config(model, config)["text_cfg"])
    return open_compiled(compiled, identity, precision, preprocessing, tokenizer, for_photos, notice)


def load_ir(name: str, models_folder: Path) -> IrEncoder:
    """The model of this name, run by OpenVINO at once, in float32, from its IR (see `model_ir`).

    Needs no torch. Raises EncoderError when the model isn't installed, has no IR, or is damaged.
    """
    from lepton_desktop.encoders.model_ir import read_ir
    from lepton_desktop.encoders.openvino_encoder import IrEncoder

    model = _installed(name, models_folder)
    config = read_json(model.config)
    ir = read_ir(model.ir, described_identity(model, config))
    tokenizer = _tokenizer_of(model, usable_config(model, config)["text_cfg"])
    return IrEncoder(ir, preprocessing_of(model, config), tokenizer)


def load_source(name: str, models_folder: Path) -> Source:
    """What a compiled form of the model of this name is made from: its IR where it has one, torch otherwise.

    Torch is loaded where it is there and has the weights: the other engines are then measured against it. Raises
    EncoderError when the model isn't installed or is damaged, and when it has no IR and torch is missing.
    """
    from lepton_desktop.encoders.model_ir import read_ir
    from lepton_desktop.encoders.source import Source
    from lepton_desktop.encoders.torch_packages import torch_is_here

    model = _installed(name, models_folder)
    torch = load_encoder(name, models_folder, "cpu") if model.has_weights and torch_is_here() else None
    if model.has_ir:
        config = read_json(model.config)
        identity = described_identity(model, config)
        return Source(
            name=model.name,
            identity=identity,
            preprocessing=preprocessing_of(model, config),
            tokenize=_tokenizer_of(model, usable_config(model, config)["text_cfg"])(),
            graphs=read_ir(model.ir, identity),
            torch=torch,
        )
    if torch is None:
        raise needs_torch(model.name)
    from lepton_desktop.encoders.torch_graphs import torch_source

    return torch_source(torch)


def identity_of(name: str, models_folder: Path) -> str:
    """The identity that an encoder of this name would have, without loading it (and without torch).

    Raises EncoderError when the model isn't installed.
    """
    model = _installed(name, models_folder)
    return described_identity(model, read_json(model.config))


def name_of(identity: str) -> str:
    """The name of the model in an identity."""
    return identity.rpartition("@")[0]


@dataclass(frozen=True, slots=True)
class Openers:
    """What an installed model can be run by at once: it has weights for torch, an IR for OpenVINO, or both."""

    by_torch: bool
    by_openvino: bool


def can_open(name: str, models_folder: Path) -> Openers:
    """What the model of this name can be run by at once. Raises EncoderError when it isn't installed."""
    model = _installed(name, models_folder)
    return Openers(model.has_weights, model.has_ir)


def needs_torch(name: str) -> EncoderError:
    """Why a model that has no IR can't be run where torch is missing."""
    return EncoderError("{name}: only PyTorch can run it; {advice}", name=name, advice=torch_advice())


def _tokenizer_of(model: Model, text_cfg: dict[str, Any]) -> Callable[[], Tokenize]:
    def tokenizer() -> Tokenize:
        from lepton_desktop.encoders.tokens import make_tokenizer

        return make_tokenizer(text_cfg, model.folder)

    return tokenizer


def _installed(name: str, models_folder: Path) -> Model:
    model = find(name, models_folder)
    if not model.installed:
        if model.source == "built-in":
            missing = model.ir if packaged() else model.weights
            raise EncoderError(
                "{path}: is missing; {advice}", path=missing, advice=reinstall_advice("lepton-desktop")
            )
        raise EncoderError(
            "{name}: is not downloaded yet; run: lepton-desktop models download {model}",
            name=name,
            model=model.name,
        )
    return model
