"""The layout of cells in rows under headings: arithmetic on prefix sums, so that a million cells cost nothing."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive rows of a model under one heading; without a title, there is no heading.

    One that `folds` hides its rows until the user opens it. `key` identifies it across changes of the model; if it is
    empty, the title does.
    """

    title: str
    rows: int
    folds: bool = False
    key: str = ""

    @property
    def name(self) -> str:
        """What identifies the section among the others."""
        return self.key or self.title


class Layout:
    """Cells in lines with a fixed number of columns, section after section.

    Heights are in logical pixels, from the top of everything.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        columns: int,
        cell_height: int,
        heading_height: int,
        opened: AbstractSet[str] = frozenset(),
    ) -> None:
        """`opened` names the folding sections whose rows are shown."""
        self.sections = sections
        self.columns = columns
        self.cell_height = cell_height
        self.heading_height = heading_height
        self._folded = [section.folds and section.name not in opened for section in sections]
        lines = [
            0 if folded else math.ceil(section.rows / columns)
            for section, folded in zip(sections, self._folded, strict=True)
        ]
        heights = [
            self.heading_of(number) + line_count * cell_height for number, line_count in enumerate(lines)
        ]
        self._first_row = list(accumulate((section.rows for section in sections), initial=0))
        self._first_line = list(accumulate(lines, initial=0))
        self._top = list(accumulate(heights, initial=0))

    @property
    def count(self) -> int:
        """The number of rows, including the folded ones."""
        return self._first_row[-1]

    @property
    def lines(self) -> int:
        """The number of lines of cells that are shown."""
        return self._first_line[-1]

    @property
    def height(self) -> int:
        """The distance from the top of the first heading to the bottom of the last cell."""
        return self._top[-1]

    def heading_of(self, section: int) -> int:
        """The height of a section's heading, 0 if it has none."""
        return self.heading_height if self.sections[section].title else 0

    def top_of_section(self, section: int) -> int:
        """The top of a section, including its heading; for the number after the last, the end of everything."""
        return self._top[section]

    def is_folded(self, section: int) -> bool:
        """Whether the rows of a section are hidden."""
        return self._folded[section]

    def rows_of(self, section: int) -> range:
        """The rows of a section."""
        return range(self._first_row[section], self._first_row[section + 1])

    def section_of(self, row: int) -> int:
        """The section that a row belongs to."""
        return bisect_right(self._first_row, row, hi=len(self.sections)) - 1

    def section_at(self, height: int) -> int:
        """The section at a height; above all of them the first, below them the last; -1 if there is none."""
        return max(bisect_right(self._top, height, hi=len(self.sections)) - 1, min(0, len(self.sections) - 1))

    def is_hidden(self, row: int) -> bool:
        """Whether a row's section is folded."""
        return self._folded[self.section_of(row)]

    def top_of(self, row: int) -> int:
        """The top of a row's cell; for a folded one, right under the heading."""
        section = self.section_of(row)
        lines = 0 if self._folded[section] else (row - self._first_row[section]) // self.columns
        return self._top[section] + self.heading_of(section) + lines * self.cell_height

    def column_of(self, row: int) -> int:
        """The column of a row's cell."""
        return (row - self._first_row[self.section_of(row)]) % self.columns

    def row_at(self, column: int, height: int) -> int | None:
        """The row whose cell is in this column at this height, if there is one."""
        section = self.section_at(height)
        if section < 0 or not 0 <= column < self.columns or self._folded[section]:
            return None
        below = height - self._top[section] - self.heading_of(section)
        if below < 0:
            return None
        row = self._first_row[section] + below // self.cell_height * self.columns + column
        return row if row < self._first_row[section + 1] else None

    def spans_between(self, top: int, bottom: int) -> list[range]:
        """The rows, in ascending spans, whose cells are at least partly between two heights."""
        spans: list[range] = []
        section = max(0, self.section_at(top))
        while section < len(self.sections) and self._top[section] < bottom:
            rows = self.rows_of(section)
            if rows and not self._folded[section]:
                start = self._top[section] + self.heading_of(section)
                first = max(0, (top - start) // self.cell_height) * self.columns
                last = max(0, math.ceil((bottom - start) / self.cell_height)) * self.columns
                seen = range(min(rows.start + first, rows.stop), min(rows.start + last, rows.stop))
                if seen:
                    spans.append(seen)
            section += 1
        return spans

    def block(self, top: int, bottom: int, columns: Sequence[int]) -> list[range]:
        """The rows, in ascending spans, in neighbouring columns between two heights."""
        spans: list[range] = []
        for seen in self.spans_between(top, bottom):
            for first in range(seen.start, seen.stop, self.columns):
                part = range(first + columns[0], min(first + columns[-1] + 1, seen.stop))
                if part and spans and spans[-1].stop == part.start:
                    part = range(spans.pop().start, part.stop)
                if part:
                    spans.append(part)
        return spans

    def visible_spans(self, rows: range) -> list[range]:
        """Those of the rows that are not folded away, in ascending spans."""
        spans: list[range] = []
        section = self.section_of(rows.start) if rows and self.sections else len(self.sections)
        while section < len(self.sections) and self._first_row[section] < rows.stop:
            own = self.rows_of(section)
            part = range(max(own.start, rows.start), min(own.stop, rows.stop))
            if part and not self._folded[section]:
                if spans and spans[-1].stop == part.start:
                    part = range(spans.pop().start, part.stop)
                spans.append(part)
            section += 1
        return spans

    def beside(self, row: int, step: int) -> int:
        """The row this many cells before or after, in reading order; the same row if there is none."""
        spans = self.visible_spans(range(self.count))
        target = row + step
        if any(target in span for span in spans):
            return target
        if step > 0:
            return next((span.start for span in spans if span.start >= target), row)
        return next((span.stop - 1 for span in reversed(spans) if span.stop <= target + 1), row)

    def first(self) -> int | None:
        """The first row that isn't folded away."""
        spans = self.visible_spans(range(self.count))
        return spans[0].start if spans else None

    def last(self) -> int | None:
        """The last row that isn't folded away."""
        spans = self.visible_spans(range(self.count))
        return spans[-1].stop - 1 if spans else None

    def line_of(self, row: int) -> int:
        """The line of a row's cell, among all lines that are shown."""
        section = self.section_of(row)
        return self._first_line[section] + (row - self._first_row[section]) // self.columns

    def row_in(self, line: int, column: int) -> int:
        """The row in a line at this column, or the last row of the line."""
        section = bisect_right(self._first_line, line, hi=len(self.sections)) - 1
        row = self._first_row[section] + (line - self._first_line[section]) * self.columns + column
        return min(row, self._first_row[section + 1] - 1)


def in_spans(rows: Sequence[int]) -> list[range]:
    """Ascending rows as spans of consecutive rows."""
    spans: list[range] = []
    for row in rows:
        if spans and spans[-1].stop == row:
            spans[-1] = range(spans[-1].start, row + 1)
        else:
            spans.append(range(row, row + 1))
    return spans
