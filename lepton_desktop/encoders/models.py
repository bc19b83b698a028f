"""The models that can be asked for by name: the built-in one, the recommended ones, and any of open_clip's.

Nothing here imports torch, so that a list of models costs nothing.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.stored_json import JsonError, read_object

BUILT_IN = "starter"
CONFIG_FILE = "open_clip_config.json"
WEIGHTS_FILE = "open_clip_model.safetensors"
MANIFEST_FILE = "lepton_model.json"
IR_FOLDER, IR_DESCRIPTION = "ir", "ir.json"
"""The folder of a model's IR (see `model_ir`) and the file in it that says what the others are."""
HUB_PREFIX = "hf-hub:"
_ENGLISH = frozenset({"en"})

_SHIPPED = RESOURCES / "models"


@dataclass(frozen=True, slots=True)
class Model:
    """A model by name, and what a person wants to know before choosing it.

    `architecture` and `tag` are open_clip's words for it; `repo` is its repository on the hub, None where
    open_clip is still to be asked. `megabytes` is the download, None where the hub is still to be asked.
    `config` and `weights` are where its files lie, or will lie once it is downloaded; a model that was downloaded ready
    for OpenVINO has its `ir` instead of weights. `languages` has the ISO 639 codes
    of the languages that it understands, ``mul`` for many, and none where they aren't known.

    Of its quality, in percent: `recall_at_10` is how often a caption finds its photo among the first ten, as
    `lepton-desktop evaluate --held-out` measured it (docs/model-card.md says on what); `imagenet` how often it
    names the right one of ImageNet's thousand things unseen, as its makers published it. None: not known.
    `redistributable`: its licence lets a release of the program publish it, made ready for OpenVINO.
    """

    name: str
    title: str
    source: Literal["built-in", "hub"]
    languages: frozenset[str]
    licence: str
    megabytes: int | None
    config: Path
    weights: Path
    installed: bool = False
    architecture: str | None = None
    tag: str | None = None
    repo: str | None = None
    recall_at_10: float | None = None
    imagenet: float | None = None
    redistributable: bool = False

    @property
    def languages_text(self) -> str:
        """The languages in words."""
        if not self.languages:
            return _UNKNOWN
        return "English" if self.languages == _ENGLISH else "English and about a hundred others"

    @property
    def folder(self) -> Path:
        """The folder of its files."""
        return self.weights.parent

    @property
    def ir(self) -> Path:
        """The folder of its IR, which lies there or doesn't."""
        return self.folder / IR_FOLDER if self.source == "hub" else self.weights.with_suffix(".ir")

    @property
    def has_ir(self) -> bool:
        """Whether OpenVINO can run it without torch."""
        return (self.ir / IR_DESCRIPTION).is_file()

    @property
    def has_weights(self) -> bool:
        """Whether it has the weights that torch runs."""
        return self.weights.is_file()


_UNKNOWN = "see its page on the hub"


def available(models_folder: Path) -> list[Model]:
    """The built-in model, the recommended ones, and what else has been downloaded, in this order."""
    listed = [_built_in(), *_recommended(models_folder)]
    names = {model.name for model in listed}
    for manifest in sorted(models_folder.glob(f"*/{MANIFEST_FILE}")):
        try:
            name = read_json(manifest).get("name")
        except EncoderError:  # one that is damaged hides no other
            continue
        if isinstance(name, str) and name not in names and folder_name(name) == manifest.parent.name:
            listed.append(find(name, models_folder))
    return listed


