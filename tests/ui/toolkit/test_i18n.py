"""The window speaks the user's language: what is chosen, what is added, and what every text needs."""

from __future__ import annotations

import errno
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QLocale

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.ui.toolkit.i18n import (
    SYSTEM,
    in_words,
    joined,
    languages,
    listed,
    sentences,
    speak,
    tr,
    translated,
)
from lepton_desktop.user_messages import UserMessage, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_OWN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en"><context><name>Lepton</name>
<message><source>Search photos</source><translation>Fotos suchen</translation></message>
<message numerus="yes"><source>%n files</source><translation>
<numerusform>%n Datei</numerusform><numerusform>%n Dateien</numerusform></translation></message>
</context></TS>
"""


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A folder with a translation that the user has added."""
    program = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    (tmp_path / "lepton_de.ts").write_text(_OWN, encoding="utf-8")
    subprocess.run(
        [program, "-silent", tmp_path / "lepton_de.ts", "-qm", tmp_path / "lepton_de.qm"], check=True
    )
    return tmp_path


@pytest.fixture(autouse=True)
def speaking(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    before = QLocale()
    yield
    speak(qapp, "en", tmp_path)
    QLocale.setDefault(before)


def test_english_and_chinese_are_there_by_their_own_names(tmp_path: Path) -> None:
    names = {language.code: language.name for language in languages(tmp_path)}
    assert names["en"] == "English"
    assert names["zh_CN"] == "简体中文"


def test_a_language_is_added_by_adding_a_file(qapp: QApplication, german: Path) -> None:
    assert "Deutsch" in [language.name for language in languages(german)]

    speak(qapp, "de", german)

    assert tr("Search photos") == "Fotos suchen"
    assert (tr("%n files", 1), tr("%n files", 5)) == ("1 Datei", "5 Dateien")
    assert QLocale().toString(1.5) == "1,5"


def test_going_back_to_english_leaves_nothing_behind(qapp: QApplication, german: Path) -> None:
    speak(qapp, "de", german)
    speak(qapp, "en", german)
    assert tr("Search photos") == "Search photos"


def test_a_language_that_is_gone_is_english(qapp: QApplication, german: Path) -> None:
    shutil.rmtree(german)
    speak(qapp, "de", german)
    assert tr("Search photos") == "Search photos"


def test_the_systems_language_is_spoken_unless_another_was_chosen(qapp: QApplication, tmp_path: Path) -> None:
    speak(qapp, SYSTEM, tmp_path)
    system = QLocale.system().language()
    assert QLocale().language() == (QLocale.Language.English if system == QLocale.Language.C else system)


@pytest.fixture
def chinese(qapp: QApplication, tmp_path: Path) -> None:
    speak(qapp, "zh_CN", tmp_path)


def test_a_count_stands_in_its_plural_and_in_the_locales_digits(qapp: QApplication, tmp_path: Path) -> None:
    assert [tr("%Ln photo(s)", count) for count in (0, 1, 2000)] == ["0 photos", "1 photo", "2,000 photos"]
    speak(qapp, "zh_CN", tmp_path)
    assert tr("%Ln photo(s)", 1) == "1 张照片"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("message", "said"),
    [
        (UserMessage("is incomplete; copy it again from the original"), "文件残缺；请从原处重新复制"),
        (
            UserMessage("can't be read ({reason})", reason=OSError(errno.EACCES, "Permission denied")),
            "无法读取（权限不足）",
        ),
        (
            UserMessage(
                "{path}: can't be written ({reason}); check the disk and the folder",
                path=Path("/x/y.jpg"),
                reason="boom",
            ),
            "/x/y.jpg：无法写入（boom）；请检查磁盘和文件夹",
        ),
        (
            UserMessage(
                "The pattern {pattern} {reason}; it is ignored",
                pattern="a[",
                reason=UserMessage("has a bracket that isn't closed"),
            ),
            "规则“a[”有未闭合的方括号，已忽略",
        ),
        (
            PhotoError(Path("/{0}.jpg"), "is empty; copy it again from the original").message,
            "/{0}.jpg：文件为空；请从原处重新复制",
        ),
        (from_text("is incomplete; copy it again from the original"), "文件残缺；请从原处重新复制"),
    ],
)
def test_what_another_room_says_is_said_in_the_users_language(message: UserMessage, said: str) -> None:
    assert translated(message) == said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("message", ["", "something unheard of", "ValueError: 3", "文件残缺"])
def test_what_is_not_recognised_stays_as_it_is(message: str) -> None:
    assert translated(UserMessage(message)) == message


@pytest.mark.usefixtures("chinese")
def test_a_name_is_shown_as_it_is_whatever_it_says() -> None:
    message = UserMessage("{path}: is gone since {reason}", path="is empty", reason="Permission denied\n")
    assert translated(message) == "is empty: is gone since Permission denied\\n"


@pytest.mark.usefixtures("chinese")
def test_an_error_that_is_for_nobody_is_named_by_its_kind() -> None:
    assert in_words(PhotoError(Path("/x.jpg"), "is empty; copy it again from the original")) == (
        "/x.jpg：文件为空；请从原处重新复制"
    )
    assert in_words(KeyError("missing")) == "KeyError: 'missing'"
    assert in_words(ValueError()) == "ValueError"


def test_in_english_messages_stay_as_they_are() -> None:
    message = UserMessage("{path}: can't be read ({reason})", path="/x.jpg", reason="Permission denied")
    assert translated(message) == "/x.jpg: can't be read (Permission denied)"


@pytest.mark.usefixtures("chinese")
def test_lists_and_sentences_follow_the_language() -> None:
    assert listed(["红", "绿", "蓝"]) == "红、绿和蓝"
    assert joined(["a.jpg", "", "离线"]) == "a.jpg，离线"
    assert sentences("一。", "二。") == "一。二。"
