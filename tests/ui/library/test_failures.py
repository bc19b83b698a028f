"""The list of files that could not be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.records import Failure
from lepton_desktop.ui.library.failures import FailuresDialog
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FAILURES = [
    Failure(Path("/photos/a.jpg"), UserMessage("is cut short"), NOW),
    Failure(Path("/photos/b.png"), UserMessage("is empty"), NOW),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> FailuresDialog:
    made = FailuresDialog()
    qtbot.addWidget(made)
    made.show_failures(FAILURES)
    return made


def test_each_file_stands_with_its_reason(dialog: FailuresDialog) -> None:
    rows = [dialog.list.topLevelItem(row) for row in range(2)]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [
        ("a.jpg", "is cut short"),
        ("b.png", "is empty"),
    ]
    assert dialog.heading.text().startswith("2 file")


def test_without_a_choice_all_are_tried_again(dialog: FailuresDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.retry_wanted) as wanted:
        dialog.retry.click()
    assert wanted.args == [[failure.path for failure in FAILURES]]


def test_with_a_choice_only_that_is_tried_again_or_shown(dialog: FailuresDialog, qtbot: QtBot) -> None:
    second = dialog.list.topLevelItem(1)
    assert second is not None
    second.setSelected(True)
    with qtbot.waitSignal(dialog.retry_wanted) as wanted:
        dialog.retry.click()
    assert wanted.args == [[FAILURES[1].path]]
    with qtbot.waitSignal(dialog.show_wanted) as shown:
        dialog.show_file.click()
    assert shown.args == [FAILURES[1].path]


def test_an_empty_list_has_nothing_to_try(dialog: FailuresDialog) -> None:
    dialog.show_failures([])
    assert not dialog.retry.isEnabled()
    assert not dialog.show_file.isEnabled()


def test_the_chosen_one_is_said_in_full_and_stays_chosen_when_the_list_changes(
    dialog: FailuresDialog,
) -> None:
    dialog.show()
    second = dialog.list.topLevelItem(1)
    assert second is not None
    second.setSelected(True)
    dialog.show_failures(FAILURES[1:])
    assert dialog.details.text() == "/photos/b.png: is empty"
    assert [item.text(0) for item in dialog.list.selectedItems()] == ["b.png"]
    dialog.show_failures(FAILURES[:1])
    assert not dialog.details.isVisible()
