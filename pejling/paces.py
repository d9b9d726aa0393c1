"""What a level still takes: a month at a time, season removed, or on average over what remains."""

from __future__ import annotations

from dataclasses import dataclass

from pejling.measurements import Aim, Measurement, is_sum
from pejling.periods import Frequency
from pejling.plans import Measured
from pejling.seasons import season_of
from pejling.series import Series


@dataclass(frozen=True, slots=True)
class Pace:
    """What is still needed, in the indicator's unit.

    left:         periods from the newest settled one to the due one (for averages and sums: those not yet known).
    per_period:   change needed a period, as is; for rules that look at the due period.
    unseasonal:   the same with the season removed, a month; None without enough history.
    by_itself:    what the calendar normally adds until the due month; None as above.
    required:     what each remaining period must be on average; for averages, sums and every month.
    is_average:   the result is an average of the periods, so that a single one of them says little of it.
    """

    left: int
    per_period: float | None = None
    unseasonal: float | None = None
    by_itself: float | None = None
    required: float | None = None
    is_average: bool = False


def pace_of(series: Series, national: Series | None, aim: Aim, found: Measurement) -> Pace | None:
    """Return what a level still takes; None where there is no level, nothing settled, or nothing left of the time."""
    newest = series.newest_settled
    if aim.level is None or newest is None or newest.value is None or found.complete:
        return None
    if aim.span.length > 1:
        is_average = aim.measured is not Measured.EVERY_MONTH and not is_sum(series.indicator.unit, aim)
        return Pace(found.left, required=found.required, is_average=is_average)
    left = aim.span.due - newest.period
    if left <= 0:
        return None
    as_is = (aim.level - newest.value) / left
    season = season_of(series, national) if series.indicator.frequency is Frequency.MONTH else None
    if season is None:
        return Pace(left, as_is)
    return Pace(left, as_is, season.pace(aim.level, aim.span.due), season.by_itself(aim.span.due))
