"""What a decision changed, in words: goals before and after it, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pejling import danish, sentences
from pejling.decisions import LogEntry, NewLevel
from pejling.goals import AtMost, Threshold, has_level
from pejling.indicators import Indicator
from pejling.plan_versions import Difference, difference, goal_text, plan_in_force, with_goals
from pejling.plans import Plan, Target
from pejling.units import Unit

_NO_LEVEL = "intet niveau"


def decided(
    entry: LogEntry, log: Sequence[LogEntry], plan: Plan, indicators: Mapping[str, Indicator]
) -> tuple[Difference, ...]:
    """Return every level of a decision, as goals before and after it in words. plan: the plan's file.

    They are told against what was in force before it, and are the same where it changed nothing. A withdrawn decision,
    and a target that the plan has no more, are told as they were entered.
    """
    one = entry.decision
    before = [
        each.decision
        for each in log
        if each.withdrawn is None
        and (each.decision.adopted, each.decision.made_at) < (one.adopted, one.made_at)
        and each.decision.id != one.id
    ]
    old = plan_in_force(plan, before, one.adopted)
    new = {target.id: target for target in with_goals(old, {level.target: level.new for level in one.levels}).targets}
    found = {target.id: (target, new[target.id]) for target in old.targets}
    return tuple(
        _as_entered(level, found.get(level.target), indicators)
        if entry.withdrawn or level.target not in found
        else difference(*found[level.target], indicators.get(new[level.target].indicator))
        for level in one.levels
    )


def _as_entered(
    level: NewLevel, target: tuple[Target, Target] | None, indicators: Mapping[str, Indicator]
) -> Difference:
    """Tell a level by what the decision itself says of it."""
    indicator = indicators.get(target[0].indicator) if target else None
    unit = indicator.unit if indicator else None
    old = _NO_LEVEL if level.old is None else _goal_words(replace(level.new, level=level.old), unit)
    if target and level.old is None and not has_level(target[0].goal):
        old = goal_text(target[0], indicator)
    return Difference(level.target, target[0].title if target else "", old, _goal_words(level.new, unit))


def _goal_words(goal: Threshold, unit: Unit | None) -> str:
    """Write a goal; without its unit where nobody knows it any more."""
    direction = -1 if isinstance(goal, AtMost) else 1
    if unit is not None:
        return sentences.goal_words(goal.level, direction, unit)
    decimals = len(f"{goal.level:.10g}".partition(".")[2])
    return f"{'højst' if direction < 0 else 'mindst'} {danish.number(goal.level, decimals)}"


def decision_sentence(entry: LogEntry, changed: Sequence[Difference]) -> str:
    """Say a decision in a sentence: 15. juni 2020 besluttede Udvalget (sag 20/1): U4a fra mindst 16,0 pct. til …."""
    one = entry.decision
    return danish.closed(f"{danish.day(one.adopted)} besluttede {one.decided_by} (sag {one.case}): {_levels(changed)}")


def newest_sentence(entry: LogEntry, changed: Sequence[Difference]) -> str:
    """Say what goes after "Senest besluttet": 15. juni 2020 af Udvalget (sag 20/1): U4a fra mindst 16,0 pct. til …."""
    one = entry.decision
    return danish.closed(f"{danish.day(one.adopted)} af {one.decided_by} (sag {one.case}): {_levels(changed)}")


def _levels(changed: Sequence[Difference]) -> str:
    return danish.listing([_change(one) for one in changed])


def _change(one: Difference) -> str:
    named = f"{one.target} ({one.title})" if one.title else one.target
    return f"{named} {one.new} som før" if one.old == one.new else f"{named} fra {one.old} til {one.new}"
