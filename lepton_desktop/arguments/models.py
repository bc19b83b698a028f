"""The arguments of what concerns models."""

from __future__ import annotations

import argparse
from pathlib import Path

from lepton_desktop.arguments.parser import Commands
from lepton_desktop.engines import engine_choices, precision_choices


def add_model_commands(commands: Commands) -> None:
    """Add `models`, `torch`, `evaluate` and `train`."""
    models = commands.add("models", "models.list_models", "list, download, choose or prepare models")
    actions = Commands(models, "actions", "ACTION")
    for name, module, function, text in (
        ("list", "models", "list_models", "list the models"),
        (
            "download",
            "models",
            "download_model",
            "download a model from the hub; this and `torch install` are the commands that use the network",
        ),
        (
            "use",
            "models",
            "use_model",
            "switch to this model; the library is indexed again in the background",
        ),
        (
            "prepare",
            "prepare",
            "prepare_model",
            "compile a model for this processor and measure it; this also happens automatically",
        ),
        (
            "export",
            "prepare",
            "export_model",
            "write a model as OpenVINO's IR, which runs without PyTorch; making it needs PyTorch",
        ),
    ):
        action = actions.add(name, f"{module}.{function}", text)
        if name == "prepare":
            action.add_argument(
                "model", nargs="?", metavar="NAME", help="the model (default: the one in use)"
            )
        elif name != "list":
            action.add_argument("model", metavar="NAME")
        if name == "export":
            action.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
        if name == "use":
            action.add_argument("--engine", choices=engine_choices(), help="what runs the model")
        if name in ("use", "prepare"):
            action.add_argument(
                "--precision",
                choices=precision_choices(),
                help="precision of the compiled model; i8 (eight bits) is made with photos of the library",
            )

    torch = commands.add(
        "torch", "torch_pack.show_status", "install or remove PyTorch, in a program without it"
    )
    actions = Commands(torch, "actions", "ACTION")
    for name, function, text in (
        ("status", "show_status", "show whether PyTorch is there, and what can be installed"),
        (
            "install",
            "install_torch",
            "download PyTorch, for NVIDIA cards and for models that only it can run; uses the network",
        ),
        ("remove", "remove_torch", "remove PyTorch from the disk"),
    ):
        action = actions.add(name, f"torch_pack.{function}", text)
        if name == "install":
            action.add_argument(
                "--variant",
                choices=("cpu", "cuda"),
                help="for the processor or for NVIDIA cards (default: cuda if there is an NVIDIA driver)",
            )

    evaluate = commands.add("evaluate", "evaluate.evaluate_model", "measure a model on captioned pictures")
    evaluate.add_argument("folder", type=Path, help="the folder of the pictures")
    evaluate.add_argument("captions", type=Path, help="a CSV file with the columns image and caption")
    evaluate.add_argument("--model", metavar="M", help="the model (default: the one in use)")
    evaluate.add_argument(
        "--held-out",
        action="store_true",
        help="only every seventh picture by name, which is never used for training",
    )
    evaluate.add_argument(
        "--threshold",
        action="store_true",
        help="measure the threshold between answers and less certain photos instead",
    )
    evaluate.add_argument("--cut", dest="threshold", action="store_true", help=argparse.SUPPRESS)
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")

    train = commands.add("train", "train.train", "train a model")
    recipes = Commands(train, "recipes", "RECIPE", required=True)
    starter = recipes.add(
        "starter",
        "train.train",
        "the built-in model, from captioned pictures",
        "Train the built-in model. A run that was stopped continues when it is started again.",
    )
    starter.add_argument("folder", type=Path, help="the folder of the pictures")
    starter.add_argument("captions", type=Path, help="a CSV file with the columns image and caption")
    starter.add_argument(
        "--work", type=Path, required=True, help="a folder for the state from which a stopped run continues"
    )
    starter.add_argument("--output", type=Path, required=True, help="the folder for the trained model")
    starter.add_argument("--wordnet", type=Path, help="the folder of WordNet's data files")
    starter.add_argument(
        "--validate",
        type=int,
        default=0,
        metavar="N",
        help="hold out every N-th picture and measure on these",
    )
