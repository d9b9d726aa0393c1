"""The plan in force on a day: the file with what was decided by then, and what differs between two versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pejling.decisions import Decision, Decisions, NewLevel
from pejling.follow_up import follow_up
from pejling.goals import AtLeast, AtMost, Threshold, is_change, threshold
from pejling.library import Library
from pejling.plan_versions import differences, goal_text, levels_held, plan_in_force
from pejling.plans import Plan
from pejling.statuses import Status
from pejling.store import Store
from tests.pejling.builders import (
    CHANGE,
    assessed,
    decision,
    imported,
    indicator,
    moment,
    observations,
    plan,
    rows_of,
    series,
    target,
)

PLAN = plan(
    {"id": "T1", "title": "Et mål", "indicator": "maalt", "at_least": 16, "measured": "year_average"},
    {"id": "T2", "title": "Et andet", "indicator": "maalt", "direction_only": True, "reference": "Side 2"},
)
DAY = date(2020, 6, 15)
FLAT = series(observations("2019-01", [15.0] * 18))


def decided(adopted: date, *levels: NewLevel, of: str = "plan") -> Decision:
    """Make a decision."""
    return decision(*levels, plan=of, adopted=adopted, case="20/1", made_at=moment("2020-07-01"))


def goal_of(found: Plan, id_: str) -> object:
    """Return what a target of a plan asks for."""
    return next(one for one in found.targets if one.id == id_).goal


RAISED = NewLevel("T1", 16.0, AtLeast(22.0))


def test_a_decision_is_in_force_from_its_own_day_on() -> None:
    days = (date(2020, 6, 14), DAY, date(2020, 6, 16))

    goals = [goal_of(plan_in_force(PLAN, [decided(DAY, RAISED)], day), "T1") for day in days]
    assert goals == [AtLeast(16.0), AtLeast(22.0), AtLeast(22.0)]


def test_the_latest_decision_about_a_target_holds_and_others_stay() -> None:
    log = [
        decided(DAY, RAISED, NewLevel("T2", None, AtMost(5.0))),
        decided(date(2020, 9, 1), NewLevel("T1", 22.0, AtLeast(21.0))),
    ]
    found = plan_in_force(PLAN, log, date(2020, 12, 31))

    assert (goal_of(found, "T1"), goal_of(found, "T2")) == (AtLeast(21.0), AtMost(5.0))


def test_without_decisions_the_plan_is_the_file() -> None:
    unknown = NewLevel("T9", None, AtLeast(1.0))
    for log in ([], [decided(DAY, RAISED, of="anden")], [decided(DAY, unknown)]):
        assert plan_in_force(PLAN, log, date(2020, 12, 31)) is PLAN


def test_the_same_decisions_applied_twice_are_as_once() -> None:
    once = plan_in_force(PLAN, [decided(DAY, RAISED)], DAY)

    assert plan_in_force(once, [decided(DAY, RAISED)], DAY) == once


def test_rule_title_and_reference_stay_and_what_was_written_beside_the_old_level_goes() -> None:
    old = plan(CHANGE | {"measured": "sum", "reference": "Side 3"})
    found = plan_in_force(old, [decided(DAY, NewLevel("T1", 125.0, AtMost(120.0)))], DAY).targets[0]

    kept = replace(old.targets[0], goal=AtMost(120.0), baseline=None, stated_level=None, stated_change=None)
    assert found == kept


@pytest.mark.parametrize("goal", [{"direction_only": True}, {"not_set": True}])
def test_a_first_level_is_measured_by_the_rule_the_follow_up_used(goal: dict[str, object]) -> None:
    old = plan({"id": "T1", "title": "Et mål", "indicator": "maalt", **goal})
    used = assessed(old.targets[0], FLAT, "2020-08-01").aim
    new = plan_in_force(old, [decided(DAY, NewLevel("T1", None, AtLeast(5.0)))], DAY)

    assert used is not None
    assert new.targets[0].measured is used.measured


@pytest.mark.parametrize("goal", [{"at_least": 16}, {"change_points": -2, "baseline": {"value": 18}}])
def test_another_level_settles_no_measurement_rule_that_is_open(goal: dict[str, object]) -> None:
    old = plan({"id": "T1", "title": "Et mål", "indicator": "maalt", **goal})
    new = plan_in_force(old, [decided(DAY, NewLevel("T1", 16.0, AtLeast(17.0)))], DAY)
    found = assessed(new.targets[0], FLAT, "2020-08-01")

    assert (found.level, found.status) == (17.0, Status.UNCLEAR)
    assert found.reason == assessed(old.targets[0], FLAT, "2020-08-01").reason


@pytest.mark.parametrize(("direction", "goal"), [(1, AtLeast(5.0)), (0, AtLeast(5.0)), (-1, AtMost(5.0))])
def test_a_level_is_at_least_or_at_most_by_the_targets_direction(direction: int, goal: Threshold) -> None:
    assert threshold(5.0, direction) == goal


def test_differences_are_told_in_words_in_the_plans_order() -> None:
    new = plan_in_force(PLAN, [decided(DAY, NewLevel("T2", None, AtMost(5.0)), RAISED)], DAY)
    found = differences(PLAN, new, {"maalt": indicator()})

    assert [(one.target, one.old, one.new) for one in found] == [
        ("T1", "mindst 16,0 pct.", "mindst 22,0 pct."),
        ("T2", "retning uden niveau", "højst 5,0 pct."),
    ]
    assert differences(PLAN, PLAN, {"maalt": indicator()}) == ()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"at_least": 16}, "mindst 16,0 pct."),
        ({"at_most": 16}, "højst 16,0 pct."),
        (
            {"change_points": 3.7, "stated_level": 26, "baseline": {"value": 22.3}},
            "stigning på 3,7 procentpoint (til 26,0 pct.)",
        ),
        ({"change_percent": -19, "baseline": "2019-12"}, "fald på 19 pct."),
        ({"change_count": -40, "baseline": "2019-12"}, "fald på 40,0 procentpoint"),
        ({"direction_only": True}, "retning uden niveau"),
        ({"activity": True}, "aktivitet uden niveau"),
        ({"not_set": True}, "ikke fastsat"),
        ({"not_measurable": True}, "ikke målbart"),
    ],
)
def test_every_kind_of_goal_has_its_words(keys: dict[str, object], words: str) -> None:
    assert goal_text(target(**keys), indicator()) == words


def test_a_follow_up_takes_its_targets_from_the_version_in_force_on_its_day(library: Library, store: Store) -> None:
    adopted = library.plans["hvidovre-2020"]
    rates = imported(rows_of("aktiveringsgrad", "167", "2018-01", [18.0] * 37), group="visitation=uddannelsesparat")
    store.add(rates, moment("2021-02-15"))
    Decisions(store.folder).add(
        replace(decided(DAY, NewLevel("U4a", 16.0, AtLeast(22.0)), of=adopted.id), made_at=moment("2021-03-01"))
    )

    def on(day: date) -> tuple[float | None, Status]:
        lines = follow_up(adopted, store, library, day).lines
        found = next(line.assessment for line in lines if line.target.id == "U4a")
        return found.adopted, found.status

    assert on(date(2020, 6, 14))[0] == 16.0
    assert on(DAY)[0] == 22.0
    assert on(date(2021, 3, 1)) == (22.0, Status.NOT_MET)


@pytest.mark.parametrize(
    ("own", "held"),
    [(16.0, ((None, 16.0), (date(2020, 8, 1), 15.0))), (None, ((date(2020, 8, 1), 15.0),))],
)
def test_before_the_first_decision_the_plans_own_level_held(
    own: float | None, held: tuple[tuple[date | None, float], ...]
) -> None:
    later = decided(date(2020, 8, 1), NewLevel("T1", 14.0, AtLeast(15.0)))

    assert levels_held("T1", [later], date(2020, 12, 31), own) == held
    assert levels_held("T1", [later], date(2020, 7, 31), own) == ()
    assert levels_held("T2", [later], date(2020, 12, 31), own) == ()


def test_the_level_of_a_withdrawn_decision_is_held_on_no_day(library: Library, store: Store) -> None:
    adopted, log = library.plans["hvidovre-2020"], Decisions(store.folder)
    store.add(imported(rows_of("aktiveringsgrad", "167", "2018-01", [18.0] * 30)), moment("2020-08-15"))
    first = decided(date(2020, 3, 1), NewLevel("U4a", 16.0, AtLeast(14.0)), of=adopted.id)
    log.withdraw(log.add(first).id, "ABC", "Fejl")
    log.add(decided(date(2020, 8, 1), NewLevel("U4a", 14.0, AtLeast(15.0)), of=adopted.id))
    lines = follow_up(adopted, store, library, date(2020, 9, 1)).lines

    (held,) = [line.held for line in lines if line.target.id == "U4a"]
    assert held == ((None, 16.0), (date(2020, 8, 1), 15.0))


def test_a_change_held_the_level_it_comes_to_before_a_decision(library: Library, store: Store) -> None:
    adopted = library.plans["hvidovre-2014"]
    change = next(one for one in adopted.targets if is_change(one.goal) and one.stated_level is not None)
    store.add(imported(rows_of(change.indicator, "167", "2014-01", [24.0] * 6)), moment("2014-08-15"))
    level = NewLevel(change.id, None, AtLeast(15.0))
    Decisions(store.folder).add(decided(date(2014, 8, 1), level, of=adopted.id))
    lines = follow_up(adopted, store, library, date(2014, 9, 1)).lines

    (held,) = [line.held for line in lines if line.target.id == change.id]
    assert held == ((None, change.stated_level), (date(2014, 8, 1), 15.0))


def test_a_withdrawn_decision_changes_no_day(library: Library, store: Store) -> None:
    adopted = library.plans["hvidovre-2020"]
    log = Decisions(store.folder)
    made = log.add(decided(DAY, NewLevel("U4a", 16.0, AtLeast(22.0)), of=adopted.id))
    before = follow_up(adopted, store, library, DAY).plan
    log.withdraw(made.id, "ABC", "Fejl")

    assert goal_of(before, "U4a") == AtLeast(22.0)
    assert follow_up(adopted, store, library, DAY).plan == adopted
