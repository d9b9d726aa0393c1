"""Where in the file each observation stands: one whole number a row while it is read, Excel's address when asked for.

The cells of all sheets are numbered through, row by row and sheet by sheet. A million addresses as text would weigh
more than the figures. The store does not keep the numbers; what is told of a few figures (`store.imports.Cell`) carries
their addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pejling.intake.addresses import cell_name, place_of
from pejling.intake.sheets import Sheet

# A process that may take four gigabytes cannot hold the two thousand million cells that would be too many for this.
PLACE = pa.field("place", pa.int32())


class Place(NamedTuple):
    """A cell: its sheet ("" in a text file) and its address, "B7"; both "" where it is not known."""

    sheet: str
    cell: str


NOWHERE = Place("", "")


class Numbered(NamedTuple):
    """How a sheet's cells are numbered: from `first` at A1, `width` numbers a row."""

    name: str
    first: int
    width: int

    def row_starts(self, rows: Sequence[int]) -> NDArray[np.int32]:
        """Return the numbers of the first cells of some rows, counted from 0."""
        return (np.asarray(rows, np.int64) * self.width + self.first).astype(np.int32)

    def cells(self, addresses: Iterable[str]) -> NDArray[np.int32]:
        """Return the numbers of some cells by Excel's addresses."""
        places = [place for place in map(place_of, addresses) if place[1] < self.width]
        return np.array([self.first + row * self.width + column for row, column in places], np.int32)


def numbered(sheets: Iterable[Sheet]) -> tuple[Numbered, ...]:
    """Number the cells of a file's sheets through."""
    found, first = [], 0
    for sheet in sheets:
        width = max(1, len(sheet.rows[0]) if sheet.rows else 0)
        found.append(Numbered(sheet.name, first, width))
        first += width * len(sheet.rows)
    return tuple(found)


def named(number: int, sheets: Sequence[Numbered]) -> Place:
    """Return the cell of a number.

    >>> named(100 + 6 * 5 + 1, [Numbered("Forside", 0, 10), Numbered("Data", 100, 5)])
    Place(sheet='Data', cell='B7')
    """
    sheet = next(one for one in reversed(sheets) if one.first <= number)
    return Place(sheet.name, cell_name(*divmod(number - sheet.first, sheet.width)))


def by_column(numbers: NDArray[np.int32], sheets: Sequence[Numbered]) -> Iterator[tuple[str, int, list[int]]]:
    """Yield some cells a column at a time: sheet, column and rows, counted from 0, the rows in order.

    >>> list(by_column(np.array([131, 106, 111], np.int32), [Numbered("Data", 100, 5)]))
    [('Data', 1, [1, 2, 6])]
    """
    for sheet, end in zip(sheets, [*(one.first for one in sheets[1:]), np.inf], strict=True):
        mine = np.sort(numbers[(numbers >= sheet.first) & (numbers < end)]) - sheet.first
        for column in np.unique(mine % sheet.width).tolist():
            yield sheet.name, column, (mine[mine % sheet.width == column] // sheet.width).tolist()


@dataclass(frozen=True)
class Places:
    """Where the observations of an import stand. `numbers` has one a row; None where they come from no file."""

    sheets: tuple[Numbered, ...] = ()
    numbers: pa.ChunkedArray | None = None

    def of(self, row: int) -> Place:
        """Return where an observation stands, by its row in the import's observations."""
        return NOWHERE if self.numbers is None else named(self.numbers[row].as_py(), self.sheets)


NO_PLACES = Places()
