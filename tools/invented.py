"""Invented figures: level, season and chance, the same at every run, and never anybody's real ones."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from pejling.period_spellings import parse_period
from pejling.periods import Frequency, Period

LABEL = "Eksempeldata – opdigtede tal"
NOTES = (
    "Tallene er opdigtede og vises kun som eksempel",
    "- : Tallet er diskretioneret eller findes ikke",
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
LEAST_SHOWN = 3  # 1 and 2 persons are hidden, and none is written as nothing


@dataclass(frozen=True)
class Place:
    """An area: how many times Hvidovre's size it is, and how much higher its rates lie, in percentage points."""

    name: str
    size: float = 1.0
    offset: float = 0.0

    @property
    def roughness(self) -> float:
        """How much chance moves its figures, against Hvidovre's: small places jump, the country hardly moves."""
        return min(3.0, 1 / math.sqrt(self.size))


HVIDOVRE = Place("Hvidovre")
COUNTRY = Place("Hele landet", 120, 0.4)
# The three neighbours, and six more of the hovedstadskommuner.
PLACES = (
    COUNTRY, HVIDOVRE, Place("Brøndby", 1.1, -1.6), Place("København", 14, 2.1), Place("Rødovre", 0.7, 0.9),
    Place("Albertslund", 0.9, -2.3), Place("Ballerup", 0.9, 1.3), Place("Dragør", 0.09, 3.0),
    Place("Glostrup", 0.5, -0.7), Place("Herlev", 0.55, 1.8), Place("Tårnby", 0.6, -3.1),
)  # fmt: skip

FLAT = (0.0,) * 12


@dataclass(frozen=True)
class Course:
    """How a figure goes: straight lines between points (month, level), a season by calendar month, and chance.

    season and noise are in the figure's unit; noise is the most that chance adds or takes away in Hvidovre.
    """

    points: tuple[tuple[str, float], ...]
    season: tuple[float, ...] = FLAT
    noise: float = 0.0

    def value(self, name: str, when: Period, roughness: float = 1.0) -> float:
        """Return a period's final value, unrounded. The same name and period always give the same."""
        month = Period.containing(Frequency.MONTH, when.end)
        chance = self.noise * roughness * spread(f"{name} {when.id}")
        return self._level(month.number) + self.season[month.position - 1] + chance

    def _level(self, number: int) -> float:
        points = [(parse_period(month).number, level) for month, level in self.points]
        here = bisect_right(points, (number, float("inf")))
        for (start, low), (end, high) in pairwise(points[max(0, here - 1) : here + 1]):
            return low + (high - low) * (number - start) / (end - start)
        return points[min(here, len(points) - 1)][1]


def spread(name: str) -> float:
    """Return a number from -1 to 1 that belongs to a name, and mostly lies near 0."""
    drawn = Random(name)  # noqa: S311 - invented figures, no secrets
    return sum(drawn.random() for _ in range(3)) / 1.5 - 1


def as_registered(final: float, when: Period, newest: Period, missing: tuple[float, ...]) -> float:
    """Return what of a final value is registered at first; `missing` is the share not yet in, newest period first."""
    age = newest - when
    return final * (1 - missing[age]) if age < len(missing) else final


def span(first: str, last: str) -> Iterator[Period]:
    """Yield the periods from first to last, both inclusive."""
    period, end = parse_period(first), parse_period(last)
    while period <= end:
        yield period
        period += 1


def site_month(when: Period) -> str:
    """Write a month as Jobindsats' pages do: Jan 2020."""
    return f"{_MONTHS[when.position - 1].capitalize()} {when.year}"


def shown(persons: float) -> int | str:
    """Write a count as it is published: 1 and 2 are hidden, none is nothing."""
    whole = round(persons)
    return whole if whole >= LEAST_SHOWN else "-"


def danish_text(value: float, decimals: int = 0) -> str:
    """Write a number as text with Danish marks: 14.146; 5,3."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
