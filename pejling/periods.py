"""Periods, as Danish registers count them. Knows nothing of figures or files.

A period is whole: a month, a quarter, a half-year, a year, or a year that ends in a given month or quarter
(løbende år). `start` and `end` are dates, both inclusive.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pejling.errors import PeriodError

MONTHS_A_YEAR = 12


class Frequency(Enum):
    """How often a figure is made up; the value is the word used in content files."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ROLLING_YEAR_BY_MONTH = "rolling_year_by_month"
    ROLLING_YEAR_BY_QUARTER = "rolling_year_by_quarter"

    @property
    def per_year(self) -> int:
        """Number of periods that end in one calendar year."""
        return _PER_YEAR[self]

    @property
    def rolling(self) -> bool:
        """True where each period covers twelve months and overlaps the next."""
        return self in {Frequency.ROLLING_YEAR_BY_MONTH, Frequency.ROLLING_YEAR_BY_QUARTER}


_PER_YEAR = {
    Frequency.MONTH: 12,
    Frequency.QUARTER: 4,
    Frequency.HALF_YEAR: 2,
    Frequency.YEAR: 1,
    Frequency.ROLLING_YEAR_BY_MONTH: 12,
    Frequency.ROLLING_YEAR_BY_QUARTER: 4,
}


@dataclass(frozen=True, slots=True)
class Period:
    """One period. `number` counts periods of the frequency since the year 0, by the end of the period."""

    frequency: Frequency
    number: int

    @classmethod
    def of(cls, frequency: Frequency, year: int, position: int = 1) -> Period:
        """Return the period that ends in `year` as number `position` (from 1) of that year."""
        if not 1 <= position <= frequency.per_year:
            problem = f"nr. {position} findes ikke i et år med {frequency.per_year} perioder"
            raise PeriodError(problem)
        return cls(frequency, year * frequency.per_year + position - 1)

    @classmethod
    def containing(cls, frequency: Frequency, day: date) -> Period:
        """Return the period in which `day` lies (for rolling years: the one ending in day's month or quarter)."""
        months = MONTHS_A_YEAR // frequency.per_year
        return cls.of(frequency, day.year, (day.month - 1) // months + 1)

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.number // self.frequency.per_year

    @property
    def position(self) -> int:
        """Which period of the year it is, from 1: July is 7, the fourth quarter 4, a year 1."""
        return self.number % self.frequency.per_year + 1

    @property
    def start(self) -> date:
        """First day, inclusive."""
        months = MONTHS_A_YEAR if self.frequency.rolling else MONTHS_A_YEAR // self.frequency.per_year
        first = self.year * MONTHS_A_YEAR + self._last_month - months
        return date(first // MONTHS_A_YEAR, first % MONTHS_A_YEAR + 1, 1)

    @property
    def end(self) -> date:
        """Last day, inclusive."""
        return date(self.year, self._last_month, calendar.monthrange(self.year, self._last_month)[1])

    def holds(self, other: Period) -> bool:
        """True where another period, of any frequency, lies within this one or is the same."""
        return self.start <= other.start and other.end <= self.end

    @property
    def _last_month(self) -> int:
        return self.position * (MONTHS_A_YEAR // self.frequency.per_year)

    @property
    def id(self) -> str:
        """The period in short ascii, the same in commands, addresses and files: 2026-07, 2026-Q3, 2026."""
        return _IDS[self.frequency].format(year=self.year, position=self.position)

    def __add__(self, periods: int) -> Period:
        """Return the period `periods` later (earlier where negative)."""
        return Period(self.frequency, self.number + periods)

    def __sub__(self, other: Period) -> int:
        """Return how many periods lie from `other` to this one; negative where this is earlier."""
        self._same_frequency(other)
        return self.number - other.number

    def __lt__(self, other: Period) -> bool:
        self._same_frequency(other)
        return self.number < other.number

    def __le__(self, other: Period) -> bool:
        return self == other or self < other

    def _same_frequency(self, other: Period) -> None:
        if self.frequency is not other.frequency:
            problem = f"{self.id} og {other.id} kan ikke sammenlignes: den ene er ikke samme slags periode"
            raise PeriodError(problem)


_IDS = {
    Frequency.MONTH: "{year:04d}-{position:02d}",
    Frequency.QUARTER: "{year:04d}-Q{position}",
    Frequency.HALF_YEAR: "{year:04d}-H{position}",
    Frequency.YEAR: "{year:04d}",
    Frequency.ROLLING_YEAR_BY_MONTH: "{year:04d}-MAT{position:02d}",
    Frequency.ROLLING_YEAR_BY_QUARTER: "{year:04d}-QMAT{position}",
}
