"""The card of PyTorch in the settings of a packaged program: what it is for, installing and removing it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.torch_pack.install import remove, space_needed
from lepton_desktop.torch_pack.pack import Installed, activate, is_outdated
from lepton_desktop.torch_pack.variants import CPU, CUDA, Variant, offered, recommended
from lepton_desktop.ui.settings.download import Download
from lepton_desktop.ui.settings.page import words
from lepton_desktop.ui.toolkit.dialogs import confirm
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.toolkit.theme import Theme


@dataclass(frozen=True, slots=True)
class _Looked:
    """What can be installed and what is; sizes are in bytes, by variant."""

    variants: tuple[Variant, ...]
    recommended: str
    pack: Installed | None
    outdated: bool
    needed: dict[str, int]
    free: int


class TorchCard(QFrame):
    """Hidden where nothing can be installed. Emits `changed` when PyTorch was installed or removed, or that failed.

    `looked` is emitted when the card shows what `look` found.
    """

    changed = Signal()
    looked = Signal()

    def __init__(self, choices: Choices, theme: Theme, own_command: Callable[..., list[str]]) -> None:
        super().__init__()
        self._choices = choices
        self._looked: _Looked | None = None
        self._problem = ""
        self.setProperty("card", True)
        self.setAccessibleName("PyTorch")
        self.download = Download(choices.places.data, own_command, self, "torch-installer")
        self.download.progressed.connect(self._on_progress)
        self.download.ended.connect(self._on_end)
        self.facts = words("", "small")
        self.problem = words("", "problem")
        self.variant = QComboBox()
        self.variant.setAccessibleName(tr("What PyTorch is installed for"))
        self.variant.currentIndexChanged.connect(lambda _: self._show())
        self.install = QPushButton(tr("Install"))
        self.install.setAccessibleName(tr("Install PyTorch"))
        self.install.clicked.connect(self._start)
        theme.dress(self.install, "download")
        self.remove = QPushButton(tr("Remove"))
        self.remove.setAccessibleName(tr("Remove PyTorch"))
        self.remove.clicked.connect(self._ask_to_remove)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Download of {model}").format(model="PyTorch"))
        self.arrived = Label()
        self.arrived.setProperty("role", "small")
        self.stop = QPushButton(tr("Cancel"))
        self.stop.setAccessibleName(tr("Cancel the download of {model}").format(model="PyTorch"))
        self.stop.clicked.connect(self.download.stop)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words("PyTorch", "heading"), 1)
        for widget in (self.variant, self.install, self.remove):
            head.addWidget(widget)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.arrived)
        progress.addWidget(self.stop)
        purpose = tr("It runs models on NVIDIA graphics cards, and any open_clip model on the processor.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 14)
        column.setSpacing(4)
        column.addLayout(head)
        for label in (words(purpose, "plain"), self.facts, self.problem):
            column.addWidget(label)
        column.addLayout(progress)

    def look(self) -> None:
        """Find out what is installed, and how much disk space is free."""
        self._choices.ask(_look, self._take)

    @property
    def offers(self) -> bool:
        """Whether PyTorch can be installed here, as far as was looked."""
        return self._looked is not None and bool(self._looked.variants)

    def show_install(self) -> None:
        """Bring the card into sight, with the keyboard on its button."""
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self)
        (self.install if self.install.isVisible() else self.stop).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_process(self) -> None:
        """Stop a running installation; what is already downloaded is kept."""
        self.download.close()

    def _take(self, looked: _Looked) -> None:
        first = self._looked is None
        self._looked = looked
        if first:
            for variant in looked.variants:
                self.variant.addItem(_purpose(variant.name), variant.name)
        if looked.pack is not None or first:
            chosen = looked.pack.variant.name if looked.pack is not None else looked.recommended
            self.variant.setCurrentIndex(self.variant.findData(chosen))
        self._show()
        self.looked.emit()

    def _show(self) -> None:
        looked, name = self._looked, self.variant.currentData()
        self.setVisible(self.offers)
        if looked is None or name is None:
            return
        variant = next(one for one in looked.variants if one.name == name)
        running = self.download.running
        there = looked.pack is not None and looked.pack.variant == variant
        missing = looked.needed[name] > looked.free
        self.facts.setText(" · ".join(_facts(variant, there)))
        self.variant.setVisible(len(looked.variants) > 1)
        self.variant.setEnabled(not running)
        self.install.setVisible(not there and not running)
        self.install.setEnabled(not missing)
        self.remove.setVisible((looked.pack is not None or looked.outdated) and not running)
        for widget in (self.bar, self.arrived, self.stop):
            widget.setVisible(running)
        problem = self._problem
        if not problem and not there and missing:
            problem = tr("It needs {needed}, but the disk has only {free} left").format(
                needed=_size(looked.needed[name]), free=_size(looked.free)
            )
        if not problem and looked.outdated:
            problem = tr("PyTorch must be installed again for this version of Lepton Desktop")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _start(self) -> None:
        self._problem = ""
        self.download.start(self.variant.currentData())
        self._on_progress(0, 0)
        self._show()
        self.stop.setFocus()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        if not total:
            self.arrived.setText("")
        elif done < total:
            self.arrived.setText(tr("{done} of {total}").format(done=_size(done), total=_size(total)))
        else:
            self.arrived.setText(tr("Finishing…"))

    def _on_end(self, reason: str) -> None:
        self._problem = reason
        self.changed.emit()

    def _ask_to_remove(self) -> None:
        text = tr("Its files are removed from the disk. You can install it again.")
        confirm(self, tr("Remove {model}?").format(model="PyTorch"), text, tr("Remove"), self._remove)

    def _remove(self) -> None:
        def done(gone: bool) -> None:
            used = tr("PyTorch is still in use. Its disk space is freed the next time Lepton Desktop starts.")
            self._on_end("" if gone else used)

        self._choices.ask(remove, done, self._on_end)


def _look(places: Places) -> _Looked:
    variants = offered()
    pack = activate(places)  # the window too may need it: for a model that only PyTorch runs
    return _Looked(
        variants,
        recommended(variants).name if variants else "",
        pack,
        is_outdated(places),
        {variant.name: space_needed(variant, places) for variant in variants},
        shutil.disk_usage(places.data).free,
    )


def _purpose(name: str) -> str:
    return {CPU: tr("For the processor"), CUDA: tr("For NVIDIA graphics cards")}[name]


def _facts(variant: Variant, there: bool) -> list[str]:
    if there:
        return [
            tr("PyTorch {version} is installed").format(version=variant.version),
            _size(variant.unpacked_size),
        ]
    return [
        tr("PyTorch {version}").format(version=variant.version),
        tr("{size} to download").format(size=_size(variant.download_size)),
        tr("{size} on the disk").format(size=_size(variant.unpacked_size)),
    ]


def _size(number: int) -> str:
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
