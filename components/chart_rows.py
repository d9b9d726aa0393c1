"""Domain objects to the one table a chart reads. Knows the grammar's kinds, nothing of how they look.

Columns: kind, date, value, until (the fan's other edge), state, who, when, shown (ready Danish text for tooltips),
label and hue.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date

import pyarrow as pa

from components.charts import EXTRAS, PROPOSAL, TARGET
from pejling import danish, sentences
from pejling.fans import fan_of
from pejling.follow_up import Line
from pejling.goals import FULL, is_change
from pejling.measurements import Aim
from pejling.periods import Frequency, Period
from pejling.plans import Fact
from pejling.series import Mark, Observation, Series
from pejling.units import Unit

_YEARS_BEFORE = 2
_STEPS, _AIR = 8, 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of the chart. A row without value breaks its line."""

    kind: str
    date: date
    value: float | None = None
    until: float | None = None
    state: str = ""
    who: str = ""
    when: str = ""
    shown: str = ""
    label: str = ""
    hue: str = ""


@dataclass(frozen=True)
class Drawing:
    """A target's chart: its table, the lowest and highest value of its axis, and which extra layers it has."""

    table: pa.Table
    frame: tuple[float, float]
    extras: frozenset[str]


def drawing(line: Line, others: tuple[Series, ...] = ()) -> Drawing:
    """Return all that a target's chart needs."""
    table = figures(line, others)
    unit = line.indicator.unit if line.indicator else None
    return Drawing(table, frame_of(table, unit), EXTRAS & set(table["kind"].to_pylist()))


def figures(line: Line, others: tuple[Series, ...] = ()) -> pa.Table:
    """Return a target's chart as a table: actual, last year, target, proposal, breaks, and others if any."""
    if line.series is None or line.assessment.aim is None:
        return _table([])
    first, last = _window(line, line.assessment.aim)
    rows = [  # from the back to the front
        *(row for series in others for row in _other(series, (first, last), line)),
        *_fan(line, last),
        *_last_year(line, first),
        *_actual(line.series, first, last),
        *_breaks(line.series, first, last),
        *_levels(line, first),
    ]
    return _table(rows)


def _table(rows: list[Row]) -> pa.Table:
    kinds: dict[str, pa.DataType] = {"date": pa.date32(), "value": pa.float64(), "until": pa.float64()}
    schema = pa.schema([(field.name, kinds.get(field.name, pa.string())) for field in fields(Row)])
    return pa.Table.from_pylist([asdict(row) for row in rows], schema)


def _window(line: Line, aim: Aim) -> tuple[Period, Period]:
    """Return the periods on show: two years before the plan's time (or the baseline), until the due date."""
    frequency, due = aim.span.due.frequency, aim.span.due
    starts = Period.containing(frequency, line.target.starts or line.plan.starts)
    first = starts + -_YEARS_BEFORE * frequency.per_year
    baseline = line.assessment.resolved.baseline_from if line.assessment.resolved else None
    if baseline and baseline.period < first:
        first = baseline.period
    return first, max(due, starts, key=_number)


def _actual(series: Series, first: Period, last: Period) -> Iterator[Row]:
    known = {one.period.number: one for one in series.observations}
    numbers = [number for number in known if first.number <= number <= last.number]
    for number in range(min(numbers), max(numbers) + 1) if numbers else ():
        period = Period(first.frequency, number)
        one = known.get(number, Observation(period, None, Mark.MISSING))
        yield Row("actual", _at(period), one.value, None, one.mark.value, series.area.name, *_told(one, series))


def _told(one: Observation, series: Series) -> tuple[str, str]:
    state = danish.MARKS[one.mark.value]
    shown = "–" if one.value is None else danish.amount(one.value, series.indicator.unit)
    return danish.period(one.period), f"{shown} ({state})" if state else shown


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
            yield Row("fan", _at(one.period), one.low, one.high, "", what, danish.period(one.period), shown)
            yield Row("median", _at(one.period), one.middle)


def frame_of(table: pa.Table, unit: Unit | None) -> tuple[float, float]:
    """Return the lowest and highest value the chart's axis shows: round figures around all that is drawn."""
    values = [value for name in ("value", "until") for value in table[name].to_pylist() if value is not None]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    step = _round_step((high - low) or 1.0)
    top = math.ceil(high / step + _AIR) * step
    bottom = max(0.0, math.floor(low / step - _AIR) * step)
    return bottom, min(top, FULL) if unit and unit.is_rate and high < FULL else top


