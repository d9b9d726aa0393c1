"""Next year's plan begun from this one: what goes on, what ends, and the levels as they stood when this one ended."""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pejling.errors import StoreError
from pejling.goals import Threshold, is_change
from pejling.plan_files import Surroundings, load_plan
from pejling.plan_versions import with_goals
from pejling.plan_writing import plan_toml
from pejling.plans import Baseline, FocusArea, Plan, Target
from pejling.store.files import keep, reason_of

LABEL = "Udkast – ikke vedtaget"
FOLDER = "plans"  # in the store's folder
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGEST = 6  # characters; two people's drafts differ, the same draft twice is one file


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan begun from another.

    plan:     the new plan; its id is not yet its own.
    ends:     focus areas of the old plan that are left out, since their last year is over.
    """

    plan: Plan
    old: Plan
    ends: tuple[FocusArea, ...]


def begin(old: Plan, also: Collection[str] = ()) -> Draft:
    """Begin next year's plan. `old` has the levels in force at its end (see `plan_versions.plan_in_force`).

    also: ids of focus areas that go on although their last year is over; how long is then left open.
    Facts are left out: they are last year's. References are kept with the old plan's title before them.
    """
    year = old.ends.year + 1
    ends = tuple(area for area in old.focus_areas if area.to_year is not None and area.to_year < year)
    left_out = tuple(area for area in ends if area.id not in also)
    goes_on = [
        replace(area, to_year=None) if area in ends else area for area in old.focus_areas if area not in left_out
    ]
    new = replace(
        old,
        id=_next(old.id, old, year),
        title=_next(old.title, old, year),
        starts=_a_year_on(old.starts),
        ends=_a_year_on(old.ends),
        adopted=None,
        source=f"Udkast lavet af {old.title} ({old.id}) i Pejling; ikke vedtaget",
        context=(),
        draft=True,
        focus_areas=tuple(_area(area, old) for area in goes_on),
    )
    return Draft(new, old, left_out)


def _area(area: FocusArea, old: Plan) -> FocusArea:
    targets = tuple(_target(target, old) for target in area.targets)
    return replace(area, targets=targets, context=(), reference=_reference(area.reference, old))


def _target(target: Target, old: Plan) -> Target:
    moved = replace(
        target,
        starts=target.starts and _a_year_on(target.starts),
        due=target.due and _a_year_on(target.due),
        reference=_reference(target.reference, old),
    )
    if not is_change(target.goal):
        return moved
    # A change starts from a year later; the value and the level written in the plan belong to the old start.
    period = target.baseline.period if target.baseline else None
    baseline = Baseline(period + period.frequency.per_year) if period else Baseline()
    return replace(moved, baseline=baseline, stated_level=None, stated_change=None)


def _reference(reference: str, old: Plan) -> str:
    return f"{old.title}: {reference}" if reference and not old.draft else reference


def _a_year_on(day: date) -> date:
    last = calendar.monthrange(day.year + 1, day.month)[1]
    at_the_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + 1, day.month, last if at_the_end else min(day.day, last))


def _next(text: str, old: Plan, year: int) -> str:
    """Write the new year in the place of the old one; after the text where there is none."""
    if str(old.ends.year) in text:
        return text.replace(str(old.ends.year), str(year))
    return f"{text}-{year}" if text == old.id else f"{_YEAR.sub('', text).strip()} {year}"


def save(draft: Draft, goals: Mapping[str, Threshold], store_folder: Path, known: Surroundings) -> Plan:
    """Keep a draft, with these levels where they differ, and return the plan as it is read back.

    The plan's id is the old one's with the new year and a mark of what it holds, so that two people's drafts do not
    meet. Raises ContentError where it cannot be used, StoreError where it cannot be kept; nothing is there then.
    """
    text = draft_toml(draft, goals)
    id_ = f"{draft.plan.id}-udkast-{hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]}"
    file = store_folder / FOLDER / f"{id_}.toml"

    def write(partial: Path) -> None:
        partial.write_text(text, encoding="utf-8")
        load_plan(partial, known)  # what cannot be read back is not kept

    try:
        keep(file, write)
    except OSError as error:
        problem = f"udkastet kunne ikke gemmes i {file.parent}: {reason_of(error)}. Intet er ændret"
        raise StoreError(problem) from error
    return load_plan(file, known)


def draft_toml(draft: Draft, goals: Mapping[str, Threshold]) -> str:
    """Return the text of a draft's file."""
    made_of = f"Lavet af {draft.old.title} ({draft.old.id}) i Pejling."
    remark = f"{LABEL}. {made_of}\nSæt adopted til dagen, og slet linjen draft, når planen er vedtaget."
    return plan_toml(with_goals(draft.plan, goals), remark)
