"""The card of PyTorch, with real installations of tiny wheels from an index on the loopback."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from torch_pack.packaged_program import __file__ as packaged_program
from torch_pack.small_index import SmallIndex, tiny_torch, write_list

import lepton_desktop
from lepton_desktop.torch_pack import variants
from lepton_desktop.torch_pack.pack import installed
from lepton_desktop.ui.settings.models_page import ModelsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.settings.torch_card import TorchCard
    from lepton_desktop.ui.toolkit.theme import Theme

WAIT_MS = 60_000


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallIndex]:
    with SmallIndex() as index:
        yield index


@pytest.fixture
def card(
    qtbot: QtBot,
    index: SmallIndex,
    choices: Choices,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[TorchCard]:
    listed = write_list(
        tmp_path / "torch_pack.json", tiny_torch(index, name="cuda"), tiny_torch(index, 1000, "9.0.1", "cpu")
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(variants, "LIST_FILE", listed)
    monkeypatch.setattr("lepton_desktop.encoders.accelerators.has_nvidia_driver", lambda: True)
    package = Path(lepton_desktop.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{package}:{package / 'tests'}")

    def own_command(*arguments: str) -> list[str]:
        return [sys.executable, packaged_program, str(listed), *arguments]

    page = ModelsPage(choices, theme, own_command)
    qtbot.addWidget(page)
    page.resize(700, 900)
    page.show()
    page.opened()
    qtbot.waitUntil(lambda: page.torch.isVisible(), timeout=WAIT_MS)
    yield page.torch
    page.close_processes()


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def questions() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def agree() -> None:
    """Press the button that does what the question is about."""
    (box,) = questions()
    next(button for button in box.buttons() if button.text() == "Remove").click()


def test_it_says_what_it_is_for_how_large_it_is_and_suggests_what_suits_the_computer(card: TorchCard) -> None:
    assert card.variant.currentText() == "For NVIDIA graphics cards"
    assert card.facts.text().startswith("PyTorch 9.0 · ")
    card.variant.setCurrentIndex(card.variant.findText("For the processor"))
    assert card.facts.text().startswith("PyTorch 9.0.1 · ")
    assert "to download" in card.facts.text()
    assert card.install.isVisible()
    assert not card.remove.isVisible()
    assert not card.problem.isVisible()


def test_it_is_installed_and_removed(qtbot: QtBot, card: TorchCard, places: Places) -> None:
    with qtbot.waitSignal(card.changed, timeout=WAIT_MS):
        press(qtbot, card.install)
    qtbot.waitUntil(lambda: card.remove.isVisible(), timeout=WAIT_MS)
    assert not card.problem.isVisible()
    assert card.facts.text().startswith("PyTorch 9.0 is installed")
    assert not card.install.isVisible()
    pack = installed(places)
    assert pack is not None
    assert str(pack.folder) in sys.path
    press(qtbot, card.remove)
    qtbot.waitUntil(lambda: bool(questions()), timeout=WAIT_MS)
    with qtbot.waitSignal(card.changed, timeout=WAIT_MS):
        agree()
    qtbot.waitUntil(lambda: card.install.isVisible(), timeout=WAIT_MS)
    assert installed(places) is None
    assert str(pack.folder) not in sys.path


def test_an_installation_shows_how_far_it_is_and_goes_on_after_it_was_cancelled(
    qtbot: QtBot, card: TorchCard, index: SmallIndex, places: Places
) -> None:
    index.hold = 400_000
    with qtbot.waitSignal(
        card.download.progressed, check_params_cb=lambda done, total: done > 0, timeout=WAIT_MS
    ):
        press(qtbot, card.install)
    assert card.bar.isVisible()
    assert " of " in card.arrived.text()
    assert not card.install.isVisible()
    assert not card.variant.isEnabled()
    with qtbot.waitSignal(card.changed, timeout=WAIT_MS):
        press(qtbot, card.stop)
    qtbot.waitUntil(lambda: card.install.isVisible(), timeout=WAIT_MS)
    assert not card.problem.isVisible()
    index.hold = 0
    index.let_go()
    with qtbot.waitSignal(card.changed, timeout=WAIT_MS):
        press(qtbot, card.install)
    assert installed(places) is not None
    assert any(asked for asked in index.ranges)


def test_a_model_that_only_pytorch_can_run_leads_to_the_card(
    qtbot: QtBot, card: TorchCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = card.parentWidget()
    assert isinstance(page, ModelsPage)
    page.opened()
    qtbot.waitUntil(lambda: "MobileCLIP2-S2" in page.cards, timeout=WAIT_MS)
    model = page.cards["MobileCLIP2-S2"]
    assert not model.torch.isVisible(), "PyTorch is here"
    monkeypatch.setattr("lepton_desktop.encoders.ready.torch_is_here", lambda: False)
    page.opened()
    qtbot.waitUntil(lambda: model.torch.isVisible(), timeout=WAIT_MS)
    assert model.problem.text() == "Only PyTorch can run it"
    assert not model.download.isVisible()
    page.activateWindow()
    press(qtbot, model.torch)
    qtbot.waitUntil(lambda: card.install.hasFocus(), timeout=WAIT_MS)


def test_what_fails_is_told_on_the_card(qtbot: QtBot, card: TorchCard, index: SmallIndex) -> None:
    index.wheels.clear()
    with qtbot.waitSignal(card.changed, timeout=WAIT_MS):
        press(qtbot, card.install)
    qtbot.waitUntil(lambda: card.problem.isVisible(), timeout=WAIT_MS)
    assert "no longer has it; install a newer version" in card.problem.text()
    assert card.install.isVisible()


def test_the_python_package_has_no_such_card(
    qtbot: QtBot, choices: Choices, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ModelsPage(choices, theme, lambda *arguments: [])
    qtbot.addWidget(page)
    page.show()
    page.opened()
    qtbot.waitUntil(lambda: "starter" in page.cards, timeout=WAIT_MS)
    with qtbot.waitSignal(page.torch.looked, timeout=WAIT_MS):
        page.torch.look()
    assert not page.torch.isVisible()
    page.close_processes()
