"""The year before a plan's time: what the grey line of a target's chart shows, and whether there is one."""

from __future__ import annotations

from itertools import pairwise

from pejling.follow_up import Line
from pejling.periods import Period
from pejling.series import Observation


def year_before(line: Line) -> tuple[Observation, ...]:
    """Return an observation for every period of that year that is known, holes included.

    It is empty where no two neighbours have a value: one figure alone draws no line, and is not to be spoken of as one.
    """
    aim, series = line.assessment.aim, line.series
    if series is None or aim is None:
        return ()
    frequency = aim.span.due.frequency
    starts = Period.containing(frequency, line.plan.starts)
    found = series.in_row(starts + -frequency.per_year, aim.span.due + -frequency.per_year)
    drawn = any(one.value is not None and after.value is not None for one, after in pairwise(found))
    return found if drawn else ()
