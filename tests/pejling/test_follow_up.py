"""The follow-up of a plan on a day: its lines, their order, levels tried, and who is compared with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pejling.activities import Activities, Activity, ActivityState
from pejling.follow_up import FollowUp, follow_up
from pejling.library import Library
from pejling.others import comparison
from pejling.plan_files import Surroundings, load_plan
from pejling.plans import Plan
from pejling.proposals import Proposal
from pejling.statuses import Status
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

DAY = date(2020, 8, 22)
PLAN = """
title = "Beskæftigelsesplan 2020"
municipality = "Hvidovre"
starts = 2020-01-01
ends = 2020-12-31
compare_with = ["naboer-hvidovre"]

[[focus_areas]]
id = "unge"
title = "Unge"

[[focus_areas.targets]]
id = "activity"
title = "Kampagner"
activity = true

[[focus_areas.targets]]
id = "met"
title = "Hold ledigheden nede"
indicator = "ledighedsprocent"
at_most = 90
measured = "year_average"

[[focus_areas.targets]]
id = "at_level"
title = "Færre langtidsledige"
indicator = "langtidsledige"
at_most = 200
measured = "end"

[[focus_areas]]
id = "voksne"
title = "Voksne"

[[focus_areas.targets]]
id = "below"
title = "Flere timer i aktive tilbud"
indicator = "aktiveringsgrad"
at_least = 18
measured = "end"

[[focus_areas.targets]]
id = "missed"
title = "Flere aktiveringsberørte hver måned"
indicator = "andel_aktiveringsberoerte"
at_least = 60
measured = "every_month"

[[focus_areas.targets]]
id = "no_figures"
title = "Flere med ordinære timer"
indicator = "andel_med_ordinaere_timer"
at_least = 8
measured = "end"

[[focus_areas.targets]]
id = "unclear"
title = "Færre på kontanthjælp"
indicator = "kontanthjaelp_fuldtidspersoner"
at_most = 600
"""


@pytest.fixture
def plan(tmp_path: Path, library: Library) -> Plan:
    """Return a plan with a target in most states."""
    file = tmp_path / "plan.toml"
    file.write_text(PLAN, encoding="utf-8")
    return load_plan(file, Surroundings(library.indicators, library.areas, library.groups))


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with figures to July 2020, in Hvidovre, two neighbours and the country."""
    rows = [
        *rows_of("aktiveringsgrad", "167", "2019-01", [16.0] * 19),
        *rows_of("aktiveringsgrad", "153", "2019-01", [14.0] * 19),
        *rows_of("aktiveringsgrad", "101", "2019-01", [None] * 19),
        *rows_of("aktiveringsgrad", "000", "2019-01", [15.0] * 19),
        *rows_of("andel_aktiveringsberoerte", "167", "2019-01", [45.0] * 19),
        *rows_of("ledighedsprocent", "167", "2019-01", [2.8] * 19),
        *rows_of("langtidsledige", "167", "2019-01", [150.0] * 19),
        *rows_of("langtidsledige", "153", "2019-01", [90.0] * 19),
        *rows_of("kontanthjaelp_fuldtidspersoner", "167", "2019-01", [700.0] * 19),
    ]
    store.add(imported(rows), moment("2020-08-20"))
    return store


@pytest.fixture
def followed(plan: Plan, filled: Store, library: Library) -> FollowUp:
    """Return the plan followed up."""
    return follow_up(plan, filled, library, DAY)


def test_there_is_one_line_a_target_in_the_plans_order(followed: FollowUp, plan: Plan) -> None:
    assert [line.target for line in followed.lines] == list(plan.targets)
    assert [line.focus_area.id for line in followed.lines] == ["unge"] * 3 + ["voksne"] * 4
    assert [line.target.id for line in followed.of(plan.focus_areas[0])] == ["activity", "met", "at_level"]


def test_what_needs_talk_comes_first_and_within_a_status_what_is_not_at_its_level(followed: FollowUp) -> None:
    order = [(line.target.id, line.assessment.status) for line in followed.talk_first]

    assert order == [
        ("missed", Status.NOT_MET),
        ("below", Status.NOT_ON_TRACK),
        ("unclear", Status.UNCLEAR),
        ("no_figures", Status.NO_DATA),
        ("at_level", Status.ON_TRACK),
        ("met", Status.MET),
        ("activity", Status.ACTIVITY),
    ]


def test_a_line_carries_its_series_and_the_countrys(followed: FollowUp) -> None:
    line = next(line for line in followed.lines if line.target.id == "below")

    assert line.series is not None
    assert line.national is not None
    assert line.series.area.name == "Hvidovre"
    assert line.national.newest is not None
    assert line.national.newest.value == 15.0
    assert line.counted is not None
    assert line.counted.id == "kontanthjaelp_fuldtidspersoner"


def test_an_activity_without_indicator_has_no_series(followed: FollowUp) -> None:
    line = followed.lines[0]

    assert (line.indicator, line.series, line.national) == (None, None, None)


