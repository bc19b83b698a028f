"""The dates between which photos were taken, chosen from presets or in a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.search.dates import read_span
from lepton_desktop.ui.search.date_words import day_said, qdate, year_said
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.toolkit.theme import Theme

_SPAN = Qt.ItemDataRole.UserRole + 1
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Preset:
    """Days that many ask for, with their name."""

    name: str
    since: date
    until: date


def presets(today: date, years: Sequence[int] = ()) -> list[Preset]:
    """The spans that are offered: the latest, and the years of the library, the newest first."""
    named = (
        (tr("Today"), "today"),
        (tr("Last 7 days"), "last 6 days"),
        (tr("This month"), "this month"),
        (tr("Last month"), "last month"),
        (tr("Last summer"), "last summer"),
        (tr("This year"), "this year"),
    )
    found = [(name, read_span(words, today)) for name, words in named]
    spans = [Preset(name, span.first, span.last) for name, span in found]
    past = (year for year in sorted(set(years), reverse=True) if year != today.year)
    return spans + [Preset(year_said(year), date(year, 1, 1), date(year, 12, 31)) for year in past]


class DatePicker(QFrame):
    """A popup. `chosen` with the first and the last day, either of which may be None, whenever one changes."""

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(tr("Date"))
        self._since: date | None = None
        self._until: date | None = None

        self.presets = QListWidget()
        self.presets.setObjectName("presets")
        self.presets.setAccessibleName(tr("Presets"))
        self.presets.itemClicked.connect(self._take_preset)
        self.presets.itemActivated.connect(self._take_preset)

        self.since, self.until = QToolButton(), QToolButton()
        ends = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button, words in ((self.since, tr("From")), (self.until, tr("Until"))):
            label = Label(words)
            label.setProperty("role", "small")
            button.setObjectName("dateEnd")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            ends.addButton(button)
            row.addWidget(label)
            row.addWidget(button, 1)
        self.since.setChecked(True)
        self.calendar = _Calendar(theme)
        self.calendar.clicked.connect(self._take_day)
        self.calendar.activated.connect(self._take_day)
        ends.buttonClicked.connect(self._show_page)

        self.clear = QPushButton(tr("Any date"))
        self.clear.clicked.connect(lambda: self._choose(None, None))
        self.done = QPushButton(tr("Done"))
        self.done.setProperty("primary", True)
        self.done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(self.done)

        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(row)
        right.addWidget(self.calendar, 1)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 10, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(self.presets)
        layout.addLayout(right, 1)
        self._show()

    def open(self, today: date, years: Sequence[int], since: date | None, until: date | None) -> None:
        """Offer the presets of this day and of these years; `since` and `until` are chosen already."""
        self.presets.clear()
        for preset in presets(today, years):
            item = QListWidgetItem(preset.name)
            item.setData(_SPAN, preset)
            item.setToolTip(plain_tip(f"{day_said(preset.since)} \u2013 {day_said(preset.until)}"))
            self.presets.addItem(item)
        metrics = self.presets.fontMetrics()
        widest = max(
            metrics.horizontalAdvance(self.presets.item(n).text()) for n in range(self.presets.count())
        )
        self.presets.setFixedWidth(widest + 16 + metrics.averageCharWidth() * 3)
        self.calendar.setMinimumWidth(metrics.averageCharWidth() * 46)
        self.calendar.setMinimumHeight(metrics.height() * 13)
        self._since, self._until = since, until
        self.since.setChecked(True)
        self._show()
        self._show_page()
        self.presets.setCurrentRow(-1)

    def showEvent(self, event: object) -> None:
        self.presets.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _take_preset(self, item: QListWidgetItem) -> None:
        preset: Preset = item.data(_SPAN)
        self._choose(preset.since, preset.until)
        self.close()

    def _take_day(self, day: QDate) -> None:
        """A day is the end that is asked for; after the first day the last one is asked for."""
        chosen = date(day.year(), day.month(), day.day())
        if self.since.isChecked():
            self._choose(chosen, self._until if self._until is None or self._until >= chosen else None)
            self.until.setChecked(True)
        else:
            self._choose(self._since if self._since is None or self._since <= chosen else None, chosen)

    def _choose(self, since: date | None, until: date | None) -> None:
        if (since, until) != (self._since, self._until):
            self._since, self._until = since, until
            self._show()
            self.chosen.emit(since, until)

    def _show(self) -> None:
        for button, day, kind in (
            (self.since, self._since, tr("From")),
            (self.until, self._until, tr("Until")),
        ):
            words = day_said(day) if day is not None else tr("any day")
            button.setText(words)
            button.setAccessibleName(f"{kind}: {words}")
        self.clear.setEnabled(self._since is not None or self._until is not None)
        self.calendar.show_span(self._since, self._until)

    def _show_page(self) -> None:
        """Show the month of the end that is asked for."""
        day = self._since if self.since.isChecked() else self._until
        day = day or self._since or self._until
        if day is not None:
            self.calendar.setSelectedDate(qdate(day))


class _Calendar(QCalendarWidget):
    """A month, with the days of the span on a ground of their own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._since: date | None = None
        self._until: date | None = None
        self.setAccessibleName(tr("Calendar"))
        self.setLocale(QLocale())
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateRange(qdate(_FIRST), qdate(_LAST))
        for name, icon, words in (
            ("qt_calendar_prevmonth", "previous", tr("Previous month")),
            ("qt_calendar_nextmonth", "next", tr("Next month")),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                theme.dress(button, icon)
                button.setAccessibleName(words)
                button.setToolTip(plain_tip(words))
        for name, words in (("qt_calendar_monthbutton", tr("Month")), ("qt_calendar_yearbutton", tr("Year"))):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(words)
                button.setToolTip(plain_tip(words))
        year = self.findChild(QLineEdit, "qt_spinbox_lineedit")
        if year is not None:
            year.setAccessibleName(tr("Year"))
        theme.changed.connect(self._dress)
        self._dress()

    def show_span(self, since: date | None, until: date | None) -> None:
        """Mark the days from the one to the other."""
        self._since, self._until = since, until
        self.updateCells()

    def _dress(self) -> None:
        """The weekend is no mistake: its days aren't red."""
        day = QTextCharFormat()
        day.setForeground(self._theme.colour("text"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        head = QTextCharFormat()
        head.setForeground(self._theme.colour("secondary"))
        head.setBackground(self._theme.colour("raised"))
        self.setHeaderTextFormat(head)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        this = day if isinstance(day, date) else date(day.year(), day.month(), day.day())
        end = this in (self._since, self._until)
        known = self._since is not None or self._until is not None
        inside = known and (self._since or _FIRST) <= this <= (self._until or _LAST)
        cell = rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRect(rect)
        if end or inside:
            painter.setBrush(self._theme.colour("accent_fill" if end else "chip"))
            painter.drawRoundedRect(cell, 7, 7)
        selected = self.selectedDate()
        if this == date(selected.year(), selected.month(), selected.day()) and self._has_keyboard():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("text" if end else "accent"))
            painter.drawRoundedRect(cell, 7, 7)
        here = this.month == self.monthShown()
        painter.setPen(self._theme.colour("on_accent" if end else "text" if here else "secondary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(this.day))
        painter.restore()

    def _has_keyboard(self) -> bool:
        view = self.findChild(QWidget, "qt_calendar_calendarview")
        return view is not None and view.hasFocus()
