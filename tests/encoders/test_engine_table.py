"""A new engine is a module and its entry in the table: everything that offers engines offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from encoders import made_up_engine, tiny
from lepton_desktop import engines
from lepton_desktop.app import Application
from lepton_desktop.cli import main
from lepton_desktop.encoders.compiled_forms import keep_only
from lepton_desktop.encoders.engines import Where, engine
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.selection import Selection
from lepton_desktop.encoders.torch_graphs import torch_source
from lepton_desktop.engines import ENGINES, EngineEntry
from lepton_desktop.settings import DATA_VARIABLE, Places, read_settings
from lepton_desktop.ui.settings.engine_choice import EngineChoice
from lepton_desktop.ui.settings.engines_here import is_there, look

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAME = "hf-hub:tests/tiny"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A library whose user has chosen the new engine on the command line."""
    entry = EngineEntry("made-up", "Made Up", "encoders.made_up_engine", ("f9",))
    monkeypatch.setitem(engines.ENGINES, "made-up", entry)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    places = Places(tmp_path)
    tiny.install(places.models, NAME)
    assert main(["models", "use", NAME, "--engine", "made-up", "--precision", "f9"]) == 0
    return places


def test_it_can_be_chosen(places: Places) -> None:
    settings = read_settings(places.settings)
    assert (settings.engine, settings.precision) == ("made-up", "f9")


def test_models_are_prepared_for_it_and_run_by_it(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "prepare"]) == 0
    assert "> made-up   f9" in capsys.readouterr().out
    application = Application(places)
    made_up_engine.ENGINE.opened.clear()
    encoder = application.load_encoder(for_photos=True)
    assert made_up_engine.ENGINE.opened == [NAME]
    assert encoder.encode_images(np.zeros((1, 32, 32, 3), np.uint8)).shape == (1, encoder.dimensions)


def test_what_was_made_for_it_is_left_alone_by_the_others(places: Places) -> None:
    where = Where(places.models, places.compiled, precision="f9")
    engine("made-up").make(torch_source(load_encoder(NAME, places.models, "cpu")), where, None)
    keep_only(places.compiled, [])
    assert Selection(where, "made-up").is_made(NAME)


def test_an_engine_that_nothing_is_made_for_runs_models_at_once(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_up_engine.ENGINE, "makes", False)
    made_up_engine.ENGINE.opened.clear()
    Application(places).load_encoder()
    assert made_up_engine.ENGINE.opened == [NAME]


def test_the_window_offers_it(places: Places, qtbot: QtBot, tmp_path: Path) -> None:
    where = Where(places.models, places.compiled, precision="f9")
    assert not is_there(places, ("made-up", "f9"))
    engine("made-up").make(torch_source(load_encoder(NAME, places.models, "cpu")), where, None)
    assert is_there(places, ("made-up", "f9"))
    choice = EngineChoice(tmp_path, lambda *arguments: [])
    qtbot.addWidget(choice)
    choice.show_engines(NAME, look(places))
    button = choice.buttons["made-up", "f9"]
    assert button.isChecked()
    assert button.text().startswith("Made Up f9: 3 MB, 77.0 pictures a second")


def test_every_entry_has_its_engine() -> None:
    for entry in ENGINES.values():
        assert entry.title
        found = engine(entry.name)
        assert found.makes == bool(entry.precisions)
        if found.available() and found.makes:
            assert set(found.precisions()) <= set(entry.precisions)
