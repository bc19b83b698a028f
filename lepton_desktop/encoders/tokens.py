"""Words to the numbers a text tower reads: open_clip's own BPE, or the tokenizer that came with the model.

Nothing here imports torch or open_clip: a compiled model answers without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.encoders.bpe import BytePairs
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.model_config import DEFAULT_CONTEXT
from lepton_desktop.encoders.models import read_json
from lepton_desktop.encoders.text_cleaning import cleaner

TOKENIZER_FILE = "tokenizer.json"
TOKENIZER_CONFIG_FILE = "tokenizer_config.json"

Tokenize = Callable[[Sequence[str]], NDArray[np.int64]]
"""Texts to tokens (n, context length), cut and padded."""


def make_tokenizer(text_cfg: dict[str, Any], folder: Path) -> Tokenize:
    """The tokenizer that an open_clip text configuration asks for; its files lie in `folder`.

    Raises EncoderError when they are missing or damaged, or when it asks for what is unknown here.
    """
    context: int = text_cfg.get("context_length", DEFAULT_CONTEXT)
    options: dict[str, Any] = text_cfg.get("tokenizer_kwargs") or {}
    named = text_cfg.get("hf_tokenizer_name")
    try:
        clean = cleaner(options.get("clean", "whitespace" if named else "lower"))
    except (KeyError, TypeError) as error:
        raise EncoderError(
            "{path}: the model normalises words in an unknown way ({reason}); choose another model",
            path=folder,
            reason=str(error),
        ) from error
    if named:
        return _HubTokenizer(folder, context, clean, bool(options.get("strip_sep_token")))
    return BytePairs(context, clean)


class _HubTokenizer:
    """What open_clip's HFTokenizer does, by the small `tokenizers` library alone."""

    def __init__(
        self, folder: Path, context: int, clean: Callable[[str], str], strip_separator: bool
    ) -> None:
        from tokenizers import Tokenizer  # few models need it

        path = folder / TOKENIZER_FILE
        try:
            self._tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises no narrower type
            raise EncoderError(
                "{path}: can't be read ({reason}); download the model again", path=path, reason=error
            ) from error
        described = folder / TOKENIZER_CONFIG_FILE
        config = read_json(described) if described.is_file() else {}
        pad = self._special(config, "pad_token") or 0
        self._separator = self._special(config, "sep_token") if strip_separator else None
        self._clean = clean
        self._tokenizer.enable_truncation(context)
        self._tokenizer.enable_padding(
            direction="left" if config.get("padding_side") == "left" else "right",
            pad_id=pad,
            pad_token=self._tokenizer.id_to_token(pad) or "",
            length=context,
        )

    def __call__(self, texts: Sequence[str]) -> NDArray[np.int64]:
        encoded = self._tokenizer.encode_batch([self._clean(text) for text in texts])
        tokens = np.array([encoding.ids for encoding in encoded], np.int64)
        if self._separator is not None:
            tokens[tokens == self._separator] = 0
        return tokens

    def _special(self, config: dict[str, Any], name: str) -> int | None:
        """The number of a special token; the file has its text, by itself or as ``{"content": …}``."""
        token = config.get(name)
        content = token.get("content") if isinstance(token, dict) else token
        return self._tokenizer.token_to_id(content) if isinstance(content, str) else None
