"""Every filter says itself what it means, and the documentation shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lepton_desktop.catalog.filters import DAYS, EXCLUDED, FIELDS
from lepton_desktop.search.filter_kinds import FILTER_KINDS, FilterKind
from lepton_desktop.search.query_language import parse
from lepton_desktop.search.query_writer import write

TODAY = date(2026, 11, 24)
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", FILTER_KINDS.values(), ids=FILTER_KINDS)
def test_its_examples_mean_filters_that_are_written_back(kind: FilterKind) -> None:
    examples = [kind.example, kind.negated_example] if kind.negatable else [kind.example]
    for example in examples:
        parsed = parse(example, TODAY)
        assert not parsed.mistakes
        (one,) = parsed.query.filters.apart()
        assert one.negative == (example == kind.negated_example)
        assert parse(write(parsed.query), TODAY) == parsed


@pytest.mark.parametrize("kind", FILTER_KINDS.values(), ids=FILTER_KINDS)
def test_it_is_documented(kind: FilterKind) -> None:
    assert f"`{kind.example}`" in DOCUMENTED


def test_every_field_of_the_catalog_has_a_filter() -> None:
    fields = {parse(kind.example, TODAY).query.filters.apart()[0].field for kind in FILTER_KINDS.values()}
    assert fields == {DAYS, EXCLUDED, *FIELDS}
