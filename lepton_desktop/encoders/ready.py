"""Models that come ready for OpenVINO: the list of them, which a release writes into the program, and their download.

``models/ready.json`` among the resources is ``{"address": URL, "models": {NAME: {"licence", "megabytes", "files":
{FILE: {"size", "sha256"}}}}}``; a file lies at ``ADDRESS/NAME-FILE``, its slashes as dashes. A program that was built
without that list has none.
"""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from lepton_desktop.edition import reinstall_advice
from lepton_desktop.encoders.download import DownloadError, RemoteFile, fetch
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.hub import Progress, check_space, is_whole
from lepton_desktop.encoders.hub import download as download_from_hub
from lepton_desktop.encoders.load import needs_torch
from lepton_desktop.encoders.models import CONFIG_FILE, MANIFEST_FILE, Model, available, find, folder_name
from lepton_desktop.encoders.torch_packages import torch_is_here
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.stored_json import JsonError, read_object
from lepton_desktop.user_messages import UserMessage

READY_FILE = RESOURCES / "models" / "ready.json"


@dataclass(frozen=True, slots=True)
class ReadyModel:
    """A model that comes ready: its `files` by their paths in the model's folder, and the `megabytes` of all."""

    licence: str
    megabytes: int
    files: dict[str, RemoteFile]


def ready_models() -> dict[str, ReadyModel]:
    """The models that come ready, by name. Raises EncoderError when the list is damaged."""
    try:
        listed = read_object(READY_FILE)
        address = str(listed["address"]).rstrip("/")
        return {name: _ready(address, name, described) for name, described in listed["models"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, JsonError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EncoderError(
            "{path}: can't be read ({reason}); {advice}",
            path=READY_FILE,
            reason=error if isinstance(error, OSError | JsonError) else repr(error),
            advice=reinstall_advice("lepton-desktop"),
        ) from error


def published_name(model: str, file: str) -> str:
    """The name of a model's file where the files of all models lie side by side."""
    return f"{folder_name(model)}-{file.replace('/', '-')}"


@dataclass(frozen=True, slots=True)
class Offered:
    """A model as it is offered here: with the size of the download that it would be, and why it can't be had, if so."""

    model: Model
    why_not: UserMessage | None


def offered(models_folder: Path) -> list[Offered]:
    """The models that `available` lists, as they are offered here. Raises EncoderError when a list is damaged."""
    ready = {} if torch_is_here() else ready_models()
    return [_offered(model, ready) for model in available(models_folder)]


def as_offered(model: Model) -> Offered:
    """Any model as it is offered here. Raises EncoderError when the list of those that come ready is damaged."""
    return _offered(model, {} if torch_is_here() else ready_models())


def _offered(model: Model, ready: dict[str, ReadyModel]) -> Offered:
    if torch_is_here() or model.has_ir:
        return Offered(model, None)
    if model.name in ready and not model.installed:
        return Offered(replace(model, megabytes=ready[model.name].megabytes), None)
    return Offered(model, needs_torch(model.name).message)


def download(
    model: Model,
    models_folder: Path,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Model:
    """Bring a model to the folder, continuing where an earlier try stopped: from the hub, or ready without torch.

    Returns the installed model; one that is already there, whole, costs nothing. Weights that are there stay. Raises
    EncoderError when only torch could run it; DownloadError, or DownloadCancelledError when `cancel` is set: what has
    arrived by then is kept for the next try.
    """
    if torch_is_here() or model.source == "built-in":
        return download_from_hub(model, models_folder, progress, cancel)
    if model.has_ir and is_whole(model):
        return model
    ready = ready_models().get(model.name)
    if ready is None:
        raise needs_torch(model.name)
    staging = models_folder / f"{folder_name(model.name)}.ready.part"
    try:
        _fetch_into(staging, ready, progress or (lambda done, total: None), cancel or threading.Event())
        _put_in_place(staging, model)
    except OSError as error:
        raise DownloadError(
            "{path}: can't be written ({reason}); check the disk and the folder", path=staging, reason=error
        ) from error
    return find(model.name, models_folder)


def _ready(address: str, name: str, described: dict[str, Any]) -> ReadyModel:
    files = {
        file: RemoteFile(f"{address}/{published_name(name, file)}", int(one["size"]), str(one["sha256"]))
        for file, one in described["files"].items()
    }
    inside = all(PurePosixPath(file).parts and ".." not in PurePosixPath(file).parts for file in files)
    if not inside or any(PurePosixPath(file).is_absolute() for file in files):
        raise ValueError(f"{name}: a file isn't in the model's folder")
    if not {CONFIG_FILE, MANIFEST_FILE} <= files.keys():
        raise ValueError(f"{name}: lacks its configuration")
    return ReadyModel(str(described["licence"]), int(described["megabytes"]), files)


def _fetch_into(staging: Path, ready: ReadyModel, progress: Progress, cancel: threading.Event) -> None:
    staging.mkdir(parents=True, exist_ok=True)
    total = sum(remote.size for remote in ready.files.values())
    check_space(staging, total)
    before = 0
    for name, remote in ready.files.items():
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True)
        fetch(remote, target, lambda done, before=before: progress(before + done, total), cancel)  # type: ignore[misc]
        before += remote.size


def _put_in_place(staging: Path, model: Model) -> None:
    if model.has_weights and is_whole(model):
        shutil.rmtree(model.ir, ignore_errors=True)
        os.replace(staging / model.ir.name, model.ir)
        shutil.rmtree(staging)
        return
    shutil.rmtree(model.folder, ignore_errors=True)  # what is left of a damaged one
    os.replace(staging, model.folder)
