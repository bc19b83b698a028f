"""The settings page of the program itself: its version, a newer one, and the licences of what it consists of."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import PySide6
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from lepton_desktop import __version__
from lepton_desktop.edition import packaged
from lepton_desktop.settings import APPLICATION
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.ui.settings.notices_dialog import NoticesDialog
from lepton_desktop.ui.settings.page import Page, words
from lepton_desktop.ui.settings.update_check import UpdateCheck
from lepton_desktop.ui.toolkit.i18n import in_words, tr
from lepton_desktop.ui.toolkit.icons import application_icon
from lepton_desktop.ui.toolkit.plain_text import Label
from lepton_desktop.updates import UpdateError, update_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.updates import Release


class AboutPage(Page):
    """Asks for a newer version only when the button is pressed, and installs none."""

    def __init__(self, own_command: Callable[..., list[str]], resources: Path = RESOURCES) -> None:
        """`resources` may have ``release.json``, which says where to ask, and ``notices.txt``, the licences."""
        super().__init__(tr("About"))
        self._notices = resources / "notices.txt"
        self._address: str | None = None
        self._page = ""
        self._add_program()
        self._check = UpdateCheck(own_command, self)
        self._add_updates(resources)
        self._add_licences()

    def opened(self) -> None:
        """Forget what an earlier check found, unless it is a newer version."""
        if not self._page:
            self.found.hide()

    def close_process(self) -> None:
        """End the check, if one is under way."""
        self._check.close()

    def _add_program(self) -> None:
        mark = Label()
        mark.setPixmap(application_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        self.version = words(f"{APPLICATION} {__version__}", "heading")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(mark)
        row.addWidget(self.version, 1)
        self.column.addLayout(row)
        self.note(tr("Finds photos by what they show. No photo and no search ever leaves this computer."))
        self.edition = self.note(
            tr("Installed with everything that it needs.")
            if packaged()
            else tr("Installed as a package of Python {version}.").format(version=platform.python_version())
        )

    def _add_updates(self, resources: Path) -> None:
        self.heading(tr("Updates"))
        self.check = QPushButton(tr("Check for updates"))
        self.check.clicked.connect(self._start_check)
        self.found = words("", "plain")
        self.notes = words("", "small")
        self.download = QPushButton(tr("Open the download page"))
        self.download.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._page)))
        self.download.setToolTip(tr("It opens in your web browser"))
        self._check.found.connect(self._show_release)
        self._check.failed.connect(self._fail)
        try:
            self._address = update_address(resources)
        except UpdateError as error:
            self.note(in_words(error))
        if self._address is not None:
            self.column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
            self.note(
                tr(
                    "It asks {host}, which then sees your network address and this version's number, but nothing "
                    "of your photos or searches. Nothing is downloaded or installed."
                ).format(host=urlsplit(self._address).hostname)
            )
        else:
            self.check.hide()
            self.note(
                tr("This edition can't look for a newer version. You can find it where you got this one.")
            )
        for widget in (self.found, self.notes, self.download):
            widget.hide()
            self.column.addWidget(widget, 0, Qt.AlignmentFlag(0))
        self.column.setAlignment(self.download, Qt.AlignmentFlag.AlignLeft)

    def _add_licences(self) -> None:
        self.heading(tr("Licences"))
        self.note(tr("{name} itself is free software under the MIT licence.").format(name=APPLICATION))
        self.show_notices = QPushButton(tr("Show all licences…"))
        self.show_notices.clicked.connect(lambda: NoticesDialog(self._notices, self.window()).show())
        if self._notices.is_file():
            self.column.addWidget(self.show_notices, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.show_notices.hide()
            self.note(
                tr(
                    "Each Python package that it uses has its own licence in the folder that it is installed in."
                )
            )
        self.note(
            tr(
                "The window is made with Qt and PySide6, which are used under the LGPL, version 3. You may use them in "
                "another version: replace their files in {folder}."
            ).format(folder=Path(PySide6.__file__).parent)
        )
        self.note(tr("Names of towns: GeoNames (geonames.org), CC BY 4.0."))

    def _start_check(self) -> None:
        if self._address is not None:
            self._page = ""
            self.check.setEnabled(False)
            self.notes.hide()
            self.download.hide()
            self._say(tr("Asking…"), "plain")
            self._check.start(self._address)

    def _show_release(self, release: Release) -> None:
        self.check.setEnabled(True)
        if not release.is_newer:
            self._say(tr("This is the latest version."), "plain")
            return
        self._page = release.page
        self._say(tr("Version {version} is available.").format(version=release.version), "plain")
        self.notes.setText(release.notes)
        self.notes.setVisible(bool(release.notes))
        self.download.show()

    def _fail(self, reason: str) -> None:
        self.check.setEnabled(True)
        self._say(reason, "problem")

    def _say(self, text: str, role: str) -> None:
        self.found.setProperty("role", role)
        self.found.style().unpolish(self.found)
        self.found.style().polish(self.found)
        self.found.setText(text)
        self.found.show()
