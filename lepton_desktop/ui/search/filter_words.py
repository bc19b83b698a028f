"""How each filter stands in the window: its icon, its name, and how its values are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lepton_desktop.catalog.filters import DAYS, EXCLUDED, Orientation
from lepton_desktop.photos.formats import title_of
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import mark, tr


def _not(value: str) -> str:
    return tr("not {kind}").format(kind=value)


@dataclass(frozen=True, slots=True)
class FilterWords:
    """The words of a filter. `name` is marked for translation.

    `value` says a value in the user's language, `negated` that what is said is kept out. `detail` says more of a value
    where there is room; empty where there is nothing more to say.
    """

    icon: str
    name: str
    value: Callable[[str], str] = str
    negated: Callable[[str], str] = _not
    detail: Callable[[str], str] = lambda value: ""


def _folder(folder: str) -> str:
    """A folder by its own name; part of a name as it is."""
    path = Path(folder)
    return folder_name(path) if path.is_absolute() else folder


def _orientation(orientation: str) -> str:
    return {
        Orientation.LANDSCAPE: tr("Landscape"),
        Orientation.PORTRAIT: tr("Portrait"),
        Orientation.SQUARE: tr("Square"),
    }[Orientation(orientation)]


FILTER_WORDS: dict[str, FilterWords] = {
    DAYS: FilterWords("calendar", mark("Date")),
    "folders": FilterWords(
        "folder",
        mark("Folder"),
        _folder,
        lambda value: tr("not in {folder}").format(folder=value),
        detail=str,
    ),
    "cameras": FilterWords(
        "camera", mark("Camera"), negated=lambda value: tr("not by {camera}").format(camera=value)
    ),
    "orientations": FilterWords("orientation", mark("Orientation"), _orientation),
    "formats": FilterWords("file", mark("File type"), title_of),
    EXCLUDED: FilterWords("hidden", mark("Excluded"), lambda value: tr("Excluded photos")),
}
"""By the field of the filter, as `catalog/filters.py` names it."""
