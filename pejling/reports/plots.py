"""A target's chart as lines over periods, as presentations draw them; made of the screen's own table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from pejling import danish
from pejling.charts.grammar import PROPOSAL, TARGET
from pejling.charts.rows import Drawing
from pejling.follow_up import Line
from pejling.periods import Period
from pejling.units import Unit

_DOTTED = "(prikket)"
_Drawn = Mapping[str, Any]
_Points = dict[Period, float]


@dataclass(frozen=True, slots=True)
class Plotted:
    """One line. kind: the grammar's. values: one for each of the plot's periods, None where the line has a gap."""

    kind: str
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as lines. Values are in the indicator's unit, settled and provisional as they were published.

    provisional: the periods whose actual figure is provisional.
    notes:       the numbers of the notes that stand at a period's figure.
    breaks:      the periods from which the figures are made up in another way.
    """

    unit: Unit
    periods: tuple[Period, ...]
    lines: tuple[Plotted, ...]
    frame: tuple[float, float]
    provisional: frozenset[Period]
    notes: dict[Period, str]
    breaks: tuple[Period, ...]


def plot_of(line: Line, drawn: Drawing) -> Plot | None:
    """Return a target's chart as lines; None where nothing is drawn."""
    rows = [row for row in drawn.table.to_pylist() if row["kind"] != "break"]
    if line.indicator is None or not rows:
        return None
    unit, frequency = line.indicator.unit, line.indicator.frequency
    at = {row["date"]: Period.containing(frequency, row["date"]) for row in rows}
    first, last = min(at.values(), key=_number), max(at.values(), key=_number)
    periods = tuple(Period(frequency, number) for number in range(first.number, last.number + 1))
    found = [
        Plotted(kind, name, tuple(points.get(one) for one in periods))
        for kind, name, points in _lines(rows, at, line, unit)
    ]
    provisional = frozenset(
        at[row["date"]] for row in rows if row["state"] == "provisional" and row["kind"] == "actual"
    )
    return Plot(unit, periods, tuple(found), drawn.frame, provisional, *_signs(line, periods))


def _lines(rows: list[_Drawn], at: Mapping[date, Period], line: Line, unit: Unit) -> Iterator[tuple[str, str, _Points]]:
    """Yield kind, name and points of each line, from the back to the front."""
    fan = _of("fan", rows)
    if fan:
        what = fan[-1]["who"]
        for name, key in ((_DOTTED, "value"), (f"{_DOTTED}, øverst", "until")):
            yield "fan", f"{what} {name}", {at[row["date"]]: round(row[key], unit.decimals) for row in fan}
        middle = {at[row["date"]]: round(row["value"], unit.decimals) for row in _of("median", rows)}
        yield "median", f"{what} {_DOTTED}, midten", middle
    yield from _simple("last_year", "Samme periode året før", rows, at)
    yield from _simple("actual", line.area.name, rows, at)
    yield from _levels("target", _label(rows, TARGET), _of("target", rows), at, unit)
    yield from _levels("proposal", _label(rows, PROPOSAL), _of("proposal", rows), at, unit)


def _of(kind: str, rows: Iterable[_Drawn]) -> list[_Drawn]:
    return [row for row in rows if row["kind"] == kind]


def _label(rows: Iterable[_Drawn], hue: str) -> str:
    return next((str(row["label"]) for row in rows if row["label"] and row["hue"] == hue), "")


def _simple(
    kind: str, name: str, rows: Iterable[_Drawn], at: Mapping[date, Period]
) -> Iterator[tuple[str, str, _Points]]:
    points = {at[row["date"]]: row["value"] for row in _of(kind, rows) if row["value"] is not None}
    if points:
        yield kind, name, points


def _levels(
    kind: str, label: str, rows: list[_Drawn], at: Mapping[date, Period], unit: Unit
) -> Iterator[tuple[str, str, _Points]]:
    """Yield a line for each level over its own time; the period in which a level was decided is the new level's."""
    held: list[_Points] = []
    for before, row in pairwise(rows):
        start, end = at[before["date"]], at[row["date"]]
        if start == end:  # another level from here on: it takes the place of the old one
            if held:
                held[-1].pop(start, None)
            held.append({start: row["value"]})
            continue
        held = held or [{}]
        rise = (row["value"] - before["value"]) / (end - start)
        held[-1] |= {start + step: before["value"] + rise * step for step in range(end - start)} | {end: row["value"]}
    held = [points for points in held if points]
    for points in held[:-1]:
        yield (
            kind,
            f"Mål {danish.level(max(points.values()), unit)} til {danish.short_period(max(points, key=_number))}",
            points,
        )
    if held:
        yield kind, label, held[-1]


def _signs(line: Line, periods: tuple[Period, ...]) -> tuple[dict[Period, str], tuple[Period, ...]]:
    """Return the numbers of the notes at each figure, and where the series breaks within the plot."""
    notes: dict[Period, list[str]] = {}
    for one in line.remarks:
        if one.note and one.period in periods:
            notes.setdefault(one.period, []).append(one.mark)
    breaks = (
        Period.containing(periods[0].frequency, one.period.start) for one in line.remarks if one.period and not one.note
    )
    inside = tuple(one for one in breaks if one in periods[1:])
    return {period: f"note {danish.listing(marks)}" for period, marks in notes.items()}, inside


def _number(period: Period) -> int:
    return period.number
