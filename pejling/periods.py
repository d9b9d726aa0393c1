"""Periods as Danish registers write them. Knows nothing of figures or files.

A period is whole: a month, a quarter, a half-year, a year, or a year that ends in a given month or quarter
(løbende år). `start` and `end` are dates, both inclusive.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
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

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb februar february",
            "mar marts march mrs",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAME = "(" + "|".join(sorted(_MONTH_NAMES, key=len, reverse=True)) + r")\.?"
_YEAR = r"((?:19|20)\d\d)"
_QUARTER_WORD = r"\.?\s*(?:kvt|kvartal|kv)\.?"
_EARLIEST_SHORT_YEAR = 70  # "feb-15" is 2015, "dec-98" is 1998


def _year(text: str) -> int:
    if len(text) == 4:  # noqa: PLR2004 - digits of a full year
        return int(text)
    return int(text) + (1900 if int(text) >= _EARLIEST_SHORT_YEAR else 2000)


def _named(month: str, year: str) -> Period:
    return Period.of(Frequency.MONTH, _year(year), _MONTH_NAMES[month])


def _rolling_months(*parts: str) -> Period:
    first, last = _named(*parts[:2]), _named(*parts[2:])
    if last - first != MONTHS_A_YEAR - 1:
        raise PeriodError("perioden er ikke tolv måneder")
    return Period(Frequency.ROLLING_YEAR_BY_MONTH, last.number)


def _rolling_quarters(*parts: str) -> Period:
    first = Period.of(Frequency.QUARTER, int(parts[1]), int(parts[0]))
    last = Period.of(Frequency.QUARTER, int(parts[3]), int(parts[2]))
    if last - first != Frequency.QUARTER.per_year - 1:
        raise PeriodError("perioden er ikke fire kvartaler")
    return Period(Frequency.ROLLING_YEAR_BY_QUARTER, last.number)


def _numbered(frequency: Frequency) -> Callable[..., Period]:
    return lambda year, position: Period.of(frequency, int(year), int(position))


def _numbered_reversed(frequency: Frequency) -> Callable[..., Period]:
    return lambda position, year: Period.of(frequency, _year(year), int(position))


# Each spelling with what it means; sources: research on Jobindsats and StatBank labels (docs/method.md, section 1).
_SPELLINGS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (rf"{_YEAR}M(\d\d?)", _numbered(Frequency.MONTH)),
    (rf"{_YEAR}-(\d\d)(?:-01(?:[T ]00:00:00)?)?", _numbered(Frequency.MONTH)),
    (r"(20(?:1[2-9]|[2-9]\d))/(\d\d)", _numbered(Frequency.MONTH)),  # before 2012, "2010/11" may be a school year
    (rf"M(\d\d?)[\s-]*{_YEAR}", _numbered_reversed(Frequency.MONTH)),
    (rf"(?:0?1[./-])?(\d\d?)[./-]{_YEAR}", _numbered_reversed(Frequency.MONTH)),
    (rf"{MONTH_NAME}\s*[-/]?\s*((?:19|20)\d\d|(?<=[-/ ])\d\d)", _named),
    (rf"{_YEAR}\s*[-/]?\s*{MONTH_NAME}", lambda year, month: _named(month, year)),
    (rf"{_YEAR}[-\s]?[QK]0?(\d)", _numbered(Frequency.QUARTER)),
    (rf"(\d){_QUARTER_WORD}\s*{_YEAR}", _numbered_reversed(Frequency.QUARTER)),
    (rf"[QK](\d)[\s-]*{_YEAR}", _numbered_reversed(Frequency.QUARTER)),
    (rf"{_YEAR}[-\s]?H0?(\d)", _numbered(Frequency.HALF_YEAR)),
    (rf"(\d)\.?\s*halvår\s*{_YEAR}", _numbered_reversed(Frequency.HALF_YEAR)),
    (rf"{_YEAR}-?QMAT0?(\d)", _numbered(Frequency.ROLLING_YEAR_BY_QUARTER)),
    (rf"{_YEAR}-?M?MAT(\d\d?)", _numbered(Frequency.ROLLING_YEAR_BY_MONTH)),
    (rf"{MONTH_NAME}\s*{_YEAR}\s*[-–]\s*{MONTH_NAME}\s*{_YEAR}", _rolling_months),
    (rf"(\d){_QUARTER_WORD}\s*{_YEAR}\s*[-–]\s*(\d){_QUARTER_WORD}\s*{_YEAR}", _rolling_quarters),
    (rf"(?:år\s*)?{_YEAR}(?:Y0?1)?", lambda year: Period.of(Frequency.YEAR, int(year))),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in _SPELLINGS)


def parse_period(text: str) -> Period:
    """Read any spelling of a period met in exports, plans and addresses.

    >>> parse_period("2023QMAT04").id, parse_period("aug 2021").id, parse_period("1. kvt. 2021").id
    ('2023-QMAT4', '2021-08', '2021-Q1')

    Raises PeriodError with the text where it is none.
    """
    stripped = " ".join(text.replace("\u00a0", " ").split())
    for pattern, make in _COMPILED:
        found = pattern.fullmatch(stripped)
        if found:
            return make(*(part.lower() for part in found.groups()))
    problem = f"'{text}' kan ikke læses som en periode; skriv fx 2026-07, 2026-Q3 eller 2026"
    raise PeriodError(problem)


def read_period(cell: object) -> Period | None:
    """Return the period a cell holds, or None where it holds none. Whole numbers 1950-2099 are years."""
    if isinstance(cell, datetime | date):
        return Period.of(Frequency.MONTH, cell.year, cell.month)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        whole = float(cell).is_integer() and 1950 <= cell <= 2099  # noqa: PLR2004 - years
        return Period.of(Frequency.YEAR, int(cell)) if whole else None
    if not isinstance(cell, str):
        return None
    try:
        return parse_period(cell)
    except PeriodError:
        return None
