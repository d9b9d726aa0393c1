"""What a decision changed, in words: goals before and after it, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pejling import danish
from pejling.decisions import LogEntry
from pejling.indicators import Indicator
from pejling.plan_versions import Difference, differences, plan_in_force, with_goals
from pejling.plans import Plan


def decided(
    entry: LogEntry, log: Sequence[LogEntry], plan: Plan, indicators: Mapping[str, Indicator]
) -> tuple[Difference, ...]:
    """Return what a decision changed, as goals before and after it in words. plan: the plan's file.

    A withdrawn decision is told against what else was in force on its day.
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
    return differences(old, with_goals(old, {level.target: level.new for level in one.levels}), indicators)


def decision_sentence(entry: LogEntry, changed: Sequence[Difference]) -> str:
    """Say a decision in a sentence: 15. juni 2020 besluttede Udvalget (sag 20/1): U4a fra mindst 16,0 pct. til …."""
    one = entry.decision
    return danish.closed(f"{danish.day(one.adopted)} besluttede {one.decided_by} (sag {one.case}): {_levels(changed)}")


def newest_sentence(entry: LogEntry, changed: Sequence[Difference]) -> str:
    """Say what goes after "Senest besluttet": 15. juni 2020 af Udvalget (sag 20/1): U4a fra mindst 16,0 pct. til …."""
    one = entry.decision
    return danish.closed(f"{danish.day(one.adopted)} af {one.decided_by} (sag {one.case}): {_levels(changed)}")


def _levels(changed: Sequence[Difference]) -> str:
    return danish.listing([f"{each.target.id} ({each.target.title}) fra {each.old} til {each.new}" for each in changed])
