"""What a file says of activities held against plan and store: what is new, what is as before, what no plan has."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pejling import danish, goals
from pejling.activities import Activities, Activity
from pejling.intake import ActivityRow, Import, Issue, Severity
from pejling.plans import Plan


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity of which a file says something else than was said last; `before` is None where nothing was."""

    row: ActivityRow
    title: str
    before: Activity | None

    @property
    def words(self) -> str:
        """H1 Udbred kendskabet: i gang fra 1. marts 2026 (før: ikke startet fra 1. januar 2026)."""
        before = f" (før: {_state_words(self.before)})" if self.before else ""
        return f"{self.row.target} {self.title}: {_state_words(self.row)}{before}"


@dataclass(frozen=True, slots=True)
class ActivityChanges:
    """A file's activities: what changes, in the file's order; how many are as before; which rows cannot be used."""

    changed: tuple[ActivityChange, ...] = ()
    unchanged: int = 0
    issues: tuple[Issue, ...] = ()

    @property
    def summary(self) -> str:
        """Write how many are new or changed and how many as before; "" where the file says nothing of activities."""
        new = danish.count(len(self.changed), "aktivitet er ny eller ændret", "aktiviteter er nye eller ændrede")
        if self.changed and self.unchanged:
            return f"{new}, og {danish.count(self.unchanged, 'er', 'er')} som før."
        if self.changed:
            return f"{new}."
        return f"{danish.count(self.unchanged, 'aktivitet', 'aktiviteter')} er som før." if self.unchanged else ""


NO_ACTIVITIES = ActivityChanges()


def _state_words(one: ActivityRow | Activity) -> str:
    return f"{one.state.value} fra {danish.day(one.on)}"


def stated_words(one: Activity) -> str:
    """Write what a kept import says of an activity: its id and state."""
    return f"{one.target}: {_state_words(one)}"


def activity_changes(
    new: Import, kept: Activities, plans: Mapping[str, Plan], today: date | None = None
) -> ActivityChanges:
    """Hold what a file says of activities against what was said last. Raises StoreError."""
    today = today or datetime.now(UTC).astimezone().date()
    issues: list[Issue] = []
    changed: list[ActivityChange] = []
    unchanged = 0
    newest = {plan: kept.newest(plan) for plan in dict.fromkeys(row.plan for row in new.activities)}
    for row in new.activities:
        asked = _activities_of(plans.get(row.plan))
        before = newest[row.plan].get(row.target)
        if row.target not in asked:
            issues.append(_unknown(row, plans.get(row.plan)))
        elif before is not None and (before.state, before.on, before.evidence) == (row.state, row.on, row.evidence):
            unchanged += 1
        elif row.on > today:
            issues.append(Issue(*row.place, f"{not_yet(row.on)}; rækken er ikke brugt", Severity.ERROR))
        else:
            changed.append(ActivityChange(row, asked[row.target], before))
    return ActivityChanges(tuple(changed), unchanged, tuple(dict.fromkeys(issues)))


def not_yet(on: date) -> str:
    """Say that a day from which a state is to count has not come."""
    return f"{danish.day(on)} er ikke kommet endnu: skriv, hvor langt I er i dag"


def _activities_of(plan: Plan | None) -> dict[str, str]:
    """Return the titles of a plan's activities, by id."""
    targets = plan.targets if plan else ()
    return {one.id: one.title for one in targets if isinstance(one.goal, goals.Activity)}


def _unknown(row: ActivityRow, plan: Plan | None) -> Issue:
    if plan is None:
        problem = "arket hører til en plan, Pejling ikke kender; arkets aktiviteter er ikke brugt"
        return Issue(row.place.sheet, "", problem, Severity.ERROR)
    problem = f"planen '{plan.title}' har ingen aktivitet med det id; rækken er ikke brugt"
    return Issue(*row.place, problem, Severity.ERROR)


def with_changed(new: Import, found: ActivityChanges, by: str = "") -> Import:
    """Return an import as it is to be kept: of activities only what changes, said by `by` where that is known."""
    rows = tuple(dataclasses.replace(one.row, by=by) for one in found.changed)
    return dataclasses.replace(new, activities=rows)
