"""Tables that say a period in two places, the year in one and the month or quarter in another: put together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat

from pejling.areas import Areas
from pejling.intake.dimensions import fold, is_total
from pejling.intake.grids import Column, Grid, Remark
from pejling.intake.group_headers import certain_groups
from pejling.intake.headers import read_heading
from pejling.intake.month_headers import months_across, of_its_sheet
from pejling.intake.new_years import NEW_YEAR, past_new_year
from pejling.intake.period_cells import period_in
from pejling.intake.period_columns import one_period
from pejling.intake.roles import PERIOD_HEADER, PIVOT_SUMS, Role, is_filled
from pejling.intake.told_years import NO_YEAR, told_year
from pejling.intake.year_parts import Part, Reader, counted_by, reader_of, says_years, shown, year_in, year_of
from pejling.periods import Period

_ONE_IN_ANOTHER = "kolonnen siger andre dele af året end kolonnen '{}'; tabellen er ikke brugt. Lad kun den ene stå"


@dataclasses.dataclass(frozen=True)
class _Parts:
    """A column of parts of a year, what they are row by row, and the columns of larger parts around them."""

    column: Column
    cells: tuple[Part | None, ...]
    larger: tuple[Column, ...]


def whole_periods(grid: Grid, sheet: str, areas: Areas) -> Iterator[Grid]:
    """Yield a sheet's table with one whole period for each figure, a table for each year where years stand in headers.

    The year may also stand in the lines above, or be the sheet's name. A table whose periods cannot be told is yielded
    without those figures; its remarks say why.
    """
    certain = certain_groups(one_period(grid))
    parts = _smallest(certain)
    if isinstance(parts, Remark):
        yield certain.without(certain.having(Role.VALUE), parts)
        return
    told = told_year(certain, sheet, areas)
    is_period = parts is not None and not any(map(_says_month, certain.having(Role.VALUE)))
    if parts and is_period:
        yield from _parted(certain, parts, told)
        return
    heading = read_heading(sheet, grid.lines, areas, grid.above)
    for one in months_across(certain, told):
        yield one if heading.period or heading.dated else of_its_sheet(one, sheet, told)


def _says_month(column: Column) -> bool:
    """True where a header says a whole period with its year; months in the rows are then of something else."""
    return any((period := period_in(cell)) and not year_of(period) for cell in column.header)


def _smallest(grid: Grid) -> _Parts | Remark | None:
    """Return the column of the smallest parts of a year; a remark where the others contradict it."""
    readers = [(one, read) for one in grid.columns if (read := reader_of(one.header[-1], one.role, one.cells))]
    if not readers:
        return None
    columns = [(one, _read(one.cells, reader)) for one, reader in readers]
    column, cells = max(columns, key=lambda pair: max(part[0].per_year for part in pair[1] if part))
    larger = [(one, parts) for one, parts in columns if one is not column]
    for one, parts in larger:
        if not all(
            own is None or part is None or _holds(part, own) for own, part in set(zip(cells, parts, strict=True))
        ):
            return Remark(None, column.index, _ONE_IN_ANOTHER.format(one.label[:40]))
    return _Parts(column, cells, tuple(one for one, _ in larger))


def _read(cells: Sequence[object], reader: Reader) -> tuple[Part | None, ...]:
    known = {cell: reader(cell) for cell in set(cells)}
    return tuple(known[cell] for cell in cells)


def _holds(larger: Part, smaller: Part) -> bool:
    return Period.of(larger[0], 2000, larger[1]).holds(Period.of(smaller[0], 2000, smaller[1]))


def _parted(grid: Grid, parts: _Parts, told: int | None) -> Iterator[Grid]:
    """Yield a table whose rows say parts of a year, with their years."""
    places = {parts.column.index, *(one.index for one in parts.larger)}
    others = [one for one in grid.columns if one.index not in places and _may_date(one)]
    headers = [(one, _year_of(one)) for one in grid.having(Role.VALUE) if one.index not in places]
    if others:
        yield (
            _with_years(grid, parts, others[0])
            if says_years(others[0].cells)
            else _already_whole(grid, parts, others[0])
        )
    elif any(year for _, year in headers):
        for year in dict.fromkeys(own for _, own in headers):
            one_year = grid.without([one for one, own in headers if own != year])
            yield _of_one_year(one_year, parts, year) if year else one_year
    elif told:
        yield _of_one_year(grid, parts, told)
    else:
        yield _with_years_among(grid, parts)


def _may_date(column: Column) -> bool:
    """True for a column of periods, or of years of which many are sums ("2024 Total")."""
    is_titled = column.role is Role.STUB and PERIOD_HEADER.match(column.label)
    return column.role is Role.PERIOD or bool(is_titled and says_years(column.cells))


def _year_of(column: Column) -> int | None:
    return next((year for cell in column.header if (year := year_in(cell)) is not None), None)


def _already_whole(grid: Grid, parts: _Parts, periods: Column) -> Grid:
    """Return a table of whole periods without the columns that say a part of them once more; refused if they differ.

    A column that is not headed as the month or quarter ("Indplaceringsmåned") is one of something else, and stays.
    """
    if not all(counted_by(one.label) for one in (parts.column, *parts.larger)):
        return grid
    for own, part in set(zip(periods.cells, parts.cells, strict=True)):
        whole = period_in(own)
        if whole is not None and part is not None and not _holds(part, (whole.frequency, whole.position)):
            return grid.refused(parts.column, _ONE_IN_ANOTHER.format(periods.label[:40]))
    return grid.without([parts.column, *parts.larger])


def _of_one_year(grid: Grid, parts: _Parts, year: int) -> Grid:
    """Return a table with a year that is said once for all rows; without its figures where they pass New Year."""
    late = past_new_year(zip(_of(grid, parts), parts.cells, strict=True))
    if late:
        remark = Remark(grid.row_numbers[late[0]], parts.column.index, NEW_YEAR.format("tabellen"))
        return grid.without(grid.having(Role.VALUE), remark)
    undated = tuple(_undated(one) for one in grid.columns)
    return _dated(dataclasses.replace(grid, columns=undated), parts, (year,) * grid.height)


def _undated(column: Column) -> Column:
    if column.role is not Role.VALUE:
        return column
    return dataclasses.replace(column, header=tuple("" if year_in(cell) else cell for cell in column.header))


def _with_years(grid: Grid, parts: _Parts, years: Column) -> Grid:
    """Return a table with the years of a column of its own; those written once hold until New Year."""
    cells = list(years.cells)
    if years.lent:
        written = accumulate(row not in years.lent for row in range(grid.height))
        grid = _unsure(grid, parts, cells, written)
    return _dated(grid, parts, cells, years)


def _unsure(grid: Grid, parts: _Parts, years: list[object], written: Iterable[int]) -> Grid:
    """Put a question mark at years that may have passed since they were written, and say so of their rows."""
    late = past_new_year(zip(zip(written, _of(grid, parts), strict=True), parts.cells, strict=True))
    for row in late:
        years[row] = f"{shown(years[row])}?"
    remarks = [Remark(grid.row_numbers[row], parts.column.index, NEW_YEAR.format("rækken")) for row in late]
    return grid.without((), *remarks)


def _with_years_among(grid: Grid, parts: _Parts) -> Grid:
    """Return a table whose months stand below their years in one column, as pivot tables say them; else refused."""
    cells = parts.column.cells
    years = [part is None and year_in(cell) is not None for cell, part in zip(cells, parts.cells, strict=True)]
    rest = {cell for cell, part, year in zip(cells, parts.cells, years, strict=True) if part is None and not year}
    if not years[0] or not all(is_total(shown(cell)) or fold(shown(cell)) in PIVOT_SUMS for cell in rest):
        return grid.refused(parts.column, NO_YEAR)
    held = accumulate((cell if is_year else None for cell, is_year in zip(cells, years, strict=True)), _later)
    told: list[object] = [year if part else "" for year, part in zip(held, parts.cells, strict=True)]
    grid = _unsure(grid, parts, told, accumulate(years))
    return _dated(grid, parts, told)


def _later(before: object, own: object) -> object:
    return before if own is None else own


def _of(grid: Grid, parts: _Parts) -> Iterator[tuple[object, ...]]:
    """Yield what the rows say beside their period."""
    places = {parts.column.index, *(one.index for one in parts.larger)}
    said = [one.cells for one in grid.columns if one.role in {Role.AREA, Role.STUB} and one.index not in places]
    return zip(*said, strict=True) if said else repeat((), grid.height)


def _dated(grid: Grid, parts: _Parts, years: Sequence[object], said_by: Column | None = None) -> Grid:
    """Return the table with periods where the parts of years stood, and without years and larger parts elsewhere."""
    around = [one for one in (*parts.larger, said_by) if one is not None]
    left_open = _left_open(parts.column, around)
    cells = [
        _larger(parts, row, year) if row in left_open or not is_filled(cell) else _period(year, cell, part)
        for row, (year, cell, part) in enumerate(zip(years, parts.column.cells, parts.cells, strict=True))
    ]
    dated = dataclasses.replace(parts.column, role=Role.PERIOD, header=parts.column.header[-1:], cells=cells)
    kept = grid.without(around)
    columns = tuple(dated if one.index == dated.index else one for one in kept.columns)
    return dataclasses.replace(kept, columns=columns)


def _left_open(column: Column, around: Sequence[Column]) -> set[int]:
    """Return rows that say a year or a larger part to the left anew, and no part of it: sums of it, most often."""
    outer = [one.lent for one in around if one.index < column.index]
    return {row for row in column.lent if any(row not in lent for lent in outer)}


def _larger(parts: _Parts, row: int, year: object) -> str:
    said = (shown(one.cells[row]) for one in parts.larger if row not in one.lent)
    return " ".join(filter(None, (*said, shown(year))))


def _period(year: object, cell: object, part: Part | None) -> str:
    whole = year_in(year)
    if whole is None or part is None:
        return f"{shown(cell)} {shown(year)}".strip()
    return Period.of(part[0], whole, part[1]).id
