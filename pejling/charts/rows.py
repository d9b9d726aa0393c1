"""Domain objects to the one table a chart reads. Knows the grammar's kinds, nothing of how they look.

Columns: kind, date, value, until (the fan's other edge), state, who, when, shown (ready Danish text for tooltips),
label and hue.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from pejling import danish
from pejling.charts.grammar import EXTRAS, PROPOSAL, QUIET
from pejling.charts.level_rows import levels, lies_right_below
from pejling.charts.marks import Row, at, table_of, told
from pejling.fans import fan_of
from pejling.follow_up import Line
from pejling.goals import FULL
from pejling.measurements import Aim
from pejling.periods import Period
from pejling.plans import Fact
from pejling.series import Series
from pejling.units import Unit
from pejling.year_before import year_before

_YEARS_BEFORE = 2
_STEPS, _AIR = 8, 0.4


@dataclass(frozen=True)
class Drawing:
    """A target's chart: its table, the lowest and highest value of its axis, and which extra layers it has."""

    table: pa.Table
    frame: tuple[float, float]
    extras: frozenset[str]


def drawing(line: Line, others: tuple[Series, ...] = ()) -> Drawing:
    """Return all that a target's chart needs."""
    table, found = figures(line, others), line.assessment
    unit, tried = line.indicator.unit if line.indicator else None, found.level if found.proposed else None
    return Drawing(table, frame_of(table, tried, unit), EXTRAS & set(table["kind"].to_pylist()))


def figures(line: Line, others: tuple[Series, ...] = ()) -> pa.Table:
    """Return a target's chart as a table: actual, last year, target, proposal, breaks, and others if any."""
    if line.series is None or line.assessment.aim is None:
        return table_of([])
    first, last = _window(line, line.assessment.aim)
    rows = [  # from the back to the front
        *(row for series in others for row in _other(series, (first, last), line)),
        *_fan(line, last),
        *_last_year(line),
        *_actual(line.series, first, last),
        *_breaks(line.series, first, last),
        *_notes(line, first, last),
        *_names(line, others, first, last),
        *levels(line, first),
    ]
    return table_of(rows)


def _window(line: Line, aim: Aim) -> tuple[Period, Period]:
    """Return the periods on show: two years before the plan's time (or the baseline), until the due date."""
    frequency, due = aim.span.due.frequency, aim.span.due
    starts = Period.containing(frequency, line.target.starts or line.plan.starts)
    first = starts + -_YEARS_BEFORE * frequency.per_year
    baseline = line.assessment.resolved.baseline_from if line.assessment.resolved else None
    if baseline and baseline.period < first:
        first = baseline.period
    return first, max(due, starts, key=lambda one: one.number)


def _actual(series: Series, first: Period, last: Period) -> Iterator[Row]:
    for one in series.in_row(first, last):
        yield Row("actual", at(one.period), one.value, None, one.mark.value, series.area.name, *told(one, series))


def _fan(line: Line, last: Period) -> Iterator[Row]:
    """What the coming months hold in 8 cases out of 10, from the newest settled month to the due one."""
    series = line.series
    if series is None or line.assessment.aim is None:
        return
    unit = series.indicator.unit
    for one in fan_of(line.assessment, series):
        if one.period <= last:
            what = "8 ud af 10 tilfælde, gennemsnit" if line.assessment.aim.span.length > 1 else "8 ud af 10 tilfælde"
            shown = f"{danish.number(one.low, unit.decimals)} til {danish.amount(one.high, unit)}"
            yield Row("fan", at(one.period), one.low, one.high, "", what, danish.period(one.period), shown)
            yield Row("median", at(one.period), one.middle)


