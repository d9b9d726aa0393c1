"""Every way a period is written in exports, plans and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from pejling.errors import PeriodError
from pejling.periods import MONTHS_A_YEAR, Frequency, Period

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
    (rf"(\d){_QUARTER_WORD}\s*'?(\d\d)", _numbered_reversed(Frequency.QUARTER)),
    (rf"[QK](\d)[\s-]*{_YEAR}", _numbered_reversed(Frequency.QUARTER)),
    (rf"(\d)[QK][\s-]*{_YEAR}", _numbered_reversed(Frequency.QUARTER)),
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
