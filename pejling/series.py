"""Time series: one indicator in one area for one group, period by period. Knows nothing of targets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from pejling.areas import Area
from pejling.indicators import Indicator
from pejling.periods import Period

# A group is a breakdown as ordered (dimension, category) pairs; empty means everybody.
Group = tuple[tuple[str, str], ...]


class Mark(Enum):
    """What is known of an observation beside its value."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


def slug(text: str) -> str:
    """Write a dimension or category in short ascii: "A-dagpenge" a-dagpenge, "Kontanthjælp" kontanthjaelp."""
    folded = text.strip().lower()
    for letter, ascii_letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e"), ("ü", "u"), ("ö", "o")):
        folded = folded.replace(letter, ascii_letters)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def group_of(pairs: dict[str, str]) -> Group:
    """Make a group from dimension and category in any spelling; sorted, so that equal groups are equal."""
    return tuple(sorted((slug(dimension), slug(category)) for dimension, category in pairs.items()))


def group_id(group: Group) -> str:
    """Write a group as one text: visitation=uddannelsesparat; several joined by ';'; empty for everybody."""
    return ";".join(f"{dimension}={category}" for dimension, category in group)


def group_from_id(text: str) -> Group:
    """Read what `group_id` wrote."""
    pairs = (part.split("=", 1) for part in text.split(";") if part)
    return tuple((dimension, category) for dimension, category in pairs)


@dataclass(frozen=True, slots=True)
class Observation:
    """A period's value. `value` is None where suppressed or missing, never 0 in its place.

    numerator and denominator are the counts a rate divides, in persons, where they are known.
    """

    period: Period
    value: float | None
    mark: Mark
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Observations of one frequency, in time order, one a period at most.

    reconstructed: True where the figures were loaded after the day they are asked for, so that today's
    figures stand in for what was known then.
    """

    indicator: Indicator
    area: Area
    group: Group
    observations: tuple[Observation, ...]
    reconstructed: bool = False

    @property
    def settled(self) -> tuple[Observation, ...]:
        """Observations with a final value."""
        return self._where(lambda one: one.mark is Mark.FINAL and one.value is not None)

    @property
    def published(self) -> tuple[Observation, ...]:
        """Observations with a value, provisional ones included."""
        return self._where(lambda one: one.value is not None)

    @property
    def newest(self) -> Observation | None:
        """The newest observation with a value, provisional or not."""
        return self.published[-1] if self.published else None

    @property
    def newest_settled(self) -> Observation | None:
        """The newest observation with a final value."""
        return self.settled[-1] if self.settled else None

    def at(self, period: Period) -> Observation | None:
        """Return the observation of a period, or None."""
        return next((one for one in self.observations if one.period == period), None)

    def in_row(self, first: Period, last: Period) -> tuple[Observation, ...]:
        """Return an observation for every period between the first and last known ones of a window; gaps as missing."""
        known = {one.period.number: one for one in self.observations}
        numbers = [number for number in known if first.number <= number <= last.number]
        row = range(min(numbers), max(numbers) + 1) if numbers else range(0)
        return tuple(known.get(at) or Observation(Period(first.frequency, at), None, Mark.MISSING) for at in row)

    def between(self, first: Period, last: Period) -> tuple[Observation, ...]:
        """Return settled observations from `first` to `last`, both inclusive."""
        return tuple(one for one in self.settled if first <= one.period <= last)

    def _where(self, keep: Callable[[Observation], bool]) -> tuple[Observation, ...]:
        return tuple(one for one in self.observations if keep(one))
