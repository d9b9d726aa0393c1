"""A target's chart as a table for spreadsheets: a row a period, with what is measured, the year before and the levels.

The levels are read off the marks that are drawn, so that table and chart cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pejling.charts.marks import at
from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.periods import Period
from pejling.series import Mark

Way = list[tuple[date, float]]  # what a line goes through, in time order; twice on a day where it steps


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period of a target. None where there is no figure: not yet, hidden, missing, or no level that month."""

    period: Period
    day: date
    value: float | None
    before: float | None
    level: float | None
    proposed: float | None
    mark: Mark | None


@dataclass(frozen=True)
class LevelTable:
    """The rows of a chart, oldest first, and the lowest and highest value of its axis."""

    rows: tuple[PeriodRow, ...]
    frame: tuple[float, float]


def level_table(line: Line) -> LevelTable:
    """Return the periods on the chart of a target; without rows where it has no chart."""
    drawn = drawing(line)
    marks = [mark for mark in drawn.table.to_pylist() if mark["kind"] in {"actual", "target", "proposal"}]
    if line.series is None or not marks:
        return LevelTable((), drawn.frame)
    frequency = line.series.indicator.frequency
    numbers = [Period.containing(frequency, mark["date"]).number for mark in marks]
    periods = (Period(frequency, number) for number in range(min(numbers), max(numbers) + 1))
    known = {one.period: one for one in line.series.observations}
    drawn_at = {mark["date"] for mark in marks if mark["kind"] == "actual"}
    ways = [[(m["date"], m["value"]) for m in marks if m["kind"] == kind] for kind in ("target", "proposal")]
    rows = []
    for period in periods:
        day, before = at(period), known.get(period + -frequency.per_year)
        one = known.get(period) if day in drawn_at else None
        levels = [value_at(day, way) for way in ways]
        value, mark = (one.value, one.mark) if one else (None, None)
        rows.append(PeriodRow(period, day, value, before.value if before else None, levels[0], levels[1], mark))
    return LevelTable(tuple(rows), drawn.frame)


def value_at(day: date, way: Way) -> float | None:
    """Return where a line is on a day: straight between two points, the later one where it steps; None outside it.

    >>> way = [(date(2020, 1, 1), 16.0), (date(2020, 3, 1), 16.0), (date(2020, 3, 1), 18.0), (date(2020, 5, 1), 18.0)]
    >>> [value_at(date(2020, month, 1), way) for month in (1, 2, 3, 4, 6)]
    [16.0, 16.0, 18.0, 18.0, None]
    """
    behind = [point for point in way if point[0] <= day]
    ahead = [point for point in way if point[0] > day]
    if not behind:
        return None
    if behind[-1][0] == day or not ahead:
        return behind[-1][1] if behind[-1][0] == day else None
    (first, low), (last, high) = behind[-1], ahead[0]
    return low + (high - low) * ((day - first).days / (last - first).days)
