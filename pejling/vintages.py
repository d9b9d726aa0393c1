"""A plan's figures as they stood at the ends of the months since it began (docs/method.md, section 5).

A status is worked out from them, so that it does not depend on who looked when.
"""

from __future__ import annotations

from datetime import date

from pejling.figures import Figures
from pejling.periods import Frequency, Period
from pejling.plans import Plan

_MOST = 36  # months


def vintage_days(plan: Plan, as_of: date) -> tuple[date, ...]:
    """Return the last days of the months from the plan's first one until `as_of` or its end, exclusive of `as_of`."""
    first = Period.containing(Frequency.MONTH, plan.starts)
    ends = ((first + months).end for months in range(_MOST))
    return tuple(end for end in ends if end < as_of and end <= plan.ends)


def earlier_figures(plan: Plan, figures: Figures) -> tuple[tuple[date, Figures], ...]:
    """Return a plan's figures at each of those days before theirs, oldest first; none for a day with nothing new."""
    found: list[tuple[date, Figures]] = []
    for day in vintage_days(plan, figures.as_of):
        seen = figures.on(day)
        if not found or not seen.same_as(found[-1][1]):
            found.append((day, seen))
    return tuple(found)
