"""Whatever lies in a file of ours, it is read or told of in words; nothing ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from encoders import tiny

from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.load import identity_of, load_encoder
from lepton_desktop.encoders.models import CONFIG_FILE, MANIFEST_FILE, available, folder_name
from lepton_desktop.indexing.messages import from_line
from lepton_desktop.search.index_snapshot import DESCRIPTION, open_newest
from lepton_desktop.search.query_cache import QueryCache
from lepton_desktop.settings import SettingsError, read_settings
from lepton_desktop.stored_json import read_object

NO_OBJECTS = {
    "a bomb": b"[" * 100_000,
    "a bomb of objects": b'{"a":' * 100_000,
    "no UTF-8": b'{"model": "\xff\xfe"}',
    "a list": b"[1, 2]",
    "a number": b"7",
    "a huge number": b"1" * 10_000,
    "empty": b"",
    "null": b"null",
    "binary": bytes(range(256)),
}


@pytest.fixture(params=NO_OBJECTS.values(), ids=NO_OBJECTS.keys())
def content(request: pytest.FixtureRequest) -> bytes:
    found: bytes = request.param
    return found


def test_no_object_is_a_value_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(ValueError, match=r"^is n"):
        read_object(tmp_path / "x.json")


def test_settings_are_told_of_with_the_file_and_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    with pytest.raises(
        SettingsError, match=r"settings\.json: can't be read \(is n.*\); correct it, or delete it"
    ):
        read_settings(path)


def test_a_long_value_is_told_of_shortly(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"device": "x" * 1_000_000}))
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path / "settings.json")
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("file", [CONFIG_FILE, MANIFEST_FILE])
def test_a_models_files_are_told_of_and_hide_no_other(tmp_path: Path, content: bytes, file: str) -> None:
    name = tiny.install(tmp_path)
    (tmp_path / folder_name(name) / file).write_bytes(content)
    with pytest.raises(EncoderError, match="download the model again"):
        identity_of(name, tmp_path)
    assert "starter" in [model.name for model in available(tmp_path)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("model_cfg",), [1]),
        (("model_cfg", "embed_dim"), "abc"),
        (("model_cfg", "embed_dim"), 10**12),
        (("model_cfg", "vision_cfg"), [1, 2]),
        (("model_cfg", "vision_cfg", "image_size"), "abc"),
        (("model_cfg", "vision_cfg", "image_size"), [32]),
        (("model_cfg", "vision_cfg", "image_size"), [32, "x"]),
        (("model_cfg", "vision_cfg", "image_size"), {"a": 1}),
        (("model_cfg", "vision_cfg", "image_size"), -1),
        (("model_cfg", "vision_cfg", "timm_model_name"), 5),
        (("model_cfg", "vision_cfg", "layers"), "many"),
        (("model_cfg", "vision_cfg", "layers"), [[[[]]]]),
        (("model_cfg", "text_cfg"), None),
        (("model_cfg", "text_cfg", "context_length"), "long"),
        (("model_cfg", "text_cfg", "tokenizer_kwargs"), [1]),
        (("model_cfg", "text_cfg", "tokenizer_kwargs"), {"clean": ["lower"]}),
        (("model_cfg", "text_cfg", "hf_tokenizer_name"), 7),
        (("preprocess_cfg",), "x"),
        (("preprocess_cfg", "mean"), [0.5]),
        (("preprocess_cfg", "mean"), "abc"),
        (("preprocess_cfg", "std"), [0, 0, 0]),
        (("preprocess_cfg", "std"), {"r": 1}),
        (("preprocess_cfg", "resize_mode"), ["squash"]),
        (("preprocess_cfg", "interpolation"), 3),
    ],
)
def test_a_configuration_of_the_wrong_shape_is_told_of_in_words(
    tmp_path: Path, place: tuple[str, ...], value: Any
) -> None:
    name = tiny.install(tmp_path)
    path = tmp_path / folder_name(name) / CONFIG_FILE
    config = json.loads(path.read_text(encoding="utf-8"))
    inner = config
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    path.write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError):
        load_encoder(name, tmp_path, "cpu")


def test_a_description_of_an_index_that_is_none_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "5").mkdir()
    (tmp_path / "5" / DESCRIPTION).write_bytes(content)
    assert open_newest(tmp_path) is None


@pytest.mark.parametrize(
    "described",
    [
        {"format": 3},
        {"format": 3, "files": [1]},
        {"format": 3, "files": {"a": 5}},
        {"format": 3, "files": {}, "dimensions": "x", "shards": []},
        {"format": 3, "files": {}, "dimensions": 1e400, "shards": []},
        {"format": 3, "files": {}, "dimensions": 2, "shards": [5], "last": 1},
    ],
)
def test_a_description_of_the_wrong_shape_is_passed_over(tmp_path: Path, described: dict[str, Any]) -> None:
    (tmp_path / "5").mkdir()
    (tmp_path / "5" / DESCRIPTION).write_text(json.dumps(described))
    (tmp_path / "5" / "ids.i64").write_bytes(np.arange(2).tobytes())
    (tmp_path / "5" / "vectors.f16").write_bytes(np.zeros((2, 2), np.float16).tobytes())
    assert open_newest(tmp_path) is None


def test_a_message_that_is_none_is_told_of_shortly(content: bytes) -> None:
    with pytest.raises(ValueError, match="no message of the indexing process") as caught:
        from_line(content.decode("utf-8", "replace"))
    assert len(str(caught.value)) < 2000


def test_remembered_questions_of_another_length_are_forgotten(tmp_path: Path) -> None:
    QueryCache(tmp_path, "m@1").put("a dog", np.ones(5, np.float32))
    again = QueryCache(tmp_path, "m@1", dimensions=3)
    assert again.get("a dog") is None
    again.put("a dog", np.ones(3, np.float32))
    kept = QueryCache(tmp_path, "m@1", dimensions=3).get("a dog")
    assert kept is not None
    assert len(kept) == 3
