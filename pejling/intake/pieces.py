"""The tables of a sheet that holds several: one above the other, or side by side.

A new table begins below an empty row where a row of words stands over figures, or where a header stands among rows of
figures; and beside an empty column, or where the title of the first column is repeated, if what stands there is a
table in its own right.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pejling.areas import Areas
from pejling.intake.dimensions import fold
from pejling.intake.grid_search import find_grid, lines_of, starts_table
from pejling.intake.grids import Grid
from pejling.intake.hidden import Hidden
from pejling.intake.next_headers import kind_of, next_header
from pejling.intake.roles import AREA_HEADER, PERIOD_HEADER, Cell, Role, has_figures, is_filled, is_period_row
from pejling.intake.sheets import Rows

_LOOKED_AT = 60  # rows that are enough to say what a part of a sheet is
_HEADER_ROWS = 6


@dataclass(frozen=True)
class _Stacked:
    """Rows of one table, or of several side by side: lines from `start`, header from `top`, `end` not included.

    `goes_on` where no empty row parts it from the one above, whose lines hold for it until its own say else.
    """

    start: int
    top: int
    end: int
    goes_on: bool = False


def find_visible_grids(rows: Rows, hidden: Hidden, areas: Areas) -> tuple[Grid, ...]:
    """Find all tables in what is shown of a sheet's rows; they keep the row and column numbers of the sheet."""
    if not hidden or not rows:
        return _told_apart(find_grids(rows, areas))
    down = [number for number in range(len(rows)) if number not in hidden.rows]
    right = [number for number in range(len(rows[0])) if number not in hidden.columns]
    shown = find_grids([[rows[row][column] for column in right] for row in down], areas)
    return _told_apart(tuple(_renumbered(grid, down, right) for grid in shown))


