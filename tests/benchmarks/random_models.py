"""open_clip's architectures with random weights, installed as if downloaded: speed doesn't depend on them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lepton_desktop.encoders.models import CONFIG_FILE, MANIFEST_FILE, WEIGHTS_FILE, folder_name


def install(models: Path, architecture: str) -> str:
    """The name of the model, which is made when it isn't there."""
    name = f"{architecture}/random"
    folder = models / folder_name(name)
    if (folder / MANIFEST_FILE).is_file():
        return name
    import open_clip
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    model = open_clip.create_model(architecture, pretrained=None)
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, folder / WEIGHTS_FILE)
    config = open_clip.get_model_config(architecture)
    for option in ("hf_tokenizer_name", "tokenizer_kwargs"):  # its tokens matter as little as its weights
        config["text_cfg"].pop(option, None)
    (folder / CONFIG_FILE).write_text(
        json.dumps({"model_cfg": config, "preprocess_cfg": {}}), encoding="utf-8"
    )
    manifest = {
        "name": name,
        "sha256": hashlib.sha256((folder / WEIGHTS_FILE).read_bytes()).hexdigest(),
        "files": {WEIGHTS_FILE: (folder / WEIGHTS_FILE).stat().st_size},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")
    return name
