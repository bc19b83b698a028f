"""Questions on their way to the engine: the newest wins, and those it overtook are never put."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.search.query import Picture, Query, Words
from lepton_desktop.ui.search.search_worker import SearchWorker
from lepton_desktop.ui.window import Window
from ui.drawn_library import TINY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.search.results import Answer
    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library


WAIT_MS = 20_000


class Slow(SearchEngine):
    """The engine, which remembers what it was asked."""

    def answer(
        self, query: Query, top: int | None = None, wanted: Callable[[], bool] = lambda: True
    ) -> Answer:
        self.asked: list[Query] = [*getattr(self, "asked", []), query]
        answer = super().answer(query, top, wanted)
        self.finished: list[Query] = [*getattr(self, "finished", []), query]
        return answer


def test_only_the_newest_question_is_put_and_answered(qtbot: QtBot, library: Library) -> None:
    gate = threading.Event()
    engines: list[Slow] = []

    def make() -> SearchEngine:
        assert gate.wait(10)
        engines.append(Slow(library.places, lambda: "hf-hub:tests/tiny", lambda name: library.encoder))
        return engines[0]

    worker = SearchWorker(make)
    answered: list[object] = []
    worker.answered.connect(lambda question, answer: answered.append((question, len(answer.results))))
    for typed in ("a", "a d", "a do", "a dog"):
        worker.ask(Query((Words(typed),)))
    gate.set()
    qtbot.waitUntil(lambda: bool(answered))
    worker.close()
    assert answered == [(Query((Words("a dog"),)), len(library.photos()))]
    assert engines[0].asked == [Query((Words("a dog"),))]


def test_a_question_that_is_overtaken_while_it_is_answered_is_not_finished(
    qtbot: QtBot, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reading, overtaken = threading.Event(), threading.Event()
    engines: list[Slow] = []

    def load(name: str) -> Encoder:
        reading.set()
        assert overtaken.wait(10)
        return library.encoder

    def make() -> SearchEngine:
        engines.append(Slow(library.places, lambda: "hf-hub:tests/tiny", load))
        return engines[0]

    worker = SearchWorker(make)
    first, second = Query((Words("a dog"),)), Query((Words("a dog asleep"),))
    worker.ask(first)
    assert reading.wait(10)
    with qtbot.waitSignal(worker.answered) as answered:
        worker.ask(second)
        overtaken.set()
    worker.close()
    assert answered.args[0] == second
    assert engines[0].asked == [first, second]
    assert engines[0].finished == [second]
    assert not caplog.records  # it is no failure


def test_a_photo_is_a_question_and_not_its_own_answer(qtbot: QtBot, library: Library) -> None:
    worker = SearchWorker(library.engine)
    rocket = next(photo for photo in library.photos() if photo.path.name == "rocket.jpg")
    with qtbot.waitSignal(worker.answered) as answered:
        worker.ask(Query((Picture(rocket.path),)))
    worker.close()
    results = answered.args[1].results
    assert len(results) == len(library.photos()) - 1
    assert rocket not in [result.photo for result in results]


def test_a_photo_that_is_gone_is_a_failure_in_words(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    worker = SearchWorker(library.engine)
    with qtbot.waitSignal(worker.failed) as failed:
        worker.ask(Query((Picture(tmp_path / "gone.jpg"),)))
    worker.close()
    assert "gone.jpg" in failed.args[1]


def test_it_is_ready_when_the_model_is_loaded(qtbot: QtBot, library: Library) -> None:
    worker = SearchWorker(library.engine)
    assert not worker.engine_ready
    with qtbot.waitSignal(worker.ready):
        worker.warm_up()
    assert worker.engine_ready
    worker.close()


def test_a_model_that_can_not_be_loaded_is_told_before_anyone_asks(qtbot: QtBot, library: Library) -> None:
    worker = SearchWorker(
        lambda: SearchEngine(library.places, lambda: "no-such/model", lambda name: library.encoder)
    )
    with qtbot.waitSignal(worker.broken) as broken:
        worker.warm_up()
    worker.close()
    assert "no-such/model" in broken.args[0]


def test_a_change_of_what_runs_the_model_takes_effect_at_once(
    qtbot: QtBot, library: Library, theme: Theme
) -> None:
    loaded: list[str] = []

    def load(name: str) -> Encoder:
        loaded.append(name)
        return library.encoder

    dependencies = library.dependencies()
    slow = replace(dependencies, make_engine=lambda: SearchEngine(library.places, lambda: TINY, load))
    window = Window(slow, theme)
    window.start()
    qtbot.waitUntil(lambda: len(loaded) == 1, timeout=WAIT_MS)
    window.lifecycle.choices.set(device="cpu", engine="torch")
    qtbot.waitUntil(lambda: len(loaded) == 2, timeout=WAIT_MS)
    window.lifecycle.choices.set(effort="gentle")  # which has nothing to do with it
    qtbot.waitUntil(lambda: window.lifecycle.choices.now.effort == "gentle", timeout=WAIT_MS)
    answered: list[Answer] = []
    window.search_worker.answer_in_background(Query((Words("a dog"),)), answered.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT_MS)  # after whatever was asked of the engine before
    window.close()
    window.deleteLater()
    assert len(loaded) == 2


def test_a_model_that_can_be_loaded_after_all_is_ready(qtbot: QtBot, library: Library) -> None:
    models = ["no-such/model"]
    worker = SearchWorker(
        lambda: SearchEngine(library.places, lambda: models[0], lambda name: library.encoder)
    )
    with qtbot.waitSignal(worker.broken, timeout=WAIT_MS):
        worker.warm_up()
    models[0] = TINY
    with qtbot.waitSignal(worker.ready, timeout=WAIT_MS):
        worker.reload()
    assert worker.engine_ready
    models[0] = "no-such/model"
    with qtbot.waitSignal(worker.broken, timeout=WAIT_MS):
        worker.reload()
    assert not worker.engine_ready
    worker.close()
