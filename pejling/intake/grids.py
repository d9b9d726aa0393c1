"""A table as it was found in a sheet: its lines, columns and rows, and what each column is."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from pejling.intake.addresses import cell_name, column_name
from pejling.intake.numbers import Dot, meaning_of_dot
from pejling.intake.packed import Packed
from pejling.intake.roles import Cell, Role
from pejling.intake.year_parts import as_written


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
        return ": ".join(filter(None, map(as_written, self.header)))

    @cached_property
    def dot(self) -> Dot:
        """What a dot means in the column's texts."""
        return meaning_of_dot(Packed.of(self.cells).others)

    def of_rows(self, rows: Sequence[int]) -> Column:
        """Return the column with some of its rows only (from 0)."""
        cells: Sequence[Cell] = [self.cells[row] for row in rows]
        cells = Packed(cells) if isinstance(self.cells, Packed) else cells
        lent = frozenset(place for place, row in enumerate(rows) if row in self.lent) if self.lent else self.lent
        return dataclasses.replace(self, cells=cells, lent=lent)

    def tells(self, other: Column) -> bool:
        """True where each text of this column stands beside one text of another only: it is finer, or the same."""
        return len(set(zip(self.cells, other.cells, strict=True))) == len(set(self.cells))


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
    others are above or below; else None. `separator` is the sheet's.
    """

    lines: tuple[str, ...]
    row_numbers: Sequence[int]
    columns: tuple[Column, ...]
    above: tuple[str, ...] = ()
    unsaid: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
    header_row: int | None = None
    below: tuple[str, ...] = ()
    separator: str = ""

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

    def of_rows(self, rows: Sequence[int]) -> Grid:
        """Return the table of some of its rows (from 0)."""
        columns = tuple(one.of_rows(rows) for one in self.columns)
        return dataclasses.replace(self, row_numbers=[self.row_numbers[row] for row in rows], columns=columns)

    def without(self, dropped: Collection[Column], *remarks: Remark) -> Grid:
        """Return the table without some columns, and with what is to be said of that."""
        places = {one.index for one in dropped}
        kept = tuple(one for one in self.columns if one.index not in places)
        return dataclasses.replace(self, columns=kept, remarks=(*self.remarks, *remarks))

    def unused(self, left: Collection[Column]) -> Grid:
        """Return the table with some columns that nothing is read from; they are still its own, and are shown."""
        places = {one.index for one in left}
        columns = (dataclasses.replace(one, role=Role.EMPTY) if one.index in places else one for one in self.columns)
        return dataclasses.replace(self, columns=tuple(columns))

    def refused(self, column: Column, problem: str) -> Grid:
        """Return the table without its figures, and with the reason at a column."""
        return self.without(self.having(Role.VALUE), Remark(None, column.index, problem))
