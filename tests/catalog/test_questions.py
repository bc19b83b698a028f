"""The questions that the catalog keeps."""

from __future__ import annotations

import pytest

from lepton_desktop.catalog import history
from lepton_desktop.catalog.catalog import Catalog, CatalogError


def test_a_search_is_saved_renamed_and_deleted(catalog: Catalog) -> None:
    beach = catalog.saved_searches.add("  Beach  days ", "beach date:2023")
    catalog.saved_searches.add("alps", "mountains")
    assert [(one.name, one.question) for one in catalog.saved_searches.all()] == [
        ("alps", "mountains"),
        ("Beach days", "beach date:2023"),
    ]
    catalog.saved_searches.rename(beach.id, "Sea")
    assert [one.name for one in catalog.saved_searches.all()] == ["alps", "Sea"]
    catalog.saved_searches.delete(beach.id)
    assert [one.name for one in catalog.saved_searches.all()] == ["alps"]


def test_a_name_that_is_empty_or_taken_is_refused_in_words(catalog: Catalog) -> None:
    first = catalog.saved_searches.add("Beach", "beach")
    second = catalog.saved_searches.add("Sea", "sea")
    with pytest.raises(CatalogError, match="needs a name"):
        catalog.saved_searches.add("  ", "x")
    with pytest.raises(CatalogError, match="named Beach; choose another"):
        catalog.saved_searches.add("Beach", "x")
    with pytest.raises(CatalogError, match="named Beach; choose another"):
        catalog.saved_searches.rename(second.id, "Beach")
    catalog.saved_searches.rename(first.id, "Beach")  # its own


def test_the_history_has_each_question_once_the_latest_first(catalog: Catalog) -> None:
    for question in ("dog", "cat", "Dogs on a beach", "dog"):
        catalog.history.add(question)
    assert catalog.history.latest() == ["dog", "Dogs on a beach", "cat"]
    assert catalog.history.latest("DOG") == ["dog", "Dogs on a beach"]
    assert catalog.history.latest(limit=1) == ["dog"]
    catalog.history.forget("dog")
    assert catalog.history.latest("dog") == ["Dogs on a beach"]
    catalog.history.clear()
    assert catalog.history.latest() == []


def test_the_history_has_an_end(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAXIMUM", 3)
    for number in range(5):
        catalog.history.add(str(number))
    assert catalog.history.latest() == ["4", "3", "2"]
