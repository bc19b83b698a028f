"""What the user chose, between the window and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.settings import Settings, change_settings, read_settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices


def test_a_choice_is_in_the_file_when_it_is_told(qtbot: QtBot, choices: Choices, places: Places) -> None:
    with qtbot.waitSignal(choices.changed) as told:
        choices.set(effort="gentle")
    assert told.args == [Settings(effort="gentle")]
    assert read_settings(places.settings) == choices.now == Settings(effort="gentle")


def test_what_another_program_chose_meanwhile_stays(qtbot: QtBot, choices: Choices, places: Places) -> None:
    change_settings(places.settings, model="MobileCLIP2-S2")
    with qtbot.waitSignal(choices.changed):
        choices.set(appearance="dark")
    assert read_settings(places.settings) == Settings(model="MobileCLIP2-S2", appearance="dark")


def test_what_another_program_chose_is_seen_when_looked_for(
    qtbot: QtBot, choices: Choices, places: Places
) -> None:
    change_settings(places.settings, model="MobileCLIP2-S2")
    with qtbot.waitSignal(choices.changed):
        choices.reread()
    assert choices.now.model == "MobileCLIP2-S2"


def test_a_file_that_can_not_be_written_is_told_of_and_nothing_is_chosen(
    qtbot: QtBot, choices: Choices, places: Places
) -> None:
    places.settings.with_suffix(".part").mkdir()
    with qtbot.waitSignal(choices.failed) as told:
        choices.set(appearance="dark")
    assert "settings.json: can't be written" in told.args[0]
    assert choices.now.appearance == "system"
