"""What to know of a target beside its status: where it is just now, and what its figures cannot bear."""

from __future__ import annotations

from collections.abc import Iterator

from pejling.gaps import noise_limit
from pejling.measurements import is_sum, meets
from pejling.periods import Frequency
from pejling.series import Mark
from pejling.status_rules import Case
from pejling.statuses import Marker

_SMALL = 30  # persons in the denominator
_LONG = 12  # months from data to due date


def markers_of(case: Case) -> tuple[Marker, ...]:
    """Return the markers of a target, the ones about its level first."""
    return (*_level_markers(case), *_direction_markers(case), *_data_markers(case))


def _level_markers(case: Case) -> Iterator[Marker]:
    newest, level = case.series.newest_settled, case.aim.level
    if newest is None or newest.value is None or level is None or case.resolved.problem or case.found.complete:
        return  # no level, or no "now": the result is there
    if is_sum(case.series.indicator.unit, case.aim):
        return  # no single period can be at the level of a sum
    if meets(newest.value, level, case.aim.direction):
        yield Marker.AT_LEVEL
    else:
        yield Marker.BELOW_LEVEL if case.aim.direction > 0 else Marker.ABOVE_LEVEL


def _direction_markers(case: Case) -> Iterator[Marker]:
    before, now = case.means
    newest = case.series.newest_settled
    if before is None or now is None or newest is None:
        return
    limit = noise_limit(newest, case.series.indicator.unit)
    if limit is not None and abs(now - before) < limit:
        yield Marker.WITHIN_NOISE
    elif now != before:
        yield Marker.RISING if now > before else Marker.FALLING


def _data_markers(case: Case) -> Iterator[Marker]:
    series = case.series
    newest, settled = series.newest, series.newest_settled
    if newest is not None and newest.mark is Mark.PROVISIONAL and not case.found.complete:
        yield Marker.PROVISIONAL
    if series.reconstructed:
        yield Marker.RECONSTRUCTED
    if case.resolved.revised:
        yield Marker.REVISED_BASELINE
    wanted = case.target.baseline.period if case.target.baseline else None
    if case.resolved.baseline_from is not None and case.resolved.baseline_from.period != wanted:
        yield Marker.EARLIER_BASELINE
    if case.target.assumption:
        yield Marker.ASSUMED
    if settled is None:
        return
    year_before = settled.period + -series.indicator.frequency.per_year
    if series.indicator.break_between(year_before, max(settled.period, case.aim.span.due, key=lambda one: one.number)):
        yield Marker.BREAK
    if series.indicator.unit.is_rate and settled.denominator is not None and settled.denominator < _SMALL:
        yield Marker.SMALL_GROUP
    if series.indicator.frequency is Frequency.MONTH and case.aim.span.due - settled.period > _LONG:
        yield Marker.LONG_HORIZON
