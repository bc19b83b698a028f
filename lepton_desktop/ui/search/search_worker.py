"""Runs queries with the search engine, on its own thread; only the newest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lepton_desktop.search.english import understood
from lepton_desktop.search.errors import Superseded
from lepton_desktop.search.query import Words
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:  # its libraries take seconds to import, which is left to the worker thread
    from collections.abc import Callable

    from lepton_desktop.search.engine import SearchEngine
    from lepton_desktop.search.query import Query
    from lepton_desktop.search.results import Answer


class SearchWorker(QObject):
    """`answered` and `failed` are about the newest query alone: the results of earlier ones are dropped.

    `understood` comes before `answered`, with whether the model knows the language of the query. A query that is
    replaced before its turn never reaches the engine, and one that is replaced later is cancelled there.
    """

    ready = Signal()
    broken = Signal(str)
    answered = Signal(object, object)
    understood = Signal(bool)
    failed = Signal(object, str)

    def __init__(self, make_engine: Callable[[], SearchEngine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = 0
        self._ready = False
        self._warming = False
        self._worker: Worker[SearchEngine] = Worker("search", make_engine)

    @property
    def engine_ready(self) -> bool:
        """Whether the model is loaded."""
        return self._ready

    @property
    def warming_up(self) -> bool:
        """Whether the model is being loaded for the first question."""
        return self._warming

    def warm_up(self) -> None:
        """Load the model before the first question; `ready` or `broken` follows."""

        def done(_: None) -> None:
            self._warming = False
            self._note_ready()

        def failed(reason: str) -> None:
            self._warming = False
            self._note_broken(reason)

        self._warming = True
        self._worker.ask(lambda engine: engine.prepare(), done, failed)

    def reload(self) -> None:
        """Load the model as the user now wants it; queries wait for it. `broken` is emitted if that fails."""
        self._worker.ask(lambda engine: engine.reload(), lambda _: self._note_ready(), self._note_broken)

    def ask(self, question: Query) -> None:
        """Run a query; it replaces any earlier one."""
        self._newest += 1
        number = self._newest

        def newest() -> bool:
            return number == self._newest

        def done(found: tuple[Answer, bool] | None) -> None:
            if found is None:
                return
            self._note_ready()
            if newest():
                self.understood.emit(found[1])
                self.answered.emit(question, found[0])

        def failed(reason: str) -> None:
            if newest():
                self.failed.emit(question, reason)

        self._worker.ask(lambda engine: _answer(engine, question, newest), done, failed, newest)

    def answer_in_background(
        self, question: Query, done: Callable[[Answer], None], failed: Callable[[str], None]
    ) -> None:
        """Run a query that isn't the one that is shown."""
        self._worker.ask(lambda engine: engine.answer(question), done, failed)

    def _note_ready(self) -> None:
        if not self._ready:
            self._ready = True
            self.ready.emit()

    def _note_broken(self, reason: str) -> None:
        self._ready = False
        self.broken.emit(reason)

    def forget(self) -> None:
        """Cancel everything that was requested."""
        self._newest += 1

    def close(self) -> None:
        """End the thread; no signal is emitted afterwards."""
        self.forget()
        self._worker.close()


def _answer(engine: SearchEngine, question: Query, wanted: Callable[[], bool]) -> tuple[Answer, bool] | None:
    """The answer, and whether the model knows the language of the question; None once it isn't wanted any more."""
    try:
        answer = engine.answer(question, wanted=wanted)
    except Superseded:
        return None
    words = [part.text for part in question.parts if isinstance(part, Words)]
    return answer, understood(words, engine.languages())
