"""A format that is entered in the table is known everywhere, from the file on the disk to the words in the window."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from indexing.library import CountingEncoder, draw
from indexing.library import Library as IndexedLibrary
from photos.made_up import ONE_COLOUR, made_up_format, one_colour

from lepton_desktop.photos.isolated_decoding import read_exposure
from lepton_desktop.settings import Places
from lepton_desktop.ui.viewer.fact_label import FactLabel
from ui.drawn_library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.ui.window import Window

WAIT_MS = 20_000
RED, NO_SUFFIX, BROKEN = "red.1col", "without a suffix", "broken.1col"


@pytest.fixture
def indexed(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Iterator[IndexedLibrary]:
    """A library with files of a format that was entered before they were indexed."""
    library = IndexedLibrary(tmp_path, CountingEncoder(encoder))
    library.stack = lambda *_: 0  # whether pictures of a single colour are alike is a matter of rounding
    draw(library.photos / "plain.png", 1)
    (library.photos / RED).write_bytes(one_colour(320, 240, (200, 0, 0)))
    (library.photos / NO_SUFFIX).write_bytes(one_colour(200, 300, (0, 0, 200)))
    (library.photos / BROKEN).write_bytes(one_colour(320, 240, (200, 0, 0))[:14])
    with made_up_format(monkeypatch):
        library.index()
        yield library


def answers(window: Window, qtbot: QtBot, question: str) -> set[str]:
    window.search.set_text(question)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    return {window.photos.index(row).data() for row in range(window.photos.rowCount())}


def test_its_files_are_recognised_and_read_in_a_decoder(indexed: IndexedLibrary) -> None:
    assert indexed.known() == {"plain.png", RED, NO_SUFFIX}
    assert "can't be decoded as One Colour" in indexed.failures()[BROKEN]
    with indexed.catalog() as catalog:
        photo = catalog.photos.at(indexed.photos / RED)
    assert photo is not None
    details = photo.details
    assert (details.format, details.width, details.height) == (ONE_COLOUR.name, 320, 240)
    assert details.camera not in (None, f"process {os.getpid()}")
    assert read_exposure(indexed.photos / RED).iso == 123


def test_the_window_finds_and_names_it(
    indexed: IndexedLibrary,
    models_folder: Path,
    encoder: Encoder,
    open_window: Callable[..., Window],
    qtbot: QtBot,
) -> None:
    shutil.copytree(models_folder, indexed.data / "models")
    window = open_window(Library(Places(indexed.data), encoder))
    for question in ("type:onecolour", "type:1col", "type:.ONEC"):
        assert answers(window, qtbot, question) == {RED, NO_SUFFIX}
        assert [chip.text() for chip in window.search.row.chips] == ["One Colour"]
    offered = [action.text() for action in window.search_controller.menu.submenus["formats"].actions()]
    assert set(offered) == {"PNG", "One Colour"}
    window.grid.select(0)
    window.photo_actions["info"].setChecked(True)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    facts = window.viewer_controller.info.panel.findChildren(FactLabel)
    assert "One Colour" in [fact.words() for fact in facts]
    assert answers(window, qtbot, "-type:onecolour") == {"plain.png"}
