"""One model in the settings: its properties, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from lepton_desktop.ui.settings.page import describe, words
from lepton_desktop.ui.toolkit.i18n import mark, tr
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from lepton_desktop.encoders.models import Model
    from lepton_desktop.ui.toolkit.theme import Theme

TEXTS = (
    mark("The built-in model: small, fast, ready from the start"),
    mark("Much better at details, still fast without a graphics card"),
    mark("The best answers here, and in many languages; slow without a graphics card"),
    mark("English"),
    mark("English and about a hundred others"),
    mark("Apple AMLR (research only)"),
    mark("see its page on the hub"),
)
"""The texts of the list of models, for the translations."""

_SPARE = 50_000_000


class ModelCard(QFrame):
    """Emits what the user wants done with the model or with its download."""

    use_wanted = Signal()
    download_wanted = Signal()
    stop_wanted = Signal()
    delete_wanted = Signal()
    torch_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.name = words("", "heading")
        self.title = words("", "plain")
        self.facts = words("", "small")
        self.problem = words("", "problem")
        self.in_use = words(tr("In use"), "used")
        self.in_use.setWordWrap(False)
        self.use = QPushButton(tr("Use"))
        self.download = QPushButton()
        self.delete = QPushButton(tr("Delete"))
        self.stop = QPushButton(tr("Cancel"))
        self.torch = QPushButton(tr("Install PyTorch…"))
        theme.dress(self.download, "download")
        for button, signal in (
            (self.use, self.use_wanted),
            (self.download, self.download_wanted),
            (self.delete, self.delete_wanted),
            (self.stop, self.stop_wanted),
            (self.torch, self.torch_wanted),
        ):
            button.clicked.connect(signal)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.arrived = Label()
        self.arrived.setProperty("role", "small")

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.in_use, self.use, self.download, self.torch, self.delete):
            buttons.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addLayout(buttons)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.arrived)
        progress.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 14)
        column.setSpacing(4)
        column.addLayout(head)
        for label in (self.title, self.facts, self.problem):
            column.addWidget(label)
        column.addLayout(progress)
        self.problem.hide()
        self.show_progress(None, None)

    def show_model(
        self,
        model: Model,
        in_use: bool,
        on_disk: int,
        free: int,
        busy: bool,
        why_not: str = "",
        torch_offered: bool = False,
    ) -> None:
        """Show the model; `busy` says that another one is being downloaded. Sizes are in bytes.

        `why_not` is the reason why it can't be downloaded or run here without PyTorch; empty where it can.
        `torch_offered` says that PyTorch can be installed on the same page.
        """
        self.setAccessibleName(model.name)
        self.name.setText(model.name)
        self.title.setText(tr(model.title))
        self.facts.setText(" · ".join(facts(model, on_disk)))
        needed = (model.megabytes or 0) * 1_000_000
        short = not model.installed and needed + _SPARE > free
        self.in_use.setVisible(in_use)
        self.use.setVisible(model.installed and not in_use)
        self.delete.setVisible(model.installed and not in_use and model.source == "hub")
        self.download.setVisible(not model.installed)
        self.download.setEnabled(not (short or busy or why_not))
        self.use.setEnabled(not why_not)
        self.download.setText(tr("Download"))
        size = _size(needed) if needed else tr("size unknown")
        describe(self.download, tr("Download {model}, {size}").format(model=model.name, size=size))
        describe(self.use, tr("Use {model}").format(model=model.name))
        describe(self.delete, tr("Delete {model}").format(model=model.name))
        describe(self.stop, tr("Cancel the download of {model}").format(model=model.name))
        self.bar.setAccessibleName(tr("Download of {model}").format(model=model.name))
        self.torch.setVisible(bool(why_not) and torch_offered)
        describe(self.torch, tr("Install PyTorch, which can run {model}").format(model=model.name))
        if why_not:
            self.download.setVisible(not torch_offered and not model.installed)
            self.use.setVisible(not torch_offered and model.installed and not in_use)
            self.show_problem(tr("Only PyTorch can run it") if torch_offered else why_not)
        elif short:
            self.show_problem(
                tr("It needs {needed}, but the disk has only {free} left").format(
                    needed=_size(needed + _SPARE), free=_size(free)
                )
            )

    def show_problem(self, text: str) -> None:
        """Show why something can't be done; an empty text removes the message."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_progress(self, done: int | None, total: int | None) -> None:
        """Show how many bytes are downloaded; both are None when nothing is being downloaded."""
        running = done is not None
        for widget in (self.bar, self.arrived, self.stop):
            widget.setVisible(running)
        if done is None or total is None:
            return
        self.download.hide()
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.arrived.setText(
            tr("{done} of {total}").format(done=_size(done), total=_size(total))
            if total
            else tr("Asking the hub…")
        )


def facts(model: Model, on_disk: int) -> list[str]:
    """The properties of a model, each in a few words: size, languages, quality, licence."""
    if model.source == "built-in":
        size = tr("built in")
    elif model.installed:
        size = _size(on_disk)
    else:
        size = _size(model.megabytes * 1_000_000) if model.megabytes else tr("size not known")
    said = [size, tr(model.languages_text)]
    percent = QLocale().toString
    if model.recall_at_10 is not None:
        said.append(
            tr("a caption finds its photo among the first ten: {percent} %").format(
                percent=percent(model.recall_at_10, "f", 1)
            )
        )
    if model.imagenet is not None:
        said.append(tr("ImageNet, as published: {percent} %").format(percent=percent(model.imagenet, "f", 1)))
    if model.recall_at_10 is None and model.imagenet is None:
        said.append(tr("quality not measured"))
    said.append(tr("licence: {licence}").format(licence=tr(model.licence)))
    return said


def _size(number: int) -> str:
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
