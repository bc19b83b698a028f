"""Downloads models from the hub: safetensors only, checked, into a folder that is whole or isn't there."""

from __future__ import annotations

import copy
import difflib
import json
import os
import shutil
import threading
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lepton_desktop.encoders.download import DownloadError, RefusedError, RemoteFile, fetch, fetch_json
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.model_config import usable_config
from lepton_desktop.encoders.models import (
    CONFIG_FILE,
    MANIFEST_FILE,
    WEIGHTS_FILE,
    Model,
    find,
    folder_name,
    read_json,
)
from lepton_desktop.encoders.torch_packages import import_open_clip
from lepton_desktop.user_messages import UserMessage

HUB = "https://huggingface.co"
"""Used unless the environment variable HF_ENDPOINT names another."""

_WEIGHTS = (WEIGHTS_FILE, "open_clip_pytorch_model.safetensors")
_PICKLED = (".bin", ".pt", ".pth", ".ckpt")
_TOKENIZER = "tokenizer.json"
_TOKENIZER_FILES = (_TOKENIZER, "tokenizer_config.json", "special_tokens_map.json")
_SPARE_BYTES = 50_000_000

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are here."""


def download(
    model: Model,
    models_folder: Path,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Model:
    """Bring a model of the hub to the models folder, going on where an earlier try stopped.

    Returns the installed model; one that is already there, whole, costs nothing. Raises DownloadError, or
    DownloadCancelledError when `cancel` is set; what has arrived by then is kept for the next try.
    """
    if model.source == "built-in" or is_whole(model):
        return model
    staging = models_folder / f"{folder_name(model.name)}.part"
    try:
        staging.mkdir(parents=True, exist_ok=True)
        _download_into(staging, model, progress or (lambda done, total: None), cancel or threading.Event())
        shutil.rmtree(model.folder, ignore_errors=True)  # what is left of a damaged one
        os.replace(staging, model.folder)
    except RefusedError as error:
        raise _as_the_hub_means_it(error) from error
    except OSError as error:
        raise DownloadError(
            "{path}: can't be written ({reason}); check the disk and the folder", path=staging, reason=error
        ) from error
    return find(model.name, models_folder)


def _as_the_hub_means_it(error: RefusedError) -> DownloadError:
    """What a status says on the hub."""
    if error.status in (401, 404):
        return DownloadError(
            "{name}: there is no such model on the hub, or it isn't public; check its name", name=error.name
        )
    if error.status == 403:
        return DownloadError(
            "{name}: is available only to people who have accepted its terms on the hub; choose another model",
            name=error.name,
        )
    return error


def _download_into(staging: Path, model: Model, progress: Progress, cancel: threading.Event) -> None:
    config, repo, weights_name = _asked_for(model)
    repository = _Repository(repo)
    files = {WEIGHTS_FILE: repository.weights(model, weights_name)}
    if config is None:
        fetch(repository.file(CONFIG_FILE), staging / CONFIG_FILE, lambda done: None, cancel)
        config = read_json(staging / CONFIG_FILE)
    else:
        (staging / CONFIG_FILE).write_text(json.dumps(config, indent=2), encoding="utf-8")
    usable_config(model, config)  # better to be refused before a gigabyte has come
    files |= _tokenizer(config, repository)
    total = sum(file.size for file in files.values())
    check_space(staging, total)
    before = 0
    for name, remote in files.items():
        fetch(remote, staging / name, lambda done, before=before: progress(before + done, total), cancel)  # type: ignore[misc]
        before += remote.size
    manifest = {
        "name": model.name,
        "repository": repo,
        "commit": repository.commit,
        "sha256": files[WEIGHTS_FILE].digest,
        "files": {name: remote.size for name, remote in files.items()},
    }
    for leftover in staging.glob("*.part"):  # of a version that the hub no longer has
        leftover.unlink()
    (staging / MANIFEST_FILE).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def is_whole(model: Model) -> bool:
    """Whether all files are there that came with a downloaded model."""
    if not model.installed:
        return False
    try:
        files = read_json(model.folder / MANIFEST_FILE).get("files", {})
    except EncoderError:  # it is brought again
        return False
    if not isinstance(files, dict):
        return False
    paths = {model.folder / name: size for name, size in files.items()}
    return model.config.is_file() and all(
        path.is_file() and path.stat().st_size == paths[path] for path in paths
    )


def _asked_for(model: Model) -> tuple[dict[str, Any] | None, str, str | None]:
    """Its configuration (None: it lies on the hub), its repository, and its weights' name, if any."""
    if model.architecture is None or model.tag is None:
        if model.repo is None:
            raise DownloadError("{name}: has no repository on the hub", name=model.name)
        return None, model.repo, None
    open_clip = import_open_clip()
    from open_clip.pretrained import get_pretrained_cfg, list_pretrained_tags_by_model

    model_cfg = open_clip.get_model_config(model.architecture)
    tags = list_pretrained_tags_by_model(model.architecture)
    if model_cfg is None or not tags:
        near = difflib.get_close_matches(model.architecture, open_clip.list_models(), 3)
        raise DownloadError(
            "{name}: open_clip has no such model with weights; {hint}",
            name=model.architecture,
            hint=UserMessage("did you mean {names}?", names=" or ".join(near))
            if near
            else UserMessage("update open_clip_torch if it is new"),
        )
    described = get_pretrained_cfg(model.architecture, model.tag)
    if not described:
        raise DownloadError(
            "{name}: open_clip has no such weights; it has {known}", name=model.name, known=", ".join(tags)
        )
    if not described.get("hf_hub"):
        raise DownloadError(
            (
                "{name}: its weights are published only as a pickled file, which could run any code "
                "when it is loaded; choose other weights"
            ),
            name=model.name,
        )
    model_cfg = copy.deepcopy(model_cfg)
    if described.get("quick_gelu"):
        model_cfg["quick_gelu"] = True  # the weights were trained so, whatever the architecture's default
    preprocess_cfg = {name: described[name] for name in ("mean", "std", "interpolation", "resize_mode")}
    repo, _, weights_name = described["hf_hub"].rpartition("/")
    return {"model_cfg": model_cfg, "preprocess_cfg": preprocess_cfg}, repo, weights_name or None


