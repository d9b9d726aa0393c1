"""A column's cells with its numbers packed: eight bytes each in place of 32, and looked through all at once."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from itertools import compress, count, repeat
from operator import is_not
from typing import overload

import numpy as np
from numpy.typing import NDArray

Cell = object


class Packed(Sequence[Cell]):
    """Cells that read as a sequence, but keep floats as numbers.

    numbers:  a value for each row; not a number where the cell is no float.
    rows:     the rows, from 0, whose cells are no floats, in order.
    others:   their cells: texts, dates, whole numbers.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.rows = list(compress(count(), map(is_not, map(type, cells), repeat(float))))  # without a loop of ours
        self.others = [cells[row] for row in self.rows]
        floats = list(cells)
        for row in self.rows:
            floats[row] = np.nan
        self.numbers: NDArray[np.float64] = np.array(floats, np.float64)

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Packed:
        """Return cells packed, as they are where they already are."""
        return cells if isinstance(cells, Packed) else cls(cells)

    def between(self, first: float, last: float) -> list[float]:
        """Return the packed numbers from first to last, both included."""
        found: list[float] = self.numbers[(self.numbers >= first) & (self.numbers <= last)].tolist()
        return found

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.numbers)

    def __iter__(self) -> Iterator[Cell]:
        """Yield the cells as they were."""
        cells: list[Cell] = self.numbers.tolist()
        for row, cell in zip(self.rows, self.others, strict=True):
            cells[row] = cell
        return iter(cells)

    @overload
    def __getitem__(self, row: int) -> Cell: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Cell]: ...
    def __getitem__(self, row: int | slice) -> Cell | Sequence[Cell]:
        """Return a cell as it was, or a list of some. Raises IndexError."""
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        row = range(len(self))[row]
        place = bisect.bisect_left(self.rows, row)
        if place < len(self.rows) and self.rows[place] == row:
            return self.others[place]
        return float(self.numbers[row])
