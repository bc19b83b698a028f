"""Small dialogs fit on the screen, whatever they have to tell."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lepton_desktop.ui.toolkit.dialogs import offer, tell


def shown_by(window: QWidget) -> QMessageBox:
    box = window.findChild(QMessageBox)
    assert box is not None
    return box


def test_a_long_list_is_shortened_and_what_follows_it_stays(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    folders = [f"/photos/{number}" for number in range(400)]
    offer(
        window,
        "Add 400 folders?",
        "\n".join([*folders, "", "They stay where they are."]),
        "Add",
        lambda: None,
    )

    box = shown_by(window)
    lines = box.informativeText().split("\n")
    assert lines[0] == "/photos/0"
    assert lines[-3:] == ["… and 387 more lines", "", "They stay where they are."]
    assert box.sizeHint().height() < 600  # the smallest screen


def test_a_short_list_is_told_as_a_whole(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    reasons = "\n".join(f"{number}.jpg: is damaged" for number in range(15))
    tell(window, "Not all could be copied", reasons)

    assert shown_by(window).informativeText() == reasons
