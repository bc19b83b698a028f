"""The window's words in the user's language: every text that a person reads goes through `tr`.

The texts are translated with Qt Linguist in resources/translations/; a .qm file of the user's own in the folder
``translations`` of the program's data adds a language, or takes the place of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "Lepton"
"""The one context of all texts in the .ts files."""

SYSTEM = "system"
"""The choice of the system's own language."""

_SHIPPED = Path(str(files("lepton_desktop"))) / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the window can speak: its code, such as ``zh_CN``, and its own name for itself."""

    code: str
    name: str


def tr(text: str, count: int = -1) -> str:
    """The text in the user's language. With a count, ``%n`` in it becomes the number, in its proper plural.

    Names and values are filled in afterwards: ``tr("Photos like {name}").format(name=name)``.
    """
    return QCoreApplication.translate(CONTEXT, text, "", count)


def mark(text: str) -> str:
    """The text as it is: it is translated where it is shown, by ``tr(variable)``."""
    return text


def languages(own: Path) -> list[Language]:
    """The languages there are, by their names; `own` is the folder of the user's own translations."""
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
