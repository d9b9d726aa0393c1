"""What a target's chart draws: each level over its own time, and notes at the figures they explain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.notes import Note
from pejling.period_spellings import parse_period
from pejling.series import Mark
from tests.pejling.test_plan_totals import line


def marks(kind: str, of: Line) -> list[tuple[str, object]]:
    """Return the marks of a kind as date and value."""
    return [(str(row["date"]), row["value"]) for row in drawing(of).table.to_pylist() if row["kind"] == kind]


def test_the_plans_own_level_is_drawn_over_the_plans_time() -> None:
    assert marks("target", line("A")) == [("2020-01-01", 20.0), ("2020-12-01", 20.0)]


def test_a_level_decided_within_the_year_begins_in_the_month_it_was_decided() -> None:
    decided = replace(line("A"), held=((None, 18.0), (date(2020, 10, 6), 20.0)))

    assert marks("target", decided) == [
        ("2020-01-01", 18.0),
        ("2020-10-01", 18.0),
        ("2020-10-01", 20.0),
        ("2020-12-01", 20.0),
    ]


def test_a_first_level_is_not_drawn_before_it_was_decided() -> None:
    assert marks("target", replace(line("A"), held=((date(2020, 10, 6), 20.0),)))[0] == ("2020-10-01", 20.0)


def test_a_note_stands_at_its_figure_and_one_without_a_figure_does_not() -> None:
    found = line("A")
    assert found.series is not None
    newest = found.series.observations[-1]
    at = datetime(2026, 8, 22, tzinfo=UTC)
    notes = tuple(
        Note("Lukket.", "ABC", at, indicator="maalt", period=one) for one in (newest.period, parse_period("2035-01"))
    )

    drawn = drawing(replace(found, notes=notes))

    assert marks("note", replace(found, notes=notes)) == [(str(newest.period.start), newest.value)]
    assert "note" in drawn.extras


def test_the_axis_keeps_still_while_a_level_moves_within_it_and_always_holds_the_level() -> None:
    own = drawing(line("A")).frame
    frames = {level / 2: drawing(line("A").at_level(level / 2)).frame for level in range(2, 190)}

    assert {frame for level, frame in frames.items() if own[0] + 1 < level < own[1] - 1} == {own}
    assert [level for level, (low, high) in frames.items() if not low <= level <= high] == []
    assert len(set(frames.values())) < len(frames) / 4


def test_a_hidden_month_last_year_is_a_gap_in_the_grey_line_too() -> None:
    found = line("A")
    assert found.series is not None
    hidden = tuple(
        replace(one, value=None, mark=Mark.SUPPRESSED) if one.period == parse_period("2019-03") else one
        for one in found.series.observations
    )

    drawn = dict(marks("last_year", replace(found, series=replace(found.series, observations=hidden))))

    assert drawn["2020-03-01"] is None
    assert drawn["2020-02-01"] is not None


def test_the_words_on_the_plans_level_make_way_for_a_level_close_above_only() -> None:
    """A text below the line stands among the figures."""
    near, far = line("A").at_level(20.5), line("A").at_level(26.0)

    assert ("2020-12-01", 20.0) in marks("label_below", near)
    assert ("2020-12-01", 20.0) in marks("label_above", far)


def test_the_fans_name_makes_way_for_a_level_close_below_it() -> None:
    found = line("A")
    assert found.series is not None
    high = (replace(found.series.observations[0], value=30.0), *found.series.observations[1:])
    found = replace(found, series=replace(found.series, observations=high))

    def side(level: float) -> list[str]:
        rows = drawing(found.at_level(level)).table.to_pylist()
        return [str(row["kind"]) for row in rows if row["label"] == "8 ud af 10"]

    assert [side(8.0), side(2.0)] == [["label_above"], ["label_below"]]
