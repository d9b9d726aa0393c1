"""Which of several columns of dates is the period of a table's figures, and what a first and a last day say."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date, datetime

from pejling.intake.addresses import column_name
from pejling.intake.grids import Column, Grid
from pejling.intake.period_cells import period_in
from pejling.intake.roles import PERIOD_HEADER, Role
from pejling.intake.year_parts import reader_of
from pejling.periods import Frequency, Period

_EXACTLY = re.compile(r"(perioder?|period|tid|time)", re.IGNORECASE)
_ENDS = (
    r"(fra|from|start\w*|begynd\w*|periode\W*start\w*)",
    r"(til|to|slut\w*|end|ende|periode\W*slut\w*)",
)
_FIRST, _LAST = (
    re.compile(rf"((periode|dato|tid|måned|gyldig)(ns?)?\W*)?{end}(\W*(og med|dato|måned|periode))?", re.IGNORECASE)
    for end in _ENDS
)
_DAY = re.compile(r"(\d\d?)[-./](\d\d?)[-./]((?:19|20)\d\d)")
_WHOLE = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR)
_DIFFER = (
    "kolonnerne {} siger ikke den samme periode, og det kan ikke ses, hvilken af dem der er tallenes; tabellen er ikke "
    "brugt. Kald den rigtige kolonne 'Periode'"
)


def one_period(grid: Grid) -> Grid:
    """Return a table with one period column at most: the one headed as that, or the finest where they agree.

    First and last days ("Fra" and "Til") become the period they span. A table in which columns that are headed alike
    say different periods is returned without its figures, and says why.
    """
    joined = _from_first_to_last(grid)
    columns = [one for one in joined.having(Role.PERIOD) if reader_of(one.label, one.role, one.cells) is None]
    titled = [one for one in columns if PERIOD_HEADER.match(one.label)] or columns
    exact = [one for one in titled if _EXACTLY.fullmatch(one.label)]
    wanted = exact if len(exact) == 1 else titled
    chosen = _agreed(wanted) if len(wanted) > 1 else next(iter(wanted), None)
    if wanted and chosen is None:
        names = " og ".join(f"'{one.label[:40]}' ({column_name(one.index)})" for one in wanted)
        return joined.refused(wanted[0], _DIFFER.format(names))
    return joined.unused([one for one in columns if one is not chosen]) if len(columns) > 1 else joined


def _agreed(columns: Sequence[Column]) -> Column | None:
    """Return the column whose periods all lie within those of the others, row by row; the first where all are alike."""
    rows = set(zip(*(one.cells for one in columns), strict=True))
    periods = [found for row in rows if None not in (found := tuple(map(period_in, row)))]
    for place, column in enumerate(columns):
        others = [number for number in range(len(columns)) if number != place]
        if all(_tells(column, [(row[place], row[other]) for row in periods]) for other in others):
            return column
    return None


def _tells(column: Column, pairs: Sequence[tuple[Period | None, Period | None]]) -> bool:
    """True where a column's periods are as fine as another's, and parts of them.

    A date may be the first day of a quarter or a year: it parts it only where several lie in one.
    """
    told = {(own, other) for own, other in pairs if own and other}
    if not all(other.holds(own) for own, other in told):
        return False
    finer = {other for own, other in told if own.frequency is not other.frequency}
    several = len({own for own, other in told if other in finer}) > len(finer)
    return not finer or several or "dato" not in column.label.lower()


def _from_first_to_last(grid: Grid) -> Grid:
    """Put columns of first and last days together; beside a column headed as the period, they are left out."""
    days = {Role.PERIOD, Role.STUB}
    first = [one for one in grid.columns if one.role in days and _FIRST.fullmatch(one.label) and _says_days(one)]
    last = [one for one in grid.columns if one.role in days and _LAST.fullmatch(one.label) and _says_days(one)]
    if len(first) != 1 or len(last) != 1:
        return grid
    ends = [*first, *last]
    others = grid.unused(ends)
    if any(PERIOD_HEADER.match(one.label) for one in others.having(Role.PERIOD)):
        return others
    spans = {pair: _span(*pair) for pair in set(zip(first[0].cells, last[0].cells, strict=True))}
    cells = [spans[pair] for pair in zip(first[0].cells, last[0].cells, strict=True)]
    whole = dataclasses.replace(first[0], role=Role.PERIOD, cells=cells)
    columns = tuple(whole if one is first[0] else one for one in grid.columns if one is not last[0])
    return dataclasses.replace(grid, columns=columns)


def _says_days(column: Column) -> bool:
    different = set(column.cells)
    return sum(_days(cell) is not None for cell in different) > len(different) / 2


def _span(first: object, last: object) -> str:
    """Return the whole period from a first to a last day, or a text that is none."""
    begins, ends = _days(first), _days(last)
    if begins and ends:
        for frequency in _WHOLE:
            period = Period.containing(frequency, begins[0])
            starts = begins[0] == period.start or frequency is Frequency.MONTH
            if starts and (ends[1] == period.end or (frequency is Frequency.MONTH and ends[1] <= period.end)):
                return period.id if ends[1] >= begins[0] else f"{_shown(first)} til {_shown(last)}"
    return f"{_shown(first)} til {_shown(last)}"


def _days(cell: object) -> tuple[date, date] | None:
    """Return the first and last day of what a cell says: a day, or a whole period in words."""
    if isinstance(cell, datetime | date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return day, day
    text = str(cell).strip().removesuffix(" 00:00:00").removesuffix("T00:00:00")
    day_first = _DAY.fullmatch(text)
    try:
        if day_first:
            day = date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
            return day, day
        day = date.fromisoformat(text)
    except ValueError:
        period = period_in(text)
        return (period.start, period.end) if period else None
    return day, day


def _shown(cell: object) -> str:
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) else str(cell)
