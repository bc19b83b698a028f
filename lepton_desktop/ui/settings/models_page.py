"""The settings page of the models: listing, downloading, choosing and deleting them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from lepton_desktop.encoders.models import Model, delete, find
from lepton_desktop.ui.settings.download import Download
from lepton_desktop.ui.settings.engine_choice import EngineChoice
from lepton_desktop.ui.settings.engines_here import Looked, is_there, look
from lepton_desktop.ui.settings.model_card import ModelCard
from lepton_desktop.ui.settings.page import Page, words
from lepton_desktop.ui.settings.torch_card import TorchCard
from lepton_desktop.ui.toolkit.dialogs import confirm
from lepton_desktop.ui.toolkit.i18n import tr, translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.encoders.ready import Offered
    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.toolkit.theme import Theme


@dataclass(frozen=True, slots=True)
class _Listed:
    model: Model
    on_disk: int
    why_not: str
    """Why the model can't be had or run here; empty where it can."""


class ModelsPage(Page):
    """Shows the models as cards, and below them a field for the name of another one."""

    def __init__(self, choices: Choices, theme: Theme, own_command: Callable[..., list[str]]) -> None:
        super().__init__(tr("Models"))
        self._choices = choices
        self._theme = theme
        self._free = 0
        self._listed: dict[str, _Listed] = {}
        self._typed: Model | None = None
        self._typed_why_not = ""
        self._problems: dict[str, str] = {}
        self.download = Download(choices.places.data, own_command, self)
        self.download.progressed.connect(self._on_progress)
        self.download.ended.connect(self._on_end)
        self.cards: dict[str, ModelCard] = {}

        self.note(
            tr(
                "The model determines what can be found. When you change it, your photos are indexed again in "
                "the background. The previous model keeps answering until that is done."
            )
        )
        self._stack = QVBoxLayout()
        self._stack.setSpacing(10)
        self.column.addLayout(self._stack)
        self.heading(tr("What runs the model in use"))
        self.engines = EngineChoice(choices.places.data, own_command)
        self.engines.chosen.connect(self._choose_engine)
        self.engines.made.connect(self._use_engine)
        self.engines.measured.connect(self._look_at_engines)
        self.column.addWidget(self.engines)
        self.torch = TorchCard(choices, theme, own_command)
        self.torch.changed.connect(self._follow_torch)
        self.column.addWidget(self.torch)
        self.heading(tr("Another model"))
        self.note(
            tr(
                "Any open_clip model whose weights are published as safetensors: NAME/TAG, such as "
                "ViT-B-32/laion2b_s34b_b79k, or hf-hub:owner/repository."
            )
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText("hf-hub:owner/repository")
        self.field.setAccessibleName(tr("Name of another model"))
        self.field.returnPressed.connect(self._find_typed)
        self.bring = QPushButton(tr("Download"))
        self.bring.setAccessibleName(tr("Download the model with this name"))
        self.bring.setEnabled(False)
        self.bring.clicked.connect(self._find_typed)
        self.field.textChanged.connect(self._on_typed)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.bring)
        self.column.addLayout(row)
        self.problem = words("", "problem")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.space = self.note()
        choices.changed.connect(self._show)
        choices.changed.connect(self._look_at_engines)

    def opened(self) -> None:
        """Look up which models are installed, and how much disk space is free."""
        self.torch.look()  # first: which models can be used depends on it
        self._choices.ask(_look, self._take)
        self._look_at_engines()

    def _follow_torch(self) -> None:
        """PyTorch was installed or removed, so other models can be used."""
        self.opened()
        if self._typed is not None:
            name = self._typed.name

            def take(found: _Listed) -> None:
                self._typed_why_not = found.why_not
                self._listed[name] = found
                self._show()

            self._choices.ask(lambda places: _find(places, name), take)

    def close_processes(self) -> None:
        """Stop a running download (what is already downloaded is kept) and the measuring."""
        self.download.close()
        self.torch.close_process()
        self.engines.close_process()

    def _choose_engine(self, engine: str, precision: str) -> None:
        """Use it if it is there; else have it made first, so that meanwhile nothing runs more slowly than before."""

        def go_on(there: bool) -> None:
            if there:
                self._use_engine(engine, precision)
            else:
                self.engines.make((engine, precision))

        self._choices.ask(lambda places: is_there(places, (engine, precision)), go_on)

    def _use_engine(self, engine: str, precision: str) -> None:
        self._choices.set(engine=engine, precision=precision)

    def _look_at_engines(self) -> None:
        def show(looked: Looked) -> None:
            self.engines.show_engines(self._choices.now.model, looked)

        self._choices.ask(look, show)

    def _take(self, looked: tuple[list[_Listed], int]) -> None:
        listed, self._free = looked
        self._listed = {one.model.name: one for one in listed}
        if self._typed is not None and self._typed.name not in self._listed:
            self._listed[self._typed.name] = _Listed(self._typed, 0, self._typed_why_not)
        size = self.locale().formattedDataSize(self._free, 1, self.locale().DataSizeFormat.DataSizeSIFormat)
        self.space.setText(
            tr(
                "{size} are free on the disk. Downloading is the only thing here that uses the network."
            ).format(size=size)
        )
        self._show()

    def _show(self) -> None:
        for name in self.cards.keys() - self._listed.keys():
            self.cards.pop(name).deleteLater()
        for name, one in self._listed.items():
            card = self.cards.get(name) or self._make_card(name)
            card.show_problem(self._problems.get(name, ""))
            busy = self.download.running and self.download.name != name
            in_use = name == self._choices.now.model
            card.show_model(one.model, in_use, one.on_disk, self._free, busy, one.why_not, self.torch.offers)
            if not (self.download.running and self.download.name == name):
                card.show_progress(None, None)
        self._on_typed()

    def _make_card(self, name: str) -> ModelCard:
        card = self.cards[name] = ModelCard(self._theme)
        card.use_wanted.connect(lambda: self._choices.set(model=name))
        card.download_wanted.connect(lambda: self._start(name))
        card.stop_wanted.connect(self.download.stop)
        card.delete_wanted.connect(lambda: self._ask_to_delete(name))
        card.torch_wanted.connect(self.torch.show_install)
        self._stack.addWidget(card)
        return card

    # Downloading

    def _start(self, name: str) -> None:
        self._problems.pop(name, None)
        self.download.start(name)
        self._show()
        self._on_progress(0, 0)
        self.cards[name].stop.setFocus()

    def _on_progress(self, done: int, total: int) -> None:
        if self.download.running and (card := self.cards.get(self.download.name)) is not None:
            card.show_progress(done, total)

    def _on_end(self, reason: str) -> None:
        name = self.download.name
        if reason:
            self._problems[name] = reason
        focused = (card := self.cards.get(name)) is not None and card.stop.hasFocus()
        self._choices.ask(_look, lambda looked: self._finish(looked, name, focused))

    def _finish(self, looked: tuple[list[_Listed], int], name: str, focused: bool) -> None:
        self._take(looked)
        if focused and (card := self.cards.get(name)) is not None:
            (card.use if card.use.isVisibleTo(card) else card.download).setFocus()

    # A model by its name

    def _on_typed(self) -> None:
        self.problem.hide()
        self.bring.setEnabled(bool(self.field.text().strip()) and not self.download.running)

    def _find_typed(self) -> None:
        name = self.field.text().strip()
        if name and not self.download.running:
            self._choices.ask(lambda places: _find(places, name), self._take_typed, self._refuse)

    def _refuse(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.show()

    def _take_typed(self, found: _Listed) -> None:
        self.field.clear()
        self._typed, self._typed_why_not = found.model, found.why_not
        self._listed.setdefault(found.model.name, found)
        self._show()
        if not found.model.installed and not found.why_not:
            self._start(found.model.name)

    # Deleting

    def _ask_to_delete(self, name: str) -> None:
        model = self._listed[name].model
        text = tr("Its files are removed from the disk. You can download it again.")
        title = tr("Delete {model}?").format(model=name)
        confirm(self, title, text, tr("Delete"), lambda: self._delete(model))

    def _delete(self, model: Model) -> None:
        def refused(reason: str) -> None:
            self._problems[model.name] = reason
            self._show()

        if self._typed is not None and self._typed.name == model.name:
            self._typed = None
        self._choices.ask(lambda places: delete(model), lambda _: self.opened(), refused)


def _look(places: Places) -> tuple[list[_Listed], int]:
    """The models with the disk space that each takes, and the free disk space."""
    from lepton_desktop.encoders.ready import offered  # with what downloads

    return [_listed(one) for one in offered(places.models)], shutil.disk_usage(places.data).free


def _find(places: Places, name: str) -> _Listed:
    """Any model by its name. Raises EncoderError when that can't be one."""
    from lepton_desktop.encoders.ready import as_offered

    return _listed(as_offered(find(name, places.models)))


def _listed(offered: Offered) -> _Listed:
    model = offered.model
    files = model.folder.rglob("*") if model.installed and model.source == "hub" else ()
    on_disk = sum(path.stat().st_size for path in files if path.is_file())
    return _Listed(model, on_disk, "" if offered.why_not is None else translated(offered.why_not))
