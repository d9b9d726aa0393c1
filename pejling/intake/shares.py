"""A column's figures in its indicator's unit: shares that are stored as fractions, and counts that have decimals."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pejling.indicators import Indicator
from pejling.intake.axes import Rows
from pejling.intake.grids import Column
from pejling.intake.issues import Issue, Severity
from pejling.intake.numbers import UNIT_ENDING, Dot, ParsedColumn, parse_column
from pejling.intake.packed import Packed
from pejling.intake.roles import Role

_LARGEST_FRACTION = 1.5
_HALF = 0.5
_FRACTIONS = (
    "andelene ligner brøkdele (0,163 for 16,3 pct.), men filen viser dem ikke i procent; de er ikke brugt. "
    "Vis dem i procent i Excel, eller skriv dem i pct."
)
_MIXED = (
    "tallene vises i procent, og der er både brøkdele (0,163) og tal over 1 (16,3); det kan ikke ses, hvad de betyder, "
    "og de er ikke brugt. Skriv dem alle på samme måde"
)


def in_unit(
    column: Column, indicator: Indicator, rows: Rows, shown_in_percent: Callable[[], frozenset[int]]
) -> ParsedColumn | None:
    """Read a column in its indicator's unit; None where it cannot be seen what its numbers mean, and `rows` says so.

    A share stored as a fraction is one where the workbook shows per cent.
    """
    parsed = parse_column(column.cells, indicator.unit, lambda: _dot_beside(column, rows))
    own = parsed.values.copy()
    own[_said_in_percent(column)] = np.nan
    final = own[~np.isnan(own)]
    if indicator.unit.is_rate and len(final) and final.max() > 0:
        return _shares(parsed, own, _Of(column, rows, indicator.unit.decimals, shown_in_percent))
    if not indicator.unit.is_rate and not indicator.is_whole:
        _tell_decimals(final, column, indicator, rows)
    return parsed


def _dot_beside(column: Column, rows: Rows) -> Dot:
    """Return what a dot means as a text file's other figures tell, or else commas between its columns.

    One program has written all of such a file; texts in a workbook are written by hand, each column in its own way.
    Below the name of a breakdown are numbers of a law, as "2.3", which tell nothing of figures.
    """
    if not rows.grid.separator:
        return Dot.UNTOLD
    knows = rows.words.dimensions.knows
    others = (one for one in rows.grid.having(Role.VALUE) if one is not column and not knows(one.label))
    told = {one.dot for one in others} - {Dot.UNTOLD}
    if not told:
        return Dot.DECIMALS if rows.grid.separator == "," else Dot.UNTOLD
    return told.pop() if len(told) == 1 else Dot.EITHER


@dataclass(frozen=True)
class _Of:
    """The column that shares are of, and what is known of it."""

    column: Column
    rows: Rows
    decimals: int
    shown_in_percent: Callable[[], frozenset[int]]

    def is_in_percent(self) -> bool:
        """True where the workbook shows per cent there; it is opened to see that."""
        return self.column.index in self.shown_in_percent()

    def refuse(self, problem: str) -> None:
        """Say that the column is not used."""
        place = self.rows.grid.place(self.column.index)
        self.rows.issues.append(Issue(self.rows.heading.sheet, place, problem, Severity.ERROR))


def _shares(parsed: ParsedColumn, own: NDArray[np.float64], of: _Of) -> ParsedColumn | None:
    """Return shares in per cent. own: those whose cells do not say per cent themselves, some of them above nought."""
    final = own[~np.isnan(own)]
    if final.max() > _LARGEST_FRACTION:
        if np.any((final > 0) & (final <= 1)) and of.is_in_percent():
            of.refuse(_MIXED)
            return None
        return _without_odd_fractions(parsed, own, of.decimals)
    if of.is_in_percent():
        # To the published decimals: 0.163 is 16.3, not 16.299999.
        values = np.where(np.isnan(own), parsed.values, np.round(own * 100, 6))
        return dataclasses.replace(parsed, values=values)
    if np.all(final <= 1) and np.any(np.round(final, of.decimals) != final):
        of.refuse(_FRACTIONS)
        return None
    return _without_odd_fractions(parsed, own, of.decimals)


def _without_odd_fractions(parsed: ParsedColumn, own: NDArray[np.float64], decimals: int) -> ParsedColumn:
    """Leave out what has more decimals than all above one have: 0.463 between 45.7 and 47.1 may be 46.3."""
    finer, small = np.isfinite(own) & (np.round(own, decimals) != own), own <= 1
    odd = np.flatnonzero(finer & small).tolist()
    if not odd or np.any(finer & ~small):
        return parsed
    return dataclasses.replace(parsed, unreadable=tuple(sorted({*parsed.unreadable, *odd})), fractions=tuple(odd))


def _tell_decimals(final: NDArray[np.float64], column: Column, indicator: Indicator, rows: Rows) -> None:
    """Say where most of what is to be counted in whole numbers is none: the column is likely another one."""
    if len(final) and not indicator.unit.decimals and np.mean(np.rint(final) != final) > _HALF:
        problem = (
            f"tallene har decimaler, men {indicator.name} tælles i hele {indicator.unit.suffix}: er det den rigtige"
        )
        rows.issues.append(Issue(rows.heading.sheet, rows.grid.place(column.index), f"{problem} kolonne?"))


def _said_in_percent(column: Column) -> list[int]:
    """Return the rows whose cells are texts with a per cent sign of their own."""
    packed = Packed.of(column.cells)
    cells = zip(packed.rows, packed.others, strict=True)
    return [row for row, cell in cells if isinstance(cell, str) and UNIT_ENDING.search(cell.strip())]
