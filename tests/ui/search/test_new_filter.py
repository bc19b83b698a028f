"""A filter that the program doesn't have, added as a contributor adds one: a row in each of three tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.filters import FIELDS, FilterField, Filters
from lepton_desktop.cli import main
from lepton_desktop.search.filter_kinds import FILTER_KINDS, ValueFilter
from lepton_desktop.search.query import Query, Words
from lepton_desktop.search.query_language import parse
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.search.filter_menu import FilterMenu
from lepton_desktop.ui.search.filter_words import FILTER_WORDS, FilterWords
from lepton_desktop.ui.search.query_pieces import drawing_of, kind_said, said
from lepton_desktop.ui.search.search_controller import read_values
from lepton_desktop.ui.search.search_field import SearchField
from lepton_desktop.ui.search.suggestions import Suggestion, Values, suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def rating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        FIELDS,
        "ratings",
        FilterField(
            lambda stars, roots: ("photos.rating = ?", [int(stars)]),
            "SELECT rating, count(*) FROM photos WHERE rating > 0 GROUP BY rating ORDER BY 1 DESC",
        ),
    )
    kind = ValueFilter(
        "rating",
        "rating:5",
        "ratings",
        vocabulary={str(stars): ("*" * stars,) for stars in range(1, 6)},
        unknown="{value} is no rating; there are {known}",
        negated_example="-rating:1",
    )
    monkeypatch.setitem(FILTER_KINDS, "rating", kind)
    words = FilterWords("star", "Rating", lambda stars: f"{stars} stars", lambda stars: f"not of {stars}")
    monkeypatch.setitem(FILTER_WORDS, "ratings", words)


@pytest.fixture
def catalog(library: Library) -> Iterator[Catalog]:
    """The newest photo has five stars, the next one, the others none that are known."""
    with library.catalog() as catalog:
        with catalog.database.transaction() as connection:
            connection.execute("ALTER TABLE photos ADD COLUMN rating INTEGER")
        newest = catalog.photos.newest(2)
        with catalog.database.transaction() as connection:
            for photo, stars in zip(newest, (5, 1), strict=True):
                connection.execute("UPDATE photos SET rating = ? WHERE id = ?", (stars, photo.id))
        yield catalog


def test_it_is_parsed_and_written_back() -> None:
    text = "dog rating:5 -rating:1"
    query = Query((Words("dog"),), Filters(ratings=("5",), not_ratings=("1",)))
    assert parse(text, TODAY).query == query
    assert write(query) == text
    assert not parse(text, TODAY).mistakes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rating:9", "9 is no rating; there are 1, 2, 3, 4, 5"),
        ("rating:", "rating: needs a value, such as rating:5"),
        ("ratng:5", "there is no ratng:, did you mean rating:?"),
        ("2:rating:5", "rating: can't have a weight; a filter either matches or doesn't"),
    ],
)
def test_its_mistakes_are_explained(text: str, reason: str) -> None:
    (mistake,) = parse(text, TODAY).mistakes
    assert str(mistake.reason) == reason


def test_it_finds_photos_and_keeps_them_out(library: Library, catalog: Catalog) -> None:
    photos = catalog.photos.newest(1000)
    engine = library.engine()

    def found(text: str) -> set[int]:
        return {result.photo.id for result in engine.answer(parse(text, TODAY).query, 1000).results}

    assert found("rating:5") == found("a photo rating:5") == {photos[0].id}
    assert found("rating:1 rating:5") == {photos[0].id, photos[1].id}
    assert found("rating:5 -rating:5") == set()
    assert found("a photo") - found("a photo -rating:5") == {photos[0].id}
    engine.close()


def test_it_is_a_chip_with_its_own_words(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.set_text("dog rating:5 -rating:1")
    assert field.text() == "dog"
    pieces = field.pieces()
    assert pieces == [Filters(ratings=("5",)), Filters(not_ratings=("1",))]
    assert [said(piece) for piece in pieces] == ["5 stars", "not of 1 stars"]
    assert {(kind_said(piece), drawing_of(piece)) for piece in pieces} == {("Rating", "star")}
    assert field.row.chips[0].accessibleName() == "Rating: 5 stars"
    assert field.question_text() == "dog rating:5 -rating:1"


def test_the_menu_and_the_suggestions_offer_what_the_library_has(
    qtbot: QtBot, theme: Theme, catalog: Catalog
) -> None:
    values = read_values(catalog)
    menu = FilterMenu(theme)
    qtbot.addWidget(menu)
    menu.show_values(values)
    offered = menu.submenus["ratings"].actions()
    assert [action.text() for action in offered] == ["5 stars", "1 stars"]
    with qtbot.waitSignal(menu.chosen) as chosen:
        offered[0].trigger()
    assert chosen.args == [Filters(ratings=("5",))]
    assert _suggested("rating:", values) == [Filters(ratings=("5",)), Filters(ratings=("1",))]
    assert _suggested("dog -rating:5", values) == [Filters(not_ratings=("5",))]
    assert _suggested("dog *****", values) == [Filters(ratings=("5",))]


def test_the_help_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["search", "--help"])
    printed = capsys.readouterr().out
    assert " rating:5" in printed
    assert "-rating:1" in printed


def _suggested(typed: str, values: Values) -> list[object]:
    found: list[Suggestion] = suggestions(typed, len(typed), typed, values, TODAY)
    return [one.piece for one in found if one.piece is not None]
