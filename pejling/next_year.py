"""The next plan begun from this one: what goes on, what ends, and the levels as they stood when this one ended."""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-–/])(\d\d))?(?!\d)")  # also 2020-21 and 2020/21
_YEAR_MONTHS = 12
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
    """Begin the next plan: from the day after the old one's last, as many months as that.

    old:  with the levels in force at its end (see `plan_versions.plan_in_force`).
    also: ids of focus areas that go on although their last year is over; how long is then left open.
    Facts are left out: they are last year's. References are kept with the old plan's title before them.
    """
    starts, last = old.ends + timedelta(days=1), _later(old.ends, months_of(old))
    ends = tuple(area for area in old.focus_areas if area.to_year is not None and area.to_year < starts.year)
    left_out = tuple(area for area in ends if area.id not in also)
    goes_on = [
        replace(area, to_year=None) if area in ends else area for area in old.focus_areas if area not in left_out
    ]
    new = replace(
        old,
        id=_next(old.id, old, (starts, last)),
        title=_next(old.title, old, (starts, last)),
        starts=starts,
        ends=last,
        adopted=None,
        source=f"Udkast lavet af {old.title} ({old.id}) i Pejling; ikke vedtaget",
        context=(),
        draft=True,
        focus_areas=tuple(_area(area, old) for area in goes_on),
    )
    return Draft(new, old, left_out)


def months_of(plan: Plan) -> int:
    """Return how many months a plan lasts, and so how far dates are moved. One that is not whole months is rounded."""
    after = plan.ends + timedelta(days=1)
    return max(1, (after.year - plan.starts.year) * _YEAR_MONTHS + after.month - plan.starts.month)


def _area(area: FocusArea, old: Plan) -> FocusArea:
    last = date(area.to_year, 12, 31) if area.to_year else date.max
    targets = tuple(_target(target, old, last) for target in area.targets)
    return replace(area, targets=targets, context=(), reference=_reference(area.reference, old))


def _target(target: Target, old: Plan, last: date) -> Target:
    """Move a target's time as far as the plan's, but not past `last`; one whose time is not over goes on as it is."""
    kept = replace(target, reference=_reference(target.reference, old))
    if target.due is not None and target.due > old.ends:
        return kept
    months = months_of(old)
    starts, due = target.starts and _later(target.starts, months), target.due and min(_later(target.due, months), last)
    moved = replace(kept, starts=starts, due=due)
    if not is_change(target.goal):
        return moved
    # A change starts from as much later; the value and the level written in the plan belong to the old start.
    period = target.baseline.period if target.baseline else None
    baseline = Baseline(period + period.frequency.per_year * months // _YEAR_MONTHS) if period else Baseline()
    return replace(moved, baseline=baseline, stated_level=None, stated_change=None)


def _reference(reference: str, old: Plan) -> str:
    return f"{old.title}: {reference}" if reference and not old.draft else reference


def _later(day: date, months: int) -> date:
    """Return the same day so many months on; the last day of a month stays the last."""
    year, month = divmod(day.year * _YEAR_MONTHS + day.month - 1 + months, _YEAR_MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    at_the_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_the_end else min(day.day, last))


def _next(text: str, old: Plan, new: tuple[date, date]) -> str:
    """Write the new plan's years in the place of the old one's, also of 2020-21; after the text where there are none.

    new: its first and last day.
    """
    starts, ends = new
    years = {year: year + starts.year - old.starts.year for year in range(old.starts.year, old.ends.year)}
    years[old.ends.year] = ends.year

    def moved(found: re.Match[str]) -> str:
        year, between, short = int(found[1]), found[2] or "", found[3] or ""
        tail = years.get(year // 100 * 100 + int(short)) if short else None
        return f"{years.get(year, year)}{between}{short if tail is None else f'{tail % 100:02}'}"

    if any(int(found[1]) in years for found in _YEAR.finditer(text)):
        return _YEAR.sub(moved, text)
    span = f"{starts.year}-{ends.year}" if starts.year < ends.year else f"{starts.year}"
    return f"{text}-{span}" if text == old.id else f"{_YEAR.sub('', text).strip()} {span}"


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
