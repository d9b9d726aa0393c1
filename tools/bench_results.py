"""What a benchmark found, and how it is printed: Pejling beside its baseline, and whether the aim is met."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_ENOUGH_FOR_P95 = 15
_P95 = 0.95


@dataclass(frozen=True)
class Measured:
    """One thing measured on both sides, in a unit. `decimals` are those it is printed with."""

    name: str
    unit: str
    ours: Sequence[float]
    baseline: Sequence[float]
    decimals: int = 0

    @property
    def median(self) -> float:
        """Pejling's median."""
        return statistics.median(self.ours)

    @property
    def ratio(self) -> float:
        """Pejling's median as a part of the baseline's."""
        return self.median / statistics.median(self.baseline)

    @property
    def difference(self) -> float:
        """How much larger Pejling's median is than the baseline's."""
        return self.median - statistics.median(self.baseline)


@dataclass(frozen=True)
class Aim:
    """What a benchmark is to reach, in words, and whether it does."""

    words: str
    met: bool


@dataclass(frozen=True)
class Result:
    """A benchmark's outcome: what Pejling and the baseline were, what was measured, and the aims."""

    title: str
    ours: str
    baseline: str
    measured: tuple[Measured, ...]
    aims: tuple[Aim, ...]


def percentile_95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not pass (nearest rank)."""
    return sorted(values)[math.ceil(_P95 * len(values)) - 1]


def as_text(found: Result) -> str:
    """Write a result as a table of text, its aims below."""
    lines = [
        found.title,
        f"    Pejling:  {found.ours}",
        f"    baseline: {found.baseline}",
        f"    {'':<40}{'Pejling':>12}{'baseline':>12}{'ratio':>8}{'difference':>14}",
    ]
    for one in found.measured:
        count = f"{one.name}, median of {len(one.ours)}"
        lines.append(_line(count, statistics.median(one.ours), statistics.median(one.baseline), one))
        if min(len(one.ours), len(one.baseline)) >= _ENOUGH_FOR_P95:
            lines.append(_line(f"{one.name}, p95", percentile_95(one.ours), percentile_95(one.baseline), one))
    lines += [f"    aim: {aim.words}: {'met' if aim.met else 'MISSED'}" for aim in found.aims]
    return "\n".join(lines)


def _line(name: str, ours: float, baseline: float, one: Measured) -> str:
    shown = [f"{value:.{one.decimals}f} {one.unit}" for value in (ours, baseline)]
    difference = f"{ours - baseline:+.{one.decimals}f} {one.unit}"
    return f"    {name:<40}{shown[0]:>12}{shown[1]:>12}{ours / baseline:>8.2f}{difference:>14}"
