"""Notes that begin with a star or a number: they are about what bears that mark in the table above them.

A marked row or column whose note says that its figures are other ones is left out, and told; a mark at the title, or at
what the rows are of, is about the whole table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, at_cells
from pejling.intake.roles import SAYING, Role

_SIGNS = re.compile(r"\*+|\d{1,2}(?=\W)")
_RAISED = {ord(raised): f" {digit})" for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_SHOWN = 60  # signs of a text
_LEFT_OUT = (
    "'{}' er mærket, og noten '{}' siger, at tallene er andet end periodens egne eller kun for en del; {} er ikke brugt"
)


@dataclass(frozen=True)
class Bearers:
    """What bears a note's mark: rows of the table (from 0) by the column that says so, columns, or the whole table."""

    rows: tuple[tuple[Column, tuple[int, ...]], ...]
    columns: tuple[Column, ...]
    whole: bool

    @property
    def are_parts(self) -> bool:
        """True where a part of the table bears it, and not the whole."""
        return bool(self.rows or self.columns) and not self.whole


def unmarked(text: str) -> str:
    """Write raised digits as the marks they are: "¹ i 1.000" as "1) i 1.000"."""
    return text.translate(_RAISED).strip()


def bearers(grid: Grid, label: str) -> Bearers:
    """Return what bears a mark of those that a note's label ("*", "1)") has."""
    marks = [re.escape(mark) if mark[0] == "*" else rf"(?<!\d){mark}\)" for mark in _SIGNS.findall(f"{label} ")]
    if not marks:
        return Bearers((), (), whole=False)
    sign = re.compile(rf"(?<!\*)(?:{'|'.join(marks)})(?!\*)")

    def bears(text: object) -> bool:
        return isinstance(text, str) and bool(sign.search(unmarked(text)))

    saying = [one for role in SAYING for one in grid.having(role)]
    marked = [(one, {cell for cell in set(one.cells) if bears(cell)}) for one in saying]
    rows = [(one, tuple(row for row, cell in enumerate(one.cells) if cell in cells)) for one, cells in marked if cells]
    whole = any(map(bears, (*grid.lines, *grid.above, *(one.label for one in saying))))
    columns = tuple(one for one in grid.having(Role.VALUE) if bears(one.label))
    return Bearers(tuple(rows), columns, whole)


def without(grid: Grid, found: Bearers, note: str, sheet: str) -> tuple[Grid, tuple[Issue, ...]]:
    """Return a table without what bears a note's mark, and what is said of that."""
    issues, apart = list[Issue](), set[int]()
    for column, rows in found.rows:
        apart.update(rows)
        told = _LEFT_OUT.format(_shown(column.cells[rows[0]]), _shown(note), "rækken" if len(rows) == 1 else "rækkerne")
        issues.append(at_cells(sheet, column.index, [grid.row_numbers[row] for row in rows], told))
    for one in found.columns:
        told = _LEFT_OUT.format(_shown(one.label), _shown(note), "kolonnen")
        issues.append(Issue(sheet, grid.place(one.index), told))
    grid = grid.without(found.columns)
    return _of_rows(grid, [row for row in range(grid.height) if row not in apart]), tuple(issues)


def _of_rows(grid: Grid, kept: Sequence[int]) -> Grid:
    if len(kept) == grid.height:
        return grid
    return grid.of_rows(kept) if kept else grid.without(grid.having(Role.VALUE))


def _shown(text: object) -> str:
    return str(text).strip()[:_SHOWN]
