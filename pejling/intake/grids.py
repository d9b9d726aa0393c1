"""Where in a sheet the table is: lines above, header rows, body columns and what each column is.

Found by structure: which rows and columns parse as periods, areas and numbers. Rows are never counted off.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pejling.areas import Areas
from pejling.intake.addresses import cell_name, column_name
from pejling.intake.header_rows import filled_across, header_height
from pejling.intake.packed import Packed
from pejling.intake.roles import (
    Cell,
    Role,
    counts,
    has_figures,
    is_filled,
    role_of,
)
from pejling.intake.sheets import Rows
from pejling.intake.year_parts import reader_of, shown
from pejling.period_spellings import read_period


@dataclass(frozen=True)
class Column:
    """A body column: its place (from 0), role, header cells from the top, and cells.

    Stubs are filled down, and figures packed. `lent` are the rows (of the table, from 0) filled from above, and
    `origins` the columns in which the header cells of figures were written, this one or one to its left.
    """

    index: int
    role: Role
    header: tuple[Cell, ...]
    cells: Sequence[Cell]
    lent: frozenset[int] = frozenset()
    origins: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """The header's texts from the top, joined as Jobindsats flattens them."""
        return ": ".join(str(part).strip() for part in self.header if str(part).strip())


@dataclass(frozen=True)
class Remark:
    """What of a table is refused, and why, in Danish: at a row and column of the sheet (from 0); None is all rows."""

    row: int | None
    column: int
    problem: str


