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

_ANY_YEAR = 2000


@dataclass(frozen=True)
class _Month:
    """A column of figures whose header names one part of a year, in which header row, and the year if it says one.

    around: the rows that say that year, or the quarter or half-year that the part lies in.
    """

    column: Column
    level: int
    part: Part
    around: tuple[int, ...]
    year: int | None

    @property
    def under(self) -> tuple[Cell, ...]:
        """Where the year was written that holds for the column, and what else its header says."""
        header, origins = self.column.header, self.column.origins
        rest = (cell for level, cell in enumerate(header) if level != self.level and level not in self.around)
        written = next((origins[level] for level in self.around if period_in(header[level])), None)
        return (written, *rest)

    def dated(self, period: str) -> Column:
        """Return the column with a period where its header had the part of a year, and without what lies around it."""
        header = ["" if level in self.around else cell for level, cell in enumerate(self.column.header)]
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
    """Return what month or other part of a year a header names; None where it names none, or two that differ."""
    named = {level: part for level, cell in enumerate(column.header) if (part := _named(cell))}
    wholes = {level: period for level, cell in enumerate(column.header) if (period := period_in(cell))}
    if not named or len(years := {one.year for one in wholes.values()}) > 1:
        return None
    level = max(named, key=lambda one: named[one][0].per_year)
    year = next(iter(years), None)
    own = Period.of(named[level][0], year or _ANY_YEAR, named[level][1])
    larger = [Period.of(part[0], own.year, part[1]) for place, part in named.items() if place != level]
    is_within = all(one.holds(own) and one != own for one in (*larger, *wholes.values()))
    around = tuple(sorted({*named, *wholes} - {level}))
    return _Month(column, level, named[level], around, year) if is_within else None


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
