"""Several levels of one target in a chart: the actual line, and each level as a tick over the plan's time, labelled.

The grammar is the one of `pejling.charts.grammar`: adopted solid blue, proposals dashed plum, all named at their ends.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from pejling import sentences
from pejling.charts.grammar import INK, PROPOSAL, TARGET, facts_spec, time_axis
from pejling.charts.marks import Row, at, table_of, told
from pejling.follow_up import Line
from pejling.periods import Frequency, Period
from pejling.plan_totals import short_chance
from pejling.series import Mark, Series

_MONTHS_BEFORE = 24
_LABEL_SHARE = 0.11  # of the height, so that two labels never touch
_LONGEST = 26  # characters of a proposal's name in the chart
Spec = dict[str, Any]


def rows(levels: Sequence[tuple[str, Line]]) -> pa.Table:
    """Return the chart's table. The first of `levels` is the adopted plan, the others proposals by name."""
    line = levels[0][1]
    found = line.assessment
    listed: list[Row] = []
    if line.series is not None and found.aim is not None:
        starts, due = line.target.starts or line.plan.starts, found.aim.span.due
        first = Period.containing(due.frequency, starts) + -_MONTHS_BEFORE * due.frequency.per_year // 12
        ends = due.end
        listed = [*_actual(line.series, first, due), *_levels(levels, starts, ends)]
        values = [row.value for row in listed if row.value is not None]
        listed += _labels(levels, ends, (min(values), max(values)))
    return table_of(listed)


def _actual(series: Series, first: Period, last: Period) -> list[Row]:
    """The figures in the window; a hidden or missing one breaks the line."""
    return [
        Row("actual", at(one.period), one.value, None, one.mark.value, series.area.name, *told(one, series))
        for one in series.observations
        if first <= one.period <= last and (one.value is not None or one.mark is not Mark.PROVISIONAL)
    ]


def _levels(levels: Sequence[tuple[str, Line]], starts: date, ends: date) -> list[Row]:
    return [
        Row("level", day, line.assessment.level, None, "proposed" if number else "adopted", who=f"{number} {name}")
        for number, (name, line) in enumerate(levels)
        if line.assessment.level is not None
        for day in (starts, ends)
    ]


def _labels(levels: Sequence[tuple[str, Line]], ends: date, reach: tuple[float, float]) -> list[Row]:
    """Name each level at its end; where two would touch, the higher one is moved up."""
    apart = max(reach[1] - reach[0], 1e-9) * _LABEL_SHARE
    named = [(number, name, line) for number, (name, line) in enumerate(levels) if line.assessment.level is not None]
    placed: list[Row] = []
    at_least = float("-inf")
    for number, name, line in sorted(named, key=lambda one: one[2].assessment.level or 0.0):
        at_least = max(line.assessment.level or 0.0, at_least)
        placed.append(Row("label", ends, at_least, label=_label(name, line), hue=PROPOSAL if number else TARGET))
        at_least += apart
    return placed


def _label(name: str, line: Line) -> str:
    found, unit = line.assessment, line.indicator.unit if line.indicator else None
    if found.level is None or unit is None or found.aim is None:
        return name
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    level = sentences.level_words(found.level, found.aim.direction, unit)
    chance = short_chance(found)
    return f"{short}: {level}{f' · chance {chance}' if chance else ''}"


@functools.cache
def spec(decimals: int, suffix: str, frequency: Frequency = Frequency.MONTH) -> Spec:
    """Return the chart's spec. `decimals` are the axis's; `suffix` is its unit, written out."""
    x = time_axis(frequency, 6)
    title = {"title": suffix, "titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -14}
    axis = {"format": f",.{decimals}f", "tickCount": 5, "tickMinStep": 10.0**-decimals, **title}
    y = {"field": "value", "type": "quantitative", "scale": {"zero": False, "padding": 14}, "axis": axis}
    encoded = {"x": x, "y": y}
    return {"config": facts_spec()["config"], "encoding": encoded, "layer": [*_lines(), *_points(), *_words()]}


def _of(kind: str, mark: Spec, encoding: Spec) -> Spec:
    return {"transform": [{"filter": f"datum.kind === '{kind}'"}], "mark": mark, "encoding": encoding}


def _lines() -> list[Spec]:
    adopted = {"test": "datum.state === 'adopted'"}
    level = {
        "detail": {"field": "who", "type": "nominal"},
        "color": {"condition": {**adopted, "value": TARGET}, "value": PROPOSAL},
        "strokeDash": {"condition": {**adopted, "value": [1, 0]}, "value": [9, 6]},
    }
    return [
        _of("actual", {"type": "line", "color": INK, "strokeWidth": 3}, {}),
        _of("level", {"type": "line", "strokeWidth": 3.5}, level),
    ]


def _points() -> list[Spec]:
    hollow = {"condition": {"test": "datum.state === 'provisional'", "value": "#FFFFFF"}, "value": INK}
    names = (("who", "Hvad"), ("when", "Periode"), ("shown", "Værdi"))
    told = [{"field": field, "type": "nominal", "title": title} for field, title in names]
    mark = {"type": "point", "filled": True, "stroke": INK, "strokeWidth": 2, "opacity": 1, "size": 40}
    return [_of("actual", mark, {"fill": hollow, "tooltip": told})]


def _words() -> list[Spec]:
    words = {"type": "text", "fontSize": 14, "fontWeight": "bold", "align": "left", "dx": 8}
    label = {"text": {"field": "label", "type": "nominal"}, "color": {"field": "hue", "type": "nominal", "scale": None}}
    return [_of("label", words, label)]