def test_a_level_tried_on_a_line_keeps_the_plans_own_beside_it(followed: FollowUp) -> None:
    line = next(line for line in followed.lines if line.target.id == "below")

    tried = line.at_level(15)

    assert (tried.assessment.level, tried.assessment.adopted, tried.assessment.proposed) == (15, 18, True)
    assert tried.assessment.gap == -1
    assert line.assessment.level == 18


def test_going_back_from_a_level_tried_gives_the_line_there_was(followed: FollowUp) -> None:
    line = next(line for line in followed.lines if line.target.id == "below")

    assert line.at_level(15).at_level(None) == line


def test_a_proposal_moves_its_own_targets_and_no_others(
    plan: Plan, filled: Store, library: Library, followed: FollowUp
) -> None:
    proposed = follow_up(plan, filled, library, DAY, Proposal("f", "Forslag", {"below": 20.0}))

    moved = [line.target.id for line, own in zip(proposed.lines, followed.lines, strict=True) if line != own]

    assert moved == ["below"]
    assert proposed.plan == followed.plan


def test_an_empty_proposal_is_the_adopted_plan(plan: Plan, filled: Store, library: Library, followed: FollowUp) -> None:
    assert follow_up(plan, filled, library, DAY, Proposal()) == followed


def test_a_follow_up_before_anything_was_loaded_says_that_it_is_reconstructed(
    plan: Plan, filled: Store, library: Library
) -> None:
    earlier = follow_up(plan, filled, library, date(2020, 5, 25))
    line = next(line for line in earlier.lines if line.target.id == "below")

    assert "genskabt efter senere tal" in [marker.value for marker in line.assessment.markers]
    assert line.assessment.latest is not None
    assert line.assessment.latest.period.id == "2020-03"


def test_a_rate_is_compared_with_the_others_of_the_group_that_have_figures(
    followed: FollowUp, filled: Store, library: Library
) -> None:
    line = next(line for line in followed.lines if line.target.id == "below")

    found = comparison(line, filled, library, "naboer-hvidovre")

    assert [series.area.name for series in found] == ["Brøndby"]


def test_the_municipality_is_not_compared_with_itself(followed: FollowUp, filled: Store, library: Library) -> None:
    line = next(line for line in followed.lines if line.target.id == "below")

    found = comparison(line, filled, library, "hovedstadskommuner")

    assert "Hvidovre" not in {series.area.name for series in found}
    assert "Brøndby" in {series.area.name for series in found}


@pytest.mark.parametrize("target", ["at_level", "unclear", "activity"])
def test_counts_and_activities_are_compared_with_nobody(
    followed: FollowUp, filled: Store, library: Library, target: str
) -> None:
    line = next(line for line in followed.lines if line.target.id == target)

    assert comparison(line, filled, library, "naboer-hvidovre") == ()


def test_an_activity_carries_what_was_last_said_of_it_by_that_day(store: Store, library: Library) -> None:
    kept = Activities(store.folder)
    for day, state in (("2020-03-01", ActivityState.UNDER_WAY), ("2020-06-01", ActivityState.DONE)):
        kept.add(Activity("hvidovre-2020", "H1", state, date.fromisoformat(day), "", "ABC", moment(day)))
    whole = library.plans["hvidovre-2020"]

    spring, autumn, winter = (
        follow_up(whole, store, library, date.fromisoformat(day)).lines[0]
        for day in ("2020-04-01", "2020-10-01", "2020-02-01")
    )

    assert (spring.assessment.status, spring.activity and spring.activity.state) == (
        Status.ACTIVITY,
        ActivityState.UNDER_WAY,
    )
    assert autumn.activity is not None
    assert autumn.activity.state is ActivityState.DONE
    assert winter.activity is None


def test_a_follow_up_moved_to_a_proposal_is_the_one_made_at_its_levels(store: Store, library: Library) -> None:
    rows = rows_of("aktiveringsgrad", "167", "2018-01", [17.0] * 32)
    store.add(imported(rows, group="visitation=uddannelsesparat"), moment("2020-09-15"))
    plan, day = library.plans["hvidovre-2020"], date(2020, 9, 22)
    proposal = Proposal("", "Flere", {"U4a": 22.0}, plan=plan.id)

    moved = follow_up(plan, store, library, day).at(proposal)

    assert moved == follow_up(plan, store, library, day, proposal)


def test_a_word_that_stands_although_its_boundary_is_passed_says_why(followed: FollowUp) -> None:
    line = next(one for one in followed.lines if one.what_is_likely() and one.assessment.level is not None)
    close = replace(line, assessment=replace(line.assessment, status=Status.UNCERTAIN, chance=0.72, level=18.0))
    clear = replace(line, assessment=replace(line.assessment, status=Status.ON_TRACK, chance=0.72, level=18.0))

    assert "Status bliver ved »usikkert«, til grænsen er passeret med 5 procentpoint." in close.what_is_likely()[0]
    assert "Status bliver ved" not in clear.what_is_likely()[0]
