"""Words around a target's pictures."""

from __future__ import annotations

from dataclasses import replace

from pejling import captions, danish
from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.period_spellings import parse_period
from pejling.series import Mark
from tests.pejling.builders import observations, observed, series
from tests.pejling.test_plan_totals import line


def test_a_development_is_told_by_its_first_and_its_newest_value() -> None:
    found = series(observations("2020-01", [13.2, 14.0, 14.6]))

    assert captions.development(found, 36) == "Udviklingen fra 13,2 pct. i januar 2020 til 14,6 pct. i marts 2020"


def test_a_development_begins_where_its_picture_does() -> None:
    found = series(observations("2020-01", [13.2, 14.0, 14.6]))

    assert captions.development(found, 2) == "Udviklingen fra 14,0 pct. i februar 2020 til 14,6 pct. i marts 2020"


def test_a_suppressed_figure_is_never_an_end_of_a_development() -> None:
    hidden = observed("2020-04", None, Mark.SUPPRESSED)
    found = series((*observations("2020-01", [13.2, 14.0]), hidden))

    assert captions.development(found, 36) == "Udviklingen fra 13,2 pct. i januar 2020 til 14,0 pct. i februar 2020"


def last_of(count: int, mark: Mark) -> Line:
    """Return a target's line whose newest figures carry a mark and no value."""
    found = line("A")
    assert found.series is not None
    ones = found.series.observations
    ones = (*ones[:-count], *(replace(one, value=None, mark=mark) for one in ones[-count:]))
    newest = ones[-count - 1]
    return replace(
        found, series=replace(found.series, observations=ones), assessment=replace(found.assessment, newest=newest)
    )


def test_that_newer_figures_than_the_newest_shown_are_hidden_is_said() -> None:
    hidden, missing = last_of(2, Mark.SUPPRESSED), last_of(2, Mark.MISSING)
    assert hidden.series is not None
    first, last = (danish.short_period(one.period) for one in hidden.series.observations[-2:])

    assert f"nyere tal er skjult (små tal): {first}–{last}" in captions.source(hidden)
    assert "skjult" not in captions.source(missing) + captions.source(line("A"))


def test_a_grey_line_is_spoken_of_only_where_one_is_drawn() -> None:
    found = line("A")
    assert found.series is not None
    year = [one for one in found.series.observations if one.period.year == 2020]
    alone = [one for one in found.series.observations if one.period == parse_period("2019-03")]
    without = replace(found, series=replace(found.series, observations=(*alone, *year)))

    assert captions.source_line(found).endswith("· grå linje: samme periode året før")
    assert "grå linje" not in captions.source_line(without)
    kinds = drawing(without).table
    assert not {"last_year"} & set(kinds["kind"].to_pylist())
    assert "2019" not in kinds["label"].to_pylist()


def test_one_value_is_no_development() -> None:
    assert captions.development(series(observations("2020-01", [13.2])), 36) == ""
