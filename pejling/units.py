"""Units of measurement, and what may be added. Knows nothing of indicators."""

from __future__ import annotations

from dataclasses import dataclass

from pejling.errors import AdditionError

_FULL, _MOST_COUNTED = 100.0, 1e10


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts. A unit that is not additive is never summed or averaged without weights."""

    id: str
    suffix: str
    singular: str
    difference: str
    decimals: int
    additive: bool

    @property
    def grid(self) -> float:
        """The smallest published step: 0.1 percentage point, 1 person."""
        return float(10**-self.decimals)

    @property
    def is_people(self) -> bool:
        """True for counts of people, which vary by chance as such counts do."""
        return self.id in {"persons", "full_time_persons"}

    @property
    def is_rate(self) -> bool:
        """True for shares in per cent, which lie between 0 and 100."""
        return self.id == "percent"

    @property
    def most(self) -> float:
        """The most that can be: 100 per cent, and more than any count in a country."""
        return _FULL if self.is_rate else _MOST_COUNTED


_ALL = (
    Unit("percent", "pct.", "pct.", "procentpoint", 1, additive=False),
    Unit("persons", "personer", "person", "personer", 0, additive=True),
    Unit("full_time_persons", "fuldtidspersoner", "fuldtidsperson", "fuldtidspersoner", 0, additive=True),
    Unit("courses", "forløb", "forløb", "forløb", 0, additive=True),
    Unit("companies", "virksomheder", "virksomhed", "virksomheder", 0, additive=True),
    Unit("campaigns", "kampagner", "kampagne", "kampagner", 0, additive=True),
    Unit("events", "aktiviteter", "aktivitet", "aktiviteter", 0, additive=True),
    Unit("job_orders", "jobordrer", "jobordre", "jobordrer", 0, additive=True),
    Unit("jobs", "job", "job", "job", 0, additive=True),
    Unit("hours", "timer", "time", "timer", 1, additive=False),
    Unit("weeks", "uger", "uge", "uger", 1, additive=False),
)
UNITS = {unit.id: unit for unit in _ALL}


def total(values: list[float], unit: Unit) -> float:
    """Sum values of an additive unit. Raises AdditionError for rates and averages."""
    if not unit.additive:
        problem = f"tal i {unit.suffix} kan ikke lægges sammen"
        raise AdditionError(problem)
    return sum(values)


def weighted_mean(values: list[float], weights: list[float]) -> float:
    """Return the mean of values weighted by their denominators (same length, weights above zero in sum)."""
    weight = sum(weights)
    if len(values) != len(weights) or weight <= 0:
        raise AdditionError("et gennemsnit af andele kræver en vægt (nævner) for hvert tal")
    return sum(value * share for value, share in zip(values, weights, strict=True)) / weight
