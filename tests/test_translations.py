"""The translations are complete, up to date with the code, and fill in what the code gives them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

SCRIPTS = Path(__file__).parents[1] / "packaging" / "developers"
_FILLED = re.compile(r"\{\w*\}|%L?n")


@pytest.fixture(scope="module", autouse=True)
def scripts() -> None:
    sys.path.insert(0, str(SCRIPTS))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_text_of_the_code_is_translated_and_nothing_else(language: str) -> None:
    import update_translations as translations

    path = translations.TRANSLATIONS / f"lepton_{language}.ts"
    text, unfinished = translations.updated(path, translations.texts())
    assert unfinished == 0, "translate them in Qt Linguist"
    assert text == path.read_text(encoding="utf-8"), "run packaging/developers/update_translations.py"


def test_the_window_knows_every_message_of_the_other_rooms() -> None:
    import update_translations as translations

    assert translations.MESSAGES.read_text(encoding="utf-8") == translations.listing()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_translation_fills_in_what_the_text_does(language: str) -> None:
    import update_translations as translations

    tree = ElementTree.parse(translations.TRANSLATIONS / f"lepton_{language}.ts")
    for message in tree.getroot().iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            assert Counter(_FILLED.findall(form.text or "")) == Counter(_FILLED.findall(source)), source


def test_what_a_room_raises_tells_or_returns_is_a_message(tmp_path: Path) -> None:
    import room_messages

    code = tmp_path / "room.py"
    code.write_text(
        '''"""A room of the house."""
_WHY = "there is no such day as {text}"
_KEYS = ("image", "more like this")
def read(path, error):
    """Read a file, or say why not."""
    _log.info("it could not be read at all")
    rows = self.execute("SELECT id FROM photos WHERE a = ?")
    if path == "the end of it":
        return "is empty; copy it again"
    raise ReadError(f"{path}: can't be read ({error or 'no more is known'})")
''',
        encoding="utf-8",
    )
    assert set(room_messages.messages_of(code)) == {
        "there is no such day as {text}",
        "is empty; copy it again",
        "{0}: can't be read ({1})",
        "no more is known",
    }
