"""A target's chart as lines: each level over its own time, the fan as its edges, breaks and notes where they belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.notes import Note
from pejling.period_spellings import parse_period
from pejling.reports.plots import Plot, plot_of
from tests.pejling.builders import broken, moment, provisional
from tests.pejling.test_plan_totals import line


def plot(of: Line) -> Plot:
    """Return a target's plot, which it must have."""
    found = plot_of(of, drawing(of))
    assert found is not None
    return found


def points(of: Line, kind: str) -> dict[str, dict[str, float]]:
    """Return the lines of a kind: values by period, by name."""
    found = plot(of)
    return {
        one.name: {
            period.id: value for period, value in zip(found.periods, one.values, strict=True) if value is not None
        }
        for one in found.lines
        if one.kind == kind
    }


def test_the_actual_figures_are_the_series_own_and_gaps_stay_gaps() -> None:
    found = line("A")
    assert found.series is not None
    hidden = replace(found.series.observations[-3], value=None)
    holed = (*found.series.observations[:-3], hidden, *found.series.observations[-2:])

    (drawn,) = points(replace(found, series=replace(found.series, observations=holed)), "actual").values()

    assert hidden.period.id not in drawn
    assert drawn == {one.period.id: one.value for one in holed if one.value is not None and one.period.id >= min(drawn)}


def test_each_decided_level_is_a_line_of_its_own_from_the_month_it_was_decided_in() -> None:
    decided = replace(line("A"), held=((None, 18.0), (date(2020, 10, 6), 20.0)))

    drawn = points(decided, "target")

    assert list(drawn) == ["Mål 18,0 pct. til sep. 2020", "Mål 20,0 pct. · 2020"]
    before, after = drawn.values()
    assert (set(before), set(before.values())) == ({f"2020-{month:02d}" for month in range(1, 10)}, {18.0})
    assert after == {"2020-10": 20.0, "2020-11": 20.0, "2020-12": 20.0}


def test_a_proposal_stands_beside_the_plans_level() -> None:
    moved = line("A").at_level(22.0)

    assert {name: set(values.values()) for name, values in points(moved, "proposal").items()} == {
        "Forslag – ikke vedtaget: 22,0 pct.": {22.0}
    }
    assert [set(values.values()) for values in points(moved, "target").values()] == [{20.0}]


def test_the_fan_is_its_edges_and_middle_with_the_units_decimals() -> None:
    found = line("A")
    edges, middle = points(found, "fan"), points(found, "median")
    rows = [row for row in drawing(found).table.to_pylist() if row["kind"] == "fan"]

    assert [list(values.values()) for values in edges.values()] == [
        [round(row[key], 1) for row in rows] for key in ("value", "until")
    ]
    assert [set(values) for values in middle.values()] == [set(next(iter(edges.values())))]


def test_breaks_and_notes_are_told_where_they_are_in_the_chart_and_not_outside_it() -> None:
    found = line("A")
    assert found.indicator is not None
    at = ("2020-02", "2035-01")
    notes = tuple(
        Note("Lukket.", "ABC", moment("2020-03-01"), indicator="maalt", period=parse_period(one)) for one in at
    )
    breaks = (*broken("2019-06"), *broken("2035-06"))
    told = plot(replace(found, notes=notes, indicator=replace(found.indicator, breaks=breaks)))

    assert {period.id: text for period, text in told.notes.items()} == {"2020-02": "note 1"}
    assert [period.id for period in told.breaks] == ["2019-06"]


def test_provisional_figures_are_known() -> None:
    found = line("A")
    assert found.series is not None
    newest = replace(found.series, observations=provisional(found.series.observations, newest=2))

    assert {period.id for period in plot(replace(found, series=newest)).provisional} == {"2020-05", "2020-06"}


def test_a_target_without_figures_has_no_plot() -> None:
    assert plot_of(replace(line("A"), series=None), drawing(replace(line("A"), series=None))) is None
