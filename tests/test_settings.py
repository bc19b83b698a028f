"""What the user chose, kept in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lepton_desktop.data_folder import DATA_VARIABLE, DataFolderError
from lepton_desktop.settings import (
    Settings,
    SettingsError,
    change_settings,
    places,
    read_settings,
    write_settings,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_everything_is_as_is_right_for_most(path: Path) -> None:
    assert read_settings(path) == Settings()


def test_what_was_chosen_is_read_again(path: Path) -> None:
    chosen = Settings(
        device="cpu",
        ignore=["*.tif"],
        effort="gentle",
        appearance="dark",
        language="zh_CN",
        keep_watching=True,
    )
    write_settings(path, chosen)
    assert read_settings(path) == chosen


def test_a_change_leaves_the_other_choices_as_they_stand_in_the_file(path: Path) -> None:
    write_settings(path, Settings(model="one", effort="gentle"))
    assert change_settings(path, model="other") == Settings(model="other", effort="gentle")
    assert read_settings(path) == Settings(model="other", effort="gentle")


def test_names_it_does_not_know_are_passed_over(path: Path) -> None:
    path.write_text(json.dumps({"model": "one", "of a later version": 1}))
    assert read_settings(path) == Settings(model="one")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device", "tpu"),
        ("effort", "hard"),
        ("appearance", "sepia"),
        ("keep_watching", "yes"),
        ("ignore", [1]),
        ("pause_on_battery", 1),
    ],
)
def test_a_value_that_means_nothing_is_told_of_with_the_file_and_what_to_do(
    path: Path, name: str, value: Any
) -> None:
    path.write_text(json.dumps({name: value}))
    with pytest.raises(SettingsError, match=f"settings.json: {name} is .*correct it, or delete the file"):
        read_settings(path)


def test_a_data_folder_of_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, "~nobody-of-this-name/lepton")
    with pytest.raises(
        DataFolderError, match=r"~nobody-of-this-name/lepton: is not a valid folder .* LEPTON_DATA_DIR"
    ):
        places()
