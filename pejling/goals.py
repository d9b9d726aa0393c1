"""What a target may ask for, and the level that follows from it. Knows nothing of plans.

Formulas: docs/method.md, section 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pejling.units import Unit

FULL = 100.0  # per cent


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The value is to be this level or higher."""

    level: float


@dataclass(frozen=True, slots=True)
class AtMost:
    """The value is to be this level or lower."""

    level: float


@dataclass(frozen=True, slots=True)
class ChangePoints:
    """A rate is to change by this many percentage points from its baseline."""

    points: float


@dataclass(frozen=True, slots=True)
class ChangePercent:
    """The value is to change by this many per cent of its baseline."""

    percent: float


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """A count is to change by this many from its baseline."""

    count: float


@dataclass(frozen=True, slots=True)
class Improve:
    """The value is to improve; the plan sets no level."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something is to be done; there is no figure to reach."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """The plan says that the level is set later."""


@dataclass(frozen=True, slots=True)
class Unmeasurable:
    """As worded, nothing can be measured."""


Change = ChangePoints | ChangePercent | ChangeCount
Threshold = AtLeast | AtMost
Goal = Threshold | Change | Improve | Activity | Undecided | Unmeasurable


def threshold(level: float, direction: int) -> Threshold:
    """Return the goal of a level that higher values meet (direction 0 or 1), or lower ones (-1)."""
    return AtMost(level) if direction < 0 else AtLeast(level)


# The key in a plan file is the kind.
WITH_NUMBER: dict[str, Callable[[float], Goal]] = {
    "at_least": AtLeast,
    "at_most": AtMost,
    "change_points": ChangePoints,
    "change_percent": ChangePercent,
    "change_count": ChangeCount,
}
WITHOUT_NUMBER: dict[str, Callable[[], Goal]] = {
    "direction_only": Improve,
    "activity": Activity,
    "not_set": Undecided,
    "not_measurable": Unmeasurable,
}


def is_change(goal: Goal) -> bool:
    """True for goals that start from a baseline."""
    return isinstance(goal, ChangePoints | ChangePercent | ChangeCount)


def has_level(goal: Goal) -> bool:
    """True for goals from which a level follows."""
    return isinstance(goal, AtLeast | AtMost) or is_change(goal)


def level_of(goal: Goal, baseline: float | None) -> float | None:
    """Return the level a goal asks for, unrounded, in the indicator's unit; None where none follows.

    A change needs its baseline (same unit); a relative change of 0 is undefined and gives None.
    """
    match goal:
        case AtLeast(level) | AtMost(level):
            return level
        case ChangePoints(points) if baseline is not None:
            return baseline + points
        case ChangePercent(percent) if baseline:
            return baseline * (1 + percent / FULL)
        case ChangeCount(count) if baseline is not None:
            return max(0.0, baseline + count)
    return None


def baseline_from(goal: Goal, level: float) -> float | None:
    """Return the baseline that a change and its resulting level imply; None where there is none."""
    match goal:
        case ChangePoints(points):
            return level - points
        case ChangePercent(percent) if percent != -FULL:
            return level / (1 + percent / FULL)
        case ChangeCount(count):
            return level - count
    return None


def direction(goal: Goal, improvement: int) -> int:
    """Return 1 where higher values meet the goal, -1 where lower do, else the indicator's own direction."""
    match goal:
        case AtLeast():
            return 1
        case AtMost():
            return -1
        case ChangePoints(amount) | ChangePercent(amount) | ChangeCount(amount):
            return 1 if amount > 0 else -1
    return improvement


def _half_step(written: float) -> float:
    """Return half of the last decimal a number is written with: 0.5 for 26, 0.05 for 3.7."""
    decimals = max(0, -int(Decimal(repr(float(written))).normalize().as_tuple().exponent))
    return float(Decimal("0.5").scaleb(-decimals))


def agree(goal: Goal, baseline: float, level: float, unit: Unit) -> bool:
    """True where baseline plus change gives the stated level, within what the written decimals leave open."""
    resulting = level_of(goal, baseline)
    if resulting is None:
        return False
    slack = _half_step(level) + unit.grid / 2
    match goal:
        case ChangePercent(percent):
            slack += abs(baseline) / FULL * _half_step(percent)
        case ChangePoints(change) | ChangeCount(change):
            slack += _half_step(change)
    return abs(resulting - level) <= slack + 1e-9
