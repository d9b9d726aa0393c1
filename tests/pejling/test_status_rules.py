"""The reasons beside a status. Which status there is stands as sentences in tests/rules/."""

from __future__ import annotations

import pytest

from pejling.status_rules import by_kind
from pejling.statuses import Status
from tests.pejling.builders import assessed, broken, indicator, observations, provisional, series, target

YEAR_BEFORE = [15.0] * 12


@pytest.mark.parametrize(
    ("key", "status"),
    [("activity", Status.ACTIVITY), ("not_set", Status.NOT_SET), ("not_measurable", Status.NOT_MEASURABLE)],
)
def test_some_kinds_decide_the_status_alone_and_say_why(key: str, status: Status) -> None:
    decided = by_kind(target(**{key: True}))

    assert decided is not None
    assert decided[0] is status
    assert decided[1].endswith(".")


def test_other_kinds_decide_nothing_alone() -> None:
    assert by_kind(target(at_least=16)) is None


def test_a_result_says_what_it_became_what_was_wanted_and_by_which_rule() -> None:
    found = series(observations("2019-01", [*YEAR_BEFORE, *[18.0] * 12]))

    assessment = assessed(target(at_least=16, measured="year_average"), found, "2021-03-01")

    assert assessment.reason == "Resultatet blev 18,0 pct.; målet var mindst 16,0 pct. (gennemsnit af planens tid)."


def test_a_result_that_just_misses_is_not_written_as_if_it_met() -> None:
    found = series(observations("2019-01", [*YEAR_BEFORE, *[15.9] * 6, *[16.02] * 6]))

    assessment = assessed(target(at_least=16, measured="year_average"), found, "2021-03-01")

    assert assessment.status is Status.NOT_MET
    assert assessment.reason.startswith("Resultatet blev 15,96 pct.; målet var mindst 16,0 pct.")


def test_a_result_decided_early_says_so_in_one_sentence() -> None:
    found = series(observations("2019-01", [*YEAR_BEFORE, *[30.0] * 8]))

    assessment = assessed(target(at_least=16, measured="year_average"), found, "2020-10-01")

    assert assessment.reason == (
        "Resultatet er 30,0 pct. indtil nu og kan ikke længere ændre sig i forhold til mindst 16,0 pct."
    )


def test_a_target_under_way_says_how_far_the_figures_go() -> None:
    found = series(observations("2019-01", [*YEAR_BEFORE, *[17.0] * 6]))

    assessment = assessed(target(at_least=16, measured="year_average"), found, "2020-08-22")

    assert assessment.reason == (
        "Gennemsnittet er 17,0 pct. efter 6 af 12 måneder (uvægtet gennemsnit af månederne). "
        "Hvis udviklingen fortsætter som hidtil, og der ikke kommer reformer, konjunkturskift eller nye indsatser, "
        "er chancen for mindst 16,0 pct. over 19 ud af 20."
    )


def test_after_the_due_date_the_reason_says_when_the_result_can_be_known() -> None:
    found = series(provisional(observations("2019-01", [*YEAR_BEFORE, *[17.0] * 12])))

    assessment = assessed(target(at_least=16, measured="end"), found, "2021-01-25")

    # December is settled when January is published, about 20 days after its end
    assert assessment.status is Status.AWAITING
    assert assessment.reason.endswith("Resultatet kan tidligst kendes i februar 2021.")


def test_old_figures_are_said_with_their_month_and_the_day_they_are_too_old_for() -> None:
    found = series(observations("2018-12", YEAR_BEFORE + [15.0] * 4))

    assessment = assessed(target(at_least=16, measured="end"), found, "2020-10-01")

    assert assessment.reason == (
        "Det nyeste endelige tal er fra marts 2020 og er for gammelt til en vurdering den 1. oktober 2020."
    )


def test_a_break_between_baseline_and_due_date_is_named_with_its_month() -> None:
    changed = indicator("persons", breaks=broken("2019-10"))
    found = series(observations("2019-01", [100.0] * 18), changed)

    assessment = assessed(target(change_count=-5, baseline="2019-06", measured="end"), found, "2020-08-01")

    assert assessment.status is Status.UNCLEAR
    assert "Databrud i oktober 2019" in assessment.reason


def test_a_missing_baseline_is_said_as_such_and_a_baseline_of_nought_is_not() -> None:
    missing = series(observations("2020-01", [100.0] * 6), indicator("persons"))
    nought = series(observations("2019-12", [0.0] * 7), indicator("persons"))
    change = target(change_percent=-19, baseline="2019-12", measured="end")

    assert assessed(change, missing, "2020-08-01").reason.startswith("Udgangspunktet mangler")
    assert assessed(change, nought, "2020-08-01").status is Status.UNCLEAR
    assert "mangler" not in assessed(change, nought, "2020-08-01").reason


def test_hidden_figures_are_told_apart_from_no_figures() -> None:
    hidden = series(observations("2020-01", [None] * 6))

    assert "diskretioneret" in assessed(target(at_least=16, measured="end"), hidden, "2020-08-01").reason
    assert "ikke indlæst" in assessed(target(at_least=16, measured="end"), series(()), "2020-08-01").reason


def test_a_target_whose_indicator_is_unknown_is_not_measurable() -> None:
    assert assessed(target(direction_only=True), None, "2020-08-01").status is Status.NOT_MEASURABLE


def test_a_direction_that_has_ended_says_how_it_moved_but_not_met_or_missed() -> None:
    found = series(observations("2019-01", [*YEAR_BEFORE, *[17.0] * 12]))

    assessment = assessed(target(direction_only=True), found, "2021-03-01")

    assert assessment.status is Status.NOT_SET
    assert assessment.reason.endswith("Gennemsnittet er steget fra 15,0 pct. til 17,0 pct.")
