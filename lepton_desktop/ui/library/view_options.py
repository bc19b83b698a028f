"""How the photos are sorted and grouped: a button with a menu next to the caption, and the last choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from lepton_desktop.ui.library.grouping import Order
from lepton_desktop.ui.toolkit.i18n import joined, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from lepton_desktop.ui.toolkit.theme import Theme

_ICON = 18


class ViewOptions(QObject):
    """Keeps the choice of the order and of grouping by month; `changed` is emitted when the user changes it.

    Answers are sorted by relevance or by date. The library is always sorted by date.
    """

    changed = Signal()

    def __init__(self, theme: Theme, memory: QSettings, window: QMainWindow) -> None:
        super().__init__(window)
        self._memory = memory
        self._searching = False

        def make(text: str, key: str) -> QAction:
            action = QAction(text, window)
            action.setCheckable(True)
            action.setShortcut(QKeySequence(key))
            window.addAction(action)
            return action

        self.by_relevance = make(tr("Best matches first"), "Ctrl+1")
        self.by_date = make(tr("Newest first"), "Ctrl+2")
        self.by_month = make(tr("Group by month"), "Ctrl+G")
        orders = QActionGroup(self)
        for action in (self.by_relevance, self.by_date):
            orders.addAction(action)
        by_date = memory.value("order", Order.RELEVANCE.value) == Order.DATE.value
        (self.by_date if by_date else self.by_relevance).setChecked(True)
        self.by_month.setChecked(str(memory.value("by_month", "true")) == "true")
        orders.triggered.connect(self._note)
        self.by_month.triggered.connect(self._note)

        self.menu = QMenu(tr("View"), window)
        self.menu.setAccessibleName(tr("View"))
        self.menu.addActions([self.by_relevance, self.by_date])
        self.menu.addSeparator()
        self.menu.addAction(self.by_month)
        self.button = QToolButton(window)
        self.button.setIconSize(QSize(_ICON, _ICON))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolTip(tr("How the photos are sorted and grouped"))
        self.button.setMenu(self.menu)
        theme.dress(self.button, "sort")
        self.show_for(searching=False)

    @property
    def order(self) -> Order:
        """The order of answers."""
        return Order.DATE if self.by_date.isChecked() else Order.RELEVANCE

    @property
    def months(self) -> bool:
        """Whether photos that are sorted by date are grouped by month."""
        return self.by_month.isChecked()

    def actions(self) -> list[QAction | None]:
        """The choices for a menu; None is a separator."""
        return [self.by_relevance, self.by_date, None, self.by_month]

    def show_for(self, searching: bool) -> None:
        """Offer the choices for answers, or for the library."""
        self._searching = searching
        for action in (self.by_relevance, self.by_date):
            action.setEnabled(searching)
        by_date = not searching or self.order is Order.DATE
        self.by_month.setEnabled(by_date)
        order = tr("Newest first") if by_date else tr("Best matches first")
        self.button.setText(f" {order}")
        grouped = tr("grouped by month") if by_date and self.months else ""
        self.button.setAccessibleName(joined((tr("View: {order}").format(order=order), grouped)))

    def _note(self) -> None:
        self._memory.setValue("order", self.order.value)
        self._memory.setValue("by_month", "true" if self.months else "false")
        self.show_for(self._searching)
        self.changed.emit()
