"""The model of the grid: pages of the library, and answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl

from lepton_desktop.search.results import Result
from lepton_desktop.ui.grid.photo_model import PAGE, PhotoModel, Role
from ui.drawn_library import drawn_photo, offline

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(PAGE * 3)]


IDS = [photo.id for photo in PHOTOS]


def test_it_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = PhotoModel()
    model.show_library(IDS, PHOTOS[:PAGE])
    model.add_photos(PHOTOS[PAGE : 2 * PAGE])
    qtmodeltester.check(model)


def test_a_page_that_comes_into_sight_is_asked_for_once(qtbot: QtBot) -> None:
    model = PhotoModel()
    wanted: list[list[int]] = []
    model.photos_wanted.connect(wanted.append)
    model.show_library(IDS, PHOTOS[:PAGE])
    for _ in range(3):
        model.want(range(PAGE - 5, PAGE + 5))
    assert wanted == [IDS[PAGE : 2 * PAGE]]
    assert model.photo(PAGE) is None
    assert model.id_of(PAGE) == PHOTOS[PAGE].id
    model.add_photos(PHOTOS[PAGE : 2 * PAGE])
    assert model.photo(PAGE) == PHOTOS[PAGE]
    assert model.rowCount() == len(PHOTOS)


def test_after_a_change_what_was_fetched_stays_in_sight_and_is_asked_for_anew(qtbot: QtBot) -> None:
    model = PhotoModel()
    wanted: list[list[int]] = []
    model.photos_wanted.connect(wanted.append)
    model.show_library(IDS, PHOTOS)
    model.show_library(IDS[1:], PHOTOS[1 : PAGE + 1])
    assert model.photo(PAGE) == PHOTOS[PAGE + 1]
    model.want(range(PAGE, PAGE + 5))
    assert wanted == [IDS[PAGE + 1 : 2 * PAGE + 1]]


def test_rows_beyond_the_end_are_never_asked_for(qtbot: QtBot) -> None:
    model = PhotoModel()
    wanted: list[list[int]] = []
    model.photos_wanted.connect(wanted.append)
    model.show_library(IDS[:5], PHOTOS[:5])
    model.want(range(900))
    assert wanted == []


def test_answers_stand_in_their_order_with_their_scores(qtbot: QtBot) -> None:
    model = PhotoModel()
    model.show_results([Result(PHOTOS[7], 0.31), Result(PHOTOS[2], 0.29)])
    assert [model.index(row).data() for row in range(2)] == ["00007.jpg", "00002.jpg"]
    assert "0.310" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1).data(Role.PHOTO) == PHOTOS[2]


def test_a_photo_whose_drive_is_away_says_so_to_eye_and_ear(qtbot: QtBot) -> None:
    model = PhotoModel()
    model.show_results([Result(offline(PHOTOS[0]), 0.2)])
    assert "isn't connected" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "00000.jpg, offline"


def test_showing_the_same_again_changes_nothing(qtbot: QtBot) -> None:
    model = PhotoModel()
    model.show_library(IDS[:2], PHOTOS[:2])
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_library(IDS[:2], PHOTOS[:2])
    assert resets == []


def test_photos_can_be_dragged_out_as_files(qtbot: QtBot) -> None:
    model = PhotoModel()
    model.show_library(IDS[:3], PHOTOS[:3])
    mime = model.mimeData([model.index(0), model.index(2)])
    assert mime.urls() == [QUrl.fromLocalFile(str(PHOTOS[row].path)) for row in (0, 2)]


def test_the_other_files_of_pictures_are_known_of_answers_and_of_the_library() -> None:
    model = PhotoModel()
    shown, copy, other, alone = PHOTOS[:4]
    model.show_results([Result(shown, 0.9, True, (copy, other)), Result(alone, 0.8)])
    assert model.copies(0) == (copy, other)
    assert model.copies_of([alone.id, shown.id]) == [copy.id, other.id]
    model.show_library([shown.id, alone.id], [shown, copy, alone], copies={shown.id: (copy.id, other.id)})
    assert model.copies(0) == (copy,)  # the other one hasn't been fetched yet
    assert model.copies_of([shown.id]) == [copy.id, other.id]
