"""What stands in the place of the photos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.ui.toolkit.pages import FirstRunPage, Message, MessagePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme


def test_a_message_is_shown_whole_and_what_can_be_done_is_a_button(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.resize(700, 500)
    text = "A reason that is so long that it needs several lines, " * 4
    page.show_message(Message("warning", "It did not work", text, "Try again", lambda: done.append("again")))
    page.show()
    assert page.text.height() >= page.text.heightForWidth(page.text.width())
    assert text in page.accessibleName()
    page.button.click()
    assert done == ["again"]


def test_a_message_with_nothing_to_do_has_no_button(qtbot: QtBot, theme: Theme) -> None:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.show_message(Message("clock", "Getting ready", ""))
    page.show()
    assert not page.button.isVisible()
    assert not page.text.isVisible()


def test_a_name_of_a_file_is_never_taken_for_markup(qtbot: QtBot, theme: Theme) -> None:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.show_message(Message("warning", "It did not work", "<b>photo</b>.jpg is empty"))
    assert "&lt;b&gt;photo" in page.text.text()


def test_the_first_page_offers_the_folder_of_pictures_once_it_is_known(qtbot: QtBot) -> None:
    page = FirstRunPage()
    qtbot.addWidget(page)
    page.show()
    assert not page.suggestion.isVisible()
    page.suggest(Path("/home/someone/Pictures"))
    assert page.suggestion.text() == "Use my Pictures folder"
    with qtbot.waitSignal(page.suggested) as suggested:
        page.suggestion.click()
    assert suggested.args == [Path("/home/someone/Pictures")]
    with qtbot.waitSignal(page.choose_wanted):
        page.choose.click()
