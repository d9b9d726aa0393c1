"""Words around a target's pictures."""

from __future__ import annotations

from pejling import captions
from pejling.series import Mark
from tests.pejling.builders import observations, observed, series


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


def test_one_value_is_no_development() -> None:
    assert captions.development(series(observations("2020-01", [13.2])), 36) == ""
