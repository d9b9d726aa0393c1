"""Columns of days whose title says which periods they stand for, and of days with two digits for the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pejling.intake.period_cells import written_day
from pejling.intake.roles import PERIOD_HEADER, Cell, is_filled
from pejling.intake.year_parts import counted_by
from pejling.periods import Frequency, Period

_YEAR_TITLE = re.compile(r"år(stal)?", re.IGNORECASE)
_SHORT_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(\d\d)")
_CENTURY = "20"  # no figures of job centres with such days are older


def as_titled(title: Cell, cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells of a column of days as the periods its title says; any other column's as they are.

    Below "Kvartal", days that all begin quarters, or all end them, are quarters. Days such as 01.02.20 are those of
    months where all cells of a column of periods are first or last days: 20.01.31 is none.
    """
    own = str(title).strip()
    if not PERIOD_HEADER.match(own):
        return cells
    different = set(filter(is_filled, cells))
    meant = _whole_years(different)
    frequency = Frequency.YEAR if _YEAR_TITLE.fullmatch(own) else counted_by(own)
    if frequency and frequency is not Frequency.MONTH:
        meant |= _of_frequency(frequency, {cell: meant.get(cell, cell) for cell in different})
    return [meant.get(cell, cell) for cell in cells] if meant else cells


def _whole_years(different: Iterable[Cell]) -> dict[Cell, Cell]:
    """Return days with whole years for texts of which all are first or last days of months; else nothing."""
    days = dict[Cell, Cell]()
    for cell in different:
        found = _SHORT_DAY.fullmatch(cell.strip()) if isinstance(cell, str) else None
        day = written_day(f"{found[1]}-{found[2]}-{_CENTURY}{found[3]}") if found else None
        if day is None or day not in _ends(Frequency.MONTH, day):
            return {}
        days[cell] = day
    return days


def _of_frequency(frequency: Frequency, cells: dict[Cell, Cell]) -> dict[Cell, Cell]:
    """Return the periods whose first days a column's days all are, or whose last; nothing where some are neither."""
    days = {cell: day for cell, meant in cells.items() if (day := _day(meant))}
    for end in (0, 1):
        if days and all(_ends(frequency, day)[end] == day for day in days.values()):
            return {cell: Period.containing(frequency, day).id for cell, day in days.items()}
    return {}


def _ends(frequency: Frequency, day: date) -> tuple[date, date]:
    period = Period.containing(frequency, day)
    return period.start, period.end


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else written_day(cell.strip()) if isinstance(cell, str) else None