@dataclass(frozen=True)
class Grid:
    """A table found in a sheet.

    row_numbers says where in the sheet each body row stands (from 0). `lines` stand above this table, `above` over
    several tables of which this is one. `unsaid` are rows (from 0) with figures that say no period, area or category of
    their own: a sum, or something else that is not of the row above, whose words they must not be given.
    `below` are the lines under the table. `header_row` (from 0) is where the last row of its header stands, where
    others are above or below; else None.
    """

    lines: tuple[str, ...]
    row_numbers: Sequence[int]
    columns: tuple[Column, ...]
    above: tuple[str, ...] = ()
    unsaid: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
    header_row: int | None = None
    below: tuple[str, ...] = ()

    def place(self, column: int) -> str:
        """Return Excel's address of a column, or of its header where other tables are above or below."""
        return column_name(column) if self.header_row is None else cell_name(self.header_row, column)

    @property
    def height(self) -> int:
        """The number of body rows."""
        return len(self.row_numbers)

    def having(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of a role, from the left."""
        return tuple(column for column in self.columns if column.role is role)

    def without(self, dropped: Collection[Column], *remarks: Remark) -> Grid:
        """Return the table without some columns, and with what is to be said of that."""
        places = {one.index for one in dropped}
        kept = tuple(one for one in self.columns if one.index not in places)
        return dataclasses.replace(self, columns=kept, remarks=(*self.remarks, *remarks))

    def refused(self, column: Column, problem: str) -> Grid:
        """Return the table without its figures, and with the reason at a column."""
        return self.without(self.having(Role.VALUE), Remark(None, column.index, problem))


def find_grid(rows: Rows, areas: Areas, top: int | None = None) -> Grid | None:
    """Find the table in rows of one width, or None where there is none; `top` is its first row, where known."""
    if top is None:
        top = next((number for number, row in enumerate(rows) if starts_table(row)), None)
    if top is None:
        return None
    height = header_height(rows, top, areas)
    first, last = top + height, _last_body_row(rows, top + height, areas)
    if last < first:
        return None
    headers, origins = filled_across(rows[top:first])
    numbers = [number for number in range(first, last + 1) if any(map(is_filled, rows[number]))]
    body = list(zip(*(rows[number] for number in numbers), strict=False))
    titles = zip(zip(*headers, strict=True), origins, strict=True)
    columns = [_column(header, origin, cells, areas) for (header, origin), cells in zip(titles, body, strict=False)]
    unsaid = _unsaid(columns, body)
    figures = [one.index for one in columns if one.role is Role.VALUE]
    told = [numbers[row] for row in sorted(unsaid) if any(is_filled(body[index][row]) for index in figures)]
    kept = [row for row in range(len(numbers)) if row not in unsaid] if unsaid else range(len(numbers))
    if unsaid and kept:
        columns, numbers = [_some(one, kept) for one in columns], [numbers[row] for row in kept]
    elif unsaid:  # no figures are left, but it must be said why
        columns = [one for one in columns if one.role is not Role.VALUE]
    return Grid(lines_of(rows[:top]), numbers, _first_area(tuple(columns)), unsaid=tuple(told))


def _unsaid(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the body rows that would be given words of the row above without being a continuation of it."""
    said = {Role.PERIOD, Role.AREA, Role.STUB}
    of_years = {one.index for one in columns if reader_of(one.header[-1], one.role, one.cells)}
    naming = [one for one in columns if one.role in said or one.index in of_years]
    breakdowns = [one for one in naming if one.role is Role.STUB and one.lent and one.index not in of_years]
    empty = (_of_no_category(one, naming, body) for one in breakdowns if not _holds_notes(one, columns))
    return _all_lent(naming, body).union(*empty)


def _all_lent(naming: Sequence[Column], body: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the body rows in which all that says what a row is would be filled down from the row above."""
    if not naming:
        return set()
    empty: Sequence[int] = range(len(body[0]))
    for one in naming:
        cells = body[one.index]
        if "" not in cells and None not in cells:  # most tables, looked through without a loop of ours
            return set()
        empty = [row for row in empty if not is_filled(cells[row])]
    return {row for row in empty if any(is_filled(one.cells[row]) for one in naming)}


def _holds_notes(stub: Column, columns: Sequence[Column]) -> bool:
    """True for texts that are no categories: in place of figures ("ca. 40", a space), and a few beside them."""
    title = stub.header[-1]
    if read_period(title) or counts(title) or not any(str(cell).strip() for cell in set(stub.cells)):
        return True
    figures = [one.index for one in columns if one.role is Role.VALUE]
    return bool(figures) and stub.index > figures[-1] and 2 * len(stub.lent) >= len(stub.cells)


def _of_no_category(stub: Column, naming: Sequence[Column], body: Sequence[Sequence[Cell]]) -> Collection[int]:
    """Return the body rows that leave a breakdown empty where it is not written once for several: totals, perhaps.

    What is written once goes on where all to its left does. Outermost, it stands in no two rows running.
    """
    outer = [body[one.index] for one in naming if one.index < stub.index]
    if outer:
        return {row for row in stub.lent if any(is_filled(cells[row]) for cells in outer)}
    is_repeated = any(is_filled(above) and above == below for above, below in pairwise(body[stub.index]))
    return stub.lent if is_repeated else ()


def _some(column: Column, rows: Sequence[int]) -> Column:
    cells = [column.cells[row] for row in rows]
    lent = frozenset(place for place, row in enumerate(rows) if row in column.lent) if column.lent else column.lent
    return dataclasses.replace(column, cells=Packed(cells) if isinstance(column.cells, Packed) else cells, lent=lent)


def lines_of(rows: Rows) -> tuple[str, ...]:
    """Return what rows above a table say, a line each; "Område" beside its value becomes "Område: Hvidovre"."""
    filled = ([shown(cell) for cell in row if is_filled(cell)] for row in rows)
    return tuple(_line(cells) for cells in filled if cells)


def _line(cells: list[str]) -> str:
    is_pair = len(cells) == 2 and ":" not in cells[0]  # noqa: PLR2004 - a key and its value
    return (": " if is_pair else " ").join(cells)


def starts_table(row: Sequence[Cell]) -> bool:
    """True for a row that is no line of text above the table: several cells, or one that is not the first."""
    filled = [index for index, cell in enumerate(row) if is_filled(cell)]
    if len(filled) == 2 and str(row[filled[0]]).strip().endswith(":"):  # noqa: PLR2004 - "Område:" beside its value
        return False
    return len(filled) > 1 or (len(filled) == 1 and filled[0] > 0)


def _last_body_row(rows: Rows, first: int, areas: Areas) -> int:
    """Return the last row with two filled cells; then rows that carry only a period or area and masked figures."""
    last = first - 1
    for number in range(len(rows) - 1, first - 1, -1):
        if sum(map(is_filled, rows[number])) > 1 and not _is_note(rows, first, number, areas):
            last = number
            break
    while last + 1 < len(rows) and _starts_row(rows[last + 1], areas):
        last += 1
    return last


def _is_note(rows: Rows, first: int, number: int, areas: Areas) -> bool:
    """True for a key beside its value below an empty row: "Køn" and "Kvinder"."""
    filled = [cell for cell in rows[number] if is_filled(cell)]
    is_pair = len(filled) == 2 and not has_figures(filled) and not _starts_row(filled, areas)  # noqa: PLR2004
    return is_pair and not all(any(map(is_filled, row)) for row in rows[first:number])


def _starts_row(row: Sequence[Cell], areas: Areas) -> bool:
    return bool(row) and (read_period(row[0]) is not None or areas.find(row[0]) is not None)


def _column(header: tuple[Cell, ...], origins: tuple[int, ...], cells: Sequence[Cell], areas: Areas) -> Column:
    index = origins[-1]
    written = [cell for cell, column in zip(header, origins, strict=True) if column == index and is_filled(cell)]
    title = (written or header)[-1]  # of a header merged downwards, it stands in the upper row
    role = role_of(title, cells, areas)
    lent: frozenset[int] = frozenset()
    if role in {Role.PERIOD, Role.AREA, Role.STUB}:
        if "" in cells or None in cells:
            lent = frozenset(row for row, cell in enumerate(cells) if not is_filled(cell))
        cells = _filled_down(cells)
        header = (title,)
    elif role is Role.VALUE:
        cells = Packed(cells)
    return Column(index, role, header, cells, lent, origins)


def _filled_down(cells: Sequence[Cell]) -> list[Cell]:
    filled: list[Cell] = []
    before: Cell = ""
    for cell in cells:
        before = cell if is_filled(cell) else before
        filled.append(before)
    return filled


def _first_area(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Leave out all but the first area column; a second one (a code beside a name) adds nothing."""
    others = [one.index for one in columns if one.role is Role.AREA][1:]
    return tuple(one for one in columns if one.index not in others)
