"""The page for reviewing duplicates: which photos are alike, and which of them to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.legible import legible
from lepton_desktop.search.similarity import Kind
from lepton_desktop.ui.duplicates.cards import CardModel, CardsView
from lepton_desktop.ui.duplicates.clearing import Choice
from lepton_desktop.ui.duplicates.finding import DuplicatesFinding
from lepton_desktop.ui.duplicates.groups import GroupModel, GroupsView
from lepton_desktop.ui.duplicates.state import DoneRow, ProgressRow
from lepton_desktop.ui.pictures.thumbnail_loader import Wanted
from lepton_desktop.ui.system.desktop import copy_paths
from lepton_desktop.ui.toolkit.dialogs import confirm, tell
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.formatting import bytes_in_words
from lepton_desktop.ui.toolkit.i18n import sentences, tr
from lepton_desktop.ui.toolkit.pages import Message, MessagePage
from lepton_desktop.ui.toolkit.plain_text import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.duplicates import Group
    from lepton_desktop.ui.duplicates.clearing import Plan
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.system.desktop import Desktop
    from lepton_desktop.ui.toolkit.theme import Theme

_ASK_AFTER_MS = 30


class DuplicatesPage(QWidget):
    """Shows the groups of the chosen kind, one of them in full.

    `shown` is the latter. `opened` emits the photos of the group and the row of the one to show in the
    viewer.
    """

    opened = Signal(list, int)

    def __init__(
        self,
        open_catalog: Callable[[], Catalog],
        desktop: Desktop,
        loader: ThumbnailLoader,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.finding = finding = DuplicatesFinding(open_catalog, self)
        self._desktop = desktop
        self._loader = loader
        self._kind = Kind.SAME
        self._stale = True
        self._stars: dict[frozenset[int], int] = {}
        self.shown: Group | None = None
        self.setAccessibleName(tr("Duplicates"))

        self.groups = GroupModel(self)
        self.list = GroupsView(self.groups, loader, theme)
        self.cards = CardModel(self)
        self.view = CardsView(self.cards, loader, theme)
        self.message = MessagePage(theme)
        self._lay_out(theme)

        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask_for_pictures)
        self.list.seen.connect(self._ask_soon)
        self.view.seen.connect(self._ask_soon)
        self.list.selectionModel().currentChanged.connect(lambda current, _: self._show_group(current.row()))
        self.view.kept.connect(self._keep)
        self.view.opened.connect(lambda row: self.opened.emit(self.cards.photos(), row))
        self.view.menu_wanted.connect(self._show_menu)
        finding.changed.connect(self.update_state)
        finding.progressed.connect(self._progress.update_state)
        self.list.activated.connect(lambda _: self.keep_best.click())
        finding.failed.connect(lambda title, reason: tell(self.window(), title, reason))
        self.update_state()

    @property
    def kind(self) -> Kind:
        """The kind of groups that is shown."""
        return self._kind

    def choose_kind(self, kind: Kind) -> None:
        """Show the groups of this kind."""
        self._kind = kind
        self._kinds[kind].setChecked(True)
        self.update_state()

    def refresh_when_shown(self) -> None:
        """Photos were added or removed: look again when the user returns to this page."""
        self._stale = True

    def settled(self) -> bool:
        """Whether the search is complete and every picture in sight is loaded."""
        box = self.view.box()
        wanted = [Wanted(photo, box) for photo in self._photos_in_sight()]
        return not self.finding.finding and all(self._loader.settled(one) for one in wanted)

    def kept_of(self, group: Group) -> int:
        """The id of the photo of the group to keep: the one that the user starred, otherwise the proposed one."""
        return self._stars.get(group.key, group.members[0].photo.id)

    def _lay_out(self, theme: Theme) -> None:
        self.title = Label(tr("Duplicates"))
        self.title.setProperty("role", "title")
        self.summary = ElidedLabel()
        self.summary.setObjectName("caption")
        self.again = QPushButton(tr("Look again"))
        self.again.clicked.connect(self.finding.find)
        theme.dress(self.again, "refresh")
        self.keep_all = QPushButton(tr("Keep the best of each group…"))
        self.keep_all.clicked.connect(lambda: self._ask_to_clear(self._groups_shown()))

        self._kinds: dict[Kind, QPushButton] = {}
        buttons = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for kind, text, tip in (
            (Kind.SAME, tr("Same picture"), tr("Copies, including other sizes, formats and quality")),
            (Kind.NEARLY, tr("Nearly the same"), tr("Also other shots of a burst, slight crops and edits")),
        ):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(kind is self._kind)
            button.setToolTip(plain_tip(tip))
            button.setAccessibleDescription(tip)
            button.setProperty("segment", "left" if kind is Kind.SAME else "right")
            button.clicked.connect(lambda _=False, kind=kind: self.choose_kind(kind))
            buttons.addButton(button)
            segments.addWidget(button)
            self._kinds[kind] = button

        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(self.title)
        heading.addStretch(1)
        heading.addLayout(segments)
        heading.addWidget(self.again)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.summary, 1)
        below.addWidget(self.keep_all)

        self._progress = ProgressRow(self.finding)
        self.stop = self._progress.stop

        self.keep_best = QPushButton(tr("Keep the best…"))
        self.keep_best.setProperty("primary", True)
        self.keep_best.clicked.connect(lambda: self._ask_to_clear([self.shown] if self.shown else []))
        self.different = QPushButton(tr("Mark as different"))
        tip = tr("These are different photos: stop showing them as duplicates")
        self.different.setToolTip(plain_tip(tip))
        self.different.setAccessibleDescription(tip)
        self.different.clicked.connect(self._tell_apart)
        actions = QHBoxLayout()
        actions.setSpacing(10)
        actions.setContentsMargins(6, 0, 0, 0)
        actions.addWidget(self.keep_best)
        actions.addWidget(self.different)
        actions.addStretch(1)
        group = QVBoxLayout()
        group.setSpacing(4)
        group.addLayout(actions)
        group.addWidget(self.view, 1)
        both = QWidget()
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(14)
        sides.addWidget(self.list)
        sides.addLayout(group, 1)

        self._places = QStackedWidget()
        self._places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._places.addWidget(both)
        self._places.addWidget(self.message)
        self._both = both

        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 14, 24, 8)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addLayout(below)
        layout.addWidget(self._progress)
        layout.addWidget(self._places, 1)
        self._done = DoneRow(self.finding)
        self.undo, self.ask_again = self._done.undo, self._done.ask_again
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, self, self.undo.click)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        layout.addWidget(self._done)

    def _groups_shown(self) -> list[Group]:
        return (self.finding.groups or {}).get(self._kind, [])

    def update_state(self) -> None:
        """Show what has been found so far."""
        finding, groups = self.finding, self._groups_shown()
        spare = sum(len(group.members) - 1 for group in groups)
        room = bytes_in_words(sum(group.spare for group in groups))
        texts = (
            tr("%Ln group(s)", len(groups)),
            tr("%Ln photo(s) to remove", spare),
            tr("{size} to free").format(size=room),
        )
        self.summary.set_text(" · ".join(texts) if groups else "")
        free = finding.clearing is None
        self.keep_all.setEnabled(bool(groups) and free and not finding.finding)
        self.keep_best.setEnabled(free)
        self.different.setEnabled(free)
        self.again.setEnabled(free and not finding.finding)
        self._progress.update_state()
        self._done.update_state()
        row = max(0, self.list.currentIndex().row())
        key = self.shown.key if self.shown is not None else None
        self.groups.show_groups(groups)
        keys = [group.key for group in groups]
        row = keys.index(key) if key in keys else min(row, len(keys) - 1)
        if row >= 0:
            self.list.setCurrentIndex(self.groups.index(row))
        self._show_group(row)
        message = self._message(groups)
        if message is not None:
            self.message.show_message(message)
        self._places.setCurrentWidget(self._both if message is None else self.message)

    def _message(self, groups: Sequence[Group]) -> Message | None:
        finding = self.finding
        if groups:
            return None
        if finding.failure:
            return Message(
                "warning",
                tr("Looking for duplicates failed"),
                finding.failure,
                tr("Try again"),
                finding.find,
            )
        if finding.finding or (finding.groups is None and not finding.stopped):
            text = tr(
                "Your photos are being compared with each other. You can do something else in the meantime."
            )
            return Message("clock", tr("Looking for duplicates"), text)
        if finding.groups is None:
            return Message(
                "pause", tr("Stopped"), tr("Nothing has been found so far."), tr("Look again"), finding.find
            )
        if self._kind is Kind.SAME and finding.groups[Kind.NEARLY]:
            text = tr("Some photos are nearly the same, though, such as the shots of a burst.")
            return Message(
                "check",
                tr("No photo appears twice"),
                text,
                tr("Show them"),
                lambda: self.choose_kind(Kind.NEARLY),
            )
        text = tr("Photos on drives that aren't connected are not compared.")
        return Message("check", tr("No duplicates"), text)

    def _show_group(self, row: int) -> None:
        group = self.shown = self.groups.group(row)
        self.cards.show_group(group, self.kept_of(group) if group is not None else 0)

    def _keep(self, photo_id: int) -> None:
        if self.shown is not None:
            self._stars[self.shown.key] = photo_id
            self.cards.show_group(self.shown, photo_id)

    def _choice(self, group: Group) -> Choice:
        kept = self.kept_of(group)
        photos = {member.photo.id: member.photo for member in group.members}
        return Choice(photos[kept], tuple(photo for number, photo in photos.items() if number != kept))

    def _ask_to_clear(self, groups: Sequence[Group]) -> None:
        if groups:
            self.finding.plan([self._choice(group) for group in groups], self._confirm)

    def _confirm(self, plan: Plan) -> None:
        if not plan.choices:
            tell(
                self.window(), tr("There is nothing to move"),
                tr("The photos have changed since they were compared. Look for duplicates again."),
            )  # fmt: skip
            return
        title = tr("Move %Ln photo(s) to the trash?", plan.photos)
        size = bytes_in_words(plan.size)
        said = [tr("Emptying the trash frees {size}.").format(size=size)]
        if len(plan.choices) == 1:
            said.append(tr("{name} is kept.").format(name=legible(plan.choices[0].kept.path.name)))
        else:
            said.append(tr("The best photo of each of %Ln group(s) is kept.", len(plan.choices)))
        if plan.missing:
            said.append(tr("%Ln group(s) changed in the meantime and are left out.", plan.missing))
        confirm(self.window(), title, sentences(*said), tr("Move to trash"), lambda: self.finding.clear(plan))

    def _tell_apart(self) -> None:
        if self.shown is not None:
            self.finding.tell_apart(self.shown)

    def _show_menu(self, photo: Photo, place: QPoint) -> None:
        menu = QMenu(tr("Photo"), self)
        menu.addAction(tr("Keep this photo"), self.view.keep_current)
        menu.addSeparator()
        menu.addAction(tr("View"), self.view.open_current)
        menu.addAction(tr("Open in default program"), lambda: self._desktop.open(photo.path))
        menu.addAction(tr("Show in folder"), lambda: self._desktop.show_in_folder(photo.path))
        menu.addAction(tr("Copy path"), lambda: copy_paths([photo.path]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _photos_in_sight(self) -> list[Photo]:
        """The photos whose pictures are in sight, starting with those of the group that is shown in full."""
        rows = self.view.visible_rows()
        members = [self.cards.member(row) for row in rows]
        photos = [member.photo for member in members if member is not None]
        return photos + [group.members[0].photo for group in self.list.visible_groups()]

    def _ask_soon(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _ask_for_pictures(self) -> None:
        if self.isVisible():
            box = self.view.box()
            photos = {photo.id: photo for photo in self._photos_in_sight()}
            self._loader.want([Wanted(photo, box) for photo in photos.values()])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.finding.find()
        self._ask_soon()
