"""Where in the file each observation stands: one whole number a row while it is read, Excel's address when asked for.

A million addresses as text would weigh more than the figures. The store does not keep the numbers; what is told of a
few figures (`store.imports.Cell`) carries their addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pejling.intake.issues import cell_name

PLACE = pa.field("place", pa.int64())
_COLUMN_BITS, _ROW_BITS = 14, 32  # Excel has 2**14 columns; a text file may have more rows than Excel's 2**20


class Place(NamedTuple):
    """A cell: its sheet ("" in a text file) and its address, "B7"; both "" where it is not known."""

    sheet: str
    cell: str


NOWHERE = Place("", "")


def placed(rows: NDArray[np.int64], column: int) -> pa.Array:
    """Return the places of cells of one column, rows and column counted from 0, on a sheet yet to be said."""
    return pa.array((rows << _COLUMN_BITS) | column, pa.int64())


def on_sheet(observations: pa.Table, number: int) -> pa.Table:
    """Say which sheet, counted from 0, a table's places are on."""
    if PLACE.name not in observations.column_names:
        return observations
    moved = pc.add(observations[PLACE.name], pa.scalar(number << (_COLUMN_BITS + _ROW_BITS), pa.int64()))
    return observations.set_column(observations.schema.get_field_index(PLACE.name), PLACE, moved)


@dataclass(frozen=True)
class Places:
    """Where the observations of an import stand. `numbers` has one a row; None where they come from no file."""

    sheets: tuple[str, ...] = ()
    numbers: pa.ChunkedArray | None = None

    def of(self, row: int) -> Place:
        """Return where an observation stands, by its row in the import's observations."""
        return NOWHERE if self.numbers is None else named(self.numbers[row].as_py(), self.sheets)


NO_PLACES = Places()


def named(number: int, sheets: tuple[str, ...]) -> Place:
    """Return the place a number stands for.

    >>> named((1 << 46) | (6 << 14) | 1, ("Forside", "Data"))
    Place(sheet='Data', cell='B7')
    """
    column = number & ((1 << _COLUMN_BITS) - 1)
    row = (number >> _COLUMN_BITS) & ((1 << _ROW_BITS) - 1)
    return Place(sheets[number >> (_COLUMN_BITS + _ROW_BITS)], cell_name(row, column))