def _tokenizer(config: dict[str, Any], repository: _Repository) -> dict[str, RemoteFile]:
    """The files of the tokenizer, for a model that doesn't read open_clip's own tokens."""
    named = config.get("model_cfg", config).get("text_cfg", {}).get("hf_tokenizer_name")
    if not named:
        return {}
    source = repository if repository.has(_TOKENIZER) else _Repository(named)
    if not source.has(_TOKENIZER):
        raise DownloadError(
            "{name}: has no {file}, without which the model can't read words",
            name=source.name,
            file=_TOKENIZER,
        )
    return {name: source.file(name) for name in _TOKENIZER_FILES if source.has(name)}


def check_space(folder: Path, total: int) -> None:
    """Raises DownloadError unless the disk has space for what a folder of `total` bytes still lacks."""
    here = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    missing = total - here + _SPARE_BYTES - shutil.disk_usage(folder).free
    if missing > 0:
        raise DownloadError(
            (
                "{path}: the disk has no space for the model's {megabytes} MB; free at least {missing} "
                "MB and try again"
            ),
            path=folder.parent,
            megabytes=f"{total / 1e6:,.0f}",
            missing=f"{missing / 1e6:,.0f}",
        )


class _Repository:
    """The files of a repository on the hub, as they stand at one commit."""

    def __init__(self, name: str) -> None:
        """Ask the hub. Raises DownloadError."""
        self.name = name
        self._endpoint = (os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        answer = fetch_json(f"{self._endpoint}/api/models/{urllib.parse.quote(name)}?blobs=true", name)
        try:
            self.commit = str(answer["sha"])
            self._files: dict[str, dict[str, Any]] = {file["rfilename"]: file for file in answer["siblings"]}
        except (KeyError, TypeError) as error:
            raise DownloadError(
                "{address}: doesn't answer like a hub; check HF_ENDPOINT", address=self._endpoint
            ) from error

    def has(self, name: str) -> bool:
        return name in self._files

    def file(self, name: str) -> RemoteFile:
        """Where the file is, how long, and its checksum. Raises DownloadError when it isn't there."""
        if name not in self._files:
            raise DownloadError(
                "{name}: has no {file}; it is not an open_clip model", name=self.name, file=name
            )
        file = self._files[name]
        url = f"{self._endpoint}/{self.name}/resolve/{self.commit}/{urllib.parse.quote(name)}"
        large = file.get("lfs")
        try:
            return RemoteFile(url, int(file["size"]), str(large["sha256"] if large else file["blobId"]))
        except (KeyError, TypeError, ValueError) as error:
            raise DownloadError(
                "{file}: the hub gives no size or checksum for it; try again later", file=url
            ) from error

    def weights(self, model: Model, named: str | None) -> RemoteFile:
        """The weights as safetensors. Raises DownloadError when there are none, or only pickled ones."""
        safe = Path(named).with_suffix(".safetensors").name if named else None
        for name in (safe, *_WEIGHTS):
            if name and self.has(name):
                return self.file(name)
        if any(name.endswith(_PICKLED) for name in self._files):
            raise DownloadError(
                (
                    "{name}: {repository} publishes its weights only as a pickled file, which could run "
                    "any code when it is loaded; choose a model with safetensors"
                ),
                name=model.name,
                repository=self.name,
            )
        raise DownloadError(
            "{name}: {repository} has no open_clip weights ({file})",
            name=model.name,
            repository=self.name,
            file=WEIGHTS_FILE,
        )
