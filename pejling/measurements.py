"""What a target's measurement rule makes of a series so far, and what the rest would have to be.

Formulas: docs/method.md, section 3. All values in the indicator's unit; periods are of the indicator's frequency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pejling.goals import FULL
from pejling.periods import Frequency, Period
from pejling.plans import Measured
from pejling.series import Observation, Series
from pejling.units import Unit, total, weighted_mean

ROLLING_YEAR = 12  # months
_SAME = 1e-9  # a difference smaller than this is floating point


@dataclass(frozen=True, slots=True)
class Span:
    """The periods that count for a result, both inclusive; `due` is the last one."""

    first: Period
    due: Period

    @property
    def length(self) -> int:
        """How many periods count."""
        return self.due - self.first + 1


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measurement rule applied to what is settled.

    value:     the result so far (the due period's value, the average, the sum, the worst month); None before any.
    known:     settled periods that count, of `needed`; `left` are still to come (a hidden one is neither).
    weighted:  True where an average is weighted by denominators.
    complete:  True where nothing more will come.
    required:  what each remaining period must be on average; None where the rule has no such figure.
    decided:   True or False where the result can no longer change sides of the level; None while it can.
    people:    how many the cohort so far counts, where denominators are known.
    """

    value: float | None
    known: int
    needed: int
    left: int = 0
    weighted: bool = False
    complete: bool = False
    required: float | None = None
    decided: bool | None = None
    people: float | None = None


def span_of(measured: Measured, frequency: Frequency, starts: date, due: date) -> Span:
    """Return the periods that count. For rolling 12 they end at the due date whatever the plan's start."""
    last = Period.containing(frequency, due)
    if measured is Measured.END:
        return Span(last, last)
    if measured is Measured.ROLLING_12 and not frequency.rolling:
        return Span(last + (1 - ROLLING_YEAR * frequency.per_year // ROLLING_YEAR), last)
    if frequency.rolling:
        return Span(last, last)
    return Span(Period.containing(frequency, starts), last)


def meets(value: float, level: float, direction: int) -> bool:
    """True where a value meets a level; equal counts as met. direction is 1 for at least, -1 for at most."""
    return direction * (value - level) >= -_SAME


@dataclass(frozen=True, slots=True)
class Aim:
    """What a series is held against: a level (None where there is none), which side meets it, rule and periods."""

    level: float | None
    direction: int
    measured: Measured
    span: Span

    def until(self, last: Period) -> Aim:
        """Return the same aim if its time ended with `last`."""
        return replace(self, span=Span(self.span.first, last))


def is_sum(unit: Unit, aim: Aim) -> bool:
    """True where the result is a sum of the periods that count: no single one of them is held against its level."""
    rolling = aim.measured is Measured.ROLLING_12 and unit.additive and aim.span.length > 1
    return rolling or aim.measured is Measured.SUM


def measure(series: Series, aim: Aim) -> Measurement:
    """Apply a measurement rule to the settled observations that count."""
    settled = series.between(aim.span.first, aim.span.due)
    newest = series.newest_settled
    complete = newest is not None and aim.span.due <= newest.period and bool(settled)
    found = _so_far(series, settled, aim)
    if not complete:
        return replace(found, left=_left(aim.span, newest))
    hidden = found.known < found.needed and aim.measured in {Measured.SUM, Measured.EVERY_MONTH}
    met = None if aim.level is None or found.value is None else meets(found.value, aim.level, aim.direction)
    # A month that is hidden is not zero: a sum or a minimum is known only where it cannot matter.
    return replace(found, complete=True, required=None, decided=found.decided if hidden else met)


def _left(span: Span, newest: Observation | None) -> int:
    return span.length if newest is None or newest.period < span.first else max(0, span.due - newest.period)


def _so_far(series: Series, settled: tuple[Observation, ...], aim: Aim) -> Measurement:
    values = [one.value for one in settled if one.value is not None]
    if not values:
        return Measurement(None, 0, aim.span.length)
    if aim.span.length == 1:
        return Measurement(values[0], 1, 1)
    if aim.measured is Measured.EVERY_MONTH:
        return _every(values, aim)
    if is_sum(series.indicator.unit, aim):
        return _sum(total(values, series.indicator.unit), len(values), aim, _left(aim.span, series.newest_settled))
    return _average(series, settled, values, aim)


def _sum(so_far: float, known: int, aim: Aim, left: int) -> Measurement:
    found = Measurement(so_far, known, aim.span.length)
    if aim.level is None:
        return found
    passed = so_far >= aim.level if aim.direction > 0 else so_far > aim.level
    required = max(0.0, (aim.level - so_far) / left) if left else None
    return replace(found, required=required, decided=aim.direction > 0 if passed else None)


def _every(values: list[float], aim: Aim) -> Measurement:
    worst = min(values) if aim.direction > 0 else max(values)
    missed = aim.level is not None and not meets(worst, aim.level, aim.direction)
    return Measurement(worst, len(values), aim.span.length, required=aim.level, decided=False if missed else None)


def _average(series: Series, settled: tuple[Observation, ...], values: list[float], aim: Aim) -> Measurement:
    """Average weighted by denominators where all are known."""
    unit = series.indicator.unit
    denominators = [one.denominator for one in settled if one.denominator]
    weighted = unit.is_rate and len(denominators) == len(values)
    weights = denominators if weighted else [1.0] * len(values)
    average = weighted_mean(values, weights)
    found = Measurement(
        average, len(values), aim.span.length, weighted=weighted, people=sum(weights) if weighted else None
    )
    left = _left(aim.span, series.newest_settled)
    if aim.level is None or not left:
        return found
    rest = left * weight_to_come(weights, aim.measured)
    required = (aim.level * (sum(weights) + rest) - average * sum(weights)) / rest
    return replace(found, required=required, decided=_out_of_reach(required, aim.direction, rate=unit.is_rate))


def weight_to_come(weights: Sequence[float], measured: Measured) -> float:
    """Return what each period to come weighs, from the weights known, oldest first; 1 where none are.

    It is as the newest: persons are counted on that denominator, too, and what is asked of the rest must be enough to
    reach the level on it. Cohorts differ from month to month and weigh as they have done on average.
    """
    if not weights:
        return 1.0
    return sum(weights) / len(weights) if measured is Measured.COHORT else weights[-1]


def _out_of_reach(required: float, direction: int, *, rate: bool) -> bool | None:
    """Say whether even the lowest or highest rest there can be leaves the average on one side of the level."""
    if required < 0 or (required == 0 and direction > 0):
        return direction > 0
    if rate and (required > FULL or (required == FULL and direction < 0)):
        return direction < 0
    return None