def _told_apart(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Note where the header of each of several tables stands: what is said of one must say which.

    Those side by side have columns of their own, which say enough.
    """
    headers = [min([*one.row_numbers[:1], *one.unsaid[:1]]) - 1 for one in grids]
    if len(set(headers)) <= 1:
        return grids
    return tuple(dataclasses.replace(one, header_row=row) for one, row in zip(grids, headers, strict=True))


def find_grids(rows: Rows, areas: Areas) -> tuple[Grid, ...]:
    """Find all tables in a sheet's rows (of one width), from the top and from the left."""
    found: list[Grid] = []
    over: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    stacked = [part for one in _stacked(rows, areas) for part in _parted(rows, one, areas)]
    for one in stacked:
        before = before if one.goes_on else ()
        part = rows[: one.end] if len(stacked) > 1 else rows
        # What stands below the last table is about it; between two, only lines without an empty row before them.
        end = len(rows) if one is stacked[-1] else one.end
        found += [_with_notes(grid, rows[:end]) for grid in _side_by_side(part, one, (*over, *before), areas)]
        lines = lines_of(rows[one.start : one.top])
        over, before = over or lines, (*before, *lines) if over else ()
    return tuple(found)


def _with_notes(grid: Grid, rows: Rows) -> Grid:
    last = max([*grid.row_numbers[-1:], *grid.unsaid])
    return dataclasses.replace(grid, below=lines_of(rows[last + 1 :]))


def _stacked(rows: Rows, areas: Areas) -> list[_Stacked]:
    found: list[_Stacked] = []
    runs = list(_runs(len(rows), lambda number: any(map(is_filled, rows[number]))))
    for (first, end), (_, next_end) in zip(runs, [*runs[1:], (0, len(rows))], strict=False):  # no run, no table
        top = next((number for number in range(first, end) if starts_table(rows[number])), None)
        if top is None:
            continue
        if not found:
            found.append(_Stacked(0, top, end))
            continue
        last = found[-1]
        if not _opens(rows[top:next_end], rows[last.end - 1], areas):
            found[-1] = dataclasses.replace(last, end=end)
        elif any(map(has_figures, rows[last.top : last.end])):
            found.append(_Stacked(last.end, top, end))
        else:  # what looked like a table was a list of what has been chosen
            found[-1] = _Stacked(last.start, top, end)
    return found


def _parted(rows: Rows, one: _Stacked, areas: Areas) -> Iterator[_Stacked]:
    """Yield the tables that stand one above the other with no empty row between."""
    while found := next_header(rows, one.top, one.end, areas):
        lines, top = found
        yield dataclasses.replace(one, end=lines)
        one = _Stacked(lines, top, one.end, goes_on=True)
    yield one


def _runs(length: int, holds: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield first and end (not included) of each run of numbers from 0 that something holds for."""
    for is_run, numbers in groupby(range(length), holds):
        if is_run:
            listed = list(numbers)
            yield listed[0], listed[-1] + 1


def _opens(rows: Rows, before: Sequence[Cell], areas: Areas) -> bool:
    """True where some rows begin with a header over figures, and not with a body row like that which ends `before`."""
    row, sample = rows[0], rows[:_LOOKED_AT]
    if is_period_row(row):
        return True
    first = next(index for index, cell in enumerate(row) if is_filled(cell))
    if has_figures(row) or kind_of(row[first], areas) & kind_of(before[first], areas):
        return False
    height = next((number for number, line in enumerate(sample) if has_figures(line)), None)
    if height is None:
        return False
    figures = [index for index in range(len(row)) if has_figures([line[index] for line in sample[height:]])]
    return any(is_filled(line[index]) for line in sample[:height] for index in figures)


def _side_by_side(rows: Rows, one: _Stacked, over: tuple[str, ...], areas: Areas) -> list[Grid]:
    starts = _starts(rows[one.top : one.end], areas)
    if len(starts) == 1:
        found = find_grid(rows[one.start :], areas, one.top - one.start)
        return [_placed(found, one.start, 0, over)] if found else []
    lines = (*over, *lines_of(rows[one.start : one.top]))
    grids = []
    for first, end in pairwise([*starts, len(rows[one.top])]):
        found = find_grid([row[first:end] for row in rows[one.top : one.end]], areas)
        grids += [_placed(found, one.top, first, lines)] if found else []
    return grids


def _placed(grid: Grid, down: int, right: int, over: tuple[str, ...]) -> Grid:
    """Give a table found in a part of a sheet the row and column numbers of the sheet."""
    last_row, last_column = max([*grid.row_numbers[-1:], *grid.unsaid]), grid.columns[-1].index
    placed = _renumbered(grid, range(down, down + last_row + 1), range(right, right + last_column + 1))
    return dataclasses.replace(placed, above=over)


def _renumbered(grid: Grid, down: Sequence[int], right: Sequence[int]) -> Grid:
    columns = tuple(
        dataclasses.replace(one, index=right[one.index], origins=tuple(right[column] for column in one.origins))
        for one in grid.columns
    )
    unsaid = tuple(down[number] for number in grid.unsaid)
    rows = [down[number] for number in grid.row_numbers]
    return dataclasses.replace(grid, row_numbers=rows, columns=columns, unsaid=unsaid)


def _starts(rows: Rows, areas: Areas) -> list[int]:
    """Return the first column of each table that stands beside others."""
    width, sample = len(rows[0]), rows[:_LOOKED_AT]
    runs = list(_runs(width, lambda index: any(is_filled(row[index]) for row in rows)))
    starts = [0]
    for wanted in ([first for first, _ in runs[1:]], sorted(set(_repeated(rows[:_HEADER_ROWS])))):
        known = [*starts, width]
        for first in wanted:
            before = max(start for start in starts if start <= first)
            end = min(start for start in [*known, *wanted, width] if start > first)
            if _stands_alone(sample, before, first, areas) and _stands_alone(sample, first, end, areas):
                starts = sorted({*starts, first})
    return starts


def _repeated(headers: Rows) -> Iterator[int]:
    """Yield columns where the title of an earlier period or area column stands again."""
    for row in headers:
        titles = [fold(cell) if isinstance(cell, str) else "" for cell in row]
        for index, title in enumerate(titles):
            if title and title in titles[:index] and (PERIOD_HEADER.match(title) or AREA_HEADER.match(title)):
                yield index


def _stands_alone(rows: Rows, first: int, end: int, areas: Areas) -> bool:
    """True where the columns from `first` to `end` are a table that says the period or area of its rows itself."""
    found = find_grid([row[first:end] for row in rows], areas)
    roles = [column.role for column in found.columns] if found else []
    return Role.VALUE in roles and roles[0] in {Role.PERIOD, Role.AREA, Role.STUB, Role.EMPTY} and _has_axis(roles)


def _has_axis(roles: list[Role]) -> bool:
    return bool({Role.PERIOD, Role.AREA} & set(roles))
