"""A plan as it stands on a day, with what was decided up to then; and what differs between two versions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pejling import danish, sentences
from pejling.decisions import Decision
from pejling.goals import (
    Activity,
    AtLeast,
    AtMost,
    ChangeCount,
    ChangePercent,
    ChangePoints,
    Goal,
    Improve,
    Threshold,
    Undecided,
)
from pejling.indicators import Indicator
from pejling.plans import Plan, Target, with_level
from pejling.units import Unit

_WITHOUT_NUMBER: dict[type, str] = {
    Improve: "retning uden niveau",
    Activity: "aktivitet uden niveau",
    Undecided: "ikke fastsat",
}


def plan_in_force(plan: Plan, decisions: Iterable[Decision], day: date) -> Plan:
    """Return a plan with the levels decided up to and on `day`.

    decisions: oldest first; those of other plans, or of targets the plan has no more, change nothing.
    """
    goals = {
        level.target: level.new
        for one in decisions
        if one.plan == plan.id and one.adopted <= day
        for level in one.levels
    }
    return with_goals(plan, goals)


def levels_held(
    target: str, decisions: Iterable[Decision], day: date, own: float | None
) -> tuple[tuple[date | None, float], ...]:
    """Return the levels a target has had up to and on a day, each with the day from which it held (inclusive).

    own: the level of the plan's file, None where it gives none; it comes first, without a day. What a decision says it
    found before it is not asked: that may have been a decision withdrawn since.
    () where nothing was decided: the plan's own level has held all along.
    """
    steps = [(one.adopted, level) for one in decisions if one.adopted <= day for level in one.levels]
    held = [(adopted, level.new.level) for adopted, level in steps if level.target == target]
    return (*([(None, own)] if held and own is not None else []), *held)


def with_goals(plan: Plan, goals: Mapping[str, Threshold]) -> Plan:
    """Return a plan with other levels, by target; the same plan where none differs."""
    if not any(target.id in goals for target in plan.targets):
        return plan
    areas = tuple(
        replace(area, targets=tuple(_with_goal(target, goals.get(target.id)) for target in area.targets))
        for area in plan.focus_areas
    )
    return replace(plan, focus_areas=areas)


def _with_goal(target: Target, goal: Threshold | None) -> Target:
    return target if goal is None else with_level(target, goal)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a target asks for in two versions, in Danish words. target: its id; title: "" where the plan lacks it."""

    target: str
    title: str
    old: str
    new: str


def differences(old: Plan, new: Plan, indicators: Mapping[str, Indicator]) -> tuple[Difference, ...]:
    """Return the targets whose goals differ, in the plan's order. A target only one of them has is left out."""
    before = {target.id: target for target in old.targets}
    return tuple(
        difference(before[target.id], target, indicators.get(target.indicator))
        for target in new.targets
        if target.id in before and target.goal != before[target.id].goal
    )


def difference(old: Target, new: Target, indicator: Indicator | None) -> Difference:
    """Return what a target asks for in two versions of it, the same or not."""
    return Difference(new.id, new.title, goal_text(old, indicator), goal_text(new, indicator))


def goal_text(target: Target, indicator: Indicator | None) -> str:
    """Write what a target asks for: mindst 16,0 pct.; fald på 19,0 pct.; retning uden niveau."""
    unit = indicator.unit if indicator else None
    text = _asked(target.goal, unit)
    if target.stated_level is not None and unit is not None and not isinstance(target.goal, AtLeast | AtMost):
        text += f" (til {danish.level(target.stated_level, unit)})"
    return text


def _asked(goal: Goal, unit: Unit | None) -> str:
    match goal:
        case AtLeast(level) if unit:
            return sentences.goal_words(level, 1, unit)
        case AtMost(level) if unit:
            return sentences.goal_words(level, -1, unit)
        case ChangePoints(amount) | ChangeCount(amount) if unit:
            return f"{_way(amount)} på {danish.difference(amount, unit)}"
        case ChangePercent(amount):
            return f"{_way(amount)} på {danish.number(abs(amount), 0 if amount == int(amount) else 1)} pct."
    return _WITHOUT_NUMBER.get(type(goal), "ikke målbart")


def _way(amount: float) -> str:
    return "fald" if amount < 0 else "stigning"
