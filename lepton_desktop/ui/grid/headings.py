"""The headings in sight: a few widgets that follow the scrolling. The topmost stays while its group is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from lepton_desktop.ui.grid.section_heading import FoldingHeading, PlainHeading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.ui.grid.sections import Layout
    from lepton_desktop.ui.toolkit.theme import Theme


class Headings(QObject):
    """Keeps a heading on the viewport for each section in sight.

    `toggled` emits a section's number when the user opens or closes it; `left` emits the number and the direction, 1
    or -1, when the focus moves from its heading to the photos.
    """

    toggled = Signal(int)
    left = Signal(int, int)

    def __init__(self, viewport: QWidget, theme: Theme) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._theme = theme
        self._plain: dict[int, PlainHeading] = {}
        self._folding: dict[int, FoldingHeading] = {}
        self._spare: list[PlainHeading] = []
        theme.changed.connect(self._repaint)

    def place(self, layout: Layout, scroll: int, left: int, width: int) -> None:
        """Position the headings; `scroll` is the height at which the viewport begins."""
        seen = self._seen(layout, scroll)
        folds = {number for number in seen if layout.sections[number].folds}
        for number in [number for number in self._plain if number not in seen or number in folds]:
            gone = self._plain.pop(number)
            gone.hide()
            self._spare.append(gone)
        for number in [number for number in self._folding if number >= len(layout.sections)]:
            self._folding.pop(number).deleteLater()
        for number, folding in self._folding.items():
            if number not in folds and not (number not in seen and folding.hasFocus()):
                folding.hide()
        for number, top in seen.items():
            place = QRect(left, top, width, layout.heading_height)
            section = layout.sections[number]
            if section.folds:
                button = self.button(number)
                button.show_section(section, not layout.is_folded(number))
                _put(button, place)
            else:
                if number not in self._plain:
                    spare = self._spare.pop() if self._spare else PlainHeading(self._theme, self._viewport)
                    self._plain[number] = spare
                self._plain[number].show_section(section)
                _put(self._plain[number], place)

    def button(self, number: int) -> FoldingHeading:
        """The heading of a folding section, which may be out of sight."""
        if number not in self._folding:
            made = FoldingHeading(self._theme, self._viewport)
            made.clicked.connect(lambda: self.toggled.emit(number))
            made.left.connect(lambda step: self.left.emit(number, step))
            self._folding[number] = made
        return self._folding[number]

    def _seen(self, layout: Layout, scroll: int) -> dict[int, int]:
        """The sections whose headings are in sight, each with the position of its heading on the viewport."""
        seen: dict[int, int] = {}
        bottom = scroll + self._viewport.height()
        number = max(0, layout.section_at(scroll))
        while number < len(layout.sections) and layout.top_of_section(number) < bottom:
            if layout.sections[number].title:
                end = layout.top_of_section(number + 1) - layout.heading_height
                seen[number] = max(layout.top_of_section(number), min(scroll, end)) - scroll
            number += 1
        return seen

    def _repaint(self) -> None:
        for heading in (*self._plain.values(), *self._folding.values()):
            heading.update()


def _put(heading: QWidget, place: QRect) -> None:
    if heading.geometry() != place:
        heading.setGeometry(place)
    if heading.isHidden():
        heading.show()
        heading.raise_()
