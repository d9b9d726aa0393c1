"""The arithmetic of targets once more, plainly and slowly: dicts and loops, and nothing of the code under test.

Values are in the indicator's unit; months are whole numbers. Source: docs/method.md (quant.md, sections 3.2-3.4).
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction

Months = Mapping[int, float]  # value by month
Stored = Mapping[tuple[str, str, str, int], float | None]  # value by indicator, area, group and month


def level(kind: str, amount: float, baseline: float | None) -> float | None:
    """Return the level a goal comes to, by the key it has in a plan file."""
    if kind in {"at_least", "at_most"}:
        return amount
    if baseline is None:
        return None
    if kind == "change_points":
        return baseline + amount
    if kind == "change_percent":
        return None if baseline == 0 else baseline + baseline * amount / 100
    if kind == "change_count":
        return 0.0 if baseline + amount < 0 else baseline + amount
    return None


def missing(wanted: float, value: float, *, higher_is_better: bool) -> float:
    """Return how far a value is from its level; below zero where it is beyond."""
    return wanted - value if higher_is_better else value - wanted


def persons_missing(wanted: float, value: float, denominator: int, *, higher_is_better: bool) -> int:
    """Return how many more (or fewer) of the denominator are needed, tried one person at a time."""
    numerator = Fraction(str(value)) * denominator / 100
    level_in_persons = Fraction(str(wanted)) * denominator / 100
    moved = 0
    while True:
        now = numerator + moved if higher_is_better else numerator - moved
        if (now >= level_in_persons) if higher_is_better else (now <= level_in_persons):
            return moved
        moved += 1


def average(values: Months, weights: Months | None) -> float:
    """Return the mean of months, weighted by their denominators where these are given."""
    top, bottom = 0.0, 0.0
    for month, value in values.items():
        weight = weights[month] if weights else 1.0
        top += weight * value
        bottom += weight
    return top / bottom


def required_rest(wanted: float, values: Months, weights: Months | None, months: int) -> float:
    """Return what each month left must be, if they weigh as the newest, for the average to be met."""
    known = [weights[month] if weights else 1.0 for month in values]
    rest = [known[-1]] * (months - len(known))
    so_far = sum(weight * value for weight, value in zip(known, values.values(), strict=True))
    return (wanted * (sum(known) + sum(rest)) - so_far) / sum(rest)


def met_by(values: Sequence[float], wanted: float, *, higher_is_better: bool) -> int:
    """Count in how many of the newest 24 months the level was met."""
    newest = list(values)[-24:]
    return len([one for one in newest if (one >= wanted if higher_is_better else one <= wanted)])


def noise(value: float, denominator: float | None) -> float:
    """Return the change that chance makes in one pair of periods out of twenty: of a count, or of a share of n."""
    if denominator is None:
        return 1.96 * math.sqrt(2 * value)
    return 1.96 * math.sqrt(2 * (value / 100) * (1 - value / 100) / denominator) * 100


def newest_of(imports: Sequence[Stored]) -> dict[tuple[str, str, str, int], float | None]:
    """Return what a store should answer after these imports, oldest first: the newest value of each key."""
    found: dict[tuple[str, str, str, int], float | None] = {}
    for one in imports:
        found.update(one)
    return found


def oldest_of(imports: Sequence[Stored]) -> dict[tuple[str, str, str, int], float | None]:
    """Return the first value each key was given."""
    found: dict[tuple[str, str, str, int], float | None] = {}
    for one in imports:
        for key, value in one.items():
            if key not in found:
                found[key] = value
    return found


def gross_steps(values: Sequence[float | None], *, fewest: int, times: int) -> tuple[float, int]:
    """Return the median step between neighbours (0 where there are too few) and how many are more times as large."""
    steps = [abs(b - a) for a, b in itertools.pairwise(values) if a is not None and b is not None]
    if len(steps) < fewest:
        return 0.0, 0
    usual = max(statistics.median(steps), 1.0)
    return usual, sum(step > times * usual for step in steps)
