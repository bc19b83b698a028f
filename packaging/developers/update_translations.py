"""Brings the .ts files up to date with the texts in the code; what was translated stays. Then open them in Qt Linguist.

Qt's own lupdate sorts texts by the class that they stand in; here all of them share one context, so that a
text can move without losing its translation. What the rooms that don't know Qt tell the user is found by
`message_patterns`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import message_patterns

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
CONTEXT = "Lepton"
PLURALS = {"zh_CN": 1}
"""How many forms a count has in the language, where it isn't two."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the window, the file that says it first, and whether it has a plural."""

    source: str
    file: str
    counted: bool


def texts() -> dict[str, Text]:
    """Every text that the code gives to `tr`, in the order of the files, then the patterns of messages."""
    found: dict[str, Text] = {}
    for path in sorted((ROOT / "lepton_desktop").rglob("*.py")):
        for text in _texts_of(path):
            known = found.get(text.source)
            if known is None or (text.counted and not known.counted):
                found[text.source] = text
    for message, file in messages().items():
        found.setdefault(message, Text(message, file, False))
    return found


def messages() -> dict[str, str]:
    """The patterns of messages, and what the system says, each with the file that says it first."""
    found: dict[str, str] = {}
    paths = message_patterns.sources(ROOT / "lepton_desktop")
    makers = message_patterns.makers(paths)
    for path in paths:
        for pattern in message_patterns.patterns_of(path, makers):
            found.setdefault(pattern, path.relative_to(ROOT).as_posix())
    for reason in message_patterns.SYSTEM:
        found.setdefault(reason, "packaging/developers/message_patterns.py")
    return found


def _texts_of(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    where = path.relative_to(ROOT).as_posix()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
            source = node.args[0]
            if isinstance(source, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
                continue  # the text itself was given to `mark`
            if not (isinstance(source, ast.Constant) and isinstance(source.value, str)):
                raise SystemExit(
                    f"{path}:{node.lineno}: {node.func.id} takes a text as it stands, no f-string"
                )
            yield Text(source.value, where, len(node.args) > 1 or bool(node.keywords))


def updated(path: Path, found: dict[str, Text]) -> tuple[str, int]:
    """What one .ts file has to hold, and how many texts in it have no translation yet."""
    language = path.stem.partition("_")[2]
    known = _translations(path)
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    unfinished = 0
    for text in found.values():
        if language == "en" and not text.counted:
            continue  # English says these as they are; it needs only its plurals
        message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.counted else {})
        ElementTree.SubElement(message, "location", filename=text.file)
        ElementTree.SubElement(message, "source").text = text.source
        forms = known.get(text.source, [])
        wanted = PLURALS.get(language, 2) if text.counted else 1
        finished = len(forms) == wanted and all(forms)
        translation = ElementTree.SubElement(
            message, "translation", {} if finished else {"type": "unfinished"}
        )
        unfinished += not finished
        forms = [*forms, *[""] * wanted][:wanted]
        if text.counted:
            for form in forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', unfinished


def _translations(path: Path) -> dict[str, list[str]]:
    known = {}
    for message in ElementTree.parse(path).getroot().iter("message") if path.exists() else ():
        translation = message.find("translation")
        if translation is not None:
            forms = [form.text or "" for form in translation.findall("numerusform")]
            known[message.findtext("source", "")] = forms or [translation.text or ""]
    return known


def main() -> int:
    """Update every .ts file, and the new languages whose codes are given."""
    found = texts()
    paths = {
        *TRANSLATIONS.glob("lepton_*.ts"),
        *(TRANSLATIONS / f"lepton_{code}.ts" for code in sys.argv[1:]),
    }
    for path in sorted(paths):
        text, unfinished = updated(path, found)
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {unfinished} of {len(found)} texts have no translation yet")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