def _round_step(reach: float) -> float:
    """Return a step of 1, 2 or 5 times a power of ten, of which about eight go into the reach."""
    power = 10 ** math.floor(math.log10(reach / _STEPS))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power * _STEPS >= reach))


def _last_year(line: Line, first: Period) -> Iterator[Row]:
    """The year before, laid over the plan's own time."""
    series = line.series
    if series is None or line.assessment.aim is None:
        return
    a_year = first.frequency.per_year
    starts = Period.containing(first.frequency, line.plan.starts)
    due = line.assessment.aim.span.due
    for one in series.observations:
        if starts <= one.period + a_year <= due and one.value is not None:
            told = _told(one, series)
            yield Row("last_year", _at(one.period + a_year), one.value, None, "", "Samme periode året før", *told)


def _other(series: Series, window: tuple[Period, Period], line: Line) -> Iterator[Row]:
    kind = "country" if line.national and series.area == line.national.area else "peer"
    for one in series.observations:
        if window[0] <= one.period <= window[1]:
            yield Row(kind, _at(one.period), one.value, None, "", series.area.name, *_told(one, series))


def _breaks(series: Series, first: Period, last: Period) -> Iterator[Row]:
    for one in series.indicator.breaks:
        if first.start < one.at.start <= last.end:
            when = danish.period(one.at)
            yield Row("break", one.at.start, label="Databrud", who="Databrud", when=when, shown=one.text)


def _levels(line: Line, first: Period) -> Iterator[Row]:
    found, indicator = line.assessment, line.indicator
    if indicator is None or found.aim is None:
        return
    unit = indicator.unit
    proposed = found.level if found.proposed else None
    if found.adopted is not None:
        drawn = list(_slope(found.adopted, line, first) or _step("target", found.adopted, line, first))
        above = _rises(drawn) if proposed is None else found.adopted >= proposed
        label = f"Mål {sentences.level_words(found.adopted, found.aim.direction, unit)} · {_years(line)}"
        yield from (*drawn, _label(drawn[-1], label, TARGET, above=above))
    if proposed is not None:
        drawn = list(_step("proposal", proposed, line, first))
        above = found.adopted is None or proposed > found.adopted
        label = f"Forslag – ikke vedtaget: {danish.level(proposed, unit)}"
        yield from (*drawn, _label(drawn[-1], label, PROPOSAL, above=above))


def _rises(drawn: list[Row]) -> bool:
    """True where text above the line's right end stays clear of the line: it is level or rises."""
    return (drawn[0].value or 0.0) <= (drawn[-1].value or 0.0)


def _years(line: Line) -> str:
    first, last = line.plan.starts.year, (line.target.due or line.plan.ends).year
    return str(last) if first == last else f"{first}–{last}"


def _step(kind: str, level: float, line: Line, first: Period) -> list[Row]:
    """A level over the plan's own time."""
    due = _due(line)
    start = max(first, Period.containing(first.frequency, line.target.starts or line.plan.starts), key=_number)
    if start == due:
        start = due + -1
    return [Row(kind, _at(start), level), Row(kind, _at(due), level)]


def _slope(level: float, line: Line, first: Period) -> list[Row]:
    """The way from a change's baseline to its level; none for other goals."""
    resolved, baseline = line.assessment.resolved, line.target.baseline
    if not is_change(line.target.goal) or resolved is None or resolved.baseline is None or not baseline:
        return []
    start = Period.containing(first.frequency, baseline.period.end) if baseline.period else first
    return [Row("target", _at(start), resolved.baseline), Row("target", _at(_due(line)), level)]


def _due(line: Line) -> Period:
    aim = line.assessment.aim
    return aim.span.due if aim else Period.containing(Frequency.MONTH, line.plan.ends)


def _at(period: Period) -> date:
    """Where a period stands on the time axis: at its start, a rolling year at its last month."""
    return period.end.replace(day=1) if period.frequency.rolling else period.start


def _number(period: Period) -> int:
    return period.number


def _label(end: Row, label: str, hue: str, *, above: bool) -> Row:
    return Row("label_above" if above else "label_below", end.date, end.value, label=label, hue=hue)


def fact_figures(fact: Fact) -> pa.Table:
    """Return a fact's bars as a table: label, value and the value written in Danish with its unit."""
    shown = [f"{danish.number(item.value, fact.decimals)} {fact.unit}".strip() for item in fact.items]
    labels, values = [item.label for item in fact.items], [item.value for item in fact.items]
    return pa.table({"label": labels, "value": values, "shown": shown})
