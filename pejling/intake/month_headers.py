"""Months and quarters that stand across, in headers, with their year above or below, in the rows, or told elsewhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from pejling.intake.grids import Column, Grid, Remark
from pejling.intake.new_years import NEW_YEAR, past_new_year
from pejling.intake.period_cells import period_in
from pejling.intake.roles import Cell, Role
from pejling.intake.told_years import NO_YEAR
from pejling.intake.year_parts import Part, part_of, says_years, year_in
from pejling.periods import Period


@dataclass(frozen=True)
class _Month:
    """A column of figures whose header names one part of a year, in which header row, and the year if it says one."""

    column: Column
    level: int
    part: Part
    year_level: int | None

    @property
    def year(self) -> int | None:
        """The year that the header says."""
        return None if self.year_level is None else year_in(self.column.header[self.year_level])

    @property
    def under(self) -> tuple[Cell, ...]:
        """Where the year was written that holds for the column, and what else its header says."""
        header = self.column.header
        rest = (cell for level, cell in enumerate(header) if level not in {self.level, self.year_level})
        return (None if self.year_level is None else self.column.origins[self.year_level], *rest)

    def dated(self, period: str) -> Column:
        """Return the column with a period where its header had the part of a year, and without the year."""
        header = ["" if year_in(cell) else cell for cell in self.column.header]
        header[self.level] = period
        return dataclasses.replace(self.column, header=tuple(header))


def months_across(grid: Grid, told: int | None) -> Iterator[Grid]:
    """Yield a table with whole periods in its headers; a table for each month where the years stand in the rows.

    Months whose year cannot be told are left out, and the remarks say so.
    """
    months = [found for one in grid.having(Role.VALUE) if (found := _month(one))]
    rows = next(iter(grid.having(Role.PERIOD)), None)
    without = [one for one in months if one.year is None]
    if without and rows is not None:
        yield from _years_down(grid, without, rows) if says_years(rows.cells) else (grid,)
        return
    certain, uncertain = _certain(months, told)
    remarks = [Remark(None, one.column.index, problem) for one, problem in uncertain]
    dated = {one.column.index: one.dated(Period.of(one.part[0], year, one.part[1]).id) for one, year in certain}
    kept = grid.without([one.column for one, _ in uncertain], *remarks)
    yield dataclasses.replace(kept, columns=tuple(dated.get(one.index, one) for one in kept.columns))


def of_its_sheet(grid: Grid, sheet: str, told: int | None) -> Grid:
    """Return a table that says no period with the month or quarter its sheet is named as, of the year told above it."""
    part = part_of(None, sheet)
    headers = (cell for one in grid.having(Role.VALUE) for cell in one.header)
    if not part or not told or grid.having(Role.PERIOD) or any(map(period_in, headers)):
        return grid
    period = Period.of(part[0], told, part[1]).id
    columns = (
        dataclasses.replace(one, header=(period, *one.header)) if one.role is Role.VALUE else one
        for one in grid.columns
    )
    return dataclasses.replace(grid, columns=tuple(columns))


def _month(column: Column) -> _Month | None:
    named = [(level, part) for level, cell in enumerate(column.header) if (part := _named(cell))]
    years = [level for level, cell in enumerate(column.header) if year_in(cell)]
    return _Month(column, *named[0], next(iter(years), None)) if len(named) == 1 else None


def _named(cell: Cell) -> Part | None:
    return part_of(None, cell) if isinstance(cell, str) else None


def _certain(months: list[_Month], told: int | None) -> tuple[list[tuple[_Month, int]], list[tuple[_Month, str]]]:
    """Return the months whose year is certain, with it, and the others, with why not."""
    late = set(past_new_year((one.under, one.part) for one in months))
    # A year told for all of them is that of none of them where they pass New Year.
    late |= {place for place, one in enumerate(months) if one.year is None and any(not months[at].year for at in late)}
    certain, uncertain = [], []
    for place, one in enumerate(months):
        year = one.year or told
        if year is None:
            uncertain.append((one, NO_YEAR))
        elif place in late:
            uncertain.append((one, NEW_YEAR.format("kolonnen")))
        else:
            certain.append((one, year))
    return certain, uncertain


def _years_down(grid: Grid, months: list[_Month], years: Column) -> Iterator[Grid]:
    """Yield the rest of a table, and a table for each part of a year, with its periods in the rows."""
    yield grid.without([one.column for one in months])
    for part in dict.fromkeys(one.part for one in months):
        mine = {one.column.index: one.dated("") for one in months if one.part == part}
        cells = [Period.of(part[0], year, part[1]).id if (year := year_in(cell)) else cell for cell in years.cells]
        periods = dataclasses.replace(years, cells=cells)
        columns = (periods if one is years else mine.get(one.index, one) for one in grid.columns)
        of_part = [one for one in columns if one.role is not Role.VALUE or one.index in mine]
        yield dataclasses.replace(grid, columns=tuple(of_part), remarks=())
