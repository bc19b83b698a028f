"""The window's words in the user's language: every text that a person reads goes through `tr`.

The texts are translated with Qt Linguist in resources/translations/; a .qm file of the user's own in the folder
``translations`` of the program's data adds a language, or takes the place of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lepton_desktop.legible import legible
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lepton_desktop.user_messages import UserMessage

CONTEXT = "Lepton"
"""The context that all texts in the .ts files share."""

SYSTEM = "system"
"""The choice of the system's language."""

_SHIPPED = RESOURCES / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the window: its code, such as ``zh_CN``, and its own name."""

    code: str
    name: str


def tr(text: str, count: int = -1) -> str:
    """The text in the user's language. With a count, ``%Ln`` in it becomes the number as the locale writes it, and
    the words around it its proper plural.

    Names and values are filled in afterwards: ``tr("Photos like {name}").format(name=name)``.
    """
    return QCoreApplication.translate(CONTEXT, text, "", count)


def mark(text: str) -> str:
    """The text unchanged; it is translated where it is shown, by ``tr(variable)``."""
    return text


@lru_cache(maxsize=4096)  # of a thousand files that fail, most fail for the same few reasons
def translated(message: UserMessage) -> str:
    """What another room tells, such as the reason of a failure, in the user's language: legible, on one line.

    A pattern that has no translation stays English.
    """
    return legible(message.filled(tr(message.pattern), translated))


def in_words(error: Exception) -> str:
    """An error in the user's language: one that is for the user says itself what is wrong, any other is named by its
    kind.
    """
    if isinstance(error, UserError):
        return translated(error.message)
    return legible(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def listed(items: Sequence[str]) -> str:
    """Several things in one sentence, with the commas and the conjunction of the language."""
    return QLocale().createSeparatedList(list(items))


def joined(facts: Iterable[str]) -> str:
    """Several short texts after one another, separated by commas; empty ones are left out."""
    return tr(", ").join(fact for fact in facts if fact)


def sentences(*said: str) -> str:
    """Sentences after one another."""
    return reduce(lambda text, further: tr("{sentence} {next}").format(sentence=text, next=further), said)


def languages(own: Path) -> list[Language]:
    """The available languages, by name; `own` is the folder of translations that the user added."""
    codes = {"en"} | {
        path.stem.removeprefix("lepton_") for place in (_SHIPPED, own) for path in place.glob("lepton_*.qm")
    }
    found = [Language(code, _name(QLocale(code))) for code in codes]
    return sorted(found, key=lambda language: language.name.casefold())


def speak(application: QCoreApplication, code: str, own: Path) -> None:
    """Speak this language from now on, or the system's. Windows that are open keep what they say.

    Numbers and dates follow. A language that isn't there is English.
    """
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    translated.cache_clear()
    locale = QLocale.system() if code == SYSTEM else QLocale(code)
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    QLocale.setDefault(locale)
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qtbase", qt_texts), ("lepton", str(_SHIPPED)), ("lepton", str(own))):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", place):
            application.installTranslator(translator)
        else:
            translator.deleteLater()


def _name(locale: QLocale) -> str:
    if locale.name() == "en_US":
        return "English"  # Qt's own name of it is that of one country's
    name = locale.nativeLanguageName()
    return name[:1].upper() + name[1:]
