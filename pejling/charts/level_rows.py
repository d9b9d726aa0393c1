"""The levels of a target as marks: what is in force, and what is tried beside it."""

from __future__ import annotations

from collections.abc import Iterator

from pejling import danish, sentences
from pejling.charts.grammar import PROPOSAL, TARGET
from pejling.charts.marks import Row, at
from pejling.follow_up import Line
from pejling.goals import is_change
from pejling.periods import Frequency, Period

_ROOM = 0.2  # of what the chart spans: a line of text on the wall, and air


def levels(line: Line, first: Period) -> Iterator[Row]:
    """Yield the marks of the level in force and of a proposed one, from the chart's first period on."""
    found, indicator = line.assessment, line.indicator
    if indicator is None or found.aim is None:
        return
    unit = indicator.unit
    proposed = found.level if found.proposed else None
    if found.adopted is not None:
        drawn = _decided(line, first) or _slope(found.adopted, line, first)
        drawn = drawn or _step("target", found.adopted, line, first)
        above = _rises(drawn) if proposed is None or apart(proposed, found.adopted, line) else found.adopted >= proposed
        label = f"Mål {sentences.level_words(found.adopted, found.aim.direction, unit)} · {_years(line)}"
        yield from (*drawn, _label(drawn[-1], label, TARGET, above=above))
    if proposed is not None:
        drawn = _step("proposal", proposed, line, first)
        above = found.adopted is None or proposed > found.adopted
        label = f"Forslag – ikke vedtaget: {danish.level(proposed, unit)}"
        yield from (*drawn, _label(drawn[-1], label, PROPOSAL, above=above))


def apart(one: float, other: float, line: Line) -> bool:
    """True where there is room for a text between two levels, so that neither need be among the figures below."""
    published = line.series.published if line.series else ()
    values = [one, other, *(found.value for found in published if found.value is not None)]
    return abs(one - other) >= _ROOM * (max(values) - min(values))


def lies_right_below(line: Line, value: float) -> bool:
    """True where a level comes so close below a value that a text below the value would be among the level's own."""
    found = line.assessment
    levels = [one for one in (found.adopted, found.level) if one is not None]
    return any(one <= value and not apart(one, value, line) for one in levels)


def _rises(drawn: list[Row]) -> bool:
    """True where text above the line's right end stays clear of the line: it is level or rises."""
    return (drawn[0].value or 0.0) <= (drawn[-1].value or 0.0)


def _years(line: Line) -> str:
    first, last = line.plan.starts.year, (line.target.due or line.plan.ends).year
    return str(last) if first == last else f"{first}–{last}"


def _step(kind: str, level: float, line: Line, first: Period) -> list[Row]:
    """A level over the plan's own time."""
    due = _due(line)
    start = _start(line, first)
    if start == due:
        start = due + -1
    return [Row(kind, at(start), level), Row(kind, at(due), level)]


def _decided(line: Line, first: Period) -> list[Row]:
    """Each level that was decided, from the period in which it was; [] where the plan's own has held all along."""
    due, begins = _due(line), _start(line, first)
    drawn: list[Row] = []
    for day, level in line.held:
        start = max(begins, Period.containing(first.frequency, day), key=_number) if day else begins
        if start <= due:
            drawn += [Row("target", at(start), drawn[-1].value)] if drawn else []
            drawn.append(Row("target", at(start), level))
    return [*drawn, Row("target", at(due), drawn[-1].value)] if drawn else []


def _start(line: Line, first: Period) -> Period:
    return max(first, Period.containing(first.frequency, line.target.starts or line.plan.starts), key=_number)


def _slope(level: float, line: Line, first: Period) -> list[Row]:
    """The way from a change's baseline to its level; none for other goals."""
    resolved, baseline = line.assessment.resolved, line.target.baseline
    if not is_change(line.target.goal) or resolved is None or resolved.baseline is None or not baseline:
        return []
    start = Period.containing(first.frequency, baseline.period.end) if baseline.period else first
    return [Row("target", at(start), resolved.baseline), Row("target", at(_due(line)), level)]


def _due(line: Line) -> Period:
    aim = line.assessment.aim
    return aim.span.due if aim else Period.containing(Frequency.MONTH, line.plan.ends)


def _label(end: Row, label: str, hue: str, *, above: bool) -> Row:
    return Row("label_above" if above else "label_below", end.date, end.value, label=label, hue=hue)


def _number(period: Period) -> int:
    return period.number
