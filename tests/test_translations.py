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


_ROOM = '''"""A room of the house."""
class ReadError(UserError, ValueError):
    """A file that can't be read."""
class GoneError(ReadError):
    """A file that is gone."""
class _Private(Exception):
    """For no user."""
EMPTY = UserMessage("is empty; copy it again")
def read(path, error):
    _log.info("it could not be read at all")
    if path == "the end of it":
        raise _Private("is no message")
    if path.exists():
        raise errors.ReadError("{path}: can't be read ({reason})", path=path, reason=error, retry=True)
def fail(path):
    raise GoneError(path, "is gone")
'''


def test_every_message_and_error_for_the_user_has_its_pattern_collected(tmp_path: Path) -> None:
    import message_patterns

    room = tmp_path / "room.py"
    room.write_text(_ROOM, encoding="utf-8")
    (tmp_path / "training").mkdir()
    (tmp_path / "training" / "told.py").write_text('UserMessage("in English alone")', encoding="utf-8")
    assert message_patterns.sources(tmp_path) == [room]
    assert set(message_patterns.patterns_of(room, message_patterns.makers([room]))) == {
        "is empty; copy it again",
        "{path}: can't be read ({reason})",
        "is gone",
    }


@pytest.mark.parametrize(
    "code",
    [
        'UserMessage(f"{path}: is gone")',
        'UserMessage("is gone" + why)',
        'UserMessage("{path}: is gone")',
        'UserMessage("{path}: is gone", file=path)',
        'UserMessage("is gone", path=path)',
    ],
)
def test_a_pattern_that_can_not_be_translated_is_refused(tmp_path: Path, code: str) -> None:
    import message_patterns

    room = tmp_path / "room.py"
    room.write_text(code, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"room\.py:1"):
        list(message_patterns.patterns_of(room, message_patterns.makers([room])))
