"""The search bar: a line to type in, and the parts of the query that are chips in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lepton_desktop.search.query import Filters, Picture, Query, Refinement, Words
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.search.chip_row import ChipRow
from lepton_desktop.ui.search.query_pieces import Piece, is_dates, joined, query_of, with_piece
from lepton_desktop.ui.search.question_line import Flaw, QuestionLine
from lepton_desktop.ui.search.question_text import complete, fragments, understood
from lepton_desktop.ui.search.suggestion_list import SuggestionList
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

    from lepton_desktop.search.query_language import Mistake
    from lepton_desktop.ui.search.suggestions import Suggestion
    from lepton_desktop.ui.toolkit.theme import Theme

PAUSE_MS = 120
"""A query is run when the user hasn't typed for this long."""
FLAW_PAUSE_MS = 800
"""A mistake in the word that is being typed is shown when the user hasn't typed for this long."""


class SearchField(QWidget):
    """Emits `asked` with the Query when it has changed and the typing pauses; with an empty one when it was cleared.

    `confirmed` is emitted when the user presses Return, and so means the query as it is. `left_down` when they go on
    to the photos. `picture_wanted` with the Piece whose thumbnail `show_picture` should get. `suggestions_wanted`
    whenever the words before the cursor change. `dates_wanted` when the chip of the dates is opened.
    """

    asked = Signal(object)
    confirmed = Signal()
    left_down = Signal()
    picture_wanted = Signal(object)
    image_given = Signal(QImage)
    suggestions_wanted = Signal()
    dates_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked = Query()
        self._place = ""
        self._texts: dict[Piece, str] = {}
        self._missing: dict[Piece, str] = {}
        self._frame = QFrame()
        self._frame.setObjectName("searchField")
        self.line = QuestionLine(theme)
        self.line.setAccessibleName(tr("Search photos"))
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.line.setFont(font)
        self.row = ChipRow(self.line, theme)
        self.list = SuggestionList(theme, self)
        self.mistake = ElidedLabel()
        self.mistake.setObjectName("mistake")
        self.mistake.setAccessibleName(tr("What was not understood"))
        self.mistake.hide()
        self._lay_out()

        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._flaw_pause = QTimer(self, singleShot=True, interval=FLAW_PAUSE_MS)
        self._flaw_pause.timeout.connect(lambda: self._show_flaws(True))
        self.line.textChanged.connect(self._on_text)
        self.line.textEdited.connect(self._on_edited)
        self.line.cursorPositionChanged.connect(self._on_cursor)
        self.line.files_given.connect(self.add_pictures)
        self.line.image_given.connect(self.image_given)
        self.line.installEventFilter(self)
        self.row.removed.connect(self.remove)
        self.row.opened.connect(self._open_chip)
        self.row.left.connect(self._focus_line_start)
        self.row.grown.connect(self._on_grown)
        self.list.taken.connect(self.take)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)
        theme.changed.connect(self._draw_glass)
        self._draw_glass()
        self.set_place(tr("all your photos"))

    def _lay_out(self) -> None:
        self._glass = Label()
        self.filters = QToolButton()
        self.filters.setAccessibleName(tr("Add to the search"))
        self.filters.setToolTip(tr("Add a date, a folder, a camera, a picture…"))
        self.filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._theme.dress(self.filters, "filters", "secondary")
        self._clear = QToolButton()
        self._clear.setAccessibleName(tr("Clear the search"))
        self._clear.setToolTip(tr("Clear the search (Esc)"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(self.clear)
        self._theme.dress(self._clear, "close", "secondary")
        self._clear.hide()
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(13, 5, 6, 5)
        inside.setSpacing(9)
        top = Qt.AlignmentFlag.AlignTop
        inside.addWidget(self._glass, 0, top)
        inside.addWidget(self.row, 1, top)
        inside.addWidget(self._clear, 0, top)
        inside.addWidget(self.filters, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._frame)
        layout.addWidget(self.mistake)

    def hold(self, button: QToolButton) -> None:
        """Put a button of another part into the bar, before the one that adds to the query."""
        inside = self._frame.layout()
        assert isinstance(inside, QHBoxLayout)
        inside.insertWidget(inside.indexOf(self.filters), button, 0, Qt.AlignmentFlag.AlignTop)

    # What is asked

    def text(self) -> str:
        """What is typed in the line, without spaces around it."""
        return self.line.text().strip()

    def query(self) -> Query:
        """The whole query.

        A picture counts as soon as it is a chip; one that can't be used counts only if nothing else is searched for.
        """
        typed = understood(self.line.text(), date.today()).query
        words = tuple(part for part in typed.parts if isinstance(part, Words))
        usable = [piece for piece in self.row.pieces() if piece not in self._missing]
        query = joined(Query(words, typed.filters), usable)
        return query if not query.empty else joined(query, self.row.pieces())

    def question_text(self) -> str:
        """The whole query in the query language; a relative date stays as it was typed."""
        parsed = understood(self.line.text(), date.today())
        typed = write(parsed.query) if parsed.mistakes else self.text()
        return " ".join(part for part in (typed, *map(self._text_of, self.row.pieces())) if part)

    def set_text(self, question: str) -> None:
        """Set the whole query, including chips, and run it at once."""
        typed, found = fragments(question, date.today())
        self._replace(typed, [fragment.piece for fragment in found])
        self._texts.update((fragment.piece, fragment.text) for fragment in found)
        self._show_flaws(True)
        self._ask()

    def set_query(self, query: Query) -> None:
        """Set the query, and run it at once."""
        self.set_text(write(query))

    def set_place(self, place: str) -> None:
        """Set the name of the place that is searched."""
        self._place = place
        self._prompt()

    def pieces(self) -> list[Piece]:
        """What the chips hold."""
        return self.row.pieces()

    def chip_shown(self) -> bool:
        """Whether a part of the query is a chip."""
        return bool(self.row.pieces())

    def add(self, *pieces: Piece, text: str = "") -> None:
        """Add parts to the question as chips, and ask; `text` as one was typed, where it was."""
        wanted = self.row.pieces()
        for piece in pieces:
            wanted = with_piece(wanted, piece)
            if text and piece in wanted:
                self._texts[piece] = text
        self._show_pieces(wanted)
        self._ask()

    def add_pictures(self, paths: Iterable[Path]) -> None:
        """Add pictures to the question."""
        self.add(*(Picture(path) for path in paths))

    def remove(self, piece: Piece) -> None:
        """Remove a part of the query, and run the rest."""
        self._show_pieces([one for one in self.row.pieces() if one != piece])
        self._ask()

    def set_dates(self, since: date | None, until: date | None) -> None:
        """Ask for the photos of these days, in the place of any other days; None leaves an end open."""
        wanted = [one for one in self.row.pieces() if not (isinstance(one, Filters) and is_dates(one))]
        if since is not None or until is not None:
            wanted.append(Filters(since=since, until=until))
        self._show_pieces(wanted)
        self._ask()

    def show_picture(self, piece: Piece, picture: QImage) -> None:
        """Show the thumbnail of a picture on its chip."""
        self.row.show_picture(piece, picture)

    def show_missing(self, piece: Piece, reason: str) -> None:
        """Show that a picture can't be used, and continue without it."""
        if piece in self.row.pieces():
            self._missing[piece] = reason
            self.row.show_missing(piece, reason)
            self._show_flaws(True)
            self._ask()

    def clear(self) -> None:
        """Remove the whole query."""
        self._replace("", [])
        self._show_flaws(True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def _replace(self, typed: str, pieces: list[Piece]) -> None:
        self._texts.clear()
        self.line.setText(typed)
        self.list.hide()
        self._show_pieces(pieces)

    def _show_pieces(self, pieces: list[Piece]) -> None:
        for chip in self.row.show_pieces(pieces):
            if isinstance(chip.piece, Picture | Refinement):
                self.picture_wanted.emit(chip.piece)
        self._texts = {piece: text for piece, text in self._texts.items() if piece in pieces}
        self._missing = {piece: reason for piece, reason in self._missing.items() if piece in pieces}
        self._show_flaws(False)
        self._prompt()

    def _text_of(self, piece: Piece) -> str:
        return self._texts.get(piece) or write(query_of(piece))

    def _ask(self) -> None:
        self._pause.stop()
        query = self.query()
        if query != self._asked:
            self._asked = query
            self.asked.emit(query)

    # Typing

    def _on_text(self) -> None:
        self._prompt()
        self._pause.start()

    def _on_edited(self) -> None:
        self._absorb(at_end=False)
        self._show_flaws(False)
        self._flaw_pause.start()
        self.suggestions_wanted.emit()

    def _on_cursor(self) -> None:
        if self.line.flaws():
            self._show_flaws(False)

    def _absorb(self, at_end: bool) -> None:
        """Make chips of those filters and pictures in the line that are complete; `at_end` the last one too."""
        text, cursor = self.line.text(), self.line.cursorPosition()
        found = complete(text, None if at_end else cursor, date.today())
        for fragment in reversed(found):
            end = fragment.end + (text[fragment.end : fragment.end + 1] == " ")
            self.line.cut(fragment.start, end)
        for fragment in found:
            self.add(fragment.piece, text=fragment.text)

    def _show_flaws(self, under_cursor: bool) -> None:
        """Underline what isn't understood, in the word that is being typed only if `under_cursor`."""
        cursor = self.line.cursorPosition()
        known = self.line.flaws()
        flaws = [
            flaw
            for mistake in understood(self.line.text(), date.today()).mistakes
            if (flaw := Flaw(mistake.start, mistake.end, _reason(mistake))) in known
            or under_cursor
            or not mistake.start <= cursor <= mistake.end
        ]
        self.line.show_flaws(flaws)
        reason = flaws[0].reason if flaws else ""
        reason = reason[:1].upper() + reason[1:] or next(iter(self._missing.values()), "")
        self.mistake.set_text(reason)
        self.mistake.setVisible(bool(reason))
        self.line.setAccessibleDescription(reason or tr("Describe the photo you are looking for"))

    def _prompt(self) -> None:
        if self.chip_shown():
            self.line.setPlaceholderText(tr("Describe what they show"))
        else:
            prompt = tr("Describe what you are looking for in {place}").format(place=self._place)
            self.line.setPlaceholderText(prompt)
        self._clear.setVisible(bool(self.line.text()) or self.chip_shown())

    # Suggestions

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Show these below the bar, if the line has the keyboard."""
        self.list.show_suggestions(found if self.line.hasFocus() else (), self._frame)

    def take(self, suggestion: Suggestion) -> None:
        """Ask what was suggested."""
        self.list.hide()
        if suggestion.question is not None:
            self.set_text(suggestion.question)
        elif suggestion.piece is not None:
            self.line.cut(suggestion.start, suggestion.end)
            self.add(suggestion.piece)
        self.confirmed.emit()

    # Chips

    def _open_chip(self, piece: Piece) -> None:
        """Let a part be changed: the days in the calendar, a picture not at all, all else as text in the line."""
        if isinstance(piece, Filters) and is_dates(piece):
            self.dates_wanted.emit()
        elif not isinstance(piece, Picture | Refinement):
            text = self._text_of(piece)
            self._show_pieces([one for one in self.row.pieces() if one != piece])
            typed = self.line.text()
            self.line.setText(f"{typed.rstrip()} {text}".lstrip())
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.setCursorPosition(len(self.line.text()))

    def _focus_line_start(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.setCursorPosition(0)

    def _on_grown(self) -> None:
        if not self.list.isHidden():
            self.list.place(self._frame)

    # Keys and looks

    def _draw_glass(self) -> None:
        self._glass.setPixmap(
            self._theme.icon("search", "secondary").pixmap(QSize(20, 20), self.devicePixelRatioF())
        )

    def _fit_buttons(self) -> None:
        """Align the buttons beside the chips with the middle of the first row, in any font."""
        height = self.row.row_height()
        for widget in (self._glass, *self._frame.findChildren(QToolButton)):
            if widget.parent() is self._frame:
                widget.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focused = event.type() == QEvent.Type.FocusIn
            self._frame.setProperty("focused", focused)
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)
            if not focused:
                self.list.hide()
        elif event.type() == QEvent.Type.MouseButtonPress and not self.line.text() and self.line.hasFocus():
            self.suggestions_wanted.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.line.offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture dropped anywhere on the bar is added to the query."""
        if self.line.offer(event):
            self.line.insert_from(event.mimeData())

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the bar, and not for the line."""
        match event.key():
            case Qt.Key.Key_Escape:
                if self.list.isHidden():
                    self.clear()
                self.list.hide()
            case Qt.Key.Key_Down:
                if self.list.isHidden() or not self.list.step(1):
                    self.list.hide()
                    self.left_down.emit()
            case Qt.Key.Key_Up:
                if self.list.isHidden():
                    self.suggestions_wanted.emit()
                else:
                    self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_return()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Left if self._before_line():
                if event.key() == Qt.Key.Key_Left:
                    self.row.focus_last()
                else:
                    self.remove(self.row.pieces()[-1])
            case _:
                return False
        return True

    def _before_line(self) -> bool:
        """Whether the cursor is where the chips end."""
        return self.chip_shown() and self.line.cursorPosition() == 0 and not self.line.hasSelectedText()

    def _on_return(self) -> None:
        chosen = self.list.chosen()
        self.list.hide()
        if chosen is not None:
            self.take(chosen)
            return
        self._absorb(at_end=True)
        self._show_flaws(True)
        self._ask()
        self.confirmed.emit()


def _reason(mistake: Mistake) -> str:
    """Why it is one, in the user's language."""
    return translated(mistake.reason)
