"""Where cells lie that stand in rows under headings."""

from __future__ import annotations

import pytest

from lepton_desktop.ui.grid.sections import Layout, Section

JUNE, MAY, APRIL = Section("June", 7), Section("May", 3), Section("April", 5)
MORE = Section("Less certain", 6, folds=True)


def layout(*sections: Section, opened: frozenset[str] = frozenset()) -> Layout:
    """Three columns, cells of 100, headings of 40."""
    return Layout(sections, 3, 100, 40, opened)


def test_every_section_begins_a_line_of_its_own_under_its_heading() -> None:
    months = layout(JUNE, MAY, APRIL)
    assert [months.top_of_section(number) for number in range(4)] == [0, 340, 480, 720]
    assert [months.top_of(row) for row in (0, 3, 6, 7, 9, 10, 13)] == [40, 140, 240, 380, 380, 520, 620]
    assert [months.column_of(row) for row in (0, 6, 7, 9, 14)] == [0, 0, 0, 2, 1]
    assert (months.count, months.lines, months.height) == (15, 6, 720)


def test_without_a_title_there_is_no_heading() -> None:
    plain = layout(Section("", 7))
    assert (plain.top_of(0), plain.height) == (0, 300)


@pytest.mark.parametrize(
    ("column", "height", "row"),
    [(0, 40, 0), (0, 39, None), (1, 240, None), (0, 339, 6), (2, 380, 9), (0, 350, None), (1, 9999, None)],
)
def test_the_row_at_a_place(column: int, height: int, row: int | None) -> None:
    assert layout(JUNE, MAY, APRIL).row_at(column, height) == row


def test_what_lies_between_two_heights_comes_in_spans() -> None:
    months = layout(JUNE, MAY, APRIL)
    assert months.spans_between(240, 400) == [range(6, 7), range(7, 10)]
    assert months.spans_between(0, 40) == []
    assert months.spans_between(345, 370) == []
    assert months.spans_between(620, 5000) == [range(13, 15)]
    assert months.spans_between(-50, 60) == [range(3)]


def test_a_folded_section_hides_its_rows_until_it_is_opened() -> None:
    closed = layout(JUNE, MORE, APRIL)
    assert closed.spans_between(0, 10_000) == [range(7), range(13, 18)]
    assert [closed.is_hidden(row) for row in (6, 7, 12, 13)] == [False, True, True, False]
    opened = layout(JUNE, MORE, APRIL, opened=frozenset({"Less certain"}))
    assert opened.height == closed.height + 200
    assert opened.visible_spans(range(18)) == [range(18)]


def test_stepping_leaves_out_what_is_folded() -> None:
    closed = layout(JUNE, MORE, APRIL)
    assert [closed.beside(6, 1), closed.beside(13, -1), closed.beside(17, 1), closed.beside(0, -1)] == [
        13,
        6,
        17,
        0,
    ]
    assert closed.visible_spans(range(5, 15)) == [range(5, 7), range(13, 15)]
    assert (closed.first(), closed.last()) == (0, 17)
    assert layout(MORE).first() is None


def test_lines_are_counted_over_all_sections() -> None:
    closed = layout(JUNE, MORE, APRIL)
    assert [closed.line_of(row) for row in (0, 6, 13, 16)] == [0, 2, 3, 4]
    assert [closed.row_in(2, 2), closed.row_in(3, 2), closed.row_in(4, 2)] == [6, 15, 17]


def test_nothing_at_all_is_laid_out_too() -> None:
    nothing = layout()
    assert (nothing.height, nothing.section_at(0), nothing.row_at(0, 0)) == (0, -1, None)
    assert nothing.spans_between(0, 100) == []
