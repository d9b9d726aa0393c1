"""All that is said of a target on a day hangs together: value, level, gap, persons, pace, sentence."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.ambitions import ambition_of
from pejling.gaps import Persons
from pejling.statuses import Marker, Status
from tests.pejling.builders import assessed, indicator, observations, observed, provisional, series, target

VALUES = [15.0] * 12 + [16.1, 16.7, 17.0, 17.4, 17.6, 17.2]
SIX_MONTHS = series(provisional(observations("2019-01", [*VALUES, 19.9], [664] * 19)))
AT_LEAST_20 = target(at_least=20, measured="year_average")


def test_all_gaps_are_taken_from_the_newest_settled_value() -> None:
    assessment = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22")

    assert assessment.latest == observed("2020-06", 17.2, denominator=664)
    assert assessment.newest is not None
    assert assessment.newest.value == 19.9
    assert assessment.gap == pytest.approx(2.8)
    assert assessment.persons == Persons(19, approximate=True, denominator=664)
    assert assessment.sentence == "17,2 pct. i juni 2020: 2,8 procentpoint fra målet"


def test_an_average_target_says_the_average_and_what_the_rest_must_be() -> None:
    assessment = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22")

    assert assessment.measurement is not None
    assert assessment.measurement.value == pytest.approx(17.0)
    assert assessment.pace is not None
    assert assessment.pace.left == 6
    assert assessment.pace.required == pytest.approx(23.0)


def test_a_level_tried_stands_beside_the_plans_own() -> None:
    assessment = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22", level=16)

    assert (assessment.level, assessment.adopted, assessment.proposed) == (16, 20, True)
    assert assessment.gap == pytest.approx(-1.2)
    assert Marker.AT_LEVEL in assessment.markers
    assert assessment.sentence == "17,2 pct. i juni 2020: 1,2 procentpoint bedre end forslaget"


def test_without_a_level_tried_the_plans_own_is_the_level() -> None:
    assessment = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22")

    assert (assessment.level, assessment.adopted, assessment.proposed) == (20, 20, False)


def test_a_level_may_be_tried_where_the_plan_sets_none() -> None:
    assessment = assessed(target(direction_only=True), SIX_MONTHS, "2020-08-22", level=20)

    assert (assessment.level, assessment.adopted) == (20, None)
    assert assessment.gap == pytest.approx(2.8)


def test_the_direction_of_a_level_tried_is_the_goals() -> None:
    found = series(observations("2019-01", [700.0] * 18), indicator("full_time_persons"))

    assessment = assessed(target(at_most=650, measured="end"), found, "2020-08-22", level=690)

    assert assessment.gap == 10


def test_an_unclear_target_shows_its_value_but_no_gap_in_words() -> None:
    assessment = assessed(target(at_least=16, stated_level=20, measured="end"), SIX_MONTHS, "2020-08-22")

    assert assessment.status is Status.UNCLEAR
    assert assessment.sentence == "17,2 pct. i juni 2020"


def test_without_figures_the_sentence_is_the_title_and_the_status() -> None:
    assessment = assessed(target(at_least=16, measured="end"), series(()), "2020-08-22")

    assert assessment.sentence == "Det skal blive bedre: ingen data"
    assert (assessment.gap, assessment.persons, assessment.pace) == (None, None, None)


def test_a_direction_compares_the_plans_time_with_the_year_before() -> None:
    assessment = assessed(target(direction_only=True), SIX_MONTHS, "2020-08-22")

    assert assessment.before == pytest.approx(15.0)
    assert assessment.now == pytest.approx(17.0)


def test_a_target_may_start_and_be_due_at_its_own_time() -> None:
    own_time = target(at_least=16, measured="year_average", due="2020-06")

    assessment = assessed(own_time, SIX_MONTHS, "2020-08-22")

    assert assessment.status is Status.MET
    assert assessment.measurement is not None
    assert assessment.measurement.needed == 6


def test_a_level_that_is_open_has_a_chance_and_a_word_for_its_ambition() -> None:
    found = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22")

    assert found.chance is not None
    assert found.ambition is ambition_of(found.chance)
    assert found.ahead is not None


def test_a_result_that_is_there_has_no_chance() -> None:
    found = assessed(target(at_least=16, measured="end"), series(observations("2019-01", [17.0] * 24)), "2021-03-01")

    assert found.status is Status.MET
    assert found.chance is None
    assert found.ambition is None
    assert found.ahead is None


TEN_A_MONTH = [10.0] * 19
COUNTED = indicator("persons")


def test_a_sum_is_held_against_its_level_as_it_stands_and_no_single_month_is() -> None:
    sums = series(observations("2019-01", TEN_A_MONTH), COUNTED)

    at_least = assessed(target(at_least=100, measured="sum"), sums, "2020-08-22")
    at_most = assessed(target(at_most=125, measured="sum"), sums, "2020-08-22")

    assert at_least.sentence == "70 personer til og med juli 2020: 30 personer fra målet"
    assert (at_least.gap, at_least.precedent) == (30, None)
    assert at_most.sentence == "70 personer til og med juli 2020: 55 personer bedre end målet"
    assert not {Marker.AT_LEVEL, Marker.BELOW_LEVEL, Marker.ABOVE_LEVEL} & {*at_least.markers, *at_most.markers}


def test_a_hidden_month_is_not_zero_in_the_chance_of_a_sum() -> None:
    hidden = series(observations("2019-01", [*TEN_A_MONTH[:-3], None, None, 10.0]), COUNTED)

    found = assessed(target(at_most=125, measured="sum"), hidden, "2020-08-22")

    assert found.chance is None
    assert found.no_chance == "Mindst en periode er skjult eller mangler, så summen kan ikke fremskrives."


def test_what_may_be_read_in_two_ways_has_no_chance_until_a_level_is_tried() -> None:
    open_rule = target(at_least=20)

    assert (assessed(open_rule, SIX_MONTHS, "2020-08-22").status) is Status.UNCLEAR
    assert assessed(open_rule, SIX_MONTHS, "2020-08-22").chance is None
    assert assessed(open_rule, SIX_MONTHS, "2020-08-22", level=18).chance is not None


def test_a_plan_that_has_not_begun_has_a_chance_and_no_traffic_light() -> None:
    next_year = target(at_least=20, measured="year_average", starts=date(2021, 1, 1), due=date(2021, 12, 31))

    found = assessed(next_year, SIX_MONTHS, "2020-08-22")

    assert found.status is Status.TOO_EARLY
    assert found.chance is not None
    assert found.ahead is not None


def test_a_level_tried_where_the_plan_sets_none_yet_is_assessed_as_if_it_were_adopted() -> None:
    found = assessed(target(not_set=True), SIX_MONTHS, "2020-08-22", level=18)

    assert found.status in {Status.ON_TRACK, Status.UNCERTAIN, Status.NOT_ON_TRACK}
    assert found.chance is not None
    assert Marker.TRIED in found.markers


def test_an_average_tells_what_each_period_that_is_left_lacks() -> None:
    found = assessed(AT_LEAST_20, SIX_MONTHS, "2020-08-22")

    assert found.each == Persons(39, approximate=True, denominator=664)  # (23,0 - 17,2) pct. of 664 is 38,5