def find(name: str, models_folder: Path) -> Model:
    """The model of this name, installed or not: `available`'s names, ``NAME/TAG`` or ``hf-hub:owner/repo``.

    Whether open_clip and the hub know a ``NAME/TAG`` shows only when it is downloaded. Raises EncoderError
    for a name that can't be one.
    """
    if name == BUILT_IN:
        return _built_in()
    for model in _recommended(models_folder):
        if name in (model.name, f"{model.architecture}/{model.tag}"):
            return model
    if name.startswith(HUB_PREFIX):
        repo = name.removeprefix(HUB_PREFIX)
        if repo.count("/") == 1 and all(repo.split("/")):
            return _hub_model(
                models_folder, Model(name, repo, "hub", frozenset(), _UNKNOWN, None, *_NOWHERE, repo=repo)
            )
    else:
        architecture, _, tag = name.partition("/")
        if architecture and tag and "/" not in tag:
            title = f"{architecture}, trained on {tag}"
            model = Model(
                name, title, "hub", frozenset(), _UNKNOWN, None, *_NOWHERE, False, architecture, tag
            )
            return _hub_model(models_folder, model)
    raise EncoderError(
        (
            "{name}: is not a model; use a name that `lepton-desktop models` lists, open_clip's "
            "NAME/TAG (such as ViT-B-32/laion2b_s34b_b79k) or hf-hub:owner/repository"
        ),
        name=name,
    )


def delete(model: Model) -> None:
    """Remove a downloaded model, and what an unfinished download of it has left. Raises EncoderError."""
    if model.source == "built-in":
        raise EncoderError("{name}: is part of the program and can't be deleted", name=model.name)
    name = model.folder.name
    for folder in (
        model.folder,
        *(model.folder.with_name(f"{name}{left}") for left in (".part", ".ready.part")),
    ):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise EncoderError(
                "{path}: can't be removed ({reason}); close other windows of Lepton Desktop and try again",
                path=error.filename or folder,
                reason=error,
            ) from error


def folder_name(name: str) -> str:
    """The name of a downloaded model's folder: the model's own, without what a file system may refuse."""
    return name.replace(":", "--").replace("/", "--")


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a model's file. Raises EncoderError when it can't be read or is none."""
    try:
        return read_object(path)
    except (OSError, JsonError) as error:
        raise EncoderError(
            "{path}: can't be read ({reason}); download the model again", path=path, reason=error
        ) from error


def _built_in() -> Model:
    config, weights = _SHIPPED / f"{BUILT_IN}.json", _SHIPPED / f"{BUILT_IN}.safetensors"
    model = Model(
        name=BUILT_IN,
        title="The built-in model: small, fast, ready from the start",
        source="built-in",
        languages=_ENGLISH,
        licence="MIT",
        megabytes=0,
        config=config,
        weights=weights,
        recall_at_10=66.9,
    )
    return replace(model, installed=config.is_file() and (model.has_weights or model.has_ir))


_NOWHERE = (Path(), Path())

_RECOMMENDED = (
    Model(
        name="MobileCLIP2-S2",
        title="Much better at details, still fast without a graphics card",
        source="hub",
        languages=_ENGLISH,
        licence="Apple AMLR (research only)",
        megabytes=398,
        config=Path(),
        weights=Path(),
        architecture="MobileCLIP2-S2",
        tag="dfndr2b",
        repo="timm/MobileCLIP2-S2-OpenCLIP",
        imagenet=77.2,
    ),
    Model(
        name="ViT-B-16-SigLIP2-256",
        title="The best answers here, and in many languages; slow without a graphics card",
        source="hub",
        languages=_ENGLISH | {"mul"},
        licence="Apache 2.0",
        megabytes=1502,
        config=Path(),
        weights=Path(),
        architecture="ViT-B-16-SigLIP2-256",
        tag="webli",
        repo="timm/ViT-B-16-SigLIP2-256",
        imagenet=79.1,
        redistributable=True,
    ),
)


def _recommended(models_folder: Path) -> list[Model]:
    return [_hub_model(models_folder, model) for model in _RECOMMENDED]


def _hub_model(models_folder: Path, model: Model) -> Model:
    """The model with its place below the models folder: it is installed when its manifest is there."""
    folder = models_folder / folder_name(model.name)
    return replace(
        model,
        config=folder / CONFIG_FILE,
        weights=folder / WEIGHTS_FILE,
        installed=(folder / MANIFEST_FILE).is_file(),
    )
