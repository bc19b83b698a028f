"""Tokenizers that come with a model do what open_clip's own wrapper of them does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from open_clip import tokenize
from open_clip.tokenizer import HFTokenizer
from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.tokens import make_tokenizer

TEXTS = ["A dog, running on the beach!", "", "beach " * 30, "eine Tasse Kaffee"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tokenizer such as SigLIP2's: an end, no beginning, padded on the right with a token of its own."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()  # type: ignore[assignment]
    special = ["<pad>", "<eos>", "<unk>"]
    tokenizer.train_from_iterator(TEXTS, trainers.BpeTrainer(special_tokens=special, vocab_size=200))
    tokenizer.post_processor = processors.TemplateProcessing("$A <eos>", special_tokens=[("<eos>", 1)])  # type: ignore[assignment]
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    described = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": "<pad>",
        "eos_token": "<eos>",
        "unk_token": "<unk>",
        "padding_side": "right",
    }
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(described))
    return tmp_path


@pytest.mark.parametrize("clean", ["canonicalize", "whitespace"])
def test_the_tokens_are_those_of_open_clip(folder: Path, clean: str) -> None:
    pytest.importorskip("transformers")
    text_cfg = {"context_length": 16, "hf_tokenizer_name": "tests/x", "tokenizer_kwargs": {"clean": clean}}
    mine = make_tokenizer(text_cfg, folder)(TEXTS)
    assert mine.shape == (4, 16)
    assert np.array_equal(mine, HFTokenizer(str(folder), context_length=16, clean=clean)(TEXTS))


def test_a_long_text_is_cut_and_still_ends(folder: Path) -> None:
    tokens = make_tokenizer({"context_length": 16, "hf_tokenizer_name": "x"}, folder)(["beach " * 30])
    assert int(tokens[0, -1]) == 1


def test_a_tokenizer_that_is_missing_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"tokenizer\.json.*download the model again"):
        make_tokenizer({"hf_tokenizer_name": "x"}, tmp_path)


ODD = [
    "",
    "  a   cat\n",
    "naïve café — “quotes” &amp; &lt;b&gt; ﬁ Ⅷ",
    "日本語 123 мир العربية 😀🏖️ beach",
    "it's they're I'LL rock'n'roll!!! ???...",
    "<start_of_text> hi <END_OF_TEXT>",
    "\u200b zero\x00width a_b_c",
    "a" * 300,
    "unquestionably antidisestablishmentarianism " * 20,
]


@pytest.mark.parametrize("text", ODD)
def test_without_one_of_its_own_a_model_reads_open_clips_tokens(tmp_path: Path, text: str) -> None:
    mine = make_tokenizer({"context_length": 32}, tmp_path)([text])
    assert np.array_equal(mine, tokenize([text], 32))


def test_a_way_of_tidying_that_is_unknown_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"normalises words.*choose another"):
        make_tokenizer({"tokenizer_kwargs": {"clean": "shout"}}, tmp_path)
