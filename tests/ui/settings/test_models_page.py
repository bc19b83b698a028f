"""The page of the models, with real downloads from a small hub on the loopback."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from encoders import tiny
from encoders.small_hub import SmallHub
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

import lepton_desktop
from lepton_desktop.encoders import openvino_runtime, ready
from lepton_desktop.encoders.models import available, find
from lepton_desktop.settings import own_command, read_settings
from lepton_desktop.ui.settings.engines_here import AUTOMATIC
from lepton_desktop.ui.settings.model_card import TEXTS, ModelCard
from lepton_desktop.ui.settings.models_page import ModelsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.toolkit.theme import Theme

WAIT_MS = 60_000
NAME = "hf-hub:tests/tiny"


@pytest.fixture
def hub(tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallHub]:
    tiny.save_weights(tmp_path / "tiny.safetensors")
    files = {
        "open_clip_config.json": json.dumps(tiny.CONFIG).encode(),
        "open_clip_model.safetensors": (tmp_path / "tiny.safetensors").read_bytes(),
    }
    with SmallHub({"tests/tiny": files}) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        monkeypatch.setenv("LEPTON_DATA_DIR", str(places.data))
        monkeypatch.setenv("PYTHONPATH", str(Path(lepton_desktop.__file__).parents[1]))
        yield hub


@pytest.fixture
def page(qtbot: QtBot, choices: Choices, theme: Theme) -> Iterator[ModelsPage]:
    made = ModelsPage(choices, theme, own_command)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.opened()
    qtbot.waitUntil(lambda: "starter" in made.cards, timeout=WAIT_MS)
    yield made
    made.close_processes()


def typed(qtbot: QtBot, page: ModelsPage, name: str) -> None:
    qtbot.keyClicks(page.field, name)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)


def downloaded(qtbot: QtBot, page: ModelsPage) -> ModelCard:
    """The small model, brought by its name."""
    typed(qtbot, page, NAME)
    qtbot.waitUntil(lambda: NAME in page.cards and page.cards[NAME].use.isVisible(), timeout=WAIT_MS)
    return page.cards[NAME]


def question() -> QMessageBox:
    return next(
        box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()
    )


def answer(text: str) -> None:
    next(button for button in question().buttons() if button.text() == text).click()


def test_each_model_says_its_size_languages_quality_and_licence(page: ModelsPage) -> None:
    assert list(page.cards) == ["starter", "MobileCLIP2-S2", "ViT-B-16-SigLIP2-256"]
    starter, mobile, siglip = (card.facts.text() for card in page.cards.values())
    assert (
        starter == "built in · English · a caption finds its photo among the first ten: 66.9 % · licence: MIT"
    )
    assert "398.0 MB" in mobile
    assert "research only" in mobile
    assert "1.5 GB · English and about a hundred others · ImageNet, as published: 79.1 %" in siglip
    assert "are free on the disk" in page.space.text()


def test_every_word_of_the_list_can_be_translated(places: Places) -> None:
    for model in available(places.models):
        assert {model.title, model.languages_text} <= set(TEXTS)


def test_the_model_in_use_can_be_neither_chosen_nor_deleted(page: ModelsPage) -> None:
    starter = page.cards["starter"]
    assert starter.in_use.isVisible()
    assert not starter.use.isVisible()
    assert not starter.delete.isVisible()
    assert not starter.download.isVisible()


def test_without_torch_what_needs_it_is_not_offered_and_the_reason_is_said(
    qtbot: QtBot, choices: Choices, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "torch_is_here", lambda: False)
    page = ModelsPage(choices, theme, own_command)
    qtbot.addWidget(page)
    page.show()
    page.opened()
    qtbot.waitUntil(lambda: "MobileCLIP2-S2" in page.cards, timeout=WAIT_MS)
    card = page.cards["MobileCLIP2-S2"]
    assert not card.download.isEnabled()
    assert "only PyTorch can run it" in card.problem.text()
    typed(qtbot, page, NAME)
    qtbot.waitUntil(lambda: NAME in page.cards, timeout=WAIT_MS)
    assert not page.download.running
    assert "only PyTorch can run it" in page.cards[NAME].problem.text()
    page.close_processes()


@pytest.mark.usefixtures("hub")
def test_a_model_is_downloaded_by_its_name_and_used(
    qtbot: QtBot, page: ModelsPage, choices: Choices, places: Places
) -> None:
    card = downloaded(qtbot, page)
    assert find(NAME, places.models).installed
    assert not card.bar.isVisible()
    with qtbot.waitSignal(choices.changed):
        qtbot.mouseClick(card.use, Qt.MouseButton.LeftButton)
    assert read_settings(places.settings).model == NAME
    assert card.in_use.isVisible()
    assert page.cards["starter"].use.isVisible()


def test_a_download_shows_how_far_it_is_and_is_cancelled_with_what_has_arrived_kept(
    qtbot: QtBot, page: ModelsPage, hub: SmallHub, places: Places
) -> None:
    seen: list[tuple[int, int]] = []
    page.download.progressed.connect(lambda done, total: seen.append((done, total)))
    hub.hold = 400_000
    typed(qtbot, page, NAME)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    card = page.cards[NAME]
    assert card.bar.isVisible()
    assert " of " in card.arrived.text()
    assert not page.bring.isEnabled()
    assert not page.cards["MobileCLIP2-S2"].download.isEnabled()
    qtbot.mouseClick(card.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.download.isVisible(), timeout=WAIT_MS)
    assert not card.problem.isVisible()
    assert page.cards["MobileCLIP2-S2"].download.isEnabled()
    assert list(places.models.rglob("*.part"))
    hub.hold = 0
    hub.let_go()
    qtbot.mouseClick(card.download, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.use.isVisible(), timeout=WAIT_MS)
    assert hub.ranges[-1] is not None, "it went on where it was"


def test_a_hub_that_is_not_there_is_told_of_on_the_card(
    qtbot: QtBot, page: ModelsPage, monkeypatch: pytest.MonkeyPatch, hub: SmallHub
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    typed(qtbot, page, NAME)
    qtbot.waitUntil(
        lambda: NAME in page.cards and "can't be reached" in page.cards[NAME].problem.text(), timeout=WAIT_MS
    )
    assert page.cards[NAME].download.isVisible()


def test_a_name_that_can_be_no_model_is_told_of_beneath_the_field(qtbot: QtBot, page: ModelsPage) -> None:
    typed(qtbot, page, "nonsense")
    qtbot.waitUntil(lambda: "nonsense: is not a model" in page.problem.text(), timeout=WAIT_MS)
    assert page.field.text() == "nonsense"
    qtbot.keyClicks(page.field, "!")
    assert not page.problem.isVisible()


@pytest.mark.usefixtures("hub")
def test_a_downloaded_model_is_deleted_when_the_user_agrees(
    qtbot: QtBot, page: ModelsPage, places: Places
) -> None:
    card = downloaded(qtbot, page)
    card.delete.click()
    answer("Cancel")
    assert find(NAME, places.models).installed
    card.delete.click()
    answer("Delete")
    qtbot.waitUntil(lambda: NAME not in page.cards, timeout=WAIT_MS)
    assert list(places.models.iterdir()) == []


def test_without_room_on_the_disk_it_can_not_be_downloaded_and_says_why(
    qtbot: QtBot, choices: Choices, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=420_000_000))
    page = ModelsPage(choices, theme, own_command)
    qtbot.addWidget(page)
    page.show()
    page.opened()
    qtbot.waitUntil(lambda: "starter" in page.cards, timeout=WAIT_MS)
    card = page.cards["MobileCLIP2-S2"]
    assert not card.download.isEnabled()
    assert "It needs 448.0 MB, but the disk has only 420.0 MB left" in card.problem.text()


def test_the_engines_are_measured_in_the_background_and_one_is_chosen(
    qtbot: QtBot, page: ModelsPage, choices: Choices, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openvino")
    monkeypatch.setenv("PYTHONPATH", str(Path(lepton_desktop.__file__).parents[1]))
    tiny.install(places.models, NAME)
    choices.set(model=NAME)
    engines = page.engines
    qtbot.waitUntil(lambda: engines.model == NAME and engines.measure.isVisible(), timeout=WAIT_MS)
    assert list(engines.buttons) == [AUTOMATIC]
    engines.measure.click()
    assert engines.bar.isVisible()
    qtbot.waitUntil(lambda: len(engines.buttons) > 2, timeout=WAIT_MS)
    assert not engines.measure.isVisible()
    torch, compiled = engines.buttons["torch", "auto"], engines.buttons["openvino", "f32"]
    assert "pictures a second, loss 0.000 %" in torch.text()
    assert engines.buttons[AUTOMATIC].isChecked()
    if "i8" in openvino_runtime.precisions():
        eight = engines.buttons["openvino", "i8"]
        assert eight.text() == "OpenVINO i8: not measured yet; this needs 150 of your photos"
        eight.click()
        qtbot.waitUntil(lambda: "needs 150 photos" in engines.note.text(), timeout=WAIT_MS)
        assert choices.now.precision == "auto"
    compiled.click()
    qtbot.waitUntil(engines.bar.isVisible, timeout=WAIT_MS)
    assert "is being prepared" in engines.note.text()
    assert engines.buttons[AUTOMATIC].isChecked()
    assert choices.now.precision == "auto"
    qtbot.waitUntil(
        lambda: (choices.now.engine, choices.now.precision) == ("openvino", "f32"), timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: engines.buttons["openvino", "f32"].isChecked(), timeout=WAIT_MS)
    assert len(engines.buttons) > 2  # what was measured is there for any choice
    assert not engines.bar.isVisible()
    engines.buttons[AUTOMATIC].click()
    qtbot.waitUntil(lambda: choices.now.precision == "auto", timeout=WAIT_MS)
    assert not engines.bar.isVisible()  # it was made before, and has been kept


def test_engines_that_can_not_be_measured_say_why(
    qtbot: QtBot, page: ModelsPage, choices: Choices, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openvino")
    monkeypatch.setenv("PYTHONPATH", str(Path(lepton_desktop.__file__).parents[1]))
    tiny.install(places.models, NAME)
    find(NAME, places.models).weights.write_bytes(b"no weights")
    choices.set(model=NAME)
    engines = page.engines
    qtbot.waitUntil(lambda: engines.model == NAME and engines.measure.isVisible(), timeout=WAIT_MS)
    ended: list[None] = []
    engines.measured.connect(lambda: ended.append(None))
    engines.measure.click()
    qtbot.waitUntil(lambda: "could not be prepared or measured" in engines.note.text(), timeout=WAIT_MS)
    assert str(find(NAME, places.models).weights) in engines.note.text()
    assert not engines.bar.isVisible()
    assert engines.measure.isEnabled()
    assert len(ended) == 1
    engines.measure.click()
    process = engines.findChildren(QProcess)[-1]
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running, timeout=WAIT_MS)
    process.kill()
    qtbot.waitUntil(lambda: "could not be prepared or measured" in engines.note.text(), timeout=WAIT_MS)
    assert len(ended) == 2