def frame_of(table: pa.Table, tried: float | None, unit: Unit | None) -> tuple[float, float]:
    """Return the lowest and highest value the chart's axis shows: round figures around all that is drawn.

    tried: a proposed level. It widens the axis by a quarter at a time, as a chart whose axis changes is built anew.
    """
    listed = zip(*(table[name].to_pylist() for name in ("kind", "hue", "value", "until")), strict=True)
    own = (ones for kind, hue, *ones in listed if kind != "proposal" and hue != PROPOSAL)
    values = [value for ones in own for value in ones if value is not None] or [0.0, 1.0]
    low, high = min(values), max(values)
    step = _round_step((high - low) or 1.0)
    bottom, top = math.floor(low / step - _AIR) * step, math.ceil(high / step + _AIR) * step
    if tried is not None:
        more = math.ceil((top - bottom) / step / 4) * step
        bottom -= more * max(0, math.ceil((bottom + _AIR * step - tried) / more))
        top += more * max(0, math.ceil((tried - top + _AIR * step) / more))
    highest = max(high, tried or high)
    return max(0.0, bottom), min(top, FULL) if unit and unit.is_rate and highest < FULL else top


def _round_step(reach: float) -> float:
    """Return a step of 1, 2 or 5 times a power of ten, of which about eight go into the reach."""
    power = 10 ** math.floor(math.log10(reach / _STEPS))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power * _STEPS >= reach))


def _last_year(line: Line) -> Iterator[Row]:
    """The year before, laid over the plan's own time."""
    what = "Samme periode året før"
    if line.series is None:
        return
    for one in year_before(line):
        later = one.period + one.period.frequency.per_year
        yield Row("last_year", at(later), one.value, None, "", what, *told(one, line.series))


def _other(series: Series, window: tuple[Period, Period], line: Line) -> Iterator[Row]:
    kind = "country" if line.national and series.area == line.national.area else "peer"
    for one in series.in_row(*window):
        yield Row(kind, at(one.period), one.value, None, "", series.area.name, *told(one, series))


def _breaks(series: Series, first: Period, last: Period) -> Iterator[Row]:
    for one in series.indicator.breaks:
        if first.start < one.at.start <= last.end:
            when = danish.period(one.at)
            yield Row("break", one.at.start, label="Databrud", who="Databrud", when=when, shown=one.text)


def _names(line: Line, others: tuple[Series, ...], first: Period, last: Period) -> Iterator[Row]:
    """The names of the grey lines, where each begins or ends, and of the fan."""
    before = next((row for row in _last_year(line) if row.value is not None), None)
    if before is not None:
        one_year = line.plan.starts.year == line.plan.ends.year
        yield _name(before, str(line.plan.starts.year - 1) if one_year else "året før")
    fan = list(_fan(line, last))
    if fan:
        averaged = line.assessment.aim is not None and line.assessment.aim.span.length > 1
        near = lies_right_below(line, fan[-2].value or 0.0)
        yield _name(fan[-2], "gennemsnit" if averaged else "8 ud af 10", above=near)
    for series in others:
        drawn = [row for row in _other(series, (first, last), line) if row.value is not None]
        if drawn and drawn[-1].kind == "country":
            yield _name(drawn[-1], series.area.name)


def _name(mark: Row, label: str, *, above: bool = False) -> Row:
    return Row("label_above" if above else "label_below", mark.date, mark.value, label=label, hue=QUIET)


def _notes(line: Line, first: Period, last: Period) -> Iterator[Row]:
    """Notes to a period, at its figure; one without a figure to stand at is read beside the chart only."""
    values = {one.period: one.value for one in line.series.observations} if line.series else {}
    for one in line.remarks:
        if one.note and one.period and values.get(one.period) is not None and first <= one.period <= last:
            who, when = f"Note {one.mark}", danish.period(one.period)
            yield Row("note", at(one.period), values[one.period], None, "", who, when, one.text, one.mark)


def fact_figures(fact: Fact) -> pa.Table:
    """Return a fact's bars as a table: label, value and the value written in Danish with its unit."""
    shown = [f"{danish.number(item.value, fact.decimals)} {fact.unit}".strip() for item in fact.items]
    labels, values = [item.label for item in fact.items], [item.value for item in fact.items]
    return pa.table({"label": labels, "value": values, "shown": shown})
