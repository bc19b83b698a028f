"""The questions that the catalog keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from lepton_desktop.catalog import questions
from lepton_desktop.catalog.catalog import Catalog, CatalogError


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "catalog.sqlite")


def test_a_search_is_saved_renamed_changed_and_deleted(catalog: Catalog) -> None:
    beach = catalog.save_search("  Beach  days ", "beach date:2023")
    catalog.save_search("alps", "mountains")
    assert [(one.name, one.question) for one in catalog.saved_searches()] == [
        ("alps", "mountains"),
        ("Beach days", "beach date:2023"),
    ]
    catalog.rename_search(beach.id, "Sea")
    catalog.change_search(beach.id, "sea -people")
    assert catalog.saved_searches()[1].question == "sea -people"
    catalog.delete_search(beach.id)
    assert [one.name for one in catalog.saved_searches()] == ["alps"]


def test_a_name_that_is_empty_or_taken_is_refused_in_words(catalog: Catalog) -> None:
    first = catalog.save_search("Beach", "beach")
    second = catalog.save_search("Sea", "sea")
    with pytest.raises(CatalogError, match="needs a name"):
        catalog.save_search("  ", "x")
    with pytest.raises(CatalogError, match="Beach already; choose another"):
        catalog.save_search("Beach", "x")
    with pytest.raises(CatalogError, match="Beach already; choose another"):
        catalog.rename_search(second.id, "Beach")
    catalog.rename_search(first.id, "Beach")  # its own


def test_the_history_has_each_question_once_the_latest_first(catalog: Catalog) -> None:
    for question in ("dog", "cat", "Dogs on a beach", "dog"):
        catalog.note_question(question)
    assert catalog.history() == ["dog", "Dogs on a beach", "cat"]
    assert catalog.history("DOG") == ["dog", "Dogs on a beach"]
    assert catalog.history(limit=1) == ["dog"]
    catalog.forget_question("dog")
    assert catalog.history("dog") == ["Dogs on a beach"]
    catalog.clear_history()
    assert catalog.history() == []


def test_the_history_has_an_end(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "HISTORY", 3)
    for number in range(5):
        catalog.note_question(str(number))
    assert catalog.history() == ["4", "3", "2"]
