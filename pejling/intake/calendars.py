"""Tables that say a period in two places, the year in one and the month or quarter in another: put together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial

from pejling.areas import Areas
from pejling.intake.grids import Column, Grid
from pejling.intake.headers import read_heading
from pejling.intake.roles import Role, is_filled
from pejling.periods import Frequency, Period, read_period

_COUNTED = {"måned": Frequency.MONTH, "md": Frequency.MONTH, "mdr": Frequency.MONTH, "month": Frequency.MONTH}
_COUNTED |= {"kvartal": Frequency.QUARTER, "kvt": Frequency.QUARTER, "quarter": Frequency.QUARTER}
_COUNTED |= {"halvår": Frequency.HALF_YEAR}
_ANY_YEAR = 2000
_MOST = 0.6  # the share of cells that are parts of a year; the others are sums, and named as no period

Part = tuple[Frequency, int]


def whole_periods(grid: Grid, sheet: str, areas: Areas) -> Iterator[Grid]:
    """Yield a sheet's table with whole periods in its rows, a table for each year where years stand in the headers.

    The year may also stand in the lines above, or be the sheet's name. Other tables are yielded as they are, but for
    years and months one above the other in the headers, which are put together there.
    """
    found = next(((one, read) for one in grid.columns if (read := _reader(one)) is not None), None)
    if found is None:
        yield dataclasses.replace(grid, columns=tuple(map(_whole_header, grid.columns)))
        return
    parts, read = found
    others = [one for one in grid.having(Role.PERIOD) if one is not parts]
    headers = [(one, _year_of(one)) for one in grid.having(Role.VALUE) if one is not parts]
    if others:
        years = others[0]
        yield _dated(grid, parts, read, tuple(map(_year, years.cells)), years) if _says_years(years) else grid
    elif any(year for _, year in headers):
        for year in dict.fromkeys(own for _, own in headers):
            rest = {one.index for one, own in headers if own != year}
            one_year = dataclasses.replace(grid, columns=tuple(one for one in grid.columns if one.index not in rest))
            yield _dated(one_year, parts, read, (year,) * grid.height) if year else one_year
    else:
        told = _told(read_heading(sheet, grid.lines, areas, grid.above).period or read_period(sheet))
        yield _dated(grid, parts, read, (told,) * grid.height) if told else grid


def _whole_header(column: Column) -> Column:
    year = _year_of(column) if column.role is Role.VALUE else None
    named = [place for place, cell in enumerate(column.header) if isinstance(cell, str) and _part(None, cell)]
    if year is None or len(named) != 1:
        return column
    whole = _period(year, "", _part(None, column.header[named[0]]))
    header = ["" if _year(cell) else cell for cell in column.header]
    return dataclasses.replace(column, header=(*header[: named[0]], whole, *header[named[0] + 1 :]))


def _reader(column: Column) -> Callable[[object], Part | None] | None:
    """Return what reads a column's cells as parts of a year; None where they are none."""
    counted = _COUNTED.get(str(column.header[-1]).strip().rstrip(".").lower())
    if column.role not in {Role.PERIOD, Role.STUB} and counted is None:
        return None
    read = partial(_part, counted)
    cells = set(filter(is_filled, column.cells))
    return read if cells and sum(read(cell) is not None for cell in cells) >= _MOST * len(cells) else None


def _part(counted: Frequency | None, cell: object) -> Part | None:
    """Return which part of a year a cell names, or counts where the column's title says what it counts."""
    text = str(cell).strip().removesuffix(".0")
    named = read_period(f"{text} {_ANY_YEAR}")
    if named is not None:
        return named.frequency, named.position
    number = int(text) if text.isdecimal() else 0
    return (counted, number) if counted is not None and 1 <= number <= counted.per_year else None


def _says_years(column: Column) -> bool:
    return all(_year(cell) is not None for cell in set(filter(is_filled, column.cells)))


def _year(cell: object) -> int | None:
    return _told(read_period(cell))


def _told(period: Period | None) -> int | None:
    return period.year if period and period.frequency is Frequency.YEAR else None


def _year_of(column: Column) -> int | None:
    return next((year for cell in column.header if (year := _year(cell)) is not None), None)


def _dated(
    grid: Grid,
    parts: Column,
    read: Callable[[object], Part | None],
    years: tuple[int | None, ...],
    without: Column | None = None,
) -> Grid:
    """Return the table with periods where the parts of years stood, and without years elsewhere."""
    cells = [_period(year, cell, read(cell)) for year, cell in zip(years, parts.cells, strict=True)]
    dated = dataclasses.replace(parts, role=Role.PERIOD, header=parts.header[-1:], cells=cells)
    columns = [dated if one is parts else _undated(one) for one in grid.columns if one is not without]
    return dataclasses.replace(grid, columns=tuple(columns))


def _period(year: int | None, cell: object, part: Part | None) -> str:
    if year is None or part is None:
        return f"{cell} {year or ''}".strip()
    return Period.of(part[0], year, part[1]).id


def _undated(column: Column) -> Column:
    if column.role is not Role.VALUE:
        return column
    return dataclasses.replace(column, header=tuple("" if _year(cell) else cell for cell in column.header))
